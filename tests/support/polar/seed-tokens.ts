import { foreignSeller, lumenLabs } from './organizations.ts';
import type { PolarRecord } from './record.ts';
import { seededIds } from './seed-small.ts';
import type { Scope, Subject } from './stored.ts';

const buyerScopes: readonly Scope[] = ['customer_portal:read', 'customer_portal:write'];
const seller: Subject = { type: 'organization', organizationId: lumenLabs.id };

/** Tokens of the seeded organization. None has the format of a real one. */
export const seededTokens = {
  /** May read and write license keys. */
  token: 'polar_oat_TEST_not_a_real_token_000001',
  /** May read license keys. */
  readOnlyToken: 'polar_oat_TEST_not_a_real_token_000002',
  /** Resolves, but has no scope for license keys. */
  scopelessToken: 'polar_oat_TEST_not_a_real_token_000003',
  /** Has expired. */
  expiredToken: 'polar_oat_TEST_not_a_real_token_000004',
  /** Has been revoked. */
  revokedToken: 'polar_oat_TEST_not_a_real_token_000005',
  /** Another seller's, with every scope for that seller's keys. */
  foreignToken: 'polar_oat_TEST_not_a_real_token_000006',
  /** Portal session of the buyer of the device's license. */
  customerSession: 'polar_cst_TEST_not_a_real_session_000001',
  /** Portal session of a member of a team. */
  memberSession: 'polar_mst_TEST_not_a_real_session_000001',
} as const;

/** Fills the record with {@link seededTokens}. */
export function seedTokens(record: PolarRecord): void {
  const { customerId, memberId } = seededIds;
  const licenseScopes: readonly Scope[] = ['license_keys:read', 'license_keys:write'];
  add(seededTokens.token, seller, licenseScopes);
  add(seededTokens.readOnlyToken, seller, ['license_keys:read']);
  add(seededTokens.scopelessToken, seller, ['organizations:read']);
  add(seededTokens.expiredToken, seller, licenseScopes, { expiresAt: Date.UTC(2026, 0, 1) });
  add(seededTokens.revokedToken, seller, licenseScopes, { revoked: true });
  const other: Subject = { type: 'organization', organizationId: foreignSeller.id };
  add(seededTokens.foreignToken, other, licenseScopes);
  add(seededTokens.customerSession, { type: 'customer', customerId }, buyerScopes);
  const team = record.members.get(memberId)?.customerId ?? customerId;
  add(seededTokens.memberSession, { type: 'member', customerId: team, memberId }, buyerScopes);

  function add(
    token: string,
    subject: Subject,
    scopes: readonly Scope[],
    more: { readonly expiresAt?: number; readonly revoked?: boolean } = {},
  ): void {
    record.tokens.set(token, { token, subject, scopes, expiresAt: null, revoked: false, ...more });
  }
}
