import { randomUUID } from 'node:crypto';
import { done, failed, type Failure } from '../../../shared/failure.ts';
import type { Result } from '../../../shared/ipc.ts';
import { keyReadings } from '../../../shared/identifiers.ts';
import type { LicenseKeys } from '../../polar/license-keys.ts';
import { backOff } from '../../polar/rate-limiter.ts';
import type { Clock, Log } from '../../ports.ts';
import type { Lock } from '../../storage/lock.ts';
import type { ActivationIntent, DeviceRecord, Records } from '../../storage/records.ts';
import { storageFailure } from '../../storage/stored-file.ts';
import type { ActivationRequest, Activations } from './activation-control.ts';
import { lookForSeat } from './activation-checks.ts';
import { recordOf } from './activation-search.ts';
import { createActivationWish } from './pending-activation.ts';
import { firstKnownReading, isUnknownKey } from '../seat/key-variants.ts';
import { failureOf } from '../organization/connection.ts';
import type { Credentials } from '../organization/credentials.ts';
import { wishNote, type Note } from '../seat/seat-events.ts';
import { machineMeta, type Origins } from '../seat/origin.ts';
import { adoptSeat } from '../seat/seat-adoption.ts';
import { createSeatPlace, unsavedSeat } from '../seat/seat-slot.ts';
import { isUnknownSeat, type SeatRecord } from '../seat/seat-record.ts';
import { createSeatTurn } from '../seat/with-seat-lock.ts';

