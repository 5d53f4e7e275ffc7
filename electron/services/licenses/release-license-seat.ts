import type { Failure } from '../../../shared/failure.ts';
import type { SeatOutcome } from '../../../shared/licenses.ts';
import type { Priority } from '../../polar/token-bucket.ts';
import type { LicenseWithSeats } from '../../polar/license-admin.ts';
import { holdsSeat } from '../../polar/seat-list.ts';
import type { Clock } from '../../ports.ts';
import { reconcile } from '../seat/reconcile.ts';
import { organizationFailure, type OrganizationRequests } from './organization-requests.ts';

/** What is known of a seat after the attempt to release it. */
export type SeatReleaseResult =
  | { readonly type: 'free'; readonly how: SeatOutcome['how'] }
  /** Polar lists the seat at each check and does not release it. */
  | { readonly type: 'held' }
  /** Polar did not release the seat, and no request of this app still can. */
  | { readonly type: 'failed'; readonly failure: Failure }
  /** A request may have reached Polar, and no check showed its outcome. */
  | { readonly type: 'indeterminate'; readonly failure: Failure };

/** A seat to release. */
export interface LicenseSeat {
  readonly licenseId: string;
  readonly activationId: string;
  /** May be out of date; null where it has to be requested first. */
  readonly known: { readonly key: string; readonly organizationId: string } | null;
}

/** The most requests for one seat. A repeat is safe, since Polar never uses an activation id again. */
const maxRequests = 4;

/**
 * Releases one seat of any license of the organization, and checks the seat after a 404 or a lost answer, until the outcome is known or the
 * attempts are used up. Takes the license's present key where it was replaced.
 */
export async function releaseLicenseSeat(
  deps: { readonly requests: OrganizationRequests; readonly clock: Clock },
  { licenseId, activationId, known: lastKnown }: LicenseSeat,
  options: {
    readonly priority: Priority;
    /** The organization that the license belongs to; null where it is unknown. An answer may not name it. */
    readonly organizationId: string | null;
    /** Whether an earlier request may have reached Polar. */
    readonly mayHaveBeenSent: boolean;
    /** Called before each request; stops it by throwing. */
    readonly sending: () => void;
    /** Called with each answer about the license. */
    readonly licenseRead: (license: LicenseWithSeats) => void;
  },
): Promise<SeatReleaseResult> {
  const { requests, clock } = deps;
  const { priority, sending } = options;
  let known = lastKnown;
  let { mayHaveBeenSent } = options;
  let needsCheck = known === null || mayHaveBeenSent;
  let sent = 0;
  let isRefused = false;
  let lastFailure: Failure = { code: 'no-answer' };

  const failureResult = (failure: Failure): SeatReleaseResult => ({
    type: mayHaveBeenSent ? 'indeterminate' : 'failed',
    failure,
  });
  const lastResult = (): SeatReleaseResult =>
    // A lost request may still land, and then a seat that was reported as held is free.
    isRefused && !mayHaveBeenSent ? { type: 'held' } : failureResult(lastFailure);

  /** Checks the seat and saves the license's present key. Returns null where Polar lists the seat. */
  async function checkSeat(): Promise<SeatReleaseResult | null> {
    const license = await requests.get(licenseId, priority);
    // The seats of a deleted license are gone, and no later answer says more.
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
    return isListed ? null : { type: 'free', how: mayHaveBeenSent ? 'found-free' : 'already-free' };
  }

  /** Requests the release. Returns null where Polar lists the seat afterwards. */
  async function attempt(): Promise<SeatReleaseResult | null> {
    if (needsCheck) {
      const result = await checkSeat();
      if (result !== null) return result;
    }
    needsCheck = true;
    while (known !== null && sent < maxRequests) {
      const { key } = known;
      sent += 1;
      const answer = await requests.release({ ...known, activationId }, priority, sending);
      if (answer.type === 'ok') return { type: 'free', how: 'confirmed' };
      if (answer.type !== 'gone' && answer.type !== 'indeterminate')
        return failureResult(organizationFailure(answer));
      if (answer.type === 'indeterminate') {
        mayHaveBeenSent = true;
        lastFailure = { code: answer.why };
      }
      const result = await checkSeat();
      if (result !== null) return result;
      // A 404 to a key that was replaced is no refusal: the request is repeated at once with the present key.
      const isReplaced = answer.type === 'gone' && known.key !== key;
      if (isReplaced) continue;
      // A 404 to the present key of a listed seat: one of the two reads lags behind.
      isRefused ||= answer.type === 'gone';
      return null;
    }
    return lastResult();
  }

  return (await reconcile(clock, attempt)) ?? lastResult();
}
