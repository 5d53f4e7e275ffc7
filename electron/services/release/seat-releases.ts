import { done, failed, type Result } from '../../../shared/failure.ts';
import {
  canCancel,
  isRateLimited,
  undoWindow,
  type SeatReleaseEvent,
} from '../../../shared/seat-release.ts';
import type { AskedBy, SeatRecords } from '../../storage/records.ts';
import { tryWrite } from '../../storage/stored-file.ts';
import type { SeatSlotDeps } from '../seat/seat-slot.ts';
import { createReleaseDriver, type DriverDeps } from './release-driver.ts';
import { recoveredState } from './release-events.ts';
import { createReleaseJournalStore } from './release-journal.ts';

/** What a check outside of a release can find after a request was sent. */
type CheckEvent = Extract<
  SeatReleaseEvent,
  { type: 'found-free' | 'found-unconfirmed' | 'found-key-refused' }
>;

/** The release of this computer's seat: requests, cancels, retries and recovers it. */
export type SeatReleases = ReturnType<typeof createSeatReleases>;

interface SeatReleaseDeps extends DriverDeps, Pick<SeatSlotDeps, 'origins' | 'isOtherComputer'> {
  readonly file: SeatRecords['release'];
}

/** Releases of the seat in `record`. */
export function createSeatReleases(deps: SeatReleaseDeps) {
  const { record, clock } = deps;
  const journal = createReleaseJournalStore(deps.file, deps);
  const driver = createReleaseDriver(deps, journal);
  const { state, apply } = driver;
  let askedBy: AskedBy | null = null;

  return {
    state,
    /** Whether a request may have reached Polar. If so, a seat found free was released by it. */
    hasSent: (): boolean => journal.hasSent(record.get()),
    /** Who requested the release that `state` is about. */
    askedBy: (): AskedBy | null => askedBy,

    /**
     * Requests the release. `hasCountdown`: it is sent only after `undoWindow`. Fails with `other-computer` for another computer's seat,
     * unless the person has agreed: with `canReleaseOther`, or when they requested the release that failed. `now`: the start of the countdown,
     * in milliseconds since 1970.
     */
    request(
      by: AskedBy,
      hasCountdown: boolean,
      canReleaseOther = false,
      now = clock.now(),
    ): Result<undefined> {
      const seat = record.get();
      const { type } = state();
      if (seat === null) return failed('not-activated');
      if (type === 'idle' && !canReleaseOther && deps.isOtherComputer())
        return failed('other-computer');
      if (isRateLimited(state(), now)) return done(undefined);
      if (type === 'idle' || type === 'failed') {
        askedBy = by;
        journal.begin(by, seat, state());
      }
      apply({ type: 'requested', undoUntil: hasCountdown ? now + undoWindow : null });
      return done(undefined);
    },

    /** Cancels the release while nothing has been sent, or dismisses its failure. */
    cancelRelease(): Result<undefined> {
      const { type } = state();
      if (!canCancel(state()) && type !== 'failed') return failed('release-pending');
      const erased = tryWrite('release.json', () => {
        // A countdown leaves nothing on the disk; a release that waits would be sent by the next start.
        if (type === 'waiting') journal.cancel();
      });
      if (erased.ok) apply({ type: 'canceled' });
      return erased;
    },

    /** Sends or checks now instead of later. */
    tryNow(): void {
      if (isRateLimited(state(), clock.now())) return;
      const { type } = state();
      if (type === 'waiting' || type === 'unknown') apply({ type: 'due' });
      if (type === 'released') void driver.retryFinish();
    },

    /** Continues a release that an earlier process left. Checks an open request before anything else. */
    recover(): void {
      // An earlier call or a request of the person comes first. A journal whose release is over gives way to another process's.
      const { type } = state();
      if (type !== 'idle' && type !== 'failed') return;
      const stored = journal.recover(record.get());
      if (stored.type === 'unreadable') deps.reportFailure(stored.failure);
      if (stored.type !== 'value') return;
      askedBy = stored.value.askedBy;
      const isConfirmed = typeof record.get()?.confirmedAt === 'number';
      driver.resume(recoveredState(stored.value, { now: clock.now(), isConfirmed }));
    },

    /** Applies the result of a check outside of a release. Under the lock. */
    applyCheck: (event: CheckEvent): void => driver.applyAndFinish(event),

    dismissFailure(): void {
      if (state().type === 'failed') apply({ type: 'canceled' });
    },

    /** Another process has released the seat and erased its record. Does nothing during a request, which notices it on its own. */
    releasedElsewhere(): void {
      const { type } = state();
      if (type !== 'releasing' && type !== 'settling') driver.endAsReleasedElsewhere();
    },

    stop: driver.stop,
  };
}
