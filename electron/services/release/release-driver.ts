import type { Failure } from '../../../shared/failure.ts';
import {
  nextState,
  type SeatRelease,
  type SeatReleaseEvent,
} from '../../../shared/seat-release.ts';
import { backOff } from '../../polar/rate-limiter.ts';
import type { DeviceRecord } from '../../storage/records.ts';
import { createTimer } from '../../timing.ts';
import {
  createReleaseStorage,
  type ReleaseJournalStore,
  type ReleaseStorageDeps,
} from './release-journal.ts';
import {
  checkUntilKnown,
  runUnderLock,
  sendRelease,
  type ReleaseRequestDeps,
} from './release-requests.ts';

/** What the driver works with, and what it reports. */
export interface DriverDeps extends ReleaseRequestDeps, ReleaseStorageDeps {
  /** Called when another process turns out to have released the seat. */
  readonly releasedElsewhere: () => void;
  /** Called after each change of the state. */
  readonly changed: () => void;
}

/**
 * Creates the driver of a release, which does what each state asks for: wait, send, check, store, finish. It starts idle; `resume`
 * continues in a state that an earlier process left.
 */
export function createReleaseDriver(deps: DriverDeps, journal: ReleaseJournalStore) {
  const { clock, log } = deps;
  const timer = createTimer(clock);
  const storage = createReleaseStorage(deps, journal);
  let state: SeatRelease = { type: 'idle' };
  /** Checks in a row that learned nothing, and attempts in a row to finish. */
  let failedAttempts = 0;

  function apply(event: SeatReleaseEvent): void {
    const before = state;
    state = nextState(before, event);
    if (state === before) return;
    timer.cancel();
    log.info('release', { from: before.type, event: event.type, to: state.type });
    runState();
    deps.changed();
  }

  function runState(): void {
    switch (state.type) {
      case 'idle':
        storage.saveCancellation();
        return;
      case 'holding':
        timer.set(state.until, () => apply({ type: 'due' }));
        return;
      case 'releasing':
        void send(state.attempts);
        return;
      case 'waiting':
      case 'unknown':
        storage.saveState(state);
        timer.set(state.nextAt, () => apply({ type: 'due' }));
        return;
      case 'settling':
        if (state.looks === 0) void check();
        return;
      case 'released':
        return;
      case 'failed':
        if (state.failure.code === 'seat-never-confirmed') storage.markSeatUnknown();
        // The process that holds the lock writes the journal.
        if (state.failure.code !== 'busy-elsewhere') storage.saveState(state);
    }
  }

  async function runRequest(
    request: (seat: DeviceRecord) => Promise<SeatReleaseEvent>,
  ): Promise<Failure | null> {
    return await runUnderLock(deps, journal, async (seat) => {
      if (seat === null) endAsReleasedElsewhere();
      else applyAndFinish(await request(seat));
    });
  }

  async function send(attempts: number): Promise<void> {
    const failure = await runRequest(
      async (seat) => await sendRelease(deps, journal, seat, attempts),
    );
    if (failure !== null) apply({ type: 'refused', failure });
  }

  async function check(): Promise<void> {
    const failure = await runRequest(async (seat) => {
      const event = await checkUntilKnown(deps, seat, failedAttempts, apply);
      failedAttempts = event.type === 'check-inconclusive' ? failedAttempts + 1 : 0;
      return event;
    });
    if (failure !== null) apply({ type: 'check-inconclusive', nextAt: clock.now() + backOff(1) });
  }

  /** Applies an event, and finishes the release if it is `released` then. Under the lock. */
  function applyAndFinish(event: SeatReleaseEvent): void {
    apply(event);
    finish();
  }

  /** Finishes a confirmed release, or tries again later if the disk refuses. Under the lock. */
  function finish(): void {
    if (state.type !== 'released') return;
    const result = storage.finish(state);
    if (result !== 'retry') failedAttempts = 0;
    if (result === 'finished') apply({ type: 'finished' });
    else if (result === 'released-elsewhere') endAsReleasedElsewhere();
    else finishLater();
  }

  function finishLater(): void {
    failedAttempts += 1;
    timer.set(clock.now() + backOff(failedAttempts), () => void retryFinish());
    deps.changed();
  }

  async function retryFinish(): Promise<void> {
    if ((await runUnderLock(deps, journal, finish)) !== null) finishLater();
  }

  function endAsReleasedElsewhere(): void {
    state = { type: 'idle' };
    journal.drop();
    timer.cancel();
    deps.releasedElsewhere();
    deps.changed();
  }

  return {
    state: (): SeatRelease => state,
    apply,
    applyAndFinish,
    resume(left: SeatRelease): void {
      state = left;
      if (state.type === 'released') void retryFinish();
      else runState();
      deps.changed();
    },
    retryFinish,
    endAsReleasedElsewhere,
    stop: timer.stop,
  };
}
