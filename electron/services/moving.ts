import * as v from 'valibot';
import { MoveStep, type DeviceState } from '../../shared/app-state.ts';
import { storedFile, type FileDeps } from '../storage/stored-file.ts';

/** How far a move is, and of which seat: another one begins anew. */
const Move = v.strictObject({ step: MoveStep, activationHash: v.string() });

/** Remembers that this computer's seat is on its way to another one, across restarts. */
export interface Moving {
  /** How far the move is of the seat that is held; of the last one where there is none any more. */
  step(device: DeviceState): MoveStep | null;
  /** Null ends the move. Throws the file system's error. */
  go(step: MoveStep | null, device: DeviceState): void;
}

/** The move over its file. */
export function createMoving(deps: FileDeps): Moving {
  const file = storedFile(deps, 'move', Move);
  const stored = file.read();
  let move = stored.is === 'value' ? stored.value : null;

  return {
    step(device) {
      if (move === null) return null;
      const isOther = device.is === 'held' && device.seat.activationHash !== move.activationHash;
      return isOther ? null : move.step;
    },
    go(step, device) {
      if (step === null) {
        file.erase();
        move = null;
      } else if (device.is === 'held') {
        const next = { step, activationHash: device.seat.activationHash };
        file.write(next);
        move = next;
      }
    },
  };
}
