import type { ReleasedLicense } from '../release/receipts.ts';
import type { Device } from './device.ts';

/**
 * Returns the license of which a seat may be taken again without its key being typed: one that this process released, or one whose seat was
 * released elsewhere and is still on record. Null for any other.
 */
export function licenseToActivateAgain({
  receipts,
  record,
  state,
}: Pick<Device, 'receipts' | 'record' | 'state'>): ReleasedLicense | null {
  const released = receipts.releasedLicense();
  if (released !== null) return released;
  const shown = state();
  const seat = record.get();
  if (shown.type !== 'held' || shown.release.type !== 'idle' || seat === null) return null;
  if (shown.seatStatus.type !== 'removed') return null;
  const { server, key, organizationId, label } = seat;
  return { server, key, organizationId, label };
}
