import { done, failed, type Result } from '../../../shared/failure.ts';
import type { Priority } from '../../polar/token-bucket.ts';
import type { LicenseWithSeats } from '../../polar/license-admin.ts';
import type { ListedLicense } from '../../polar/license-page.ts';
import type { Clock } from '../../ports.ts';
import type { KnownSeats, SeatsOfLicense } from './known-seats.ts';
import type { License, LicenseTable } from './license-table.ts';
import { organizationFailure, type OrganizationRequests } from './organization-requests.ts';

/** A license that was just checked, with its seats. */
export interface CheckedLicense extends SeatsOfLicense {
  readonly license: License;
  /** Polar's answer. */
  readonly answer: LicenseWithSeats;
}

/** Everything that is known of the licenses, and the ways to learn more of one. */
export type LicenseRepository = ReturnType<typeof createLicenseRepository>;

/** Returns the repository over a table. */
export function createLicenseRepository(deps: {
  readonly table: LicenseTable;
  readonly seats: KnownSeats;
  readonly requests: OrganizationRequests;
  readonly clock: Clock;
  /** The number of the reading of the list that is under way. */
  readonly reading: () => number;
  /** When this app replaced a license's key in an earlier session; null for never. */
  readonly previousRotationAt: (licenseId: string) => number | null;
  readonly changed: () => void;
}) {
  const { table, seats, requests, clock } = deps;

  function put(listed: ListedLicense): License {
    const license = table.put(listed, deps.reading(), clock.now());
    const before = deps.previousRotationAt(license.id);
    if (before !== null && license.rotatedAt === null) table.setRotated(license, before);
    return license;
  }

  function update(answer: LicenseWithSeats): CheckedLicense {
    const license = put(answer);
    const saved = seats.save(answer, clock.now());
    deps.changed();
    return { license, answer, ...saved };
  }

  function forget(licenseId: string): void {
    table.remove(licenseId);
    seats.forget(licenseId);
    deps.changed();
  }

  return {
    table,
    seats,
    /** Saves an answer of Polar. */
    update,
    /** Removes a license that Polar does not know. */
    forget,
    /** Requests one license with its seats. Removes a license that Polar does not know. */
    async check(licenseId: string, priority: Priority): Promise<Result<CheckedLicense>> {
      const answer = await requests.get(licenseId, priority);
      if (answer.type === 'ok') return done(update(answer.value));
      if (answer.type === 'gone') forget(licenseId);
      return failed(organizationFailure(answer));
    },
    updateListed(listed: ListedLicense): License {
      const license = put(listed);
      deps.changed();
      return license;
    },
    /** Saves that the license's key was replaced at `at`. */
    markRotated(licenseId: string, at: number): void {
      const license = table.find(licenseId);
      if (license !== undefined) table.setRotated(license, at);
      seats.recountStranded(licenseId);
      deps.changed();
    },
  };
}
