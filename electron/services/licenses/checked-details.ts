import { done, failed, type Failure, type Result } from '../../../shared/failure.ts';
import type { LicenseDetails } from '../../../shared/licenses.ts';
import type { ListedLicense } from '../../polar/license-page.ts';
import type { Clock } from '../../ports.ts';
import type { SeatsOfLicense } from './known-seats.ts';
import type { CheckedLicense, LicenseRepository } from './license-repository.ts';
import type { License } from './license-table.ts';
import { licenseDetails } from './license-views.ts';

/** The details of a license as Polar gives them now. */
export type CheckedDetails = ReturnType<typeof createCheckedDetails>;

/** Returns the details over a repository. */
export function createCheckedDetails(deps: {
  readonly repository: LicenseRepository;
  readonly clock: Clock;
  /** Whether this computer holds the activation. */
  readonly isThisDevices: (activationId: string) => boolean;
}) {
  const { repository, clock, isThisDevices } = deps;

  const detailsOf = (license: License, seats: SeatsOfLicense): LicenseDetails =>
    licenseDetails(license, seats, isThisDevices, clock.now());
  /** Returns the details of a license that was just checked. */
  const of = (checked: CheckedLicense): LicenseDetails => detailsOf(checked.license, checked);

  return {
    of,
    async check(licenseId: string): Promise<Result<LicenseDetails>> {
      const checked = await repository.check(licenseId, 'person');
      return checked.ok ? done(of(checked.value)) : checked;
    },
    /** Saves a changed license and returns its details; the seats as they were known, where they cannot be read now. */
    async afterChange(listed: ListedLicense): Promise<Result<LicenseDetails>> {
      const license = repository.updateListed(listed);
      const checked = await repository.check(listed.id, 'person');
      if (checked.ok) return done(of(checked.value));
      const known = repository.seats.get(listed.id) ?? { seats: [], isComplete: false };
      return done(detailsOf(license, known));
    },
    /** Checks a license after an answer was lost. Fails with `lostAnswer` where the outcome stays unknown. */
    async afterLostAnswer(licenseId: string, lostAnswer: Failure): Promise<Result<CheckedLicense>> {
      const checked = await repository.check(licenseId, 'person');
      return checked.ok || checked.failure.code === 'license-unknown'
        ? checked
        : failed(lostAnswer);
    },
  };
}
