import type { Failure } from '../../../shared/failure.ts';
import type { LicenseChange } from '../../../shared/licenses.ts';
import type { TokenBucket, Priority } from '../../polar/token-bucket.ts';
import type { LicenseAdmin, OrganizationCredential } from '../../polar/license-admin.ts';
import type { LicenseKeys, SeatReference } from '../../polar/license-keys.ts';
import { failureOf, type Answer, type Refusal } from '../../polar/outcome.ts';
import type { Access } from '../organization/access.ts';

/** A seat as Polar's request for a release names it. */
export type SeatToRelease = Omit<SeatReference, 'server'>;

/**
 * The requests in the organization's name, under its token bucket. After a 429 none is sent before the time that Polar gave: a bulk or
 * background request is then repeated, a person's request fails.
 */
export type OrganizationRequests = ReturnType<typeof createOrganizationRequests>;

/** Returns the failure of a refusal. A rejected token has ended, since Polar accepted it when it was connected. */
export function organizationFailure(refusal: Refusal): Failure {
  if (refusal.type === 'gone') return { code: 'license-unknown' };
  const failure = failureOf(refusal);
  return failure.code === 'token-rejected' ? { code: 'token-ended' } : failure;
}

/** Returns the requests under a token bucket. */
export function createOrganizationRequests(deps: {
  readonly admin: LicenseAdmin;
  readonly keys: LicenseKeys;
  readonly tokenBucket: TokenBucket;
  readonly access: Access;
  /** Called after each answer. */
  readonly answered: () => void;
}) {
  const { admin, keys, tokenBucket, answered } = deps;

  async function sendWhenAllowed<T>(
    priority: Priority,
    request: (access: OrganizationCredential) => Promise<Answer<T>>,
  ): Promise<Answer<T>> {
    for (;;) {
      await tokenBucket.acquire(priority);
      const access = await deps.access();
      if (!access.ok) return { type: 'refused', failure: access.failure };
      const answer = await request(access.value);
      answered();
      if (answer.type !== 'rate-limited') return answer;
      tokenBucket.pauseUntil(answer.retryAt);
      if (priority === 'person') return answer;
    }
  }

  return {
    page: async (page: number) =>
      await sendWhenAllowed('background', async (access) => await admin.page(access, page)),
    organizationName: async () =>
      await sendWhenAllowed('person', async (access) => await admin.organizationName(access)),
    benefitNames: async () =>
      await sendWhenAllowed('person', async (access) => await admin.benefitNames(access)),
    get: async (licenseId: string, priority: Priority) =>
      await sendWhenAllowed(priority, async (access) => await admin.get(access, licenseId)),
    change: async (licenseId: string, change: LicenseChange) =>
      await sendWhenAllowed(
        'person',
        async (access) => await admin.change(access, licenseId, change),
      ),
    rotate: async (licenseId: string) =>
      await sendWhenAllowed('person', async (access) => await admin.rotate(access, licenseId)),
    /** Calls `sending` before the request, which stops it by throwing. */
    release: async (seat: SeatToRelease, priority: Priority, sending: () => void) =>
      await sendWhenAllowed(priority, async ({ server, token }) => {
        sending();
        return await keys.deactivate({ type: 'organization', token }, { server, ...seat });
      }),
  };
}
