import type { DeviceState, MoveStage, SeatState } from '../../../../shared/app-state.ts';

/** The steps of a move, in order. */
export const moveStages = ['key', 'release', 'there'] as const satisfies readonly MoveStage[];

/** Returns the step to show for a move at `stage`; null means that the move has just started. */
export function getMoveStage(device: DeviceState, stage: MoveStage | null): MoveStage {
  if (stage === 'there') return stage;
  // The person has saved the key if they requested a release.
  if (device.type === 'held' && device.release.type === 'idle') return stage ?? 'key';
  return 'release';
}

/** Returns the seats whose move has come past the transfer file, as main has saved it. */
export function getMovingSeats(seats: readonly SeatState[]): readonly SeatState[] {
  return seats.filter(({ move }) => move === 'release' || move === 'there');
}

/** Returns the seats that move together, also after a restart; none for a single one. */
export function getJointMove(seats: readonly SeatState[]): readonly SeatState[] {
  const moving = getMovingSeats(seats);
  return moving.length > 1 ? moving : [];
}

/** Returns the step to show for seats that move together; for none the first step. */
export function getMoveAllStage(moving: readonly SeatState[]): MoveStage {
  if (moving.length === 0) return 'key';
  return moving.every(({ move }) => move === 'there') ? 'there' : 'release';
}
