import { done, failed, type Failure } from '../../../shared/failure.ts';
import type { Result } from '../../../shared/ipc.ts';
import type { Log } from '../../ports.ts';
import type { AskedBy, DeviceRecord } from '../../storage/records.ts';
import { storageFailure } from '../../storage/stored-file.ts';
import type { ActivationWish } from '../activation/pending-activation.ts';
import { seatFacts, type Note } from './seat-events.ts';
import type { Origins } from './origin.ts';
import { isUnknownSeat, seatView, type SeatRecord } from './seat-record.ts';

/** Where this computer's one seat has its place. */
export interface SeatPlace {
  /**
   * Why no seat may be taken now: there is one, one may be on its way, or a file that cannot be read may be of one. A record that Polar
   * does not know and never confirmed is no seat. `overOther`: the person knows that what is here was copied from another computer.
   */
  obstacle(overOther: boolean): Failure | null;
  /** The same for a seat that is handed to us whole: a damaged record is not in its way, and is kept aside. */
  seatInTheWay(overOther: boolean): Failure | null;
  /** Writes the seat down as this computer's and notes it in the journal; durable when it is done. Fails with what keeps the disk from it. */
  keep(seat: DeviceRecord, what: 'activated' | 'imported', by: AskedBy): Result<undefined>;
}

/** A seat was taken, and is known to this process alone. */
export const unsavedSeat: Failure = { code: 'outcome-unsaved', file: 'device.json' };

/** The place over the seat's record and the wish for one. */
export function createSeatPlace(deps: {
  readonly record: SeatRecord;
  readonly wish: ActivationWish;
  readonly origins: Origins;
  /** Whether the seat on record is another computer's. */
  readonly isOther: () => boolean;
  readonly log: Log;
  readonly note: (note: Note) => void;
}): SeatPlace {
  const { record, wish, origins } = deps;

  function seatInTheWay(overOther: boolean): Failure | null {
    const seat = record.get();
    const begun = wish.get();
    const isOther = deps.isOther();
    if (isOther && !overOther) return { code: 'other-computer' };
    if (seat !== null && !isOther && !isUnknownSeat(seat)) return { code: 'already-activated' };
    if (begun !== null && origins.of(begun) !== 'elsewhere') {
      return { code: 'activation-unfinished' };
    }
    if (begun !== null && !overOther) return { code: 'other-computer' };
    // An unreadable wish may have taken a seat; the person has to see that first.
    const problem = wish.problem();
    if (problem !== null) return problem.failure;
    const unread = record.problem();
    return unread?.isDamaged === false ? unread.failure : null;
  }

  return {
    seatInTheWay,
    obstacle: (overOther) => seatInTheWay(overOther) ?? record.problem()?.failure ?? null,
    keep(seat, what, by) {
      try {
        const old = record.get();
        // The person may find out later that it was this computer's all the same, also where nobody can tell any more.
        if (old !== null && old.activationId !== seat.activationId && !isUnknownSeat(old)) {
          record.setCopyAside();
        }
        record.keep({ ...seat, ...origins.mark(seat.organizationId) });
      } catch (error) {
        deps.log.problem('the new seat could not be written down', error);
        if (what === 'activated') return failed(unsavedSeat);
        return failed(storageFailure(error, { fileName: 'device.json' }));
      }
      deps.note({ what, by, ...seatFacts(seatView(seat)) });
      return done(undefined);
    },
  };
}
