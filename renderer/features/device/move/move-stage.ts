import type { DeviceState, MoveStep } from '../../../../shared/app-state.ts';

/** The steps of a move in their order. */
export const moveStages = ['key', 'release', 'there'] as const;
export type MoveStage = (typeof moveStages)[number];

/** Where a move is: the seat's own state decides, and how far the person came says the rest. */
export function moveStage(device: DeviceState, step: MoveStep | null): MoveStage {
  if (device.is === 'released' || device.is === 'none') return 'there';
  // Once a release was asked for, the key has been seen to.
  if (device.is === 'held' && device.release.is === 'idle') return step ?? 'key';
  return 'release';
}