/** Activations into `record`. `changed` is called when anything that the window shows of them has changed. */
export function createActivations(deps: {
  readonly record: SeatRecord;
  readonly file: Records['activation'];
  readonly keys: LicenseKeys;
  readonly credentials: Credentials;
  readonly clock: Clock;
  readonly lock: Lock;
  readonly log: Log;
  readonly origins: Origins;
  /** Whether the seat on record is another computer's. */
  readonly isOther: () => boolean;
  readonly changed: () => void;
  /** Whether a release of the seat on record has begun and not come to its end, in this process or another. */
  readonly isReleasing: () => boolean;
  /** The seat on record has got another key. */
  readonly keyReplaced: () => void;
  /** Another seat takes the place of the one that the window shows, if it shows one. */
  readonly seatReplaced: () => void;
  readonly note: (note: Note) => void;
}): Activations {
  const { record, keys, credentials, clock, log, origins } = deps;
  const wish = createActivationWish(deps.file, {
    record,
    log,
    isReplaceable: (seat) => isUnknownSeat(seat) || deps.isOther(),
  });
  const place = createSeatPlace({ ...deps, wish });
  const turn = createSeatTurn({
    ...deps,
    reload() {
      record.reload();
      reload();
    },
  });
  /** A seat that was taken and could not be written down yet. */
  let taken: DeviceRecord | null = null;
  /** Attempts in a row to do that. */
  let fruitless = 0;
  let isActivating = false;
  let recovering: Promise<Result<undefined>> | null = null;
  let cancelLook: (() => void) | null = null;

  function reload(): void {
    wish.reload();
    if (wish.get() === null) taken = null;
  }

  /** The wish is over; `how` puts it away. */
  function end(how: 'close' | 'closeIfPossible'): void {
    wish[how]();
    taken = null;
  }

  /** Writes down the seat that the open wish took; where that fails, the wish stays open and the seat is not forgotten. */
  function save(seat: DeviceRecord, { askedBy }: ActivationIntent): Result<undefined> {
    taken = seat;
    const kept = place.keep(seat, 'activated', askedBy);
    if (kept.ok) end('closeIfPossible');
    return kept;
  }

  /** Tries again to write down the seat that was taken. */
  async function saveTaken(intent: ActivationIntent): Promise<Result<undefined>> {
    const saved = await turn(async () => (taken === null ? done(undefined) : save(taken, intent)));
    // The lock is a file, too, and what keeps it from being written says nothing of what was sent.
    return saved.ok || saved.failure.code === 'busy-elsewhere' ? saved : failed(unsavedSeat);
  }

  /** What is left to write down is tried again by itself. */
  function saveLater(): void {
    fruitless = taken === null ? 0 : fruitless + 1;
    if (taken !== null) later(backOff(fruitless));
  }

  function later(wait: number): void {
    cancelLook?.();
    cancelLook = clock.after(wait, () => void recover());
  }

  /** No seat was taken, and that is told. */
  function refuse(intent: ActivationIntent, failure: Failure): Result<undefined> {
    deps.note(wishNote('activation-failed', intent, failure));
    return failed(failure);
  }

  /**
   * The request with the reading of its key that Polar knows. Several readings are asked about first, which takes nothing: so an activation
   * whose answer is lost is never about a key that does not exist. Fails where Polar cannot be asked.
   */
  async function known(request: ActivationRequest): Promise<Result<ActivationRequest>> {
    const { server, organizationId, key: typed } = request;
    const [only = typed, ...others] = keyReadings(typed);
    if (others.length === 0) return done({ ...request, key: only });
    const { key, answer } = await firstKnownReading(
      typed,
      async (reading) =>
        await keys.validate({ is: 'public' }, { server, organizationId, key: reading }),
      isUnknownKey,
    );
    // Why a key that exists cannot be used is what the activation itself answers best.
    const isKnown = answer.is === 'ok' || (answer.is === 'gone' && !isUnknownKey(answer));
    if (isKnown) return done({ ...request, key });
    // Nothing that takes a seat was sent, so that nothing may have been taken: a lost answer means no more than no network.
    return failed(answer.is === 'doubtful' ? 'network-unreachable' : failureOf(answer));
  }

  async function take(typed: ActivationRequest, overOther: boolean): Promise<Result<undefined>> {
    const before = place.obstacle(overOther);
    if (before !== null) return failed(before);
    const read = await known(typed);
    const request = read.ok ? read.value : typed;
    const intent: ActivationIntent = {
      ...request,
      nonce: randomUUID(),
      askedAt: clock.now(),
      ...origins.mark(request.organizationId),
    };
    if (!read.ok) return refuse(intent, read.failure);
    try {
      wish.open(intent);
    } catch (error) {
      return refuse(intent, storageFailure(error, { fileName: 'activation.json' }));
    }
    deps.changed();
    const { machine } = intent;
    const answer = await keys.activate(await credentials.for(intent.server), intent, {
      label: intent.label,
      meta: {
        seatkeeper_nonce: intent.nonce,
        platform: process.platform,
        // Lets this computer find its seat again when its data is lost. Only the organization sees it.
        ...(machine === undefined ? {} : { [machineMeta]: machine }),
      },
    });
    if (answer.is === 'ok') {
      deps.seatReplaced();
      return save(recordOf(intent, answer.value, clock.now()), intent);
    }
    // Only a doubt leaves the wish open: any other answer says that no seat was taken.
    if (answer.is === 'doubtful') {
      deps.note(wishNote('activation-unknown', intent, failureOf(answer)));
      return failed('activation-unfinished');
    }
    end('closeIfPossible');
    return refuse(intent, failureOf(answer));
  }

  async function look(intent: ActivationIntent): Promise<Result<undefined>> {
    function foundNone(): void {
      end('closeIfPossible');
      deps.note(wishNote('activation-failed', intent));
    }
    return await lookForSeat({ ...deps, wish, turn, found: save, foundNone, later }, intent);
  }

  function isOtherWish(): boolean {
    const intent = wish.get();
    return intent !== null && origins.of(intent) === 'elsewhere';
  }

  async function recover(): Promise<Result<undefined>> {
    const intent = wish.get();
    if (intent === null || isActivating) return done(undefined);
    // Beside a seat of this computer's own it is in nobody's way.
    if (isOtherWish()) return record.get() === null ? failed('other-computer') : done(undefined);
    const work = taken === null ? look : saveTaken;
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
    isOtherWish,
    isActivating: () => isActivating,
    problem: wish.problem,
    putProblemAway: wish.putProblemAway,
    reload,
    recover,

    async activate(request, overOther = false) {
      isActivating = true;
      try {
        return await turn(async () => await take(request, overOther));
      } finally {
        isActivating = false;
        saveLater();
        deps.changed();
      }
    },

    async adopt(activation, server, askedBy, overOther = false) {
      const result = await turn(
        async () =>
          await adoptSeat({ ...deps, place }, activation, {
            server,
            askedBy,
            now: clock.now,
            overOther,
          }),
      );
      deps.changed();
      return result;
    },

    async claim(askedBy) {
      const result = await turn(async () => {
        const seat = record.get();
        const begun = wish.get();
        // One of this computer's own may have taken a seat, and would count as over beside the record.
        if (begun !== null && !isOtherWish()) return failed('activation-unfinished');
        if (begun !== null) {
          wish.open({ ...begun, ...origins.mark(begun.organizationId) });
        }
        return seat !== null && deps.isOther()
          ? place.keep(seat, 'imported', askedBy)
          : done(undefined);
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
