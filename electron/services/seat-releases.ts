import { randomUUID } from 'node:crypto';
import { done, failed, type Failure } from '../../shared/failure.ts';
import type { Result } from '../../shared/ipc.ts';
import {
  canKeep,
  isPending,
  next,
  type SeatRelease,
  type SeatReleaseEvent,
} from '../../shared/seat-release.ts';
import { settleSeat } from '../polar/find-seat.ts';
import type { LicenseKeys } from '../polar/license-keys.ts';
import { backOff } from '../polar/pace.ts';
import type { Clock, Log } from '../ports.ts';
import type { Lock } from '../storage/lock.ts';
import type { AskedBy, DeviceRecord, Records, ReleaseJournal } from '../storage/records.ts';
import { storageFailure } from '../storage/stored-file.ts';
import type { Credentials } from './credentials.ts';
import { doubtEvent, verdictEvent } from './release-events.ts';
import type { SeatRecord } from './seat-record.ts';

/** How long a person may take a release back, in milliseconds. Nothing is sent before. */
export const holdTime = 5_000;
/** Waits between looks that find the seat still taken: a read may lag behind a write. Three such looks in a row are believed. */
export const lookAgainAfter = [1_000, 2_000, 4_000] as const;
/** How long another process may keep the seat to itself before we say so, in milliseconds. */
const lockPatience = 15_000;

/** Drives the release of this computer's seat: writes down, sends, looks, and tries again. */
export interface SeatReleases {
  state(): SeatRelease;
  /** Whether a request may have reached Polar; then a seat found gone was released by us. */
  hasSent(): boolean;
  /** Who asked for the release that the state tells of. */
  askedBy(): AskedBy | null;
  /** Asks for the release. `hold`: only after the hold, as for a person. */
  ask(by: AskedBy, hold: boolean): Result<undefined>;
  /** Takes it back while nothing has been sent, or puts its failure away. */
  keep(): Result<undefined>;
  /** Sends or looks now, if it waits for a later time. */
  tryNow(): void;
  /** Takes up what an earlier process left: an open request is settled first. */
  recover(): void;
  /** Where the story on disk stands. Only reads: another process may be in the middle of it. */
  recall(): SeatRelease;
  /** A look outside a release found the seat free after we had asked for it. */
  foundFree(): void;
  /** Puts a failure away. */
  dismiss(): void;
  /** Another process has released the seat and put its record away. A conversation under way finds that out by itself. */
  goneElsewhere(): void;
  stop(): void;
}

