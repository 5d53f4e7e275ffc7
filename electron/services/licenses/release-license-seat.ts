import type { Failure } from '../../../shared/failure.ts';
import type { SeatOutcome } from '../../../shared/licenses.ts';
import type { Priority } from '../../polar/token-bucket.ts';
import type { LicenseWithSeats } from '../../polar/license-admin.ts';
import { holdsSeat } from '../../polar/seat-list.ts';
import type { Clock } from '../../ports.ts';
import { organizationFailure, type OrganizationRequests } from './organization-requests.ts';

/** What is known of a seat after it was to be released. */
export type SeatReleaseResult =
  | { readonly type: 'free'; readonly how: SeatOutcome['how'] }
  /** Polar lists it, look after look, and does not release it. */
  | { readonly type: 'held' }
  /** Polar did not act, and will not. */
  | { readonly type: 'failed'; readonly failure: Failure }
  /** A request may have reached Polar, and no look told what came of it. */
  | { readonly type: 'open'; readonly failure: Failure };

/** A seat to release. The key may be out of date; without one it is asked for. */
export interface LicenseSeat {
  readonly licenseId: string;
  readonly activationId: string;
  readonly known: { readonly key: string; readonly organizationId: string } | null;
}

/** How often the request goes out at most. An activation id is never used again, so that a repeat is safe. */
const maxRequests = 4;
/** Milliseconds before a look that follows one which a lagging read may have answered. */
export const recheckDelays = [1_000, 2_000, 4_000];

/**
 * Releases one seat of any license of the organization and does not rest before it knows: a 404 is looked into, a lost answer too, and
 * a key that was replaced meanwhile is taken as it is now. `mayHaveBeenSent`: an earlier request may have reached Polar. `sending` is
 * called before each request and stops it by throwing. `licenseRead` hears of the license whenever it was read.
 */
export async function releaseLicenseSeat(
  deps: { readonly requests: OrganizationRequests; readonly clock: Clock },
  seat: LicenseSeat,
  options: {
    readonly priority: Priority;
    /** The organization that the license is known to belong to; null for none. An answer may not name it. */
    readonly organizationId: string | null;
    readonly mayHaveBeenSent: boolean;
    readonly sending: () => void;
    readonly licenseRead: (license: LicenseWithSeats) => void;
  },
): Promise<SeatReleaseResult> {
  const { requests, clock } = deps;
  const { licenseId, activationId } = seat;
  let known = seat.known;
  let mayHaveBeenSent = options.mayHaveBeenSent;
  let lastFailure: Failure = { code: 'no-answer' };

  const failureResult = (failure: Failure): SeatReleaseResult => ({
    type: mayHaveBeenSent ? 'open' : 'failed',
    failure,
  });

  /** Whether the seat lives; takes the license's present key along. */
  async function checkSeat(): Promise<'lives' | SeatReleaseResult> {
    const license = await requests.get(licenseId, options.priority);
    // A license that is gone took its seats along, and nobody will ever tell more.
    if (license.type === 'gone') return { type: 'failed', failure: { code: 'license-unknown' } };
    if (license.type !== 'ok') return failureResult(organizationFailure(license));
    options.licenseRead(license.value);
    const { key, organization_id: answeredOrganizationId, activations } = license.value;
    const isListed = holdsSeat(activations, activationId);
    if (isListed === null) return failureResult({ code: 'answer-unreadable' });
    const organizationId =
      answeredOrganizationId ?? known?.organizationId ?? options.organizationId;
    if (isListed && organizationId === null) return failureResult({ code: 'answer-unreadable' });
    known = organizationId === null ? null : { key, organizationId };
    if (isListed) return 'lives';
    return { type: 'free', how: mayHaveBeenSent ? 'found-free' : 'already-free' };
  }

  async function wait(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => clock.schedule(milliseconds, resolve));
  }

  if (known === null || mayHaveBeenSent) {
    const found = await checkSeat();
    if (found !== 'lives') return found;
  }
  let refusals = 0;
  for (let sent = 0; sent < maxRequests && known !== null; sent += 1) {
    const { key } = known;
    const answer = await requests.release(
      { ...known, activationId },
      options.priority,
      options.sending,
    );
    if (answer.type === 'ok') return { type: 'free', how: 'confirmed' };
    if (answer.type !== 'gone' && answer.type !== 'doubtful')
      return failureResult(organizationFailure(answer));
    if (answer.type === 'doubtful') {
      mayHaveBeenSent = true;
      lastFailure = { code: answer.why };
      if (sent > 0) await wait(recheckDelays[sent - 1] ?? 0);
    }
    const found = await checkSeat();
    if (found !== 'lives') return found;
    // A 404 for the present key of a seat that is listed: one of the two reads lags behind.
    if (answer.type === 'gone' && known.key === key) {
      const pause = recheckDelays[refusals];
      if (pause === undefined) return { type: 'held' };
      refusals += 1;
      await wait(pause);
      const again = await checkSeat();
      if (again !== 'lives') return again;
    }
  }
  // A lost request may still land, and then a seat that was told as held is free.
  return refusals > 0 && !mayHaveBeenSent ? { type: 'held' } : failureResult(lastFailure);
}
