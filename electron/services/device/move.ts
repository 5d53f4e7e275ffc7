import * as v from 'valibot';
import { MoveStep, type DeviceState, type MoveStage } from '../../../shared/app-state.ts';
import { storedFile, type FileDeps } from '../../storage/stored-file.ts';

/** How far a move is, and of which seat: another one begins anew. */
const MoveRecord = v.strictObject({ step: MoveStep, activationHash: v.string() });

/** Remembers that this computer's seat is on its way to another one, across restarts. */
export interface Move {
  /**
   * How far the move is of the seat that is held, or of the one that was released. Null while nobody moves one, and where the record
   * went without a release: then there is nothing to go on with.
   */
  stage(device: DeviceState): MoveStage | null;
  /** Null ends the move. Throws the file system's error. */
  setStep(step: MoveStep | null, device: DeviceState): void;
}

/** The move over its file. `released`: the hash of the activation whose release was confirmed last. */
export function createMove(deps: FileDeps, released: () => string | null): Move {
  const file = storedFile(deps, 'move', MoveRecord);
  const stored = file.read();
  let move = stored.type === 'value' ? stored.value : null;

  return {
    stage(device) {
      if (move === null) return null;
      const { step, activationHash } = move;
      if (device.type === 'held')
        return device.seat.activationHash === activationHash ? step : null;
      if (released() === activationHash) return 'there';
      // A record that cannot be read may be there again.
      return device.type === 'unreadable' ? step : null;
    },
    setStep(step, device) {
      if (step === null) {
        file.erase();
        move = null;
      } else if (device.type === 'held') {
        const next = { step, activationHash: device.seat.activationHash };
        file.write(next);
        move = next;
      }
    },
  };
}
