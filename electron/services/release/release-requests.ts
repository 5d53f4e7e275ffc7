import { done, type Failure } from '../../../shared/failure.ts';
import type { SeatReleaseEvent } from '../../../shared/seat-release.ts';
import { reconcileSeat, type LicenseFacts } from '../../polar/find-seat.ts';
import type { LicenseKeys } from '../../polar/license-keys.ts';
import { backOff } from '../../polar/rate-limiter.ts';
import type { Clock, Log } from '../../ports.ts';
import type { Lock } from '../../storage/lock.ts';
import type { DeviceRecord } from '../../storage/records.ts';
import type { Credentials } from '../organization/credentials.ts';
import { reconcile } from '../seat/reconcile.ts';
import { isYoung, saveChecked, withKeyOf, type SeatRecord } from '../seat/seat-record.ts';
import { createSeatLock } from '../seat/with-seat-lock.ts';
import { checkResultEvent, deactivationEvent } from './release-events.ts';
import type { ReleaseJournalStore } from './release-journal.ts';

/** What the requests of a release work with. */
export interface ReleaseRequestDeps {
  readonly record: SeatRecord;
  readonly keys: LicenseKeys;
  readonly credentials: Credentials;
  readonly clock: Clock;
  readonly lock: Lock;
  readonly log: Log;
}

/**
 * Runs `work` under the lock with the seat that the journal is about, read from the disk again; with null if another process has
 * released that seat. Returns why the work could not start or threw, else null.
 */
export async function runUnderLock(
  { record, lock, log }: ReleaseRequestDeps,
  journal: ReleaseJournalStore,
  work: (seat: DeviceRecord | null) => Promise<void> | void,
): Promise<Failure | null> {
  const { reload } = record;
  const withSeatLock = createSeatLock({ lock, log, fileName: 'release.json', reload });
  const result = await withSeatLock(async () => {
    await work(journal.seatOf(record.get()));
    return done(undefined);
  });
  return result.ok ? null : result.failure;
}

/**
 * Sends the release to Polar, once. Stores first that it does, so that the next start knows that the request may have arrived. Throws
 * the file system's error, and then nothing was sent. Under the lock.
 */
export async function sendRelease(
  { keys, credentials, clock, log }: ReleaseRequestDeps,
  journal: ReleaseJournalStore,
  seat: DeviceRecord,
  attempts: number,
): Promise<SeatReleaseEvent> {
  const credential = await credentials.for(seat.server, 'change');
  const sentBefore = journal.wasSent();
  journal.write({ sent: true, state: { type: 'releasing', attempts } });
  try {
    const answer = await keys.deactivate(credential, seat);
    const event = deactivationEvent(answer, clock.now(), attempts);
    // Polar did not act, so this request cannot explain a seat that is missing later.
    if (event.type !== 'confirmed' && event.type !== 'indeterminate')
      journal.restoreSent(sentBefore);
    return event;
  } catch (error) {
    log.problem('the answer to a release was lost', error);
    return { type: 'indeterminate', why: 'no-answer', nextAt: clock.now() + backOff(1) };
  }
}

/**
 * Checks the seat until it is known whether it is free, or until no more can be learned now. Two results need all checks to agree, since
 * a read may lag behind a write: that the seat is held, and that a seat is gone that was taken just before. Calls `onHeld` after each
 * check but the last that found the seat held. `failedChecks`: checks in a row that learned nothing, for the time of the next one.
 * Under the lock.
 */
export async function checkUntilKnown(
  { record, keys, credentials, clock, log }: ReleaseRequestDeps,
  seat: DeviceRecord,
  failedChecks: number,
  onHeld: (event: SeatReleaseEvent) => void,
): Promise<SeatReleaseEvent> {
  const credential = await credentials.for(seat.server);
  const nextCheckAt = (): number => clock.now() + backOff(failedChecks + 1);
  const results = new Set<'held' | 'free'>();
  let current = seat;

  /** Saves a rotated key at once, since the next release needs it, and the first confirmation that the seat exists. */
  function saveHeldSeat(facts: LicenseFacts | null, now: number): void {
    const withKey = withKeyOf(current, facts);
    const next = withKey.confirmedAt === null ? { ...withKey, confirmedAt: now } : withKey;
    if (next !== current) saveChecked(record, log, next);
    current = next;
  }

  async function checkOnce(isLast: boolean): Promise<SeatReleaseEvent | null> {
    const checkResult = await reconcileSeat(keys, credential, current);
    const now = clock.now();
    const isConfirmed = current.confirmedAt !== null;
    const event = checkResultEvent(checkResult, { isConfirmed, now, nextAt: nextCheckAt() });
    const mayLag =
      checkResult.type === 'held' || (checkResult.type === 'free' && isYoung(current, now));
    if (!mayLag) return event;
    results.add(checkResult.type);
    if (isLast && results.size > 1) return null;
    if (isLast)
      return checkResult.type === 'held' ? { type: 'found-held', isConclusive: true } : event;
    if (checkResult.type === 'held') {
      saveHeldSeat(checkResult.facts, now);
      onHeld(event);
    }
    return null;
  }

  const event = await reconcile(clock, checkOnce);
  return event ?? { type: 'check-inconclusive', nextAt: nextCheckAt() };
}
