import type { Log } from '../../ports.ts';
import { mirroredFile, type MirroredFile } from '../../storage/mirrored-file.ts';
import type { ActivationIntent, DeviceRecord, Records } from '../../storage/records.ts';
import type { SeatRecord } from '../seat/seat-record.ts';

/** The wish for a seat: from before its request until its outcome is known and kept. */
export interface PendingActivation extends Pick<
  MirroredFile<ActivationIntent>,
  'get' | 'problem' | 'dismissProblem' | 'reload'
> {
  /** Durable when it returns; throws the file system's error. */
  open(intent: ActivationIntent): void;
  /** The wish is over. Throws the file system's error, and then it is still open. */
  close(): void;
  /** The same where its file may be left behind: beside the seat it does no harm, and the next start puts it away. */
  closeIfPossible(): void;
}

/** The wish over its file; one whose seat is in `record` is over. */
export function createPendingActivation(
  file: Records['activation'],
  deps: {
    readonly record: SeatRecord;
    readonly log: Log;
    /** Whether a new seat takes the place of this one on record, which is therefore not the wish's. */
    readonly isReplaceable: (seat: DeviceRecord) => boolean;
  },
): PendingActivation {
  const { record, log } = deps;
  const mirror = mirroredFile(file);
  /** It is over, and only its file was left behind. */
  let isOver = false;

  function closeIfPossible(): void {
    try {
      mirror.erase();
    } catch (error) {
      log.problem('a finished activation could not be put away', error);
      isOver = true;
    }
  }

  return {
    get: () => (isOver ? null : mirror.get()),
    problem: mirror.problem,
    dismissProblem: mirror.dismissProblem,
    reload() {
      mirror.reload();
      isOver = false;
      const [intent, seat] = [mirror.get(), record.get()];
      if (intent === null || seat === null || deps.isReplaceable(seat)) return;
      // Its seat was saved, and only the wish was left behind. One of another computer says nothing of this seat.
      const isMarked = [intent.machine, seat.machine].every((mark) => mark !== undefined);
      if (!isMarked || intent.machine === seat.machine) closeIfPossible();
    },
    open(intent) {
      mirror.save(intent);
      isOver = false;
    },
    close: mirror.erase,
    closeIfPossible,
  };
}
