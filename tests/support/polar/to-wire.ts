import type { PolarRecord } from './record.ts';
import { liveSeats } from './stored.ts';
import type { StoredActivation, StoredCustomer, StoredLicense } from './stored.ts';
import type { ApiVersion } from './versions.ts';
import type { WireActivation, WireCustomer, WireLicense } from './wire.ts';

/** A time as Polar writes it: UTC with microseconds. */
export function wireTime(at: number): string {
  return new Date(at).toISOString().replace('Z', '000Z');
}

/** A license as list, update and rotate answer it. */
export function toLicense(
  record: PolarRecord,
  license: StoredLicense,
  version: ApiVersion,
): WireLicense {
  const customer = record.customer(license.customerId);
  if (customer === undefined) throw new Error(`License ${license.id} has no customer`);
  return {
    id: license.id,
    created_at: wireTime(license.createdAt),
    modified_at: timeOrNull(license.modifiedAt),
    organization_id: license.organizationId,
    customer_id: license.customerId,
    customer: toCustomer(customer),
    user_id: customer.id,
    user: { id: customer.id, email: customer.email ?? '', public_name: customer.name ?? '' },
    ...(version === '2026-04' ? {} : memberFields(record, license)),
    benefit_id: license.benefitId,
    key: license.key,
    display_key: `****-${license.key.slice(-6)}`,
    status: license.status,
    limit_activations: license.limitActivations,
    usage: license.usage,
    limit_usage: license.limitUsage,
    validations: license.validations,
    last_validated_at: timeOrNull(license.lastValidatedAt),
    expires_at: timeOrNull(license.expiresAt),
  };
}

/** A license with its live seats, as get answers it. */
export function toLicenseWithActivations(
  record: PolarRecord,
  license: StoredLicense,
  version: ApiVersion,
): WireLicense & { readonly activations: readonly WireActivation[] } {
  return {
    ...toLicense(record, license, version),
    activations: liveSeats(license).map(toActivation),
  };
}

/** A license as validate answers it; 2027-01 adds what the key was bought with. */
export function toValidated(
  record: PolarRecord,
  license: StoredLicense,
  activation: StoredActivation | null,
  version: ApiVersion,
): WireLicense & { readonly activation: WireActivation | null } {
  const purchase =
    version === '2027-01'
      ? { subscription_id: null, subscription: null, order_id: null, order: null }
      : {};
  return {
    ...toLicense(record, license, version),
    ...purchase,
    activation: activation === null ? null : toActivation(activation),
  };
}

/** A seat on its own. */
export function toActivation(activation: StoredActivation): WireActivation {
  return {
    id: activation.id,
    license_key_id: activation.licenseId,
    label: activation.label,
    meta: activation.meta,
    created_at: wireTime(activation.createdAt),
    modified_at: null,
  };
}

function toCustomer(customer: StoredCustomer): WireCustomer {
  return {
    id: customer.id,
    created_at: wireTime(customer.createdAt),
    modified_at: null,
    metadata: {},
    external_id: customer.externalId,
    email: customer.email,
    email_verified: customer.email !== null && !customer.anonymized,
    type: customer.type,
    name: customer.name,
    billing_name: customer.name,
    billing_address: customer.country === null ? null : addressIn(customer.country),
    tax_id: customer.type === 'team' ? ['TEST-TAX-000001', 'eu_vat'] : null,
    locale: null,
    organization_id: customer.organizationId,
    default_payment_method_id: null,
    deleted_at: timeOrNull(customer.deletedAt),
    first_user_event_at: null,
    avatar_url: null,
  };
}

function addressIn(country: string): NonNullable<WireCustomer['billing_address']> {
  return {
    line1: '1 Example Street',
    line2: null,
    postal_code: '00001',
    city: 'Exampleton',
    state: null,
    country,
  };
}

function memberFields(
  record: PolarRecord,
  license: StoredLicense,
): Pick<Required<WireLicense>, 'member_id' | 'member'> {
  const member = license.memberId === null ? undefined : record.members.get(license.memberId);
  return {
    member_id: license.memberId,
    member: member === undefined ? null : { id: member.id, email: member.email, external_id: null },
  };
}

function timeOrNull(at: number | null): string | null {
  return at === null ? null : wireTime(at);
}
