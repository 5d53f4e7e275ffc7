import type { Failure } from '../../../shared/failure.ts';
import type { SeatOutcome } from '../../../shared/licenses.ts';
import type { Rank } from '../../polar/token-bucket.ts';
import type { LicenseWithSeats } from '../../polar/license-admin.ts';
import { holdsSeat } from '../../polar/seat-list.ts';
import type { Clock } from '../../ports.ts';
import { staffFailure, type StaffRequests } from './staff-requests.ts';

/** What is known of a seat after it was to be released. */
export type SeatEnd =
  | { readonly is: 'free'; readonly how: SeatOutcome['how'] }
  /** Polar lists it, look after look, and does not release it. */
  | { readonly is: 'held' }
  /** Polar did not act, and will not. */
  | { readonly is: 'failed'; readonly failure: Failure }
  /** A request may have reached Polar, and no look told what came of it. */
  | { readonly is: 'open'; readonly failure: Failure };

/** A seat to release. The key may be out of date; without one it is asked for. */
export interface SeatOfLicense {
  readonly licenseId: string;
  readonly activationId: string;
  readonly known: { readonly key: string; readonly organizationId: string } | null;
}

/** How often the request goes out at most. An activation id is never used again, so that a repeat is safe. */
const mostRequests = 4;
/** Milliseconds before a look that follows one which a lagging read may have answered. */
export const lookWaits = [1_000, 2_000, 4_000];

/**
 * Releases one seat of any license of the organization and does not rest before it knows: a 404 is looked into, a lost answer too, and
 * a key that was replaced meanwhile is taken as it is now. `sentBefore`: an earlier request may have reached Polar. `sending` is
 * called before each request and stops it by throwing. `looked` hears of the license whenever it was read.
 */
export async function releaseLicenseSeat(
  deps: { readonly requests: StaffRequests; readonly clock: Clock },
  seat: SeatOfLicense,
  how: {
    readonly rank: Rank;
    /** The organization that the license is known to belong to; null for none. An answer may not name it. */
    readonly organizationId: string | null;
    readonly sentBefore: boolean;
    readonly sending: () => void;
    readonly looked: (license: LicenseWithSeats) => void;
  },
): Promise<SeatEnd> {
  const { requests, clock } = deps;
  const { licenseId, activationId } = seat;
  let known = seat.known;
  let maybeSent = how.sentBefore;
  let trouble: Failure = { code: 'no-answer' };

  const ended = (failure: Failure): SeatEnd => ({ is: maybeSent ? 'open' : 'failed', failure });

  /** Whether the seat lives; takes the license's present key along. */
  async function look(): Promise<'lives' | SeatEnd> {
    const license = await requests.get(licenseId, how.rank);
    // A license that is gone took its seats along, and nobody will ever tell more.
    if (license.is === 'gone') return { is: 'failed', failure: { code: 'license-unknown' } };
    if (license.is !== 'ok') return ended(staffFailure(license));
    how.looked(license.value);
    const { key, organization_id: told, activations } = license.value;
    const lives = holdsSeat(activations, activationId);
    if (lives === null) return ended({ code: 'answer-unreadable' });
    const organizationId = told ?? known?.organizationId ?? how.organizationId;
    if (lives && organizationId === null) return ended({ code: 'answer-unreadable' });
    known = organizationId === null ? null : { key, organizationId };
    if (lives) return 'lives';
    return { is: 'free', how: maybeSent ? 'found-free' : 'already-free' };
  }

  async function wait(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => clock.after(milliseconds, resolve));
  }

  if (known === null || maybeSent) {
    const found = await look();
    if (found !== 'lives') return found;
  }
  let refusals = 0;
  for (let sent = 0; sent < mostRequests && known !== null; sent += 1) {
    const { key } = known;
    const answer = await requests.release({ ...known, activationId }, how.rank, how.sending);
    if (answer.is === 'ok') return { is: 'free', how: 'confirmed' };
    if (answer.is !== 'gone' && answer.is !== 'doubtful') return ended(staffFailure(answer));
    if (answer.is === 'doubtful') {
      maybeSent = true;
      trouble = { code: answer.why };
      if (sent > 0) await wait(lookWaits[sent - 1] ?? 0);
    }
    const found = await look();
    if (found !== 'lives') return found;
    // A 404 for the present key of a seat that is listed: one of the two reads lags behind.
    if (answer.is === 'gone' && known.key === key) {
      const pause = lookWaits[refusals];
      if (pause === undefined) return { is: 'held' };
      refusals += 1;
      await wait(pause);
      const again = await look();
      if (again !== 'lives') return again;
    }
  }
  // A lost request may still land, and then a seat that was told as held is free.
  return refusals > 0 && !maybeSent ? { is: 'held' } : ended(trouble);
}
