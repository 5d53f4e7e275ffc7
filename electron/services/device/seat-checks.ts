import type { SeatStatus } from '../../../shared/app-state.ts';
import type { LicenseOwner } from '../../../shared/license.ts';
import { isPending } from '../../../shared/seat-release.ts';
import { checkSeat, type CheckResult } from '../../polar/find-seat.ts';
import type { Refusal } from '../../polar/outcome.ts';
import type { DeviceRecord } from '../../storage/records.ts';
import { createTimer } from '../../timing.ts';
import type { ReleaseRequestDeps } from '../release/release-requests.ts';
import type { SeatReleases } from '../release/seat-releases.ts';
import { firstKnownKey } from '../seat/key-variants.ts';
import { applyCheckResult, storedSeatStatus } from './check-status.ts';

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

/** Asks with a key that the record does not have. Returns the result only if Polar says that the seat's own license lacks it. */
async function askWithNewKey(
  keys: SeatCheckDeps['keys'],
  typed: string,
  seat: DeviceRecord,
): Promise<CheckResult | null> {
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
      await runCheck(async (seat) => await askWithNewKey(keys, key, seat));
    },
    /** Repeats the check until it finds the seat free: a request that seemed lost may still arrive. */
    watch(): void {
      watchAfter(firstWatchDelay);
    },
    stop: watchTimer.stop,
  };
}
