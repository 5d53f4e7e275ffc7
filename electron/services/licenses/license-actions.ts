import { done, failed, type Failure } from '../../../shared/failure.ts';
import type { Result } from '../../../shared/ipc.ts';
import type { SeatCount, Server } from '../../../shared/license.ts';
import type { LicenseChange, LicenseDetails, SeatOutcome } from '../../../shared/licenses.ts';
import type { ListedLicense } from '../../polar/license-page.ts';
import { seatCountOf, holdsSeat } from '../../polar/seat-list.ts';
import type { Clock } from '../../ports.ts';
import type { ActivityEvent } from '../seat/seat-events.ts';
import type { KeyClipboard } from '../interaction/key-clipboard.ts';
import type { Confirmations } from '../interaction/confirmations.ts';
import type { LicenseRepository, CheckedLicense } from './license-repository.ts';
import {
  changedEvent,
  notReleasedEvent,
  releasedEvent,
  rotatedEvent,
  type EventLicense,
} from './license-events.ts';
import type { QuestionLicense, LicenseQuestions } from './license-questions.ts';
import { licenseDetails, licenseRow } from './license-views.ts';
import { matchesChange } from './matches-change.ts';
import { releaseLicenseSeat } from './release-license-seat.ts';
import { organizationFailure, type OrganizationRequests } from './organization-requests.ts';

/**
 * What the staff does with one license. Each act answers with what is true after it, as Polar told it. What changes a license or takes
 * a seat is confirmed first, in a dialog of the system: the page that asks for it may not be the staff's any more.
 */
export interface LicenseActions {
  details(licenseId: string): Promise<Result<LicenseDetails>>;
  release(seat: SeatReleaseRequest): Promise<Result<SeatOutcome>>;
  change(licenseId: string, change: LicenseChange): Promise<Result<LicenseDetails>>;
  rotate(licenseId: string): Promise<Result<LicenseDetails>>;
  copyKey(licenseId: string): Promise<Result<undefined>>;
}

/** The seat that shall go: of this license the one with this hash. */
export interface SeatReleaseRequest {
  readonly licenseId: string;
  readonly seat: string;
  readonly reason?: string;
}

