import type { DeviceState } from '../../../shared/app-state.ts';
import type { SeatCount } from '../../../shared/license.ts';

type HeldDevice = Extract<DeviceState, { type: 'held' }>;

/**
 * How old the count of a license's seats is. `current`: the last check counted them. `undated`: nothing says when they were counted.
 * `at`: when Polar counted them, in milliseconds since 1970.
 */
export type CountAge =
  | { readonly type: 'current' }
  | { readonly type: 'undated' }
  | { readonly type: 'dated'; readonly at: number };

/** Returns the age of the count of a held seat's license. */
export function getCountAge({ seat: { countedAt }, seatStatus, release }: HeldDevice): CountAge {
  // Without the organization's token a check confirms the seat and counts none.
  const isOfLastCheck = seatStatus.type === 'confirmed' && countedAt === seatStatus.at;
  // A release that could not be sent is newer than the last check.
  if (isOfLastCheck && release.type !== 'waiting') return { type: 'current' };
  const lastAt = 'lastAt' in seatStatus ? seatStatus.lastAt : null;
  const at = countedAt ?? lastAt;
  return at === null ? { type: 'undated' } : { type: 'dated', at };
}

/** Returns the seats of a held seat's license; null if they are not known, or of an unknown day. */
export function getDatedSeats(device: HeldDevice): SeatCount | null {
  return getCountAge(device).type === 'undated' ? null : device.seat.seats;
}
