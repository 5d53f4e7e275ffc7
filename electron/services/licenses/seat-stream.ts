import { done, failed, type Result } from '../../../shared/failure.ts';
import type { LicenseDetails } from '../../../shared/licenses.ts';
import { backOff } from '../../polar/rate-limiter.ts';
import type { Clock } from '../../ports.ts';
import { sleep } from '../../timing.ts';
import type { License } from './license-table.ts';
import { licenseDetails } from './license-views.ts';
import { organizationFailure, type OrganizationRequests } from './organization-requests.ts';
import type { PageLicenses } from './page-licenses.ts';

/** A license with its seats as Polar lists them now. */
export interface CheckedLicenseOfPage {
  readonly license: License;
  readonly details: LicenseDetails;
}

/** Licenses that are checked at once. */
const concurrency = 4;
/** Requests of one license in a row before the reading ends at a transient failure. */
const maxAttempts = 5;

/** What checking the seats of a page's licenses needs. */
export interface SeatStreamDeps {
  readonly requests: Pick<OrganizationRequests, 'get'>;
  readonly clock: Clock;
  readonly isThisDevices: (activationId: string) => boolean;
  /** When this app replaced a license's key before; null for never. */
  readonly previousRotationAt: (licenseId: string) => number | null;
  readonly shouldContinue: () => boolean;
}

/** Checks one license. Returns null for one that was deleted meanwhile. */
async function checkLicense(
  deps: SeatStreamDeps,
  page: PageLicenses,
  { id }: License,
): Promise<Result<CheckedLicenseOfPage | null>> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await deps.requests.get(id, 'bulk');
    if (answer.type === 'ok') {
      const { license, ...seats } = page.saveChecked(answer.value, deps.previousRotationAt(id));
      const now = deps.clock.now();
      return done({ license, details: licenseDetails(license, seats, deps.isThisDevices, now) });
    }
    if (answer.type === 'gone') return done(null);
    const isTransient = answer.type === 'indeterminate' || answer.type === 'not-sent';
    if (!isTransient || attempt >= maxAttempts || !deps.shouldContinue())
      return failed(organizationFailure(answer));
    await sleep(deps.clock, backOff(attempt));
  }
}

/** Returns these licenses of a page with their seats, in their order; without those that were deleted meanwhile. */
export async function checkSeats(
  deps: SeatStreamDeps,
  page: PageLicenses,
  licenses: readonly License[],
): Promise<Result<readonly CheckedLicenseOfPage[]>> {
  const queue = [...licenses.entries()];
  const checked: (CheckedLicenseOfPage | null)[] = [];
  let failure: Result<never> | null = null;

  async function runWorker(): Promise<void> {
    while (failure === null && deps.shouldContinue()) {
      const next = queue.shift();
      if (next === undefined) return;
      const [position, license] = next;
      const result = await checkLicense(deps, page, license);
      if (result.ok) checked[position] = result.value;
      else if (!result.ok) failure = result;
    }
  }

  await Promise.all(Array.from({ length: concurrency }, runWorker));
  return failure ?? done(checked.filter((each) => each !== null && each !== undefined));
}
