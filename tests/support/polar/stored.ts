/**
 * Status of a key as its seller set it. Expiry is not a status: an expired key stays `granted`.
 * Polar has no `suspended`, which represents a status of a newer server.
 */
export type LicenseStatus = 'granted' | 'revoked' | 'disabled' | 'suspended';

/** Free data of conditions and meta: at most 50 entries of text, number or boolean. */
export type FreeData = Readonly<Record<string, string | number | boolean>>;

/** The buyer of licenses. Times are milliseconds since 1970. */
export interface StoredCustomer {
  readonly id: string;
  readonly organizationId: string;
  readonly createdAt: number;
  readonly name: string | null;
  readonly email: string | null;
  readonly type: 'individual' | 'team';
  readonly externalId: string | null;
  readonly country: string | null;
  /** Licenses of a deleted customer stay granted, listed and activated. */
  readonly deletedAt: number | null;
  /** Whether name and email are hashes; only a deleted customer's are. */
  readonly anonymized: boolean;
}

/** A person of a team customer. */
export interface StoredMember {
  readonly id: string;
  readonly customerId: string;
  readonly email: string;
}

/** A product; `customerAdmin` lets buyers see and remove their own seats in the portal. */
export interface StoredBenefit {
  readonly id: string;
  readonly organizationId: string;
  readonly prefix: string | null;
  readonly customerAdmin: boolean;
}

/** One seat. A released seat stays, with `deletedAt` set, and its id is never reused. */
export interface StoredActivation {
  readonly id: string;
  readonly licenseId: string;
  readonly label: string;
  readonly meta: FreeData;
  readonly conditions: FreeData;
  readonly createdAt: number;
  readonly deletedAt: number | null;
}

/** One license key with its seats, released ones included. Immutable. */
export interface StoredLicense {
  readonly id: string;
  readonly organizationId: string;
  readonly customerId: string;
  readonly memberId: string | null;
  readonly benefitId: string;
  readonly key: string;
  readonly status: LicenseStatus;
  readonly createdAt: number;
  readonly modifiedAt: number | null;
  readonly limitActivations: number | null;
  readonly usage: number;
  readonly limitUsage: number | null;
  readonly validations: number;
  readonly lastValidatedAt: number | null;
  readonly expiresAt: number | null;
  readonly activations: readonly StoredActivation[];
}

/** Scopes of tokens for license keys; other scopes grant nothing here. */
export type Scope =
  | 'license_keys:read'
  | 'license_keys:write'
  | 'customer_portal:read'
  | 'customer_portal:write'
  | 'organizations:read'
  | 'benefits:read';

/** The holder of a token. */
export type Subject =
  | { readonly type: 'organization'; readonly organizationId: string }
  | { readonly type: 'customer'; readonly customerId: string }
  | { readonly type: 'member'; readonly customerId: string; readonly memberId: string };

/** A bearer token. `expiresAt` in milliseconds since 1970; null never expires. */
export interface StoredToken {
  readonly token: string;
  readonly subject: Subject;
  readonly scopes: readonly Scope[];
  readonly expiresAt: number | null;
  readonly revoked: boolean;
}

/** The seats of a license that still count against its limit. */
export function liveSeats(license: StoredLicense): readonly StoredActivation[] {
  return license.activations.filter((activation) => activation.deletedAt === null);
}
