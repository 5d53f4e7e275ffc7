import type { Log } from '../../ports.ts';
import { mirroredFile, type MirroredFile } from '../../storage/mirrored-file.ts';
import type { ActivationIntent, DeviceRecord, Records } from '../../storage/records.ts';
import type { SeatRecord } from '../seat/seat-record.ts';

/** The wish for a seat: from before its request until its outcome is known and kept. */
export interface ActivationWish extends Pick<
  MirroredFile<ActivationIntent>,
  'get' | 'problem' | 'putProblemAway' | 'reload'
> {
  /** Durable when it returns; throws the file system's error. */
  open(wish: ActivationIntent): void;
  /** The wish is over. Throws the file system's error, and then it is still open. */
  close(): void;
  /** The same where its file may be left behind: beside the seat it does no harm, and the next start puts it away. */
  closeIfPossible(): void;
}

/** The wish over its file; one whose seat is in `record` is over. */
export function createActivationWish(
  file: Records['activation'],
  deps: {
    readonly record: SeatRecord;
    readonly log: Log;
    /** Whether a new seat takes the place of this one on record, which is therefore not the wish's. */
    readonly isReplaceable: (seat: DeviceRecord) => boolean;
  },
): ActivationWish {
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
    putProblemAway: mirror.putProblemAway,
    reload() {
      mirror.reload();
      isOver = false;
      const [wish, seat] = [mirror.get(), record.get()];
      if (wish === null || seat === null || deps.isReplaceable(seat)) return;
      // Its seat was saved, and only the wish was left behind. One of another computer says nothing of this seat.
      const isMarked = [wish.machine, seat.machine].every((mark) => mark !== undefined);
      if (!isMarked || wish.machine === seat.machine) closeIfPossible();
    },
    open(wish) {
      mirror.keep(wish);
      isOver = false;
    },
    close: mirror.erase,
    closeIfPossible,
  };
}
