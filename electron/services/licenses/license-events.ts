import { randomUUID } from 'node:crypto';
import { supportCode, type Failure } from '../../../shared/failure.ts';
import { displayKeyOf, type SeatCount, type Server } from '../../../shared/license.ts';
import type { LicenseChange, SeatOutcome } from '../../../shared/licenses.ts';
import { redact } from '../../privacy/redact.ts';
import type { ActivityEvent } from '../seat/seat-events.ts';

/** What a line of the journal says of a license: its last six characters and its id, never its customer. */
export interface EventLicense {
  readonly licenseId: string;
  readonly key: string;
  readonly server: Server;
}

/** What it says of a seat. */
export interface EventSeat {
  readonly hash: string;
  readonly label: string;
}

const licenseFacts = ({ licenseId, key, server }: EventLicense) => ({
  by: 'admin' as const,
  server,
  licenseId,
  displayKey: displayKeyOf(key),
});

/** A seat that the staff released. `id` names the release, so that one told twice is known as one. */
export function releasedEvent(release: {
  readonly id?: string;
  readonly license: EventLicense;
  readonly seat: EventSeat;
  readonly how: SeatOutcome['how'];
  readonly before: SeatCount | null;
  readonly after: SeatCount | null;
  readonly askedAt: number;
  readonly at: number;
  readonly reason?: string;
  readonly appVersion: string;
}): ActivityEvent {
  const { license, seat, how, before, after, reason } = release;
  // A device may have been named after a mail address.
  const label = redact(seat.label).slice(0, 120);
  const facts = {
    ...licenseFacts(license),
    what: 'released' as const,
    activationHash: seat.hash,
    ...(label === '' ? {} : { label }),
    ...(reason === undefined ? {} : { reason: redact(reason).slice(0, 60) }),
  };
  // Free before we asked: nothing was answered that a receipt could tell.
  if (how === 'already-free') return facts;
  return {
    ...facts,
    receipt: {
      id: release.id ?? randomUUID(),
      server: license.server,
      displayKey: displayKeyOf(license.key),
      label,
      activationHash: seat.hash,
      askedBy: 'admin',
      askedAt: release.askedAt,
      releasedAt: release.at,
      how,
      before,
      after,
      appVersion: release.appVersion,
    },
  };
}

/** A seat that could not be released, or of which nobody knows. */
export function notReleasedEvent(
  license: EventLicense,
  seat: EventSeat,
  failure: Failure,
  isIndeterminate: boolean,
): ActivityEvent {
  const label = redact(seat.label).slice(0, 120);
  return {
    ...licenseFacts(license),
    what: isIndeterminate ? 'release-unknown' : 'release-failed',
    activationHash: seat.hash,
    ...(label === '' ? {} : { label }),
    code: supportCode(failure),
  };
}

/** A license that was changed: by its new status, or as edited. */
export function changedEvent(license: EventLicense, { status }: LicenseChange): ActivityEvent {
  const eventOfStatus = {
    granted: 'license-enabled',
    disabled: 'license-disabled',
    revoked: 'license-revoked',
  } as const;
  return {
    ...licenseFacts(license),
    what: status === undefined ? 'license-edited' : eventOfStatus[status],
  };
}

/** A license that got another key; the last six characters are the new one's. */
export function rotatedEvent(license: EventLicense): ActivityEvent {
  return { ...licenseFacts(license), what: 'license-rotated' };
}
