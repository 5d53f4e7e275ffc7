import { done, failed, type Failure } from '../../../shared/failure.ts';
import type { Result } from '../../../shared/ipc.ts';
import type { LicenseKeys } from '../../polar/license-keys.ts';
import type { Clock } from '../../ports.ts';
import type { ActivationIntent, DeviceRecord } from '../../storage/records.ts';
import { findSeatByNonce } from './activation-search.ts';
import type { PendingActivation } from './pending-activation.ts';
import { failureOf } from '../organization/connection.ts';
import type { Credentials } from '../organization/credentials.ts';
import type { SeatLock } from '../seat/with-seat-lock.ts';

/** Waits between looks for a seat that may have been taken, in milliseconds: a read may lag behind a write. */
const recheckDelays = [1_000, 2_000, 4_000, null] as const;
/** A request may land this many milliseconds after it was asked for; before, a seat that is not there may still come. */
const maxRequestDelay = 60_000;

/** What looks need, and who hears of what they find, in the lock. */
interface CheckDeps {
  readonly pendingActivation: PendingActivation;
  readonly keys: LicenseKeys;
  readonly credentials: Credentials;
  readonly clock: Clock;
  readonly withSeatLock: SeatLock;
  /** The wish took this seat: writes it down. */
  readonly onFound: (seat: DeviceRecord, intent: ActivationIntent) => Result<undefined>;
  /** It took none, and none can come any more. */
  readonly onNoneFound: () => void;
  /** It took none so far; to be looked at again in so many milliseconds. */
  readonly retryLater: (wait: number) => void;
}

/** Why nobody can look without a token. */
function missingTokenFailure(credentials: Credentials): Failure {
  const connection = credentials.connection();
  return connection.type === 'locked' ? connection.failure : { code: 'not-connected' };
}

/** Looks once, and takes what it finds; whether there is more to look for. */
async function checkOnce(
  deps: CheckDeps,
  intent: ActivationIntent,
  isLast: boolean,
): Promise<Result<boolean>> {
  const { pendingActivation, keys, credentials, clock } = deps;
  // The person may put the wish away at any time, or have another one.
  const isOver = (): boolean => pendingActivation.get()?.nonce !== intent.nonce;
  return await deps.withSeatLock(async () => {
    if (isOver()) return done(false);
    const credential = await credentials.for(intent.server);
    if (credential.type !== 'organization') return failed(missingTokenFailure(credentials));
    const searchResult = await findSeatByNonce(keys, credential, intent, clock.now);
    if (isOver()) return done(false);
    if (searchResult.type === 'found') {
      const saved = deps.onFound(searchResult.seat, intent);
      return saved.ok ? done(false) : saved;
    }
    if (searchResult.type !== 'none') return failed(failureOf(searchResult));
    if (!isLast) return done(true);
    const remaining = intent.askedAt + maxRequestDelay - clock.now();
    if (remaining > 0) deps.retryLater(Math.min(remaining, maxRequestDelay));
    else deps.onNoneFound();
    return done(false);
  });
}

/**
 * Looks for the seat that an unfinished activation may have taken, where a token can see it, until it is there or all looks have
 * missed it. Fails where Polar could not be asked, or the disk or another process stood in the way; the wish is open then as before.
 */
export async function findPendingSeat(
  deps: CheckDeps,
  intent: ActivationIntent,
): Promise<Result<undefined>> {
  for (const wait of recheckDelays) {
    const result = await checkOnce(deps, intent, wait === null);
    if (!result.ok) return result;
    if (!result.value || wait === null) break;
    await new Promise<void>((resolve) => deps.clock.schedule(wait, resolve));
  }
  return done(undefined);
}
