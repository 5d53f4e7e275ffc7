import { done, failed } from '../../../shared/failure.ts';
import type { Result } from '../../../shared/ipc.ts';
import type { Priority } from '../../polar/token-bucket.ts';
import type { LicenseWithSeats } from '../../polar/license-admin.ts';
import type { ListedLicense } from '../../polar/license-page.ts';
import type { Clock } from '../../ports.ts';
import type { KnownSeat, KnownSeats } from './known-seats.ts';
import type { LicenseTable } from './license-table.ts';
import { organizationFailure, type OrganizationRequests } from './organization-requests.ts';

/** A license that was just looked at. */
export interface CheckedLicense {
  readonly row: number;
  readonly license: LicenseWithSeats;
  readonly seats: readonly KnownSeat[];
  /** Whether these are all of its seats. */
  readonly isComplete: boolean;
}

/** What is known of all licenses, and the ways to learn more of one. */
export interface LicenseRepository {
  readonly table: LicenseTable;
  readonly seats: KnownSeats;
  /** Looks at one license with its seats. One that Polar does not know goes out of the book. */
  check(licenseId: string, priority: Priority): Promise<Result<CheckedLicense>>;
  /** Writes down what Polar told of a license by the way. */
  update(license: LicenseWithSeats): CheckedLicense;
  updateListed(license: ListedLicense): number;
  /** Polar does not know the license. */
  forget(licenseId: string): void;
  /** Its key was replaced just now. */
  markRotated(licenseId: string, at: number): void;
}

/** The book over a table. `reading` tells which reading of the list is under way. */
export function createLicenseRepository(deps: {
  readonly table: LicenseTable;
  readonly seats: KnownSeats;
  readonly requests: OrganizationRequests;
  readonly clock: Clock;
  readonly reading: () => number;
  /** When this app replaced a license's key in an earlier session; null for never. */
  readonly previousRotationAt: (licenseId: string) => number | null;
  readonly changed: () => void;
}): LicenseRepository {
  const { table, seats, requests, clock } = deps;

  function put(license: ListedLicense): number {
    const row = table.put(license, deps.reading(), clock.now());
    const before = deps.previousRotationAt(license.id);
    if (before !== null && table.columns().rotatedAt[row] === -1) table.setRotated(row, before);
    return row;
  }

  function update(license: LicenseWithSeats): CheckedLicense {
    const row = put(license);
    const saved = seats.save(license, clock.now());
    deps.changed();
    return { row, license, ...saved };
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
    update,
    forget,
    async check(licenseId, priority) {
      const answer = await requests.get(licenseId, priority);
      if (answer.type === 'ok') return done(update(answer.value));
      if (answer.type === 'gone') forget(licenseId);
      return failed(organizationFailure(answer));
    },
    updateListed(license) {
      const row = put(license);
      deps.changed();
      return row;
    },
    markRotated(licenseId, at) {
      const row = table.find(licenseId);
      if (row !== -1) table.setRotated(row, at);
      seats.recountStranded(licenseId);
      deps.changed();
    },
  };
}
