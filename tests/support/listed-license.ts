import type { LicenseWithSeats } from '../../electron/polar/license-admin.ts';
import type { ListedLicense } from '../../electron/polar/license-page.ts';
import type { OrganizationRequests } from '../../electron/services/licenses/organization-requests.ts';
import { lumenLabs, studioBenefit } from './polar/organizations.ts';

/** Returns a license with three seats as Polar's list returns it; `facts` replace the defaults. */
export function listedLicense(
  facts: Pick<ListedLicense, 'id' | 'key'> & Partial<ListedLicense>,
): ListedLicense {
  return {
    organization_id: lumenLabs.id,
    benefit_id: studioBenefit.id,
    customer_id: null,
    customer: { name: null, email: null, deleted_at: null },
    status: 'granted',
    status_word: null,
    limit_activations: 3,
    usage: 0,
    limit_usage: null,
    validations: 0,
    last_validated_at: null,
    created_at: 0,
    expires_at: null,
    ...facts,
  };
}

/** Returns the license with its seats. Not `isComplete`: the answer has other seats that cannot be read. */
export function withSeats(
  license: ListedLicense,
  activationIds: readonly string[],
  isComplete = true,
): LicenseWithSeats {
  const known = activationIds.map((id) => ({
    id,
    license_key_id: license.id,
    label: 'Studio workstation',
    meta: {},
    created_at: 0,
  }));
  return { ...license, activations: { isComplete, known } };
}

/** Fails the test. */
export function unexpectedRequest(): never {
  throw new Error('This request was not expected.');
}

/** Requests that all fail the test. */
export const noRequests: OrganizationRequests = {
  page: unexpectedRequest,
  organizationName: unexpectedRequest,
  benefitNames: unexpectedRequest,
  get: unexpectedRequest,
  change: unexpectedRequest,
  rotate: unexpectedRequest,
  release: unexpectedRequest,
};
