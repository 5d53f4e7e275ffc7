import * as v from 'valibot';
import { MoveStep, type DeviceState, type MoveStage } from '../../../shared/app-state.ts';
import { mirroredFile } from '../../storage/mirrored-file.ts';
import { storedFile, type FileDeps } from '../../storage/stored-file.ts';

/** The step of a move, and the seat that it is about. It does not apply to another seat. */
const MoveRecord = v.strictObject({ step: MoveStep, activationHash: v.string() });

/**
 * Remembers across restarts, in a file, that a person moves this computer's seat to another computer. `released`: the hash of the
 * activation whose release was confirmed last.
 */
export function createMove(deps: FileDeps, released: () => string | null) {
  const file = mirroredFile(storedFile(deps, 'move', MoveRecord));
  file.reload();

  return {
    /** Reads the file again: another process may have changed it. */
    reload: file.reload,
    /**
     * Returns how far the move of the held seat, or of the released one, has come. Null without a move, and if the record was removed
     * without a release, since nothing is left to move then.
     */
    stage(device: DeviceState): MoveStage | null {
      const move = file.get();
      if (move === null) return null;
      const { step, activationHash } = move;
      if (device.type === 'held')
        return device.seat.activationHash === activationHash ? step : null;
      if (released() === activationHash) return 'there';
      // An unreadable record may become readable again.
      return device.type === 'unreadable' ? step : null;
    },
    /** Null ends the move. Throws the file system's error. */
    setStep(step: MoveStep | null, device: DeviceState): void {
      if (step === null) file.erase();
      else if (device.type === 'held')
        file.save({ step, activationHash: device.seat.activationHash });
    },
  };
}
