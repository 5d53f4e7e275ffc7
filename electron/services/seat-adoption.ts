import { done, failed } from '../../shared/failure.ts';
import type { Result } from '../../shared/ipc.ts';
import { isSameSeat, type ImportedActivation, type Server } from '../../shared/license.ts';
import type { AskedBy, DeviceRecord } from '../storage/records.ts';
import type { SeatPlace } from './seat-place.ts';
import type { SeatRecord } from './seat-record.ts';

/** What taking over a seat needs. */
interface AdoptionDeps {
  readonly record: SeatRecord;
  readonly place: SeatPlace;
  /** Whether a release of the seat on record has begun and not come to its end, in this process or another. */
  readonly isReleasing: () => boolean;
  /** The seat on record has got another key. */
  readonly keyReplaced: () => void;
}

/**
 * Takes over a seat that this computer already holds, at `now` (milliseconds since 1970); of one that is on record, the key that it has
 * now. Sends nothing. In the lock.
 */
export function adoptSeat(
  deps: AdoptionDeps,
  activation: ImportedActivation,
  where: { readonly server: Server; readonly askedBy: AskedBy; readonly now: number },
): Result<undefined> {
  const { record, place } = deps;
  const { server, askedBy, now } = where;
  const seat = record.get();
  if (seat !== null && isSameSeat(seat, { ...activation, server })) {
    return replaceKey(deps, seat, activation.key, askedBy);
  }
  const before = place.seatInTheWay();
  if (before !== null) return failed(before);
  const facts = { activatedAt: null, seats: null, confirmedAt: null };
  return place.keep({ ...activation, server, ...facts, takenAt: now }, 'imported', askedBy);
}

/** Gives the seat on record the key that its seller has replaced the old one by. */
function replaceKey(
  { place, isReleasing, keyReplaced }: AdoptionDeps,
  seat: DeviceRecord,
  key: string,
  askedBy: AskedBy,
): Result<undefined> {
  if (seat.key === key) return done(undefined);
  // Its request may be on its way with the old key.
  if (isReleasing()) return failed('release-pending');
  const kept = place.keep({ ...seat, key }, 'imported', askedBy);
  if (kept.ok) keyReplaced();
  return kept;
}
