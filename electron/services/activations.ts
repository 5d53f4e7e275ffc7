import { randomUUID } from 'node:crypto';
import { done, failed, type Failure } from '../../shared/failure.ts';
import type { Result } from '../../shared/ipc.ts';
import { isSameSeat, type ImportedActivation, type Server } from '../../shared/license.ts';
import type { LicenseKeys } from '../polar/license-keys.ts';
import { backOff } from '../polar/pace.ts';
import type { Clock, Log } from '../ports.ts';
import type { Lock } from '../storage/lock.ts';
import type { ActivationIntent, AskedBy, DeviceRecord, Records } from '../storage/records.ts';
import { storageFailure } from '../storage/stored-file.ts';
import { createActivationWish } from './activation-wish.ts';
import { recordOf, searchSeat } from './activation-search.ts';
import { failureOf } from './connection.ts';
import type { Credentials } from './credentials.ts';
import { seatFacts, wishNote, type Note } from './device-activity.ts';
import { seatView, type SeatRecord } from './seat-record.ts';

/** What is needed to take a seat. */
export interface ActivationRequest {
  readonly server: Server;
  readonly key: string;
  readonly organizationId: string;
  readonly label: string;
  readonly askedBy: AskedBy;
}

/** Takes a seat for this computer, never two for one wish. */
export interface Activations {
  /** An activation that was begun and whose outcome nobody knows. */
  unfinished(): ActivationIntent | null;
  /** Why the seat that it took could not be written down yet; null where no such seat is known. */
  unsaved(): Failure | null;
  /** Why a begun activation cannot be read though there is a file. */
  problem(): ReturnType<SeatRecord['problem']>;
  /** The person goes on without a damaged file, as with the seat's own record. */
  putProblemAway(): void;
  /** Whether its request is on its way. */
  isActivating(): boolean;
  reload(): void;
  /** Takes a seat. The wish is durable before the request, and its outcome before the answer. */
  activate(request: ActivationRequest): Promise<Result<undefined>>;
  /** Takes over a seat that this computer already holds; of one that is on record, the key that it has now. */
  adopt(
    activation: ImportedActivation,
    server: Server,
    askedBy: AskedBy,
  ): Promise<Result<undefined>>;
  /**
   * Writes down the seat that an unfinished activation took, or looks for the one that it may have taken, where a token can see it.
   * Fails where the disk or another process stood in the way; what a look did not find out is no failure.
   */
  recover(): Promise<Result<undefined>>;
  /** The person knows that a seat may be lost, and begins anew. */
  abandon(): void;
  stop(): void;
}

const lockPatience = 15_000;
/** Waits between looks for a seat that may have been taken, in milliseconds: a read may lag behind a write. */
const lookAgainAfter = [1_000, 2_000, 4_000, null] as const;
/** A request may land this many milliseconds after it was asked for; before, a seat that is not there may still come. */
const latestLanding = 60_000;
const unsavedSeat: Failure = { code: 'outcome-unsaved', file: 'device.json' };

