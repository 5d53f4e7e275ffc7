import { done, failed, type Failure, type Result } from '../../../shared/failure.ts';
import type { Log } from '../../ports.ts';
import type { MirroredFile } from '../../storage/mirrored-file.ts';
import type { ActivationIntent, AskedBy, DeviceRecord } from '../../storage/records.ts';
import { storageFailure } from '../../storage/stored-file.ts';
import { seatFacts, type ActivityEvent } from './seat-events.ts';
import type { Origins } from './origin.ts';
import { isRemovedSeat, isUnknownSeat, seatView, type SeatRecord } from './seat-record.ts';

/** The one slot for this computer's seat. */
export type SeatSlot = ReturnType<typeof createSeatSlot>;

/** A seat was taken, and only this process knows it. */
export const unsavedSeatFailure: Failure = { code: 'outcome-unsaved', file: 'device.json' };

/** What the slot works with. */
export interface SeatSlotDeps {
  readonly record: SeatRecord;
  readonly origins: Origins;
  /** Whether the seat on record is another computer's. */
  readonly isOtherComputer: () => boolean;
  /** Whether the seat on record is free, and the disk has kept its record from being erased. */
  readonly isErasing: () => boolean;
  readonly log: Log;
  readonly recordEvent: (event: ActivityEvent) => void;
}

/** The slot over the seat's record and the pending activation. */
export function createSeatSlot(
  deps: SeatSlotDeps,
  pendingActivation: Pick<MirroredFile<ActivationIntent>, 'get' | 'problem'>,
) {
  const { record, origins } = deps;

  /** Returns what `blockingFailure` does, for an import. A damaged record does not block it, and is set aside. */
  function importBlockingFailure(
    canReplaceCopied: boolean,
    canReplaceRemoved = false,
  ): Failure | null {
    const seat = record.get();
    const intent = pendingActivation.get();
    const isOtherComputer = deps.isOtherComputer();
    // The release would be shown as that of the new seat.
    if (deps.isErasing()) return { code: 'release-pending' };
    if (isOtherComputer && !canReplaceCopied) return { code: 'other-computer' };
    const isReplaceable =
      seat === null || isUnknownSeat(seat) || (canReplaceRemoved && isRemovedSeat(seat));
    if (!isOtherComputer && !isReplaceable) return { code: 'already-activated' };
    if (intent !== null && origins.originOf(intent) !== 'elsewhere') {
      return { code: 'activation-unfinished' };
    }
    if (intent !== null && !canReplaceCopied) return { code: 'other-computer' };
    // An unreadable activation may have taken a seat; the person must know that first.
    const problem = pendingActivation.problem();
    if (problem !== null) return problem.failure;
    const recordProblem = record.problem();
    return recordProblem?.isDamaged === false ? recordProblem.failure : null;
  }

  return {
    importBlockingFailure,
    /**
     * Returns why no seat may be taken now: this computer holds one, one may be on its way, or an unreadable file may be of one; else null.
     * A record that Polar does not know and never confirmed does not count. `canReplaceCopied`: the person knows that the record here was
     * copied from another computer. `canReplaceRemoved`: the person takes a new seat in place of one that was released elsewhere.
     */
    blockingFailure: (canReplaceCopied: boolean, canReplaceRemoved = false): Failure | null =>
      importBlockingFailure(canReplaceCopied, canReplaceRemoved) ??
      record.problem()?.failure ??
      null,
    /** Saves the seat as this computer's and records the event; durable when it returns. Fails if the disk refuses. */
    save(seat: DeviceRecord, what: 'activated' | 'imported', by: AskedBy): Result<undefined> {
      try {
        const old = record.get();
        // The person may find out later that the old record was this computer's after all.
        if (old !== null && old.activationId !== seat.activationId && !isUnknownSeat(old)) {
          record.setCopyAside();
        }
        record.save({ ...seat, ...origins.mark(seat.organizationId) });
      } catch (error) {
        deps.log.problem('a new seat could not be saved', error);
        if (what === 'activated') return failed(unsavedSeatFailure);
        return failed(storageFailure(error, { fileName: 'device.json' }));
      }
      deps.recordEvent({ what, by, ...seatFacts(seatView(seat)) });
      return done(undefined);
    },
  };
}
