import type { SeatReleaseEvent } from '../../../shared/seat-release.ts';
import { reconcileSeat } from '../../polar/find-seat.ts';
import type { LicenseKeys } from '../../polar/license-keys.ts';
import type { Credential } from '../../polar/transport.ts';
import type { Clock, Log } from '../../ports.ts';
import type { DeviceRecord } from '../../storage/records.ts';
import { checkResultEvent } from './release-events.ts';
import { isYoung, withKeyOf, type SeatRecord } from '../seat/seat-record.ts';

/** Waits between looks, in milliseconds: a read may lag behind a write. */
export const recheckDelays = [1_000, 2_000, 4_000] as const;

/**
 * Looks until it is known whether the seat is free, or cannot be known now. What a lagging read could show is believed only when all
 * looks agree: that the seat is held; and that a seat is gone which was taken just before. `onHeld` hears of each look that found the
 * seat held, and `nextAt` says when to look again where nothing was learned. In the lock.
 */
export async function checkUntilKnown(
  deps: {
    readonly record: SeatRecord;
    readonly keys: LicenseKeys;
    readonly credential: Credential;
    readonly clock: Clock;
    readonly log: Log;
  },
  seat: DeviceRecord,
  callbacks: {
    readonly onHeld: (event: SeatReleaseEvent) => void;
    readonly nextCheckAt: () => number;
  },
): Promise<SeatReleaseEvent> {
  const { record, keys, credential, clock, log } = deps;
  const results = new Set<'held' | 'free'>();
  let current = seat;
  for (const wait of [...recheckDelays, null]) {
    const checkResult = await reconcileSeat(keys, credential, current);
    const now = clock.now();
    const isConfirmed = current.confirmedAt !== null;
    const event = checkResultEvent(checkResult, {
      isConfirmed,
      now,
      nextAt: callbacks.nextCheckAt(),
    });
    if (checkResult.type !== 'held' && checkResult.type !== 'free') return event;
    if (checkResult.type === 'free' && !isYoung(current, now)) return event;
    results.add(checkResult.type);
    if (wait === null) {
      if (results.size > 1) return { type: 'not-found-out', nextAt: callbacks.nextCheckAt() };
      return checkResult.type === 'held' ? { type: 'found-held', isConclusive: true } : event;
    }
    if (checkResult.type === 'held') {
      current = saveHeldSeat(current, checkResult.facts, now);
      callbacks.onHeld(event);
    }
    await new Promise<void>((resolve) => clock.schedule(wait, resolve));
  }
  return { type: 'not-found-out', nextAt: callbacks.nextCheckAt() };

  /** A rotated key is taken over at once, since the next release needs it; so is the first confirmation that the seat exists. */
  function saveHeldSeat(
    held: DeviceRecord,
    facts: { readonly key: string | null } | null,
    now: number,
  ): DeviceRecord {
    const updated = withKeyOf(held, facts);
    const next = updated.confirmedAt === null ? { ...updated, confirmedAt: now } : updated;
    if (next === held) return held;
    try {
      record.save(next);
    } catch (error) {
      log.problem('what a look told of the seat could not be written down', error);
    }
    return next;
  }
}