/** A driver for the seat in `record`. `released` runs once the release is durable, in the lock; `changed` after each change. */
export function createSeatReleases(deps: {
  readonly record: SeatRecord;
  readonly file: Records['release'];
  readonly keys: LicenseKeys;
  readonly credentials: Credentials;
  readonly clock: Clock;
  readonly lock: Lock;
  readonly log: Log;
  readonly released: (record: DeviceRecord, journal: ReleaseJournal) => void;
  readonly changed: () => void;
  readonly trouble: (failure: Failure | null) => void;
}): SeatReleases {
  const { record, file, keys, credentials, clock, lock, log } = deps;
  let state: SeatRelease = { is: 'idle' };
  let journal: ReleaseJournal | null = null;
  let cancelTimer: (() => void) | null = null;
  let stopped = false;
  let asker: AskedBy | null = null;

  /** Writes the story down; throws the file system's error. */
  function writeDown(change: Partial<ReleaseJournal>): void {
    if (journal === null) return;
    const written = { ...journal, ...change };
    file.write(written);
    journal = written;
  }

  /** A result that cannot be written is still true: the story on disk then says "sent", and the next start settles it. */
  function writeDownIfPossible(change: Partial<ReleaseJournal>): void {
    try {
      writeDown(change);
      deps.trouble(null);
    } catch (error) {
      log.problem('the release could not be written down', error);
      deps.trouble(storageFailure(error, { fileName: 'release.json' }));
    }
  }

  function forgetStory(): void {
    journal = null;
    file.erase();
  }

  function plan(at: number, then: () => void): void {
    cancelTimer?.();
    if (stopped) return;
    cancelTimer = clock.after(Math.max(0, at - clock.now()), then);
  }

  function apply(event: SeatReleaseEvent): void {
    const before = state;
    state = next(before, event);
    if (state === before) return;
    cancelTimer?.();
    log.info('release', { from: before.is, event: event.type, to: state.is });
    act();
    deps.changed();
  }

  /** What a state asks us to do. */
  function act(): void {
    switch (state.is) {
      case 'idle':
        if (journal?.sent === true) writeDownIfPossible({ state });
        else if (journal !== null) forgetStory();
        return;
      case 'holding':
        plan(state.until, () => apply({ type: 'due' }));
        return;
      case 'releasing':
        void send();
        return;
      case 'waiting':
      case 'unknown':
        writeDownIfPossible({ state });
        plan(state.nextAt, () => apply({ type: 'due' }));
        return;
      case 'settling':
        if (state.looks === 0) void settle();
        return;
      case 'released':
        return;
      case 'failed':
        writeDownIfPossible({ state });
        return;
    }
  }

  function finish(): void {
    if (state.is !== 'released' || journal === null) return;
    const seat = record.get();
    writeDownIfPossible({ state });
    try {
      if (seat !== null) deps.released(seat, journal);
      if (seat !== null) record.erase();
      forgetStory();
    } catch (error) {
      log.problem('the released seat could not be put away', error);
      deps.trouble(storageFailure(error, { fileName: 'device.json' }));
    }
    deps.changed();
  }

  /**
   * Runs one conversation with Polar under the lock, on what the files say now; the seat may have been released by another
   * process in the meantime. `unable` says what it is to the story when the conversation could not be had.
   */
  async function converse(
    talk: (seat: DeviceRecord) => Promise<SeatReleaseEvent>,
    unable: (failure: Failure) => SeatReleaseEvent,
  ): Promise<void> {
    try {
      const held = await lock.hold(lockPatience, async () => {
        record.reload();
        const seat = record.get();
        if (seat === null || seat.activationId !== journal?.activationId) becomeGoneElsewhere();
        else applyAndFinish(await talk(seat));
        return true;
      });
      if (held === null) applyAndFinish(unable({ code: 'busy-elsewhere' }));
    } catch (error) {
      log.problem('the conversation about a release failed', error);
      applyAndFinish(unable(storageFailure(error, { fileName: 'release.json' })));
    }
  }

  function applyAndFinish(event: SeatReleaseEvent): void {
    apply(event);
    if (state.is === 'released') finish();
  }

  /** Another process has released the seat and put its record away. */
  function becomeGoneElsewhere(): void {
    state = { is: 'idle' };
    journal = null;
    cancelTimer?.();
    deps.changed();
  }

  async function send(): Promise<void> {
    await converse(
      async (seat) => {
        const sentBefore = journal?.sent ?? false;
        // Durable before the request: whatever happens from here, the next start knows that it may have landed.
        writeDown({ sent: true, state });
        const answer = await keys.deactivate(await credentials.for(seat.server), seat);
        const attempts = state.is === 'releasing' ? state.attempts : 1;
        const event = verdictEvent(answer, clock.now(), attempts);
        if (journal !== null && event.type !== 'confirmed' && event.type !== 'doubtful') {
          journal = { ...journal, sent: sentBefore };
        }
        return event;
      },
      (failure) => ({ type: 'refused', failure }),
    );
  }

  async function settle(): Promise<void> {
    await converse(
      async (seat) => {
        const credential = await credentials.for(seat.server);
        for (let look = 0; ; look += 1) {
          const event = doubtEvent(await settleSeat(keys, credential, seat), {
            now: clock.now(),
            isLast: look >= lookAgainAfter.length,
            nextAt: clock.now() + backOff(look + 1),
          });
          const wait = lookAgainAfter[look];
          if (event.type !== 'found-held' || event.conclusive || wait === undefined) return event;
          apply(event);
          await new Promise<void>((resolve) => clock.after(wait, resolve));
        }
      },
      () => ({ type: 'not-found-out', nextAt: clock.now() + backOff(1) }),
    );
  }

  function beginStory(by: AskedBy, seat: DeviceRecord): void {
    const sent = journal?.sent ?? false;
    asker = by;
    journal = {
      id: randomUUID(),
      activationId: seat.activationId,
      askedBy: by,
      askedAt: clock.now(),
      sent,
      state,
    };
  }

  return {
    state: () => state,
    hasSent: () => journal?.sent ?? false,
    askedBy: () => asker,

    ask(by, hold) {
      const seat = record.get();
      if (seat === null) return failed('not-activated');
      if (!isPending(state)) beginStory(by, seat);
      apply({ type: 'asked', holdUntil: hold ? clock.now() + holdTime : null });
      return done(undefined);
    },

    keep() {
      if (!canKeep(state) && state.is !== 'failed') return failed('release-pending');
      apply({ type: 'kept' });
      return done(undefined);
    },

    tryNow() {
      if (state.is === 'waiting' && state.why === 'rate-limited' && state.nextAt > clock.now())
        return;
      if (state.is === 'waiting' || state.is === 'unknown') apply({ type: 'due' });
    },

    recover() {
      const stored = file.read();
      const seat = record.get();
      if (stored.is !== 'value') return;
      journal = stored.value;
      asker = journal.askedBy;
      if (journal.activationId !== seat?.activationId) {
        // The seat was put away, and only its story was left behind.
        if (seat !== null || journal.state.is === 'released') forgetStory();
        return;
      }
      const { state: left, sent } = journal;
      switch (left.is) {
        case 'released':
          state = left;
          finish();
          return;
        case 'waiting':
        case 'failed':
          state = left;
          break;
        case 'idle':
        case 'holding':
          state = { is: 'idle' };
          break;
        case 'unknown':
          state = { ...left, nextAt: clock.now() };
          break;
        case 'releasing':
        case 'settling':
          state = sent
            ? { is: 'unknown', why: 'app-ended', attempts: left.attempts, nextAt: clock.now() }
            : { is: 'idle' };
          break;
      }
      act();
      deps.changed();
    },

    recall() {
      const stored = file.read();
      const isOurs =
        stored.is === 'value' && stored.value.activationId === record.get()?.activationId;
      return isOurs ? stored.value.state : state;
    },

    foundFree() {
      applyAndFinish({ type: 'found-free', at: clock.now() });
    },

    goneElsewhere() {
      if (state.is !== 'releasing' && state.is !== 'settling') becomeGoneElsewhere();
    },

    dismiss() {
      if (state.is === 'failed') apply({ type: 'kept' });
    },

    stop() {
      stopped = true;
      cancelTimer?.();
    },
  };
}
