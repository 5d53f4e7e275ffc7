import type { DeviceState } from '../../../shared/app-state.ts';
import { hasExpired } from '../../../shared/license.ts';
import type { WindowText } from '../../../shared/text/text.ts';

/**
 * Returns what a release of a held seat brings. That its seat can be used elsewhere is said only while its key activates a computer.
 *
 * @param product the license's product; null if it has no name
 * @param isOneOfSeveral whether this computer has other licenses
 */
export function getReleaseConsequence(
  { seat, seatStatus }: Extract<DeviceState, { type: 'held' }>,
  { device: { dialog, licenses } }: WindowText,
  now: number,
  product: string | null,
  isOneOfSeveral: boolean,
): string {
  if (seatStatus.type === 'key-changed') return dialog.keyChanged;
  if (seatStatus.type === 'key-inactive' || hasExpired(seat, now)) return dialog.inactive;
  return isOneOfSeveral ? licenses.dialog.body : dialog.body(product);
}
