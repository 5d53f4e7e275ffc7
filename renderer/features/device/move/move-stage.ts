import type { DeviceState, MoveStage, SeatState } from '../../../../shared/app-state.ts';
import type { SeatView } from '../../../../shared/license.ts';

/** The steps of a move, in order. */
export const moveStages = ['key', 'release', 'there'] as const satisfies readonly MoveStage[];

/** Returns the step to show for a move at `stage`; null means that the move has just started. */
export function getMoveStage(device: DeviceState, stage: MoveStage | null): MoveStage {
  if (stage === 'there') return stage;
  // The person has saved the key if they requested a release.
  if (device.type === 'held' && device.release.type === 'idle') return stage ?? 'key';
  return 'release';
}

/** Returns the step to show for the move of several seats. `hasFile`: whether they were saved in a transfer file. */
export function getMoveAllStage(seats: readonly SeatState[], hasFile: boolean): MoveStage {
  if (!hasFile) return 'key';
  return seats.every(({ device }) => device.type === 'released') ? 'there' : 'release';
}

/** Returns whether the license has a free seat, so that the new computer can be activated before this one releases its own. */
export function getFreeSeats({ seats }: Pick<SeatView, 'seats'>): 'free' | 'full' | 'unknown' {
  if (seats === null) return 'unknown';
  return seats.limit === null || seats.used < seats.limit ? 'free' : 'full';
}
