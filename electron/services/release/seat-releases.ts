import { done, failed, type Failure } from '../../../shared/failure.ts';
import {
  canKeep,
  isBlocked,
  next,
  type SeatRelease,
  type SeatReleaseEvent,
} from '../../../shared/seat-release.ts';
import type { LicenseKeys } from '../../polar/license-keys.ts';
import { backOff } from '../../polar/rate-limiter.ts';
import type { Clock, Log } from '../../ports.ts';
import { lockPatience, type Lock } from '../../storage/lock.ts';
import type { AskedBy, DeviceRecord, Records, ReleaseJournal } from '../../storage/records.ts';
import { storageFailure } from '../../storage/stored-file.ts';
import { createAlarm } from '../seat/timer.ts';
import { createAttempts } from '../seat/attempts.ts';
import type { Credentials } from '../organization/credentials.ts';
import type { SeatReleases } from './release-control.ts';
import { holdConversation } from './run-under-lock.ts';
import type { Origins } from '../seat/origin.ts';
import { leftBy } from './release-events.ts';
import { lookUntilKnown } from './check-until-known.ts';
import { putAway } from './finish-release.ts';
import { requestRelease } from './release-request.ts';
import { createReleaseStory } from './release-journal.ts';
import type { SeatRecord } from '../seat/seat-record.ts';