/** Activations into `record`. `changed` is called when anything that the window shows of them has changed. */
export function createActivations(deps: {
  readonly record: SeatRecord;
  readonly file: Records['activation'];
  readonly keys: LicenseKeys;
  readonly credentials: Credentials;
  readonly clock: Clock;
  readonly lock: Lock;
  readonly log: Log;
  readonly changed: () => void;
  /** Whether a release of the seat on record has begun and not come to its end, in this process or another. */
  readonly isReleasing: () => boolean;
  /** The seat on record has got another key. */
  readonly keyReplaced: () => void;
  readonly note: (note: Note) => void;
}): Activations {
  const { record, keys, credentials, clock, lock, log } = deps;
  const wish = createActivationWish(deps.file, { record, log });
  /** A seat that was taken and could not be written down yet. */
  let taken: DeviceRecord | null = null;
  /** Attempts in a row to do that. */
  let fruitless = 0;
  let isActivating = false;
  let recovering: Promise<Result<undefined>> | null = null;
  let cancelLook: (() => void) | null = null;

  /** The wish is over; `how` puts it away. */
  function end(how: 'close' | 'closeIfPossible'): void {
    wish[how]();
    taken = null;
  }

  function keep(
    seat: DeviceRecord,
    what: 'activated' | 'imported',
    by: AskedBy,
  ): Result<undefined> {
    try {
      record.keep(seat);
    } catch (error) {
      log.problem('the new seat could not be written down', error);
      if (what === 'activated') return failed(unsavedSeat);
      return failed(storageFailure(error, { fileName: 'device.json' }));
    }
    deps.note({ what, by, ...seatFacts(seatView(seat)) });
    return done(undefined);
  }

  /** Writes down the seat that the open wish took; where that fails, the wish stays open and the seat is not forgotten. */
  function save(seat: DeviceRecord, { askedBy }: ActivationIntent): Result<undefined> {
    taken = seat;
    const kept = keep(seat, 'activated', askedBy);
    if (kept.ok) end('closeIfPossible');
    return kept;
  }

  /** Tries again to write down the seat that was taken. */
  async function saveTaken(intent: ActivationIntent): Promise<Result<undefined>> {
    const saved = await locked(async () =>
      taken === null ? done(undefined) : save(taken, intent),
    );
    // The lock is a file, too, and what keeps it from being written says nothing of what was sent.
    return saved.ok || saved.failure.code === 'busy-elsewhere' ? saved : failed(unsavedSeat);
  }

  /** What is left to write down is tried again by itself. */
  function saveLater(): void {
    fruitless = taken === null ? 0 : fruitless + 1;
    if (taken !== null) lookLater(backOff(fruitless));
  }

  function reload(): void {
    wish.reload();
    if (wish.get() === null) taken = null;
  }

  /** Runs `work` under the lock on what the files say now. */
  async function locked<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    try {
      const result = await lock.hold(lockPatience, async () => {
        record.reload();
        reload();
        return await work();
      });
      return result ?? failed('busy-elsewhere');
    } catch (error) {
      log.problem('the activation could not be had', error);
      return failed(storageFailure(error, { fileName: 'activation.json' }));
    }
  }

  /** Why no seat may be taken now: there is one, one may be on its way, or a file that cannot be read may be of one. */
  function obstacle(): Failure | null {
    return seatInTheWay() ?? record.problem()?.failure ?? null;
  }

  /** The same for a seat that is handed to us whole: a damaged record is not in its way, and is kept aside. */
  function seatInTheWay(): Failure | null {
    if (record.get() !== null) return { code: 'already-activated' };
    if (wish.get() !== null) return { code: 'activation-unfinished' };
    // An unreadable wish may have taken a seat; the person has to see that first.
    const problem = wish.problem();
    if (problem !== null) return problem.failure;
    const unread = record.problem();
    return unread?.isDamaged === false ? unread.failure : null;
  }

  /** Gives the seat on record the key that its seller has replaced the old one by. */
  function replaceKey(seat: DeviceRecord, key: string, askedBy: AskedBy): Result<undefined> {
    if (seat.key === key) return done(undefined);
    // Its request may be on its way with the old key.
    if (deps.isReleasing()) return failed('release-pending');
    const kept = keep({ ...seat, key }, 'imported', askedBy);
    if (kept.ok) deps.keyReplaced();
    return kept;
  }

  /** No seat was taken, and that is told. */
  function refuse(intent: ActivationIntent, failure: Failure): Result<undefined> {
    deps.note(wishNote('activation-failed', intent, failure));
    return failed(failure);
  }

  async function take(request: ActivationRequest): Promise<Result<undefined>> {
    const before = obstacle();
    if (before !== null) return failed(before);
    const intent: ActivationIntent = { ...request, nonce: randomUUID(), askedAt: clock.now() };
    try {
      wish.open(intent);
    } catch (error) {
      return refuse(intent, storageFailure(error, { fileName: 'activation.json' }));
    }
    deps.changed();
    const answer = await keys.activate(await credentials.for(intent.server), intent, {
      label: intent.label,
      meta: { seatkeeper_nonce: intent.nonce, platform: process.platform },
    });
    if (answer.is === 'ok') return save(recordOf(intent, answer.value, clock.now()), intent);
    // Only a doubt leaves the wish open: any other answer says that no seat was taken.
    if (answer.is === 'doubtful') {
      deps.note(wishNote('activation-unknown', intent, failureOf(answer)));
      return failed('activation-unfinished');
    }
    end('closeIfPossible');
    return refuse(intent, failureOf(answer));
  }

  /** Looks once, and takes what it finds; whether there is more to look for. */
  async function look(intent: ActivationIntent, isLast: boolean): Promise<Result<boolean>> {
    return await locked(async () => {
      // The person may have put the wish away, or had another one.
      if (wish.get()?.nonce !== intent.nonce) return done(false);
      const found = await searchSeat(keys, await credentials.for(intent.server), intent, clock.now);
      if (found === null || wish.get()?.nonce !== intent.nonce) return done(false);
      if (found !== 'none') {
        const saved = save(found, intent);
        return saved.ok ? done(false) : saved;
      }
      if (!isLast) return done(true);
      const waits = intent.askedAt + latestLanding - clock.now();
      if (waits > 0) lookLater(Math.min(waits, latestLanding));
      else {
        end('closeIfPossible');
        deps.note(wishNote('activation-failed', intent));
      }
      return done(false);
    });
  }

  function lookLater(wait: number): void {
    cancelLook?.();
    cancelLook = clock.after(wait, () => void recover());
  }

  async function lookAgainAndAgain(intent: ActivationIntent): Promise<Result<undefined>> {
    for (const wait of lookAgainAfter) {
      const result = await look(intent, wait === null);
      if (!result.ok) return result;
      if (!result.value || wait === null) break;
      await new Promise<void>((resolve) => clock.after(wait, resolve));
    }
    return done(undefined);
  }

  async function recover(): Promise<Result<undefined>> {
    const intent = wish.get();
    if (intent === null || isActivating) return done(undefined);
    const work = taken === null ? lookAgainAndAgain : saveTaken;
    recovering ??= work(intent).finally(() => {
      recovering = null;
      saveLater();
      deps.changed();
    });
    return await recovering;
  }

  return {
    unfinished: wish.get,
    unsaved: () => (taken === null ? null : unsavedSeat),
    isActivating: () => isActivating,
    problem: wish.problem,
    putProblemAway: wish.putProblemAway,
    reload,
    recover,

    async activate(request) {
      isActivating = true;
      try {
        return await locked(async () => await take(request));
      } finally {
        isActivating = false;
        saveLater();
        deps.changed();
      }
    },

    async adopt(activation, server, askedBy) {
      const result = await locked(async () => {
        const seat = record.get();
        if (seat !== null && isSameSeat(seat, { ...activation, server })) {
          return replaceKey(seat, activation.key, askedBy);
        }
        const before = seatInTheWay();
        if (before !== null) return failed(before);
        const facts = { activatedAt: null, seats: null, confirmedAt: null };
        return keep({ ...activation, server, ...facts, takenAt: clock.now() }, 'imported', askedBy);
      });
      deps.changed();
      return result;
    },

    abandon() {
      // While its request is on its way, nobody can know yet that it is lost.
      const intent = wish.get();
      if (isActivating || intent === null) return;
      end('close');
      deps.note({ ...wishNote('activation-abandoned', intent), by: 'person' });
      deps.changed();
    },

    stop() {
      cancelLook?.();
    },
  };
}
