import { done, failed, type Failure, type Result } from '../../../shared/failure.ts';
import { backOff } from '../../polar/rate-limiter.ts';
import type { ActivationIntent } from '../../storage/records.ts';
import type { Clock } from '../../ports.ts';
import { createTimer } from '../../timing.ts';
import { failureOf } from '../../polar/outcome.ts';
import type { Credentials } from '../organization/credentials.ts';
import { reconcile } from '../seat/reconcile.ts';
import { pendingActivationEvent } from '../seat/seat-events.ts';
import { unsavedSeatFailure } from '../seat/seat-slot.ts';
import type { SeatLock } from '../seat/with-seat-lock.ts';
import { findSeatByNonce } from './activation-search.ts';
import { saveTakenSeat, type ActivationStores, type TakeSeatDeps } from './take-seat.ts';

/** Milliseconds after which no request of an activation can arrive at Polar any more. Until then a missing seat may still come. */
const maxRequestDelay = 60_000;

function missingTokenFailure(credentials: Credentials): Failure {
  const connection = credentials.connection();
  return connection.type === 'locked' ? connection.failure : { code: 'not-connected' };
}

async function retrySave(
  stores: ActivationStores,
  withSeatLock: SeatLock,
  intent: ActivationIntent,
): Promise<Result<undefined>> {
  const saved = await withSeatLock(async () => {
    const seat = stores.pending.takenSeat();
    return seat === null ? done(undefined) : saveTakenSeat(stores, seat, intent);
  });
  // The lock is a file, too; why it could not be written does not matter to the seat.
  return saved.ok || saved.failure.code === 'busy-elsewhere' ? saved : failed(unsavedSeatFailure);
}

/**
 * Returns a function that returns the milliseconds for which the request of a pending activation may still arrive at Polar, by the monotonic
 * clock, from when this process knows that the request was sent. The time of day in the record does not tell when that was: a clock that
 * was set forward since would end the activation too early. To be called under the lock, which a process holds while it sends a request, or
 * after the request.
 */
function createRequestDelay(clock: Clock): (intent: ActivationIntent) => number {
  let sent: { readonly nonce: string; readonly knownAt: number } | null = null;
  return ({ nonce }) => {
    const now = clock.monotonicNow();
    if (sent?.nonce !== nonce) sent = { nonce, knownAt: now };
    return sent.knownAt + maxRequestDelay - now;
  };
}

/** Creates the recovery, which finds out and saves the outcome of the pending activation in `stores`. */
export function createActivationRecovery(
  deps: TakeSeatDeps,
  stores: ActivationStores,
  withSeatLock: SeatLock,
) {
  const { record, keys, credentials, clock } = deps;
  const { pending } = stores;
  const timer = createTimer(clock);
  const remainingDelay = createRequestDelay(clock);
  /** Attempts in a row to save the seat that was taken. */
  let failedSaves = 0;
  let isActivating = false;
  let recovery: Promise<Result<undefined>> | null = null;

  function recoverLater(wait: number): void {
    timer.set(clock.now() + wait, () => void recover());
  }

  /** Searches once with a token, and saves what it finds. Returns whether to search again. */
  async function searchOnce(intent: ActivationIntent, isLast: boolean): Promise<Result<boolean>> {
    // The person may abandon the activation at any time, and begin another one.
    const isOver = (): boolean => pending.get()?.nonce !== intent.nonce;
    return await withSeatLock(async () => {
      if (isOver()) return done(false);
      const remaining = remainingDelay(intent);
      const credential = await credentials.for(intent.server);
      if (credential.type !== 'organization') return failed(missingTokenFailure(credentials));
      const searched = await findSeatByNonce(keys, credential, intent, clock.now);
      if (isOver()) return done(false);
      if (searched.type !== 'ok') return failed(failureOf(searched));
      if (searched.value !== null && deps.otherSeats.isHeldBeside(searched.value)) {
        // A person has copied a folder, and the seat is on record in the other one.
        pending.closeIfPossible();
        return done(false);
      }
      if (searched.value !== null) {
        const saved = saveTakenSeat(stores, searched.value, intent);
        return saved.ok ? done(false) : saved;
      }
      if (!isLast) return done(true);
      endOrRecoverLater(intent, remaining);
      return done(false);
    });
  }

  /** Ends the activation, which took no seat, unless its request could still arrive at Polar when the search for it began. */
  function endOrRecoverLater(intent: ActivationIntent, remaining: number): void {
    if (remaining > 0) {
      recoverLater(remaining);
    } else {
      pending.closeIfPossible();
      deps.recordEvent(pendingActivationEvent('activation-failed', intent));
    }
  }

  async function search(intent: ActivationIntent): Promise<Result<undefined>> {
    const result = await reconcile(clock, async (isLast) => {
      const searched = await searchOnce(intent, isLast);
      return searched.ok && searched.value ? null : searched;
    });
    return result === null || result.ok ? done(undefined) : result;
  }

  function endAttempt(): void {
    failedSaves = pending.takenSeat() === null ? 0 : failedSaves + 1;
    if (failedSaves > 0) recoverLater(backOff(failedSaves));
    deps.changed();
  }

  async function runRecovery(intent: ActivationIntent): Promise<Result<undefined>> {
    try {
      return pending.takenSeat() === null
        ? await search(intent)
        : await retrySave(stores, withSeatLock, intent);
    } finally {
      recovery = null;
      endAttempt();
    }
  }

  /**
   * Saves the seat that the pending activation took, or searches with a token for the one that it may have taken. Fails if Polar gave no
   * useful answer, or the disk or another process blocked it; the activation is pending as before then.
   */
  async function recover(): Promise<Result<undefined>> {
    const intent = pending.get();
    if (intent === null || isActivating) return done(undefined);
    // Beside a seat of this computer's own it blocks nothing.
    if (pending.isElsewhere())
      return record.get() === null ? failed('other-computer') : done(undefined);
    recovery ??= runRecovery(intent);
    return await recovery;
  }

  return {
    recover,
    /** Runs `work`, which takes a seat. No recovery starts meanwhile; a seat that it leaves unsaved is saved later. */
    async activate(work: () => Promise<Result<undefined>>): Promise<Result<undefined>> {
      isActivating = true;
      try {
        return await work();
      } finally {
        isActivating = false;
        const intent = pending.get();
        if (intent !== null) remainingDelay(intent);
        endAttempt();
      }
    },
    /** Runs `work`, which takes over a seat. A seat of the pending activation that it leaves unsaved is saved later. */
    adopt: async (work: () => Promise<Result<undefined>>): Promise<Result<undefined>> =>
      await work().finally(endAttempt),
    /** Whether the request of an activation is on its way. */
    isActivating: (): boolean => isActivating,
    stop: timer.stop,
  };
}
