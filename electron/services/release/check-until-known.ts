import type { SeatReleaseEvent } from '../../../shared/seat-release.ts';
import { settleSeat } from '../../polar/find-seat.ts';
import type { LicenseKeys } from '../../polar/license-keys.ts';
import type { Credential } from '../../polar/transport.ts';
import type { Clock, Log } from '../../ports.ts';
import type { DeviceRecord } from '../../storage/records.ts';
import { doubtEvent } from './release-events.ts';
import { isYoung, withKeyOf, type SeatRecord } from '../seat/seat-record.ts';

/** Waits between looks, in milliseconds: a read may lag behind a write. */
export const lookAgainAfter = [1_000, 2_000, 4_000] as const;

/**
 * Looks until it is known whether the seat is free, or cannot be known now. What a lagging read could show is believed only when all
 * looks agree: that the seat is held; and that a seat is gone which was taken just before. `seen` hears of each look that found the
 * seat held, and `nextAt` says when to look again where nothing was learned. In the lock.
 */
export async function lookUntilKnown(
  deps: {
    readonly record: SeatRecord;
    readonly keys: LicenseKeys;
    readonly credential: Credential;
    readonly clock: Clock;
    readonly log: Log;
  },
  seat: DeviceRecord,
  tell: {
    readonly seen: (event: SeatReleaseEvent) => void;
    readonly nextAt: () => number;
  },
): Promise<SeatReleaseEvent> {
  const { record, keys, credential, clock, log } = deps;
  const seen = new Set<'held' | 'free'>();
  let current = seat;
  for (const wait of [...lookAgainAfter, null]) {
    const finding = await settleSeat(keys, credential, current);
    const now = clock.now();
    const isConfirmed = current.confirmedAt !== null;
    const event = doubtEvent(finding, { isConfirmed, now, nextAt: tell.nextAt() });
    if (finding.is !== 'held' && finding.is !== 'free') return event;
    if (finding.is === 'free' && !isYoung(current, now)) return event;
    seen.add(finding.is);
    if (wait === null) {
      if (seen.size > 1) return { type: 'not-found-out', nextAt: tell.nextAt() };
      return finding.is === 'held' ? { type: 'found-held', conclusive: true } : event;
    }
    if (finding.is === 'held') {
      current = keptAsHeld(current, finding.facts, now);
      tell.seen(event);
    }
    await new Promise<void>((resolve) => clock.after(wait, resolve));
  }
  return { type: 'not-found-out', nextAt: tell.nextAt() };

  /** A rotated key is taken over at once, since the next release needs it; so is the first confirmation that the seat exists. */
  function keptAsHeld(
    held: DeviceRecord,
    facts: { readonly key: string | null } | null,
    now: number,
  ): DeviceRecord {
    const found = withKeyOf(held, facts);
    const next = found.confirmedAt === null ? { ...found, confirmedAt: now } : found;
    if (next === held) return held;
    try {
      record.keep(next);
    } catch (error) {
      log.problem('what a look told of the seat could not be written down', error);
    }
    return next;
  }
}