/** The acts over the book. */
export function createLicenseActions(deps: {
  readonly repository: LicenseRepository;
  readonly requests: OrganizationRequests;
  readonly clock: Clock;
  readonly keyClipboard: KeyClipboard;
  readonly confirmations: Confirmations;
  readonly questions: LicenseQuestions;
  readonly server: Server;
  readonly appVersion: string;
  /** The activation that this computer holds; null for none. */
  readonly thisDeviceActivationId: () => string | null;
  readonly recordEvent: (event: ActivityEvent) => void;
  readonly released: (activationId: string) => void;
}): LicenseActions {
  const { repository, requests, clock, server, appVersion, questions } = deps;
  const { ask } = deps.confirmations;

  const eventLicense = ({ id, key }: ListedLicense): EventLicense => ({
    licenseId: id,
    key,
    server,
  });

  function detailsOf({ row, seats, isComplete }: Omit<CheckedLicense, 'license'>): LicenseDetails {
    return licenseDetails(
      repository.table,
      row,
      { seats, isComplete },
      deps.thisDeviceActivationId(),
      clock.now(),
    );
  }

  /** A license as a question names it. */
  function questionLicense(row: number): QuestionLicense {
    const { key } = repository.table.text(row);
    return { key, ...licenseRow(repository.table, row, clock.now()) };
  }

  async function details(licenseId: string): Promise<Result<LicenseDetails>> {
    const checked = await repository.check(licenseId, 'person');
    return checked.ok ? done(detailsOf(checked.value)) : checked;
  }

  /** The license after an act, with its seats; where they cannot be read just now, with those that were known. */
  async function detailsAfterChange(license: ListedLicense): Promise<Result<LicenseDetails>> {
    const row = repository.updateListed(license);
    const checked = await repository.check(license.id, 'person');
    if (checked.ok) return done(detailsOf(checked.value));
    const { seats, isComplete } = repository.seats.get(license.id) ?? {
      seats: [],
      isComplete: false,
    };
    return done(detailsOf({ row, seats, isComplete }));
  }

  /** What a look says after an answer was lost: the license as it is, or why nobody knows. */
  async function checkAfterLostAnswer(
    licenseId: string,
    lostAnswer: Failure,
  ): Promise<Result<CheckedLicense>> {
    const checked = await repository.check(licenseId, 'person');
    return checked.ok || checked.failure.code === 'license-unknown' ? checked : failed(lostAnswer);
  }

  return {
    details,

    async release({ licenseId, seat: hash, reason }) {
      const askedAt = clock.now();
      // The key as it is now, and the seat by its hash: a list may be hours old.
      const checked = await repository.check(licenseId, 'person');
      if (!checked.ok) return checked;
      const { license, seats, isComplete } = checked.value;
      const seat = seats.find((each) => each.hash === hash);
      const before = seatCountOf(license);
      if (seat === undefined) {
        // It may be one that could not be read.
        if (!isComplete) return failed('answer-unreadable');
        return done({ how: 'already-free', before, after: before });
      }
      const organizationId =
        license.organization_id ?? (repository.table.organizationOf(checked.value.row) || null);

      const isThisComputer = seat.activationId === deps.thisDeviceActivationId();
      const confirmed = await ask(
        questions.release(questionLicense(checked.value.row), { ...seat, isThisComputer }),
      );
      if (!confirmed.ok) return confirmed;

      let after: SeatCount | null = null;
      const end = await releaseLicenseSeat(
        { requests, clock },
        {
          licenseId,
          activationId: seat.activationId,
          known: organizationId === null ? null : { key: license.key, organizationId },
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
      if (end.type !== 'free') {
        const failure: Failure = end.type === 'held' ? { code: 'still-held' } : end.failure;
        deps.recordEvent(
          notReleasedEvent(eventLicense(license), seat, failure, end.type === 'open'),
        );
        return failed(failure);
      }
      repository.seats.removeSeat(licenseId, seat.activationId, clock.now());
      const read = await requests.get(licenseId, 'person');
      // A read that lags behind must not bring back what Polar said is free.
      const isUpToDate =
        read.type === 'ok' && holdsSeat(read.value.activations, seat.activationId) === false;
      if (isUpToDate) {
        repository.update(read.value);
        after = seatCountOf(read.value);
      }
      const { how } = end;
      const facts = {
        license: eventLicense(license),
        seat,
        how,
        before,
        after,
        askedAt,
        appVersion,
      };
      deps.recordEvent(
        releasedEvent({ ...facts, at: clock.now(), ...(reason === undefined ? {} : { reason }) }),
      );
      deps.released(seat.activationId);
      return done({ how, before, after });
    },

    async change(licenseId, change) {
      if (Object.keys(change).length === 0) return failed('input-invalid');
      let row = repository.table.find(licenseId);
      if (row === -1) {
        const checked = await repository.check(licenseId, 'person');
        if (!checked.ok) return checked;
        ({ row } = checked.value);
      }
      const confirmed = await ask(questions.change(questionLicense(row), change));
      if (!confirmed.ok) return confirmed;
      const answer = await requests.change(licenseId, change);
      if (answer.type === 'doubtful') {
        // Asking twice does no harm here, but a look costs the same and tells more.
        const checked = await checkAfterLostAnswer(licenseId, { code: answer.why });
        if (!checked.ok) return checked;
        if (!matchesChange(checked.value.license, change)) return failed(answer.why);
        deps.recordEvent(changedEvent(eventLicense(checked.value.license), change));
        return done(detailsOf(checked.value));
      }
      if (answer.type !== 'ok') {
        if (answer.type === 'gone') repository.forget(licenseId);
        return failed(organizationFailure(answer));
      }
      deps.recordEvent(changedEvent(eventLicense(answer.value), change));
      return await detailsAfterChange(answer.value);
    },

    async rotate(licenseId) {
      // The key before: after a lost answer it tells whether the rotation took place.
      const before = await repository.check(licenseId, 'person');
      if (!before.ok) return before;
      const confirmed = await ask(questions.rotate(questionLicense(before.value.row)));
      if (!confirmed.ok) return confirmed;
      const rotated = await requests.rotate(licenseId);
      if (rotated.type === 'doubtful') {
        const checked = await checkAfterLostAnswer(licenseId, { code: rotated.why });
        if (!checked.ok) return checked;
        const { license } = checked.value;
        // Never sent again by itself: each rotation that lands throws another set of devices out.
        if (license.key === before.value.license.key) return failed(rotated.why);
        repository.markRotated(licenseId, clock.now());
        deps.recordEvent(rotatedEvent(eventLicense(license)));
        return done(detailsOf(checked.value));
      }
      if (rotated.type !== 'ok') {
        if (rotated.type === 'gone') repository.forget(licenseId);
        return failed(organizationFailure(rotated));
      }
      repository.updateListed(rotated.value);
      repository.markRotated(licenseId, clock.now());
      deps.recordEvent(rotatedEvent(eventLicense(rotated.value)));
      return await detailsAfterChange(rotated.value);
    },

    async copyKey(licenseId) {
      const checked = await repository.check(licenseId, 'person');
      if (!checked.ok) return checked;
      await deps.keyClipboard.copy(checked.value.license.key);
      return done(undefined);
    },
  };
}
