import { randomUUID } from 'node:crypto';
import { supportCode, type Failure } from '../../../shared/failure.ts';
import { displayKeyOf, type SeatCount, type Server } from '../../../shared/license.ts';
import type { LicenseChange, SeatOutcome } from '../../../shared/licenses.ts';
import { redact } from '../../privacy/redact.ts';
import type { Note } from '../seat/seat-events.ts';

/** What a line of the journal says of a license: its last six characters and its id, never its customer. */
export interface NotedLicense {
  readonly licenseId: string;
  readonly key: string;
  readonly server: Server;
}

/** What it says of a seat. */
export interface NotedSeat {
  readonly hash: string;
  readonly label: string;
}

const licenseFacts = ({ licenseId, key, server }: NotedLicense) => ({
  by: 'admin' as const,
  server,
  licenseId,
  displayKey: displayKeyOf(key),
});

/** A seat that the staff released. `id` names the release, so that one told twice is known as one. */
export function releasedNote(told: {
  readonly id?: string;
  readonly license: NotedLicense;
  readonly seat: NotedSeat;
  readonly how: SeatOutcome['how'];
  readonly before: SeatCount | null;
  readonly after: SeatCount | null;
  readonly askedAt: number;
  readonly at: number;
  readonly reason?: string;
  readonly appVersion: string;
}): Note {
  const { license, seat, how, before, after, reason } = told;
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
      id: told.id ?? randomUUID(),
      server: license.server,
      displayKey: displayKeyOf(license.key),
      label,
      activationHash: seat.hash,
      askedBy: 'admin',
      askedAt: told.askedAt,
      releasedAt: told.at,
      how,
      before,
      after,
      appVersion: told.appVersion,
    },
  };
}

/** A seat that could not be released, or of which nobody knows. */
export function notReleasedNote(
  license: NotedLicense,
  seat: NotedSeat,
  failure: Failure,
  isOpen: boolean,
): Note {
  const label = redact(seat.label).slice(0, 120);
  return {
    ...licenseFacts(license),
    what: isOpen ? 'release-unknown' : 'release-failed',
    activationHash: seat.hash,
    ...(label === '' ? {} : { label }),
    code: supportCode(failure),
  };
}

/** A license that was changed: by its new status, or as edited. */
export function changedNote(license: NotedLicense, { status }: LicenseChange): Note {
  const kinds = {
    granted: 'license-enabled',
    disabled: 'license-disabled',
    revoked: 'license-revoked',
  } as const;
  return {
    ...licenseFacts(license),
    what: status === undefined ? 'license-edited' : kinds[status],
  };
}

/** A license that got another key; the last six characters are the new one's. */
export function rotatedNote(license: NotedLicense): Note {
  return { ...licenseFacts(license), what: 'license-rotated' };
}
