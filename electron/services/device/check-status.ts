import type { SeatStatus } from '../../../shared/app-state.ts';
import type { Failure } from '../../../shared/failure.ts';
import { isSeatHidden } from '../../../shared/seat-release.ts';
import type { CheckResult } from '../../polar/find-seat.ts';
import { failureOf, type Refusal } from '../../polar/outcome.ts';
import type { DeviceRecord } from '../../storage/records.ts';
import type { ReleaseRequestDeps } from '../release/release-requests.ts';
import type { SeatReleases } from '../release/seat-releases.ts';
import {
  isUnknownSeat,
  isYoung,
  saveChecked,
  withBenefitOf,
  withFacts,
} from '../seat/seat-record.ts';

/** Milliseconds for which an answer of Polar's makes a check unnecessary. */
const freshFor = 60_000;

/** What the result of a check changes. */
interface CheckedSeatDeps extends Pick<ReleaseRequestDeps, 'record' | 'log' | 'clock'> {
  readonly releases: SeatReleases;
}

type RefusedKey = NonNullable<DeviceRecord['refusedKey']>;

/** Returns the status of a seat whose key Polar did not accept. */
function statusOfKey({ type, at }: RefusedKey): SeatStatus {
  return type === 'unknown'
    ? { type: 'key-changed', at }
    : { type: 'key-inactive', at, reason: type };
}

/** Returns the status of a seat that was not checked in this run: what the record knows of earlier checks. */
export function storedSeatStatus(seat: DeviceRecord | null, now: number): SeatStatus {
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
  { record, log }: Pick<CheckedSeatDeps, 'record' | 'log'>,
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
export function applyCheckResult(
  deps: CheckedSeatDeps,
  checkResult: CheckResult | Refusal,
  seat: DeviceRecord,
  last: SeatStatus,
): SeatStatus | null {
  const { record, releases, log } = deps;
  const now = deps.clock.now();
  switch (checkResult.type) {
    case 'held':
      // The seat shows again, so that the failure no longer holds.
      if (isSeatHidden(releases.state())) releases.dismissFailure();
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
      if (releases.hasSent())
        releases.applyCheck({ type: 'found-key-refused', code: 'key-changed' });
      else releases.dismissFailure();
      return saveRefusedKey(deps, seat, { type: 'unknown', at: now });
    case 'key-inactive':
      // Such a key hides its seats, so that no check can tell any more whether a late request has arrived.
      if (releases.hasSent())
        releases.applyCheck({ type: 'found-key-refused', code: 'seats-hidden' });
      return saveRefusedKey(deps, seat, { type: checkResult.reason, at: now });
    case 'refused':
    case 'not-sent':
    case 'rate-limited':
    case 'gone':
    case 'indeterminate':
      return statusAfterFailure(last, failureOf(checkResult), seat);
  }
}
