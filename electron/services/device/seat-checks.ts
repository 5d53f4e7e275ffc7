import type { SeatStatus } from '../../../shared/app-state.ts';
import { isPending } from '../../../shared/seat-release.ts';
import { checkSeat, type CheckResult } from '../../polar/find-seat.ts';
import type { LicenseKeys } from '../../polar/license-keys.ts';
import type { Refusal } from '../../polar/outcome.ts';
import type { Clock, Log } from '../../ports.ts';
import type { Lock } from '../../storage/lock.ts';
import type { DeviceRecord } from '../../storage/records.ts';
import { failureOf } from '../organization/connection.ts';
import type { Credentials } from '../organization/credentials.ts';
import { isUnknownSeat, isYoung, withFacts, type SeatRecord } from '../seat/seat-record.ts';
import type { SeatReleases } from '../release/seat-releases.ts';

/** Looks whether the seat that this computer holds still exists: at start, on demand, and after a release that seemed to fail. */
export interface SeatChecks {
  seatStatus(): SeatStatus;
  /** Begins from what the record tells: nothing was asked yet. */
  reset(): void;
  /** Asks Polar, unless a release is under way; resolves when the answer is shown. */
  check(): Promise<void>;
  /** Looks again by itself until the seat is seen free: a request thought lost may still land. */
  watch(): void;
  stop(): void;
}

/** How long an answer of Polar's is as good as a look, in milliseconds. */
const freshFor = 60_000;
const lockTimeout = 3_000;
const firstWatchDelay = 60_000;
const maxWatchDelay = 15 * 60_000;

/** Checks of the seat in `record`. `changed` is called when the standing or the record has changed. */
export function createSeatChecks(deps: {
  readonly record: SeatRecord;
  readonly releases: SeatReleases;
  readonly keys: LicenseKeys;
  readonly credentials: Credentials;
  readonly clock: Clock;
  readonly lock: Lock;
  readonly log: Log;
  /** Whether the seat on record is another computer's, and nobody has asked here for its release. Nothing is asked about it then. */
  readonly isCopied: () => boolean;
  readonly changed: () => void;
}): SeatChecks {
  const { record, releases, keys, credentials, clock, lock, log } = deps;
  let seatStatus: SeatStatus = { type: 'unchecked' };
  /** The activation that the standing is about; another seat begins anew. */
  let checkedActivationId: string | null = null;
  let cancelWatch: (() => void) | null = null;

  function currentSeatStatus(): SeatStatus {
    const seat = record.get();
    if (checkedActivationId === seat?.activationId) return seatStatus;
    if (seat?.removedAt !== undefined) {
      return { type: isUnknownSeat(seat) ? 'never-confirmed' : 'removed', at: seat.removedAt };
    }
    const at = seat?.confirmedAt ?? null;
    // A seat that was taken just now needs no look: its activation was the answer.
    return at !== null && Math.abs(clock.now() - at) < freshFor
      ? { type: 'confirmed', at }
      : { type: 'unchecked' };
  }

  function setSeatStatus(next: SeatStatus, seat: DeviceRecord): void {
    seatStatus = next;
    checkedActivationId = seat.activationId;
    deps.changed();
  }

  function saveIfPossible(next: DeviceRecord): void {
    try {
      record.save(next);
    } catch (error) {
      // What was learned is shown all the same, and asked again at the next start.
      log.problem('the seat could not be updated', error);
    }
  }

  function applyCheckResult(
    checkResult: CheckResult | Refusal,
    seat: DeviceRecord,
  ): SeatStatus | null {
    const now = clock.now();
    switch (checkResult.type) {
      case 'held':
        saveIfPossible(withFacts(seat, checkResult.facts, now));
        return { type: 'confirmed', at: now };
      case 'free':
        // A look that lags behind would not show it yet.
        if (isYoung(seat, now)) return { type: 'unchecked' };
        if (seat.confirmedAt === null) {
          if (releases.hasSent()) releases.applyCheck({ type: 'found-unconfirmed' });
          else releases.dismissFailure();
          saveIfPossible({ removedAt: now, ...seat });
          return { type: 'never-confirmed', at: seat.removedAt ?? now };
        }
        if (releases.hasSent()) {
          releases.applyCheck({ type: 'found-free', at: now });
          return null;
        }
        // What an earlier request of ours met says nothing of a seat that others have changed since.
        releases.dismissFailure();
        // Since when it is gone is what the first look said.
        saveIfPossible({ removedAt: now, ...seat });
        return { type: 'removed', at: seat.removedAt ?? now };
      case 'released':
        // A check sends no release.
        return null;
      case 'key-unknown':
        if (releases.hasSent()) releases.applyCheck({ type: 'found-key-unknown' });
        else releases.dismissFailure();
        return { type: 'key-changed', at: now };
      case 'key-inactive':
        // It hides its seats, so that nobody sees any more whether a late request of ours has landed.
        if (releases.hasSent()) releases.applyCheck({ type: 'found-key-unknown' });
        return { type: 'key-inactive', at: now };
      case 'refused':
      case 'not-sent':
      case 'rate-limited':
      case 'gone':
      case 'doubtful':
        return { type: 'not-reached', failure: failureOf(checkResult), lastAt: seat.confirmedAt };
    }
  }

  async function checkUnderLock(): Promise<SeatStatus | null> {
    return await lock.hold(lockTimeout, async () => {
      record.reload();
      const seat = record.get();
      if (seat === null) releases.releasedElsewhere();
      if (seat === null || isPending(releases.state()) || deps.isCopied()) return null;
      return applyCheckResult(
        await checkSeat(keys, await credentials.for(seat.server), seat),
        seat,
      );
    });
  }

  async function check(): Promise<void> {
    const seat = record.get();
    const before = currentSeatStatus();
    if (seat === null || isPending(releases.state()) || before.type === 'checking') return;
    if (deps.isCopied()) return;
    setSeatStatus({ type: 'checking' }, seat);
    let after: SeatStatus | null = null;
    try {
      after = await checkUnderLock();
    } catch (error) {
      log.problem('the seat could not be checked', error);
    }
    setSeatStatus(after ?? before, seat);
  }

  async function checkAndWatch(lastDelay: number): Promise<void> {
    await check();
    if (releases.state().type === 'failed' && releases.hasSent()) {
      watchAfter(Math.min(lastDelay * 2, maxWatchDelay));
    }
  }

  function watchAfter(wait: number): void {
    cancelWatch?.();
    cancelWatch = clock.schedule(wait, () => void checkAndWatch(wait));
  }

  return {
    seatStatus: currentSeatStatus,

    reset() {
      checkedActivationId = null;
    },

    check,

    watch() {
      watchAfter(firstWatchDelay);
    },

    stop() {
      cancelWatch?.();
    },
  };
}
