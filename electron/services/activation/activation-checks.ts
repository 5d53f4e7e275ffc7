import { done, failed, type Failure } from '../../../shared/failure.ts';
import type { Result } from '../../../shared/ipc.ts';
import type { LicenseKeys } from '../../polar/license-keys.ts';
import type { Clock } from '../../ports.ts';
import type { ActivationIntent, DeviceRecord } from '../../storage/records.ts';
import { searchSeat } from './activation-search.ts';
import type { ActivationWish } from './pending-activation.ts';
import { failureOf } from '../organization/connection.ts';
import type { Credentials } from '../organization/credentials.ts';
import type { SeatTurn } from '../seat/with-seat-lock.ts';

/** Waits between looks for a seat that may have been taken, in milliseconds: a read may lag behind a write. */
const lookAgainAfter = [1_000, 2_000, 4_000, null] as const;
/** A request may land this many milliseconds after it was asked for; before, a seat that is not there may still come. */
const latestLanding = 60_000;

/** What looks need, and who hears of what they find, in the lock. */
interface LookDeps {
  readonly wish: ActivationWish;
  readonly keys: LicenseKeys;
  readonly credentials: Credentials;
  readonly clock: Clock;
  readonly turn: SeatTurn;
  /** The wish took this seat: writes it down. */
  readonly found: (seat: DeviceRecord, intent: ActivationIntent) => Result<undefined>;
  /** It took none, and none can come any more. */
  readonly foundNone: () => void;
  /** It took none so far; to be looked at again in so many milliseconds. */
  readonly later: (wait: number) => void;
}

/** Why nobody can look without a token. */
function withoutToken(credentials: Credentials): Failure {
  const connection = credentials.connection();
  return connection.is === 'locked' ? connection.failure : { code: 'not-connected' };
}

/** Looks once, and takes what it finds; whether there is more to look for. */
async function look(
  deps: LookDeps,
  intent: ActivationIntent,
  isLast: boolean,
): Promise<Result<boolean>> {
  const { wish, keys, credentials, clock } = deps;
  // The person may put the wish away at any time, or have another one.
  const isOver = (): boolean => wish.get()?.nonce !== intent.nonce;
  return await deps.turn(async () => {
    if (isOver()) return done(false);
    const credential = await credentials.for(intent.server);
    if (credential.is !== 'organization') return failed(withoutToken(credentials));
    const finding = await searchSeat(keys, credential, intent, clock.now);
    if (isOver()) return done(false);
    if (finding.is === 'found') {
      const saved = deps.found(finding.seat, intent);
      return saved.ok ? done(false) : saved;
    }
    if (finding.is !== 'none') return failed(failureOf(finding));
    if (!isLast) return done(true);
    const waits = intent.askedAt + latestLanding - clock.now();
    if (waits > 0) deps.later(Math.min(waits, latestLanding));
    else deps.foundNone();
    return done(false);
  });
}

/**
 * Looks for the seat that an unfinished activation may have taken, where a token can see it, until it is there or all looks have
 * missed it. Fails where Polar could not be asked, or the disk or another process stood in the way; the wish is open then as before.
 */
export async function lookForSeat(
  deps: LookDeps,
  intent: ActivationIntent,
): Promise<Result<undefined>> {
  for (const wait of lookAgainAfter) {
    const result = await look(deps, intent, wait === null);
    if (!result.ok) return result;
    if (!result.value || wait === null) break;
    await new Promise<void>((resolve) => deps.clock.after(wait, resolve));
  }
  return done(undefined);
}
