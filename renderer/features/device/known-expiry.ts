import type { DeviceState } from '../../../shared/app-state.ts';
import type { SeatView } from '../../../shared/license.ts';

/**
 * Returns the seat without the end of its license if the last known end says nothing: Polar no longer knows the key, whose license may be
 * deleted, or calls it expired before that end.
 */
export function withKnownExpiry(
  device: Extract<DeviceState, { type: 'held' | 'copied' }>,
): SeatView {
  if (device.type === 'copied') return device.seat;
  const { seat, seatStatus, release } = device;
  const isKeyUnknown =
    seatStatus.type === 'key-changed' ||
    (release.type === 'failed' && release.failure.code === 'key-changed');
  const hasEndedEarlier =
    seatStatus.type === 'key-inactive' &&
    seatStatus.reason === 'expired' &&
    (seat.expiresAt ?? Infinity) > seatStatus.at;
  if (!isKeyUnknown && !hasEndedEarlier) return seat;
  const { expiresAt: _unknown, ...known } = seat;
  return known;
}
