import { mirroredFile } from '../../storage/mirrored-file.ts';
import type { ActivationIntent, DeviceRecord, SeatRecords } from '../../storage/records.ts';
import type { SeatSlotDeps } from '../seat/seat-slot.ts';

/** The activation that was begun and has not ended: from before its request until its outcome is known and saved. */
export type PendingActivation = ReturnType<typeof createPendingActivation>;

/** The pending activation over its file. One whose seat is in `record` has ended. */
export function createPendingActivation(
  file: SeatRecords['activation'],
  deps: Pick<SeatSlotDeps, 'record' | 'origins' | 'log'> & {
    /** Whether a new seat replaces the one on record, which therefore is not the seat of this activation. */
    readonly isReplaceable: (seat: DeviceRecord) => boolean;
  },
) {
  const { record, log } = deps;
  const mirror = mirroredFile(file);
  /** Whether it has ended and only its file is left. */
  let isOver = false;
  let takenSeat: DeviceRecord | null = null;

  const get = (): ActivationIntent | null => (isOver ? null : mirror.get());

  /**
   * Ends the activation even if its file cannot be erased: beside the seat it does no harm, and the next start erases it. If it took no
   * seat, the record that one would have replaced comes back.
   */
  function closeIfPossible(): void {
    try {
      const replaced = mirror.get()?.replaced;
      if (replaced !== undefined && record.get() === null) record.save(replaced);
      mirror.erase();
    } catch (error) {
      log.problem('a finished activation could not be erased', error);
      isOver = true;
    }
    takenSeat = null;
  }

  function closeIfSaved(): void {
    const [intent, seat] = [mirror.get(), record.get()];
    if (intent === null || seat === null || deps.isReplaceable(seat)) return;
    // Its seat was saved. An activation of another computer says nothing about this seat.
    const isMarked = [intent.machine, seat.machine].every((mark) => mark !== undefined);
    if (!isMarked || intent.machine === seat.machine) closeIfPossible();
  }

  return {
    get,
    /** Whether another computer began it. */
    isElsewhere(): boolean {
      const intent = get();
      return intent !== null && deps.origins.originOf(intent) === 'elsewhere';
    },
    /** The seat that it took and that could not be saved yet, else null. Known to this process alone. */
    takenSeat: (): DeviceRecord | null => takenSeat,
    setTakenSeat(seat: DeviceRecord): void {
      takenSeat = seat;
    },
    problem: mirror.problem,
    dismissProblem: mirror.dismissProblem,
    reload(): void {
      mirror.reload();
      isOver = false;
      closeIfSaved();
      if (get() === null) takenSeat = null;
    },
    /** Durable when it returns; throws the file system's error. */
    open(intent: ActivationIntent): void {
      mirror.save(intent);
      isOver = false;
    },
    /** Ends the activation. Throws the file system's error, and then it is still pending. */
    close(): void {
      mirror.erase();
      takenSeat = null;
    },
    closeIfPossible,
  };
}
