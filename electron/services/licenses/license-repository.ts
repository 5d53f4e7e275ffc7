import { done, failed } from '../../../shared/failure.ts';
import type { Result } from '../../../shared/ipc.ts';
import type { Rank } from '../../polar/token-bucket.ts';
import type { LicenseWithSeats } from '../../polar/license-admin.ts';
import type { ListedLicense } from '../../polar/license-page.ts';
import type { Clock } from '../../ports.ts';
import type { KnownSeat, KnownSeats } from './known-seats.ts';
import type { LicenseTable } from './license-table.ts';
import { staffFailure, type StaffRequests } from './staff-requests.ts';

/** A license that was just looked at. */
export interface LookedAt {
  readonly row: number;
  readonly license: LicenseWithSeats;
  readonly seats: readonly KnownSeat[];
  /** Whether these are all of its seats. */
  readonly isWhole: boolean;
}

/** What is known of all licenses, and the ways to learn more of one. */
export interface LicenseBook {
  readonly table: LicenseTable;
  readonly seats: KnownSeats;
  /** Looks at one license with its seats. One that Polar does not know goes out of the book. */
  look(licenseId: string, rank: Rank): Promise<Result<LookedAt>>;
  /** Writes down what Polar told of a license by the way. */
  note(license: LicenseWithSeats): LookedAt;
  noteListed(license: ListedLicense): number;
  /** Polar does not know the license. */
  forget(licenseId: string): void;
  /** Its key was replaced just now. */
  rotated(licenseId: string, at: number): void;
}

/** The book over a table. `reading` tells which reading of the list is under way. */
export function createLicenseBook(deps: {
  readonly table: LicenseTable;
  readonly seats: KnownSeats;
  readonly requests: StaffRequests;
  readonly clock: Clock;
  readonly reading: () => number;
  /** When this app replaced a license's key in an earlier session; null for never. */
  readonly rotatedBefore: (licenseId: string) => number | null;
  readonly changed: () => void;
}): LicenseBook {
  const { table, seats, requests, clock } = deps;

  function put(license: ListedLicense): number {
    const row = table.put(license, deps.reading(), clock.now());
    const before = deps.rotatedBefore(license.id);
    if (before !== null && table.columns().rotatedAt[row] === -1) table.setRotated(row, before);
    return row;
  }

  function note(license: LicenseWithSeats): LookedAt {
    const row = put(license);
    const kept = seats.keep(license, clock.now());
    deps.changed();
    return { row, license, ...kept };
  }

  function forget(licenseId: string): void {
    const row = table.find(licenseId);
    if (row !== -1) table.remove(row);
    seats.forget(licenseId);
    deps.changed();
  }

  return {
    table,
    seats,
    note,
    forget,
    async look(licenseId, rank) {
      const answer = await requests.get(licenseId, rank);
      if (answer.is === 'ok') return done(note(answer.value));
      if (answer.is === 'gone') forget(licenseId);
      return failed(staffFailure(answer));
    },
    noteListed(license) {
      const row = put(license);
      deps.changed();
      return row;
    },
    rotated(licenseId, at) {
      const row = table.find(licenseId);
      if (row !== -1) table.setRotated(row, at);
      seats.recount(licenseId);
      deps.changed();
    },
  };
}
