import { done, failed, type Failure } from '../../../shared/failure.ts';
import {
  canCancel,
  isRateLimited,
  nextState,
  type SeatRelease,
  type SeatReleaseEvent,
} from '../../../shared/seat-release.ts';
import type { LicenseKeys } from '../../polar/license-keys.ts';
import { backOff } from '../../polar/rate-limiter.ts';
import type { Clock, Log } from '../../ports.ts';
import { lockTimeout, type Lock } from '../../storage/lock.ts';
import type { AskedBy, DeviceRecord, Records, ReleaseJournal } from '../../storage/records.ts';
import { storageFailure } from '../../storage/stored-file.ts';
import { createTimer } from '../../timing.ts';
import { createAttempts } from '../seat/attempts.ts';
import type { Credentials } from '../organization/credentials.ts';
import type { SeatReleases } from './release-control.ts';
import { runUnderLock } from './run-under-lock.ts';
import type { Origins } from '../seat/origin.ts';
import { recoveredState } from './release-events.ts';
import { checkUntilKnown } from './check-until-known.ts';
import { finishRelease } from './finish-release.ts';
import { requestRelease } from './release-request.ts';
import { createReleaseJournalStore } from './release-journal.ts';
import type { SeatRecord } from '../seat/seat-record.ts';

/** How long a person may take a release back, in milliseconds. Nothing is sent before. */
export const undoWindow = 5_000;

/**
 * A driver for the seat in `record`. `released` runs in the lock once the release is durable, and `gone` when another process turns
 * out to have released the seat; `changed` after each change.
 */
