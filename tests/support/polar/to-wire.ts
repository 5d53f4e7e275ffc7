import { createHash } from 'node:crypto';
import type { PolarRecord } from './record.ts';
import { liveSeats } from './stored.ts';
import type { StoredActivation, StoredCustomer, StoredLicense } from './stored.ts';
import type { WireActivation, WireCustomer, WireLicense } from './wire.ts';

/** Formats a time as Polar does: UTC with microseconds, which are left out if they are 0. */
export function wireTime(at: number): string {
  const text = new Date(at).toISOString();
  return text.endsWith('.000Z') ? text.replace('.000Z', 'Z') : text.replace('Z', '000Z');
}

/** A license as list, update and rotate return it. */
export function toLicense(record: PolarRecord, license: StoredLicense): WireLicense {
  const customer = record.customer(license.customerId);
  if (customer === undefined) throw new Error(`License ${license.id} has no customer`);
  const wireCustomer = toCustomer(customer);
  return {
    id: license.id,
    created_at: wireTime(license.createdAt),
    modified_at: timeOrNull(license.modifiedAt),
    organization_id: license.organizationId,
    customer_id: license.customerId,
    customer: wireCustomer,
    user_id: customer.id,
    user: toUser(wireCustomer),
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

/** A license with its live seats, as get returns it. */
export function toLicenseWithActivations(
  record: PolarRecord,
  license: StoredLicense,
): WireLicense & { readonly activations: readonly WireActivation[] } {
  return {
    ...toLicense(record, license),
    activations: liveSeats(license).map(toActivation),
  };
}

/** A license as validate returns it. */
export function toValidated(
  record: PolarRecord,
  license: StoredLicense,
  activation: StoredActivation | null,
): WireLicense & { readonly activation: WireActivation | null } {
  return {
    ...toLicense(record, license),
    activation: activation === null ? null : toActivation(activation),
  };
}

/** A seat without its license. */
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
    avatar_url: avatarUrl(customer.email),
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

function toUser({ id, name, email, avatar_url }: WireCustomer): WireLicense['user'] {
  const [initial = ''] = name ?? email ?? '';
  return { id, email, public_name: initial, avatar_url };
}

/** Gravatar's address of the picture for an email address. */
function avatarUrl(email: string | null): string | null {
  if (email === null) return null;
  const hash = createHash('sha256').update(email.toLowerCase()).digest('hex');
  return `https://www.gravatar.com/avatar/${hash}?d=404`;
}

function timeOrNull(at: number | null): string | null {
  return at === null ? null : wireTime(at);
}
