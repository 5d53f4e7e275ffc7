import type { DeviceState } from '../../../shared/app-state.ts';
import { hasExpired } from '../../../shared/license.ts';

/** Seat statuses with which the key cannot activate another computer. */
const unusableStatuses: ReadonlySet<string> = new Set([
  'removed',
  'never-confirmed',
  'key-changed',
  'key-inactive',
]);

/** Whether the seat can be moved to another computer: its key still activates one. `now`: milliseconds since 1970. */
export function canMove(device: DeviceState, now: number): boolean {
  if (device.type !== 'held' || device.seat.otherComputer === true) return false;
  if (hasExpired(device.seat, now)) return false;
  return device.release.type === 'idle' && !unusableStatuses.has(device.seatStatus.type);
}
