import type { DeviceState } from '../../../shared/app-state.ts';
import type { SeatView } from '../../../shared/license.ts';

/**
 * Returns the seat without the end of its license if Polar no longer knows the key: the license may be deleted, so that its last known end says
 * nothing.
 */
export function withKnownExpiry(
  device: Extract<DeviceState, { type: 'held' | 'copied' }>,
): SeatView {
  if (device.type === 'copied') return device.seat;
  const { seat, seatStatus, release } = device;
  const isKeyUnknown =
    seatStatus.type === 'key-changed' ||
    (release.type === 'failed' && release.failure.code === 'key-changed');
  if (!isKeyUnknown) return seat;
  const { expiresAt: _unknown, ...known } = seat;
  return known;
}
