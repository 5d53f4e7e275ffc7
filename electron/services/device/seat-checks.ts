import type { SeatStatus } from '../../../shared/app-state.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { LicenseOwner } from '../../../shared/license.ts';
import { isPending } from '../../../shared/seat-release.ts';
import { checkSeat, type CheckResult } from '../../polar/find-seat.ts';
import type { Refusal } from '../../polar/outcome.ts';
import type { DeviceRecord } from '../../storage/records.ts';
import { createTimer } from '../../timing.ts';
import { failureOf } from '../../polar/outcome.ts';
import type { ReleaseRequestDeps } from '../release/release-requests.ts';
import type { SeatReleases } from '../release/seat-releases.ts';
import { firstKnownKey } from '../seat/key-variants.ts';
import {
  isUnknownSeat,
  isYoung,
  saveChecked,
  withBenefitOf,
  withFacts,
} from '../seat/seat-record.ts';

/** Milliseconds for which an answer of Polar's makes a check unnecessary. */
const freshFor = 60_000;
const lockTimeout = 3_000;
const firstWatchDelay = 60_000;
const maxWatchDelay = 15 * 60_000;

interface SeatCheckDeps extends ReleaseRequestDeps {
  readonly releases: SeatReleases;
  /** Whether the seat on record is another computer's and no release of it was requested here. It is not checked then. */
  readonly isCopied: () => boolean;
  /** Called after each change of the status or the record. */
  readonly changed: () => void;
}

type RefusedKey = NonNullable<DeviceRecord['refusedKey']>;

/** Returns the status of a seat whose key Polar did not accept. */
function statusOfKey({ type, at }: RefusedKey): SeatStatus {
  return type === 'unknown'
    ? { type: 'key-changed', at }
    : { type: 'key-inactive', at, reason: type };
}

/** Returns the status of a seat that was not checked in this run: what the record knows of earlier checks. */
function storedSeatStatus(seat: DeviceRecord | null, now: number): SeatStatus {
  if (seat?.refusedKey !== undefined) return statusOfKey(seat.refusedKey);
  if (seat?.removedAt !== undefined) {
    return { type: isUnknownSeat(seat) ? 'never-confirmed' : 'removed', at: seat.removedAt };
  }
  const at = seat?.confirmedAt ?? null;
  // A seat that was taken just now needs no check: its activation was the answer.
  return at !== null && Math.abs(now - at) < freshFor
    ? { type: 'confirmed', at }
    : { type: 'unchecked', lastAt: at };
}

/** Returns the status after a check that Polar did not answer. What it said before of a seat that is gone, or of its key, still holds. */
function statusAfterFailure(last: SeatStatus, failure: Failure, seat: DeviceRecord): SeatStatus {
  switch (last.type) {
    case 'removed':
    case 'never-confirmed':
    case 'key-changed':
    case 'key-inactive':
      return { ...last, failure };
    case 'unchecked':
    case 'checking':
    case 'confirmed':
    case 'not-reached':
      return { type: 'not-reached', failure, lastAt: seat.confirmedAt };
  }
}

/** Saves what Polar said of a key that it does not accept, and returns it as the status. */
function saveRefusedKey(
  { record, log }: Pick<SeatCheckDeps, 'record' | 'log'>,
  seat: DeviceRecord,
  refusedKey: RefusedKey,
): SeatStatus {
  saveChecked(record, log, { ...seat, refusedKey });
  return statusOfKey(refusedKey);
}

/**
 * Saves the result of a check and applies it to the release. Returns the new status, or null if the check does not change it. Under the
 * lock.
 *
 * @param last the status before the check
 */
function applyCheckResult(
  deps: SeatCheckDeps,
  checkResult: CheckResult | Refusal,
  seat: DeviceRecord,
  last: SeatStatus,
): SeatStatus | null {
  const { record, releases, log } = deps;
  const now = deps.clock.now();
  switch (checkResult.type) {
    case 'held':
      saveChecked(record, log, withFacts(seat, checkResult.facts, now));
      return { type: 'confirmed', at: now };
    case 'free': {
      // A read that lags behind would not show the seat yet.
      if (isYoung(seat, now)) return { type: 'unchecked', lastAt: seat.confirmedAt };
      if (seat.confirmedAt !== null && releases.hasSent()) {
        releases.applyCheck({ type: 'found-free', at: now });
        return null;
      }
      if (releases.hasSent()) releases.applyCheck({ type: 'found-unconfirmed' });
      // An earlier failure says nothing about a seat that others have changed since.
      else releases.dismissFailure();
      const { refusedKey: _, ...known } = withBenefitOf(seat, checkResult.facts);
      // The first check says since when the seat is gone.
      saveChecked(record, log, { removedAt: now, ...known });
      return {
        type: seat.confirmedAt === null ? 'never-confirmed' : 'removed',
        at: seat.removedAt ?? now,
      };
    }
    case 'released':
      // A check sends no release.
      return null;
    case 'key-unknown':
      if (releases.hasSent()) releases.applyCheck({ type: 'found-key-unknown' });
      else releases.dismissFailure();
      return saveRefusedKey(deps, seat, { type: 'unknown', at: now });
    case 'key-inactive':
      // Such a key hides its seats, so that no check can tell any more whether a late request has arrived.
      if (releases.hasSent()) releases.applyCheck({ type: 'found-key-unknown' });
      return saveRefusedKey(deps, seat, { type: checkResult.reason, at: now });
    case 'refused':
    case 'not-sent':
    case 'rate-limited':
    case 'gone':
    case 'indeterminate':
      return statusAfterFailure(last, failureOf(checkResult), seat);
  }
}

