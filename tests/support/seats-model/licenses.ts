import type { Server } from '../../../shared/license.ts';
import type { ModelIds } from '../model-license.ts';

/** A license of the model of several seats, and its server. */
export interface SeatsLicense extends ModelIds {
  readonly server: Exclude<Server, 'loopback'>;
}

const organizations = [
  '11111111-0a11-4111-8111-111111111111',
  '11111111-0a22-4111-8111-111111111111',
] as const;
const key = 'MODEL-TEST-00000000-0000-4000-8000-000000000000';

/** The first license, another product of its seller, and the same key text of another seller and on another server. */
export const seatsLicenses: readonly SeatsLicense[] = [
  {
    server: 'production',
    organizationId: organizations[0],
    licenseId: '22222222-11c0-4222-8222-222222222222',
    key,
  },
  {
    server: 'production',
    organizationId: organizations[0],
    licenseId: '22222222-11c1-4222-8222-222222222222',
    key: 'MODEL-TEST-11111111-0000-4000-8000-000000000000',
  },
  {
    server: 'production',
    organizationId: organizations[1],
    licenseId: '22222222-11c2-4222-8222-222222222222',
    key,
  },
  {
    server: 'sandbox',
    organizationId: organizations[0],
    licenseId: '22222222-11c3-4222-8222-222222222222',
    key,
  },
];
