import { done, failed, type Failure } from '../../../shared/failure.ts';
import type { Result } from '../../../shared/ipc.ts';
import type { SeatCount, Server, Told } from '../../../shared/license.ts';
import {
  type LicenseChange,
  type LicenseDetails,
  type SeatOutcome,
  unlimited,
} from '../../../shared/licenses.ts';
import type { ListedLicense } from '../../polar/license-page.ts';
import { countOf, holdsSeat } from '../../polar/seat-list.ts';
import type { Clock } from '../../ports.ts';
import type { Note } from '../seat/seat-events.ts';
import type { KeyClipboard } from '../interaction/key-clipboard.ts';
import type { Confirmations } from '../interaction/confirmations.ts';
import type { LicenseBook, LookedAt } from './license-repository.ts';
import {
  changedNote,
  notReleasedNote,
  releasedNote,
  rotatedNote,
  type NotedLicense,
} from './license-events.ts';
import type { AskedLicense, LicenseQuestions } from './license-questions.ts';
import { licenseDetails, licenseRow } from './license-views.ts';
import { releaseLicenseSeat } from './release-license-seat.ts';
import { staffFailure, type StaffRequests } from './staff-requests.ts';

/**
 * What the staff does with one license. Each act answers with what is true after it, as Polar told it. What changes a license or takes
 * a seat is confirmed first, in a dialog of the system: the page that asks for it may not be the staff's any more.
 */
export interface LicenseActs {
  details(licenseId: string): Promise<Result<LicenseDetails>>;
  release(seat: SeatWish): Promise<Result<SeatOutcome>>;
  change(licenseId: string, change: LicenseChange): Promise<Result<LicenseDetails>>;
  rotate(licenseId: string): Promise<Result<LicenseDetails>>;
  copyKey(licenseId: string): Promise<Result<undefined>>;
}

/** The seat that shall go: of this license the one with this hash. */
export interface SeatWish {
  readonly licenseId: string;
  readonly seat: string;
  readonly reason?: string;
}

/** Whether a limit or an expiry that Polar answered with is the one that a change asked for, if it asked for one. */
const isLimit = (
  answered: Told<number | null>,
  asked: number | typeof unlimited | undefined,
): boolean => asked === undefined || answered === (asked === unlimited ? null : asked);

/** Whether a license is as a change wanted it. */
function isAs(license: ListedLicense, wish: LicenseChange): boolean {
  return (
    (wish.status === undefined || license.status === wish.status) &&
    (wish.usage === undefined || license.usage === wish.usage) &&
    isLimit(license.limit_activations, wish.seatLimit) &&
    isLimit(license.limit_usage, wish.usageLimit) &&
    isLimit(license.expires_at, wish.expiresAt)
  );
}

