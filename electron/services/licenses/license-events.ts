import { randomUUID } from 'node:crypto';
import { supportCode, type Failure } from '../../../shared/failure.ts';
import { displayKeyOf, type SeatCount, type Server } from '../../../shared/license.ts';
import type { LicenseChange, SeatOutcome } from '../../../shared/licenses.ts';
import { redact } from '../../privacy/redact.ts';
import type { ActivityEvent } from '../seat/seat-events.ts';
import type { KnownSeat } from './packed-seats.ts';

/** A license in the activity log: the log takes the id and the key's last six characters, never the customer. */
export interface EventLicense {
  readonly licenseId: string;
  readonly key: string;
  readonly server: Server;
}

/** A seat in the activity log. */
type EventSeat = Pick<KnownSeat, 'hash' | 'label'>;

const licenseFacts = ({ licenseId, key, server }: EventLicense) => ({
  by: 'admin' as const,
  server,
  licenseId,
  displayKey: displayKeyOf(key),
});

function seatFacts({ hash, label }: EventSeat): { activationHash: string; label?: string } {
  // A device may have been named after a mail address.
  const shown = redact(label).slice(0, 120);
  return { activationHash: hash, ...(shown === '' ? {} : { label: shown }) };
}

/** Returns the event of a seat that the staff released. `id` names the release, so that an event that is written twice counts once. */
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
  const { activationHash, label = '' } = seatFacts(seat);
  const facts = {
    ...licenseFacts(license),
    what: 'released' as const,
    ...seatFacts(seat),
    ...(reason === undefined ? {} : { reason: redact(reason).slice(0, 60) }),
  };
  // The seat was free before the request, so there is no answer for a receipt.
  if (how === 'already-free') return facts;
  return {
    ...facts,
    receipt: {
      id: release.id ?? randomUUID(),
      server: license.server,
      displayKey: displayKeyOf(license.key),
      label,
      activationHash,
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

/** Returns the event of a seat that was not released, or whose release is indeterminate. */
export function notReleasedEvent(
  license: EventLicense,
  seat: EventSeat,
  failure: Failure,
  isIndeterminate: boolean,
): ActivityEvent {
  return {
    ...licenseFacts(license),
    what: isIndeterminate ? 'release-unknown' : 'release-failed',
    ...seatFacts(seat),
    code: supportCode(failure),
  };
}

/** Returns the event of a changed license: by its new status, or as edited. */
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

/** Returns the event of a replaced key; it shows the new key's last six characters. */
export function rotatedEvent(license: EventLicense): ActivityEvent {
  return { ...licenseFacts(license), what: 'license-rotated' };
}
