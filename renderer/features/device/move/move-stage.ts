import type { DeviceState, MoveStage } from '../../../../shared/app-state.ts';

/** The steps of a move in their order. */
export const moveStages = ['key', 'release', 'there'] as const satisfies readonly MoveStage[];

/** What the person sees of a move that is at `stage`; null where it has only just been begun. */
export function getMoveStage(device: DeviceState, stage: MoveStage | null): MoveStage {
  if (stage === 'there') return stage;
  // Once a release was asked for, the key has been seen to.
  if (device.type === 'held' && device.release.type === 'idle') return stage ?? 'key';
  return 'release';
}
