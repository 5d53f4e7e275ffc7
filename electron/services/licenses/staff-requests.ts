import type { Failure } from '../../../shared/failure.ts';
import type { LicenseChange } from '../../../shared/licenses.ts';
import type { Budget, Rank } from '../../polar/token-bucket.ts';
import type { LicenseAdmin, LicenseWithSeats, Whom } from '../../polar/license-admin.ts';
import type { Answer, LicenseKeys } from '../../polar/license-keys.ts';
import type { ListedLicense, ListPage } from '../../polar/license-page.ts';
import type { Refusal } from '../../polar/outcome.ts';
import { failureOf } from '../organization/connection.ts';
import type { Access } from '../organization/access.ts';

/** A seat as Polar's release names it. */
export interface SeatToRelease {
  readonly key: string;
  readonly organizationId: string;
  readonly activationId: string;
}

/**
 * The staff's requests, each in its turn and in the organization's name. After a 429 nothing goes out before Polar said: what nobody
 * waits for is then sent again, a person is told.
 */
export interface StaffRequests {
  page(page: number): Promise<Answer<ListPage>>;
  get(licenseId: string, rank: Rank): Promise<Answer<LicenseWithSeats>>;
  change(licenseId: string, change: LicenseChange): Promise<Answer<ListedLicense>>;
  rotate(licenseId: string): Promise<Answer<ListedLicense>>;
  /** `sending` is called when the request goes out, and stops it by throwing. */
  release(seat: SeatToRelease, rank: Rank, sending: () => void): Promise<Answer<null>>;
}

/** A refusal as the staff meets it: a token that was accepted when it was connected has ended since. */
export function staffFailure(refusal: Refusal): Failure {
  if (refusal.is === 'gone') return { code: 'license-unknown' };
  const failure = failureOf(refusal);
  return failure.code === 'token-rejected' ? { code: 'token-ended' } : failure;
}

/** The requests under a budget. */
export function createStaffRequests(deps: {
  readonly admin: LicenseAdmin;
  readonly keys: LicenseKeys;
  readonly budget: Budget;
  readonly access: Access;
  /** Called after each answer. */
  readonly answered: () => void;
}): StaffRequests {
  const { admin, keys, budget, answered } = deps;

  async function ask<T>(
    rank: Rank,
    request: (whom: Whom) => Promise<Answer<T>>,
  ): Promise<Answer<T>> {
    for (;;) {
      await budget.turn(rank);
      const whom = await deps.access();
      if (!whom.ok) return { is: 'refused', failure: whom.failure };
      const answer = await request(whom.value);
      answered();
      if (answer.is !== 'rate-limited') return answer;
      budget.quiet(answer.retryAt);
      if (rank === 'person') return answer;
    }
  }

  return {
    page: async (page) => await ask('background', async (whom) => await admin.page(whom, page)),
    get: async (licenseId, rank) =>
      await ask(rank, async (whom) => await admin.get(whom, licenseId)),
    change: async (licenseId, change) =>
      await ask('person', async (whom) => await admin.change(whom, licenseId, change)),
    rotate: async (licenseId) =>
      await ask('person', async (whom) => await admin.rotate(whom, licenseId)),
    release: async (seat, rank, sending) =>
      await ask(rank, async ({ server, token }) => {
        sending();
        return await keys.deactivate({ is: 'organization', token }, { server, ...seat });
      }),
  };
}
