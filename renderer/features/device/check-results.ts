import type { SeatState } from '../../../shared/app-state.ts';
import type { SeatId } from '../../../shared/seat-id.ts';
import { needsAttention } from '../../../shared/seats.ts';
import { getDeviceActions } from './device-actions.ts';

/** What checks of several seats found: the number of seats for each result. */
export interface CheckResults {
  readonly active: number;
  /** Something failed, ended or has to be decided. */
  readonly attention: number;
  /** Polar gave no answer. */
  readonly unchecked: number;
}

/** Returns the seats that can be checked now. */
export function getCheckable(seats: readonly SeatState[]): readonly SeatId[] {
  return seats
    .filter(({ device }) => getDeviceActions(device).includes('check'))
    .map(({ id }) => id);
}

/** Returns what the checks of the seats with these ids found. Leaves out seats that are gone meanwhile. `now`: milliseconds since 1970. */
export function getCheckResults(
  seats: readonly SeatState[],
  ids: readonly SeatId[],
  now: number,
): CheckResults {
  const counts = { active: 0, attention: 0, unchecked: 0 };
  for (const { id, device } of seats) {
    if (!ids.includes(id) || device.type === 'none') continue;
    if (needsAttention(device, now)) counts.attention += 1;
    else if (device.type === 'held' && device.seatStatus.type === 'confirmed') counts.active += 1;
    else counts.unchecked += 1;
  }
  return counts;
}