/**
 * Creates the checks whether the seat that this computer holds still exists: at the start, on demand, and after a release that seemed to
 * fail.
 */
export function createSeatChecks(deps: SeatCheckDeps) {
  const { record, releases, keys, credentials, clock, lock, log } = deps;
  const watchTimer = createTimer(clock);
  let seatStatus: SeatStatus = { type: 'unchecked', lastAt: null };
  /** The activation that `seatStatus` is about. It does not apply to another seat. */
  let checkedActivationId: string | null = null;
  /** The owner of the license, and the activation that Polar said it of. In memory only. */
  let known: { readonly activationId: string; readonly owner: LicenseOwner } | null = null;

  function currentSeatStatus(): SeatStatus {
    const seat = record.get();
    return checkedActivationId === seat?.activationId
      ? seatStatus
      : storedSeatStatus(seat, clock.now());
  }

  function setSeatStatus(next: SeatStatus, seat: DeviceRecord): void {
    seatStatus = next;
    checkedActivationId = seat.activationId;
    deps.changed();
  }

  function keepOwner({ activationId }: DeviceRecord, owner: LicenseOwner | null): void {
    known = owner === null ? null : { activationId, owner };
  }

  /**
   * Applies the result of `ask` to the seat on record. Returns the new status; null if nothing is to be asked or `ask` says nothing.
   *
   * @param before the seat and its status before the check
   */
  async function checkUnderLock(
    ask: (seat: DeviceRecord) => Promise<CheckResult | Refusal | null>,
    before: { readonly seat: DeviceRecord; readonly status: SeatStatus },
  ): Promise<SeatStatus | null> {
    return await lock.hold(lockTimeout, async () => {
      record.reload();
      const seat = record.get();
      if (seat === null) releases.releasedElsewhere();
      if (seat === null || isPending(releases.state()) || deps.isCopied()) return null;
      const checkResult = await ask(seat);
      if (checkResult?.type === 'held') keepOwner(seat, checkResult.facts?.owner ?? null);
      // The license is no longer this computer's.
      if (checkResult?.type === 'free') keepOwner(seat, null);
      if (checkResult === null) return null;
      // Another process may have checked the seat since, or taken another one.
      const stored = storedSeatStatus(seat, clock.now());
      const isKnownSince =
        seat.activationId !== before.seat.activationId || stored.type !== 'unchecked';
      return applyCheckResult(deps, checkResult, seat, isKnownSince ? stored : before.status);
    });
  }

  const askWithOwnKey = async (seat: DeviceRecord): Promise<CheckResult | Refusal> =>
    await checkSeat(keys, await credentials.for(seat.server), seat);

  /** Asks with a key that the record does not have. Returns the result only if Polar says that the seat's own license lacks it. */
  async function askWithNewKey(typed: string, seat: DeviceRecord): Promise<CheckResult | null> {
    const { answer } = await firstKnownKey(
      typed,
      [seat.organizationId],
      async (key, organizationId) =>
        await checkSeat(keys, { type: 'public' }, { ...seat, key, organizationId }),
      ({ type }) => type === 'key-unknown',
    );
    const licenseId = answer.type === 'free' ? answer.facts?.licenseId : undefined;
    return answer.type === 'free' && licenseId !== undefined && licenseId === seat.licenseId
      ? answer
      : null;
  }

  /** Runs a check, unless a release is pending. Resolves when the status shows the result. */
  async function runCheck(ask: Parameters<typeof checkUnderLock>[0]): Promise<void> {
    const seat = record.get();
    const before = currentSeatStatus();
    if (seat === null || isPending(releases.state()) || before.type === 'checking') return;
    if (deps.isCopied()) return;
    setSeatStatus({ type: 'checking' }, seat);
    let after: SeatStatus | null = null;
    try {
      after = await checkUnderLock(ask, { seat, status: before });
    } catch (error) {
      log.problem('the seat could not be checked', error);
    }
    setSeatStatus(after ?? before, seat);
  }

  /** Asks Polar, unless a release is pending. Resolves when the status shows the result. */
  const check = async (): Promise<void> => {
    await runCheck(askWithOwnKey);
  };

  function watchAfter(wait: number): void {
    watchTimer.set(clock.now() + wait, () => void checkAndWatch(wait));
  }

  async function checkAndWatch(lastWait: number): Promise<void> {
    await check();
    if (releases.state().type === 'failed' && releases.hasSent()) {
      watchAfter(Math.min(lastWait * 2, maxWatchDelay));
    }
  }

  return {
    seatStatus: currentSeatStatus,
    /** Returns the owner of the license as a check of this run found it; null if none did. */
    owner: (): LicenseOwner | null =>
      known !== null && known.activationId === record.get()?.activationId ? known.owner : null,
    /** Forgets the last check; the status is what the record says. */
    reset(): void {
      checkedActivationId = null;
    },
    check,
    /**
     * Checks the seat with the key that the seller gave its license, where Polar does not know the activation under it: the seat may have been
     * released elsewhere. Changes nothing if the key is of another license.
     */
    checkWithNewKey: async (key: string): Promise<void> => {
      await runCheck(async (seat) => await askWithNewKey(key, seat));
    },
    /** Repeats the check until it finds the seat free: a request that seemed lost may still arrive. */
    watch(): void {
      watchAfter(firstWatchDelay);
    },
    stop: watchTimer.stop,
  };
}
