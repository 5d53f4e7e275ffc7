import type { DeviceState, SeatState } from './app-state.ts';
import { isExpiringSoon } from './format.ts';
import { hasExpired } from './license.ts';

/** The state of a computer without a seat. */
const none: DeviceState = { type: 'none' };

/** Returns the only seat of this computer; null for none and for several. */
export function onlySeat(seats: readonly SeatState[]): SeatState | null {
  const [only, ...others] = seats;
  return only !== undefined && others.length === 0 ? only : null;
}

/** Returns the state of a seat; `none` if it is not on record. */
export function deviceOf(seats: readonly SeatState[], id: string | null): DeviceState {
  return seats.find((seat) => seat.id === id)?.device ?? none;
}

/** Whether a seat can be released: no release of it is under way, it is this computer's, and Polar has not reported it as removed or unknown. */
export function canRelease(device: DeviceState): boolean {
  if (device.type !== 'held' || device.seat.otherComputer === true) return false;
  if (device.release.type !== 'idle' && device.release.type !== 'failed') return false;
  const { type } = device.seatStatus;
  return type !== 'removed' && type !== 'never-confirmed';
}

/** Why a seat that this computer holds is left out of the release of all: Polar no longer knows its key. */
export function isKeyChanged(device: DeviceState): boolean {
  if (device.type !== 'held') return false;
  const { release, seatStatus } = device;
  // The last check decides: since an earlier release failed, the record may have got the new key.
  const isAtRest = release.type === 'idle' || release.type === 'failed';
  return isAtRest && seatStatus.type === 'key-changed';
}

/**
 * Whether the release of all seats includes a seat. With a key that Polar no longer knows it would fail, so that only the person's own request
 * for this seat tries it.
 */
export function isReleasedWithAll(device: DeviceState): boolean {
  return canRelease(device) && !isKeyChanged(device);
}

/** Returns how urgent a state is to a person at `now`: the lower, the more. The end of a license counts unless `now` is null. */
function urgencyOf(device: DeviceState, now: number | null): number {
  switch (device.type) {
    case 'unreadable':
      return 0;
    case 'activating':
      return 1;
    case 'copied':
      return 2;
    case 'held':
      return heldUrgency(device, now);
    case 'released':
      return 8;
    case 'none':
      return 9;
  }
}

function heldUrgency(
  { release, seatStatus, seat }: Extract<DeviceState, { type: 'held' }>,
  now: number | null,
): number {
  if (release.type === 'failed') return 3;
  if (release.type !== 'idle') return 4;
  const isUsual =
    seatStatus.type === 'confirmed' ||
    seatStatus.type === 'checking' ||
    seatStatus.type === 'unchecked';
  if (!isUsual) return 5;
  const { expiresAt } = seat;
  if (now === null || typeof expiresAt !== 'number') return 7;
  if (hasExpired(seat, now)) return 5;
  return isExpiringSoon(expiresAt, now) ? 6 : 7;
}

/** Returns the seats, the one that needs attention most first; of two that need the same the earlier one. */
export function byUrgency(seats: readonly SeatState[], now: number | null): readonly SeatState[] {
  return seats.toSorted((one, other) => urgencyOf(one.device, now) - urgencyOf(other.device, now));
}

/** Returns the seat that needs attention most, of several such the first; null without a seat. */
export function mainSeat(seats: readonly SeatState[], now: number | null): SeatState | null {
  return byUrgency(seats, now)[0] ?? null;
}

/** Whether a state needs attention at `now`: something failed, ended, has to be decided, or its release has no answer yet. A failed check alone does not. */
export function needsAttention(device: DeviceState, now: number): boolean {
  if (device.type === 'activating') return device.isUnfinished || device.saveFailure !== null;
  if (device.type !== 'held') return device.type === 'unreadable' || device.type === 'copied';
  const { type } = device.release;
  if (type === 'failed' || type === 'waiting' || type === 'unknown') return true;
  const isReached = device.seatStatus.type !== 'not-reached';
  return type === 'idle' && isReached && heldUrgency(device, now) <= 5;
}
