import type { DeviceState, SeatState } from './app-state.ts';

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

/** Returns how urgent a state is to a person: the lower, the more. */
function urgencyOf(device: DeviceState): number {
  switch (device.type) {
    case 'unreadable':
      return 0;
    case 'activating':
      return 1;
    case 'copied':
      return 2;
    case 'held':
      return heldUrgency(device);
    case 'released':
      return 7;
    case 'none':
      return 8;
  }
}

function heldUrgency({ release, seatStatus }: Extract<DeviceState, { type: 'held' }>): number {
  if (release.type === 'failed') return 3;
  if (release.type !== 'idle') return 4;
  return seatStatus.type === 'confirmed' ||
    seatStatus.type === 'checking' ||
    seatStatus.type === 'unchecked'
    ? 6
    : 5;
}

/** Returns the seats, the one that needs attention most first; of two that need the same the earlier one. */
export function byUrgency(seats: readonly SeatState[]): readonly SeatState[] {
  return seats.toSorted((one, other) => urgencyOf(one.device) - urgencyOf(other.device));
}

/** Returns the seat that needs attention most, of several such the first; null without a seat. */
export function mainSeat(seats: readonly SeatState[]): SeatState | null {
  return byUrgency(seats)[0] ?? null;
}