/** The acts over the book. */
export function createLicenseActs(deps: {
  readonly book: LicenseBook;
  readonly requests: StaffRequests;
  readonly clock: Clock;
  readonly keyClipboard: KeyClipboard;
  readonly confirmations: Confirmations;
  readonly questions: LicenseQuestions;
  readonly server: Server;
  readonly appVersion: string;
  /** The activation that this computer holds; null for none. */
  readonly own: () => string | null;
  readonly note: (note: Note) => void;
  readonly released: (activationId: string) => void;
}): LicenseActs {
  const { book, requests, clock, server, appVersion, questions } = deps;
  const { ask } = deps.confirmations;

  const noted = ({ id, key }: ListedLicense): NotedLicense => ({ licenseId: id, key, server });

  function detailsOf({ row, seats, isWhole }: Omit<LookedAt, 'license'>): LicenseDetails {
    return licenseDetails(book.table, row, { seats, isWhole }, deps.own(), clock.now());
  }

  /** A license as a question names it. */
  function asked(row: number): AskedLicense {
    const { key } = book.table.text(row);
    return { key, ...licenseRow(book.table, row, clock.now()) };
  }

  async function details(licenseId: string): Promise<Result<LicenseDetails>> {
    const looked = await book.look(licenseId, 'person');
    return looked.ok ? done(detailsOf(looked.value)) : looked;
  }

  /** The license after an act, with its seats; where they cannot be read just now, with those that were known. */
  async function afterwards(license: ListedLicense): Promise<Result<LicenseDetails>> {
    const row = book.noteListed(license);
    const looked = await book.look(license.id, 'person');
    if (looked.ok) return done(detailsOf(looked.value));
    const { seats, isWhole } = book.seats.of(license.id) ?? { seats: [], isWhole: false };
    return done(detailsOf({ row, seats, isWhole }));
  }

  /** What a look says after an answer was lost: the license as it is, or why nobody knows. */
  async function lookAfter(licenseId: string, lost: Failure): Promise<Result<LookedAt>> {
    const looked = await book.look(licenseId, 'person');
    return looked.ok || looked.failure.code === 'license-unknown' ? looked : failed(lost);
  }

  return {
    details,

    async release({ licenseId, seat: hash, reason }) {
      const askedAt = clock.now();
      // The key as it is now, and the seat by its hash: a list may be hours old.
      const looked = await book.look(licenseId, 'person');
      if (!looked.ok) return looked;
      const { license, seats, isWhole } = looked.value;
      const seat = seats.find((each) => each.hash === hash);
      const before = countOf(license);
      if (seat === undefined) {
        // It may be one that could not be read.
        if (!isWhole) return failed('answer-unreadable');
        return done({ how: 'already-free', before, after: before });
      }
      const organizationId =
        license.organization_id ?? (book.table.organizationOf(looked.value.row) || null);

      const isThisComputer = seat.activationId === deps.own();
      const confirmed = await ask(
        questions.release(asked(looked.value.row), { ...seat, isThisComputer }),
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
          rank: 'person',
          organizationId,
          sentBefore: false,
          sending: () => undefined,
          looked(found) {
            after = countOf(found);
            book.note(found);
          },
        },
      );
      if (end.is !== 'free') {
        const failure: Failure = end.is === 'held' ? { code: 'still-held' } : end.failure;
        deps.note(notReleasedNote(noted(license), seat, failure, end.is === 'open'));
        return failed(failure);
      }
      book.seats.without(licenseId, seat.activationId, clock.now());
      const read = await requests.get(licenseId, 'person');
      // A read that lags behind must not bring back what Polar said is free.
      const isAfter =
        read.is === 'ok' && holdsSeat(read.value.activations, seat.activationId) === false;
      if (isAfter) {
        book.note(read.value);
        after = countOf(read.value);
      }
      const { how } = end;
      const told = { license: noted(license), seat, how, before, after, askedAt, appVersion };
      deps.note(
        releasedNote({ ...told, at: clock.now(), ...(reason === undefined ? {} : { reason }) }),
      );
      deps.released(seat.activationId);
      return done({ how, before, after });
    },

    async change(licenseId, change) {
      if (Object.keys(change).length === 0) return failed('input-invalid');
      let row = book.table.find(licenseId);
      if (row === -1) {
        const looked = await book.look(licenseId, 'person');
        if (!looked.ok) return looked;
        ({ row } = looked.value);
      }
      const confirmed = await ask(questions.change(asked(row), change));
      if (!confirmed.ok) return confirmed;
      const answer = await requests.change(licenseId, change);
      if (answer.is === 'doubtful') {
        // Asking twice does no harm here, but a look costs the same and tells more.
        const looked = await lookAfter(licenseId, { code: answer.why });
        if (!looked.ok) return looked;
        if (!isAs(looked.value.license, change)) return failed(answer.why);
        deps.note(changedNote(noted(looked.value.license), change));
        return done(detailsOf(looked.value));
      }
      if (answer.is !== 'ok') {
        if (answer.is === 'gone') book.forget(licenseId);
        return failed(staffFailure(answer));
      }
      deps.note(changedNote(noted(answer.value), change));
      return await afterwards(answer.value);
    },

    async rotate(licenseId) {
      // The key before: after a lost answer it tells whether the rotation took place.
      const before = await book.look(licenseId, 'person');
      if (!before.ok) return before;
      const confirmed = await ask(questions.rotate(asked(before.value.row)));
      if (!confirmed.ok) return confirmed;
      const rotated = await requests.rotate(licenseId);
      if (rotated.is === 'doubtful') {
        const looked = await lookAfter(licenseId, { code: rotated.why });
        if (!looked.ok) return looked;
        const { license } = looked.value;
        // Never sent again by itself: each rotation that lands throws another set of devices out.
        if (license.key === before.value.license.key) return failed(rotated.why);
        book.rotated(licenseId, clock.now());
        deps.note(rotatedNote(noted(license)));
        return done(detailsOf(looked.value));
      }
      if (rotated.is !== 'ok') {
        if (rotated.is === 'gone') book.forget(licenseId);
        return failed(staffFailure(rotated));
      }
      book.noteListed(rotated.value);
      book.rotated(licenseId, clock.now());
      deps.note(rotatedNote(noted(rotated.value)));
      return await afterwards(rotated.value);
    },

    async copyKey(licenseId) {
      const looked = await book.look(licenseId, 'person');
      if (!looked.ok) return looked;
      await deps.keyClipboard.copy(looked.value.license.key);
      return done(undefined);
    },
  };
}
