import type { DeviceState, SeatState } from '../../../shared/app-state.ts';
import { hasExpired } from '../../../shared/license.ts';
import { maxTransferLicenses } from '../../../shared/transfer.ts';

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

/** Returns the seats that can be moved to another computer. */
export function getMovable(seats: readonly SeatState[], now: number): readonly SeatState[] {
  return seats.filter(({ device }) => canMove(device, now));
}

/** Whether several seats can be moved together, in one transfer file. */
export function canMoveAll(seats: readonly SeatState[], now: number): boolean {
  const { length } = getMovable(seats, now);
  return length > 1 && length <= maxTransferLicenses;
}
