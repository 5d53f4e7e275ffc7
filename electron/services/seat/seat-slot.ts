import { done, failed, type Failure } from '../../../shared/failure.ts';
import type { Result } from '../../../shared/ipc.ts';
import type { Log } from '../../ports.ts';
import type { AskedBy, DeviceRecord } from '../../storage/records.ts';
import { storageFailure } from '../../storage/stored-file.ts';
import type { PendingActivation } from '../activation/pending-activation.ts';
import { seatFacts, type ActivityEvent } from './seat-events.ts';
import type { Origins } from './origin.ts';
import { isUnknownSeat, seatView, type SeatRecord } from './seat-record.ts';

/** Where this computer's one seat has its place. */
export interface SeatSlot {
  /**
   * Why no seat may be taken now: there is one, one may be on its way, or a file that cannot be read may be of one. A record that Polar
   * does not know and never confirmed is no seat. `canReplaceCopied`: the person knows that what is here was copied from another computer.
   */
  blockingFailure(canReplaceCopied: boolean): Failure | null;
  /** The same for a seat that is handed to us whole: a damaged record is not in its way, and is kept aside. */
  importBlockingFailure(canReplaceCopied: boolean): Failure | null;
  /** Writes the seat down as this computer's and notes it in the journal; durable when it is done. Fails with what keeps the disk from it. */
  save(seat: DeviceRecord, what: 'activated' | 'imported', by: AskedBy): Result<undefined>;
}

/** A seat was taken, and is known to this process alone. */
export const unsavedSeatFailure: Failure = { code: 'outcome-unsaved', file: 'device.json' };

/** The place over the seat's record and the wish for one. */
export function createSeatSlot(deps: {
  readonly record: SeatRecord;
  readonly pendingActivation: PendingActivation;
  readonly origins: Origins;
  /** Whether the seat on record is another computer's. */
  readonly isOtherComputer: () => boolean;
  readonly log: Log;
  readonly recordEvent: (event: ActivityEvent) => void;
}): SeatSlot {
  const { record, pendingActivation, origins } = deps;

  function importBlockingFailure(canReplaceCopied: boolean): Failure | null {
    const seat = record.get();
    const intent = pendingActivation.get();
    const isOtherComputer = deps.isOtherComputer();
    if (isOtherComputer && !canReplaceCopied) return { code: 'other-computer' };
    if (seat !== null && !isOtherComputer && !isUnknownSeat(seat))
      return { code: 'already-activated' };
    if (intent !== null && origins.originOf(intent) !== 'elsewhere') {
      return { code: 'activation-unfinished' };
    }
    if (intent !== null && !canReplaceCopied) return { code: 'other-computer' };
    // An unreadable wish may have taken a seat; the person has to see that first.
    const problem = pendingActivation.problem();
    if (problem !== null) return problem.failure;
    const recordProblem = record.problem();
    return recordProblem?.isDamaged === false ? recordProblem.failure : null;
  }

  return {
    importBlockingFailure,
    blockingFailure: (canReplaceCopied) =>
      importBlockingFailure(canReplaceCopied) ?? record.problem()?.failure ?? null,
    save(seat, what, by) {
      try {
        const old = record.get();
        // The person may find out later that it was this computer's all the same, also where nobody can tell any more.
        if (old !== null && old.activationId !== seat.activationId && !isUnknownSeat(old)) {
          record.setCopyAside();
        }
        record.save({ ...seat, ...origins.mark(seat.organizationId) });
      } catch (error) {
        deps.log.problem('the new seat could not be written down', error);
        if (what === 'activated') return failed(unsavedSeatFailure);
        return failed(storageFailure(error, { fileName: 'device.json' }));
      }
      deps.recordEvent({ what, by, ...seatFacts(seatView(seat)) });
      return done(undefined);
    },
  };
}
