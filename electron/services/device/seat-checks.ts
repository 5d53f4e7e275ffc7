import type { Standing } from '../../../shared/app-state.ts';
import { isPending } from '../../../shared/seat-release.ts';
import { findSeat, type Finding } from '../../polar/find-seat.ts';
import type { LicenseKeys } from '../../polar/license-keys.ts';
import type { Refusal } from '../../polar/outcome.ts';
import type { Clock, Log } from '../../ports.ts';
import type { Lock } from '../../storage/lock.ts';
import type { DeviceRecord } from '../../storage/records.ts';
import { failureOf } from '../organization/connection.ts';
import type { Credentials } from '../organization/credentials.ts';
import { isUnknownSeat, isYoung, withFacts, type SeatRecord } from '../seat/seat-record.ts';
import type { SeatReleases } from '../release/release-control.ts';

/** Looks whether the seat that this computer holds still exists: at start, on demand, and after a release that seemed to fail. */
export interface SeatChecks {
  standing(): Standing;
  /** Begins from what the record tells: nothing was asked yet. */
  reset(): void;
  /** Asks Polar, unless a release is under way; resolves when the answer is shown. */
  check(): Promise<void>;
  /** Looks again by itself until the seat is seen free: a request thought lost may still land. */
  watch(): void;
  stop(): void;
}

/** How long an answer of Polar's is as good as a look, in milliseconds. */
const fresh = 60_000;
const lockPatience = 3_000;
const firstWatch = 60_000;
const longestWatch = 15 * 60_000;

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
  let standing: Standing = { is: 'unchecked' };
  /** The activation that the standing is about; another seat begins anew. */
  let about: string | null = null;
  let cancelWatch: (() => void) | null = null;

  function current(): Standing {
    const seat = record.get();
    if (about === seat?.activationId) return standing;
    if (seat?.removedAt !== undefined) {
      return { is: isUnknownSeat(seat) ? 'never-confirmed' : 'removed', at: seat.removedAt };
    }
    const at = seat?.confirmedAt ?? null;
    // A seat that was taken just now needs no look: its activation was the answer.
    return at !== null && Math.abs(clock.now() - at) < fresh
      ? { is: 'confirmed', at }
      : { is: 'unchecked' };
  }

  function stand(next: Standing, seat: DeviceRecord): void {
    standing = next;
    about = seat.activationId;
    deps.changed();
  }

  function keepIfPossible(next: DeviceRecord): void {
    try {
      record.keep(next);
    } catch (error) {
      // What was learned is shown all the same, and asked again at the next start.
      log.problem('the seat could not be updated', error);
    }
  }

  function learn(finding: Finding | Refusal, seat: DeviceRecord): Standing | null {
    const now = clock.now();
    switch (finding.is) {
      case 'held':
        keepIfPossible(withFacts(seat, finding.facts, now));
        return { is: 'confirmed', at: now };
      case 'free':
        // A look that lags behind would not show it yet.
        if (isYoung(seat, now)) return { is: 'unchecked' };
        if (seat.confirmedAt === null) {
          if (releases.hasSent()) releases.foundUnconfirmed();
          else releases.dismiss();
          keepIfPossible({ removedAt: now, ...seat });
          return { is: 'never-confirmed', at: seat.removedAt ?? now };
        }
        if (releases.hasSent()) {
          releases.foundFree();
          return null;
        }
        // What an earlier request of ours met says nothing of a seat that others have changed since.
        releases.dismiss();
        // Since when it is gone is what the first look said.
        keepIfPossible({ removedAt: now, ...seat });
        return { is: 'removed', at: seat.removedAt ?? now };
      case 'released':
        // A check sends no release.
        return null;
      case 'key-unknown':
        if (releases.hasSent()) releases.foundKeyUnknown();
        else releases.dismiss();
        return { is: 'key-changed', at: now };
      case 'key-inactive':
        // It hides its seats, so that nobody sees any more whether a late request of ours has landed.
        if (releases.hasSent()) releases.foundKeyUnknown();
        return { is: 'key-inactive', at: now };
      case 'refused':
      case 'not-sent':
      case 'rate-limited':
      case 'gone':
      case 'doubtful':
        return { is: 'not-reached', failure: failureOf(finding), lastAt: seat.confirmedAt };
    }
  }

  async function look(): Promise<Standing | null> {
    return await lock.hold(lockPatience, async () => {
      record.reload();
      const seat = record.get();
      if (seat === null) releases.goneElsewhere();
      if (seat === null || isPending(releases.state()) || deps.isCopied()) return null;
      return learn(await findSeat(keys, await credentials.for(seat.server), seat), seat);
    });
  }

  async function check(): Promise<void> {
    const seat = record.get();
    const before = current();
    if (seat === null || isPending(releases.state()) || before.is === 'checking') return;
    if (deps.isCopied()) return;
    stand({ is: 'checking' }, seat);
    let after: Standing | null = null;
    try {
      after = await look();
    } catch (error) {
      log.problem('the seat could not be checked', error);
    }
    stand(after ?? before, seat);
  }

  async function checkAndWatch(waited: number): Promise<void> {
    await check();
    if (releases.state().is === 'failed' && releases.hasSent()) {
      watchAfter(Math.min(waited * 2, longestWatch));
    }
  }

  function watchAfter(wait: number): void {
    cancelWatch?.();
    cancelWatch = clock.after(wait, () => void checkAndWatch(wait));
  }

  return {
    standing: current,

    reset() {
      about = null;
    },

    check,

    watch() {
      watchAfter(firstWatch);
    },

    stop() {
      cancelWatch?.();
    },
  };
}
