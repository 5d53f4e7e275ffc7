import { done, failed, type Failure, type Result } from '../../../shared/failure.ts';
import type { SeatCount, Server } from '../../../shared/license.ts';
import type { SeatOutcome } from '../../../shared/licenses.ts';
import { seatCountOf, holdsSeat } from '../../polar/seat-list.ts';
import type { Clock } from '../../ports.ts';
import type { Confirmations } from '../interaction/confirmations.ts';
import type { ActivityEvent } from '../seat/seat-events.ts';
import { notReleasedEvent, releasedEvent } from './license-events.ts';
import type { LicenseQuestions } from './license-questions.ts';
import type { LicenseRepository } from './license-repository.ts';
import { releaseLicenseSeat } from './release-license-seat.ts';
import type { OrganizationRequests } from './organization-requests.ts';

/** A request to release the seat with this hash of this license. */
export interface SeatReleaseRequest {
  readonly licenseId: string;
  readonly seat: string;
  readonly reason?: string;
}

/** What the staff's actions on a license need. */
export interface LicenseActionDeps {
  readonly repository: LicenseRepository;
  readonly requests: OrganizationRequests;
  readonly clock: Clock;
  readonly confirmations: Confirmations;
  readonly questions: LicenseQuestions;
  readonly server: Server;
  readonly appVersion: string;
  /** Whether this computer holds the activation. */
  readonly isThisDevices: (activationId: string) => boolean;
  readonly recordEvent: (event: ActivityEvent) => void;
  readonly released: (activationId: string) => void;
}

/**
 * Releases one seat after the person confirmed it. `countDown` runs between the two; where it resolves to false, nothing is sent, and the
 * release fails with `not-confirmed`.
 */
export type ReleaseSeat = (
  request: SeatReleaseRequest,
  countDown?: () => Promise<boolean>,
) => Promise<Result<SeatOutcome>>;

/** Returns the action that releases one seat of a license, after the person confirmed it. */
export function createReleaseAction(deps: LicenseActionDeps): ReleaseSeat {
  const { repository, requests, clock, server, appVersion, questions } = deps;

  /** Reads the license after the release and returns its seat count; null if the read lags behind: it must not bring the seat back. */
  async function countAfterRelease(
    licenseId: string,
    activationId: string,
  ): Promise<SeatCount | null> {
    const read = await requests.get(licenseId, 'person');
    if (read.type !== 'ok' || holdsSeat(read.value.activations, activationId) !== false)
      return null;
    repository.update(read.value);
    return seatCountOf(read.value);
  }

  return async ({ licenseId, seat: hash, reason }, countDown) => {
    const askedAt = clock.now();
    // The key as it is now, and the seat by its hash: a list may be hours old.
    const checked = await repository.check(licenseId, 'person');
    if (!checked.ok) return checked;
    const { license, answer, seats, isComplete } = checked.value;
    const { key } = answer;
    const seat = seats.find((each) => each.hash === hash);
    const before = seatCountOf(answer);
    if (seat === undefined) {
      // It may be one that could not be read.
      if (!isComplete) return failed('answer-unreadable');
      return done({ how: 'already-free', before, after: before });
    }
    const { activationId } = seat;
    const organizationId = license.organizationId || null;
    const isThisComputer = deps.isThisDevices(activationId);
    const confirmed = await deps.confirmations.ask(
      questions.release(license, { ...seat, isThisComputer }),
    );
    if (!confirmed.ok) return confirmed;
    if (countDown !== undefined && !(await countDown())) return failed('not-confirmed');

    let after: SeatCount | null = null;
    const end = await releaseLicenseSeat(
      { requests, clock },
      {
        licenseId,
        activationId,
        known: organizationId === null ? null : { key, organizationId },
      },
      {
        priority: 'person',
        organizationId,
        mayHaveBeenSent: false,
        sending: () => undefined,
        licenseRead(found) {
          after = seatCountOf(found);
          repository.update(found);
        },
      },
    );
    const eventLicense = { licenseId, key, server };
    if (end.type !== 'free') {
      const failure: Failure = end.type === 'held' ? { code: 'still-held' } : end.failure;
      deps.recordEvent(notReleasedEvent(eventLicense, seat, failure, end.type === 'indeterminate'));
      return failed(failure);
    }
    repository.seats.removeSeat(licenseId, activationId, clock.now());
    after = (await countAfterRelease(licenseId, activationId)) ?? after;
    const { how } = end;
    deps.recordEvent(
      releasedEvent({
        license: eventLicense,
        seat,
        how,
        before,
        after,
        askedAt,
        at: clock.now(),
        appVersion,
        ...(reason === undefined ? {} : { reason }),
      }),
    );
    deps.released(activationId);
    return done({ how, before, after });
  };
}