/** How long a person may take a release back, in milliseconds. Nothing is sent before. */
export const holdTime = 5_000;

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
  readonly isOther: () => boolean;
  readonly released: (record: DeviceRecord, journal: ReleaseJournal) => void;
  readonly gone: () => void;
  readonly changed: () => void;
  readonly trouble: (failure: Failure | null) => void;
}): SeatReleases {
  const { record, keys, credentials, clock, lock, log } = deps;
  const story = createReleaseStory(deps.file, deps);
  const attempt = createAttempts({
    log,
    trouble: (failure) => deps.trouble(failure === null ? null : troubleOf(failure)),
  });
  const alarm = createAlarm(clock);
  let state: SeatRelease = { is: 'idle' };
  let asker: AskedBy | null = null;
  /** Looks in a row that learned nothing, and attempts in a row to put a released seat away. */
  let fruitless = 0;

  /** What is written here has come to be already; only a release that itself failed for the disk's sake was not sent. */
  function troubleOf(failure: Failure): Failure {
    const isUnsent = state.is === 'failed' && state.failure.file !== undefined;
    return isUnsent ? failure : { ...failure, code: 'outcome-unsaved' };
  }

  /** A result that cannot be written is still true: the story on disk then says "sent", and the next start settles it. */
  function writeDown(): void {
    attempt('the release could not be written down', 'release.json', () => story.write({ state }));
  }

  /** Another import, or an activation, may take the place of a record that Polar does not know; see `isUnknownSeat`. */
  function keepAsUnknown(): void {
    const seat = record.get();
    if (seat === null || seat.confirmedAt !== null || seat.removedAt !== undefined) return;
    attempt('the unknown seat could not be marked', 'device.json', () => {
      record.keep({ ...seat, removedAt: clock.now() });
    });
  }

  function apply(event: SeatReleaseEvent): void {
    const before = state;
    state = next(before, event);
    if (state === before) return;
    alarm.cancel();
    log.info('release', { from: before.is, event: event.type, to: state.is });
    act();
    deps.changed();
  }

  /** What a state asks us to do. */
  function act(): void {
    switch (state.is) {
      case 'idle':
        attempt('the release could not be written down', 'release.json', story.cancel);
        return;
      case 'holding':
        alarm.set(state.until, () => apply({ type: 'due' }));
        return;
      case 'releasing':
        void send();
        return;
      case 'waiting':
      case 'unknown':
        writeDown();
        alarm.set(state.nextAt, () => apply({ type: 'due' }));
        return;
      case 'settling':
        if (state.looks === 0) void settle();
        return;
      case 'released':
        return;
      case 'failed':
        if (state.failure.code === 'seat-never-confirmed') keepAsUnknown();
        // Whoever has the lock tells the story now.
        if (state.failure.code !== 'busy-elsewhere') writeDown();
        return;
    }
  }

  /** Puts the seat away if it is released. In the lock, and again later where the disk does not let us. */
  function finish(): void {
    if (state.is !== 'released') return;
    switch (putAway({ record, story, attempt, released: deps.released }, state)) {
      case 'gone':
        becomeGoneElsewhere();
        return;
      case 'away':
        fruitless = 0;
        apply({ type: 'cleared' });
        return;
      case 'not-yet':
        finishLater();
    }
  }

  function finishLater(): void {
    fruitless += 1;
    alarm.set(clock.now() + backOff(fruitless), () => void finishAgain());
    deps.changed();
  }

  async function finishAgain(): Promise<void> {
    try {
      const held = await lock.hold(lockPatience, async () => {
        record.reload();
        finish();
        return true;
      });
      if (held === null) finishLater();
    } catch (error) {
      log.problem('the released seat could not be put away', error);
      finishLater();
    }
  }

  async function converse(
    talk: (seat: DeviceRecord) => Promise<SeatReleaseEvent>,
    unable: (failure: Failure) => SeatReleaseEvent,
  ): Promise<void> {
    await holdConversation({ lock, record, story, log }, talk, {
      said: applyAndFinish,
      gone: becomeGoneElsewhere,
      failed: (failure) => apply(unable(failure)),
    });
  }

  function applyAndFinish(event: SeatReleaseEvent): void {
    apply(event);
    finish();
  }

  /** Another process has released the seat and put its record away. */
  function becomeGoneElsewhere(): void {
    state = { is: 'idle' };
    story.drop();
    alarm.cancel();
    deps.gone();
    deps.changed();
  }

  async function send(): Promise<void> {
    const sending = { isSent: false };
    await converse(
      async (seat) =>
        await requestRelease(
          { ...deps, story },
          seat,
          state.is === 'releasing' ? state.attempts : 1,
          sending,
        ),
      (failure) =>
        sending.isSent
          ? { type: 'doubtful', why: 'no-answer', nextAt: clock.now() + backOff(1) }
          : { type: 'refused', failure },
    );
  }

  async function settle(): Promise<void> {
    await converse(
      async (seat) => {
        const event = await lookUntilKnown(
          { record, keys, clock, log, credential: await credentials.for(seat.server) },
          seat,
          { seen: apply, nextAt: () => clock.now() + backOff(fruitless + 1) },
        );
        fruitless = event.type === 'not-found-out' ? fruitless + 1 : 0;
        return event;
      },
      () => ({ type: 'not-found-out', nextAt: clock.now() + backOff(1) }),
    );
  }

  return {
    state: () => state,
    hasSent: () => story.hasSent(record.get()),
    askedBy: () => asker,

    ask(by, hold, ofOther = false) {
      const seat = record.get();
      if (seat === null) return failed('not-activated');
      if (state.is === 'idle' && !ofOther && deps.isOther()) return failed('other-computer');
      if (isBlocked(state, clock.now())) return done(undefined);
      if (state.is === 'idle' || state.is === 'failed') {
        asker = by;
        story.begin(by, seat, state);
      }
      apply({ type: 'asked', holdUntil: hold ? clock.now() + holdTime : null });
      return done(undefined);
    },

    keep() {
      if (!canKeep(state) && state.is !== 'failed') return failed('release-pending');
      try {
        // Nothing of a hold is on the disk; what waits would be sent by the next start.
        if (state.is === 'waiting') story.cancel();
      } catch (error) {
        return failed(storageFailure(error, { fileName: 'release.json' }));
      }
      apply({ type: 'kept' });
      return done(undefined);
    },

    tryNow() {
      if (isBlocked(state, clock.now())) return;
      if (state.is === 'waiting' || state.is === 'unknown') apply({ type: 'due' });
      if (state.is === 'released') void finishAgain();
    },

    recover() {
      // It was taken up already, or a person was faster. A story that is over makes room for one that another process left.
      if (state.is !== 'idle' && state.is !== 'failed') return;
      const stored = story.takeUp(record.get());
      if (stored.is === 'unreadable') deps.trouble(stored.failure);
      if (stored.is !== 'value') return;
      const journal = stored.value;
      asker = journal.askedBy;
      const isConfirmed = typeof record.get()?.confirmedAt === 'number';
      state = leftBy(journal, { now: clock.now(), isConfirmed });
      if (state.is === 'released') void finishAgain();
      else act();
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

    goneElsewhere() {
      if (state.is !== 'releasing' && state.is !== 'settling') becomeGoneElsewhere();
    },

    dismiss() {
      if (state.is === 'failed') apply({ type: 'kept' });
    },

    stop: alarm.stop,
  };
}