export function createSeatReleases(deps: {
  readonly record: SeatRecord;
  readonly file: Records['release'];
  readonly keys: LicenseKeys;
  readonly credentials: Credentials;
  readonly clock: Clock;
  readonly lock: Lock;
  readonly log: Log;
  readonly origins: Origins;
  /** Whether the seat on record is another computer's. */
  readonly isOtherComputer: () => boolean;
  readonly released: (record: DeviceRecord, journal: ReleaseJournal) => void;
  readonly releasedElsewhere: () => void;
  readonly changed: () => void;
  readonly reportFailure: (failure: Failure | null) => void;
}): SeatReleases {
  const { record, keys, credentials, clock, lock, log } = deps;
  const journalStore = createReleaseJournalStore(deps.file, deps);
  const attempt = createAttempts({
    log,
    reportFailure: (failure) =>
      deps.reportFailure(failure === null ? null : asUnsavedOutcome(failure)),
  });
  const timer = createTimer(clock);
  let state: SeatRelease = { type: 'idle' };
  let asker: AskedBy | null = null;
  /** Looks in a row that learned nothing, and attempts in a row to put a released seat away. */
  let failedAttempts = 0;

  /** What is written here has come to be already; only a release that itself failed for the disk's sake was not sent. */
  function asUnsavedOutcome(failure: Failure): Failure {
    const isUnsent = state.type === 'failed' && state.failure.file !== undefined;
    return isUnsent ? failure : { ...failure, code: 'outcome-unsaved' };
  }

  /** A result that cannot be written is still true: the story on disk then says "sent", and the next start settles it. */
  function persistState(): void {
    attempt('the release could not be written down', 'release.json', () =>
      journalStore.write({ state }),
    );
  }

  /** Another import, or an activation, may take the place of a record that Polar does not know; see `isUnknownSeat`. */
  function markSeatUnknown(): void {
    const seat = record.get();
    if (seat === null || seat.confirmedAt !== null || seat.removedAt !== undefined) return;
    attempt('the unknown seat could not be marked', 'device.json', () => {
      record.save({ ...seat, removedAt: clock.now() });
    });
  }

  function apply(event: SeatReleaseEvent): void {
    const before = state;
    state = nextState(before, event);
    if (state === before) return;
    timer.cancel();
    log.info('release', { from: before.type, event: event.type, to: state.type });
    runState();
    deps.changed();
  }

  /** What a state asks us to do. */
  function runState(): void {
    switch (state.type) {
      case 'idle':
        attempt('the release could not be written down', 'release.json', journalStore.cancel);
        return;
      case 'holding':
        timer.set(state.until, () => apply({ type: 'due' }));
        return;
      case 'releasing':
        void send();
        return;
      case 'waiting':
      case 'unknown':
        persistState();
        timer.set(state.nextAt, () => apply({ type: 'due' }));
        return;
      case 'settling':
        if (state.looks === 0) void reconcile();
        return;
      case 'released':
        return;
      case 'failed':
        if (state.failure.code === 'seat-never-confirmed') markSeatUnknown();
        // Whoever has the lock tells the story now.
        if (state.failure.code !== 'busy-elsewhere') persistState();
        return;
    }
  }

  /** Puts the seat away if it is released. In the lock, and again later where the disk does not let us. */
  function finish(): void {
    if (state.type !== 'released') return;
    switch (finishRelease({ record, journalStore, attempt, released: deps.released }, state)) {
      case 'gone':
        endAsReleasedElsewhere();
        return;
      case 'away':
        failedAttempts = 0;
        apply({ type: 'cleared' });
        return;
      case 'not-yet':
        finishLater();
    }
  }

  function finishLater(): void {
    failedAttempts += 1;
    timer.set(clock.now() + backOff(failedAttempts), () => void retryFinish());
    deps.changed();
  }

  async function retryFinish(): Promise<void> {
    try {
      const result = await lock.hold(lockTimeout, async () => {
        record.reload();
        finish();
        return true;
      });
      if (result === null) finishLater();
    } catch (error) {
      log.problem('the released seat could not be put away', error);
      finishLater();
    }
  }

  async function runRequest(
    request: (seat: DeviceRecord) => Promise<SeatReleaseEvent>,
    failureEvent: (failure: Failure) => SeatReleaseEvent,
  ): Promise<void> {
    await runUnderLock({ lock, record, journalStore, log }, request, {
      completed: applyAndFinish,
      releasedElsewhere: endAsReleasedElsewhere,
      failed: (failure) => apply(failureEvent(failure)),
    });
  }

  function applyAndFinish(event: SeatReleaseEvent): void {
    apply(event);
    finish();
  }

  /** Another process has released the seat and put its record away. */
  function endAsReleasedElsewhere(): void {
    state = { type: 'idle' };
    journalStore.drop();
    timer.cancel();
    deps.releasedElsewhere();
    deps.changed();
  }

  async function send(): Promise<void> {
    const sendStatus = { isSent: false };
    await runRequest(
      async (seat) =>
        await requestRelease(
          { ...deps, journalStore },
          seat,
          state.type === 'releasing' ? state.attempts : 1,
          sendStatus,
        ),
      (failure) =>
        sendStatus.isSent
          ? { type: 'doubtful', why: 'no-answer', nextAt: clock.now() + backOff(1) }
          : { type: 'refused', failure },
    );
  }

  async function reconcile(): Promise<void> {
    await runRequest(
      async (seat) => {
        const event = await checkUntilKnown(
          { record, keys, clock, log, credential: await credentials.for(seat.server) },
          seat,
          { onHeld: apply, nextCheckAt: () => clock.now() + backOff(failedAttempts + 1) },
        );
        failedAttempts = event.type === 'not-found-out' ? failedAttempts + 1 : 0;
        return event;
      },
      () => ({ type: 'not-found-out', nextAt: clock.now() + backOff(1) }),
    );
  }

  return {
    state: () => state,
    hasSent: () => journalStore.hasSent(record.get()),
    askedBy: () => asker,

    request(askedBy, hasCountdown, canReleaseOther = false) {
      const seat = record.get();
      if (seat === null) return failed('not-activated');
      if (state.type === 'idle' && !canReleaseOther && deps.isOtherComputer())
        return failed('other-computer');
      if (isRateLimited(state, clock.now())) return done(undefined);
      if (state.type === 'idle' || state.type === 'failed') {
        asker = askedBy;
        journalStore.begin(askedBy, seat, state);
      }
      apply({ type: 'asked', undoUntil: hasCountdown ? clock.now() + undoWindow : null });
      return done(undefined);
    },

    cancelRelease() {
      if (!canCancel(state) && state.type !== 'failed') return failed('release-pending');
      try {
        // Nothing of a hold is on the disk; what waits would be sent by the next start.
        if (state.type === 'waiting') journalStore.cancel();
      } catch (error) {
        return failed(storageFailure(error, { fileName: 'release.json' }));
      }
      apply({ type: 'kept' });
      return done(undefined);
    },

    tryNow() {
      if (isRateLimited(state, clock.now())) return;
      if (state.type === 'waiting' || state.type === 'unknown') apply({ type: 'due' });
      if (state.type === 'released') void retryFinish();
    },

    recover() {
      // It was taken up already, or a person was faster. A story that is over makes room for one that another process left.
      if (state.type !== 'idle' && state.type !== 'failed') return;
      const stored = journalStore.recover(record.get());
      if (stored.type === 'unreadable') deps.reportFailure(stored.failure);
      if (stored.type !== 'value') return;
      const journal = stored.value;
      asker = journal.askedBy;
      const isConfirmed = typeof record.get()?.confirmedAt === 'number';
      state = recoveredState(journal, { now: clock.now(), isConfirmed });
      if (state.type === 'released') void retryFinish();
      else runState();
      deps.changed();
    },

    foundFree() {
      applyAndFinish({ type: 'found-free', at: clock.now() });
    },

    foundUnconfirmed() {
      apply({ type: 'found-unconfirmed' });
    },

    foundKeyUnknown() {
      apply({ type: 'found-key-unknown' });
    },

    releasedElsewhere() {
      if (state.type !== 'releasing' && state.type !== 'settling') endAsReleasedElsewhere();
    },

    dismissFailure() {
      if (state.type === 'failed') apply({ type: 'kept' });
    },

    stop: timer.stop,
  };
}
