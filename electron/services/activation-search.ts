import type { LicenseKeys } from '../polar/license-keys.ts';
import type { Refusal } from '../polar/outcome.ts';
import type { Credential } from '../polar/transport.ts';
import type { NewActivation } from '../polar/wire.ts';
import type { ActivationIntent, DeviceRecord } from '../storage/records.ts';

/** The seat that an activation took, as this computer keeps it. `now`: milliseconds since 1970. */
export function recordOf(
  intent: ActivationIntent,
  activation: NewActivation,
  now: number,
): DeviceRecord {
  const { server, key, organizationId, label } = intent;
  const { license_key: license } = activation;
  return {
    server,
    key,
    organizationId,
    label,
    activationId: activation.id,
    licenseId: license.id,
    activatedAt: activation.created_at,
    expiresAt: license.expires_at,
    seats: null,
    confirmedAt: now,
    takenAt: now,
  };
}

/** What a search for the seat of a wish found. */
export type SearchFinding =
  | { readonly is: 'found'; readonly seat: DeviceRecord }
  /** The license has no live activation with our nonce. Proves little once: a read may lag behind a write. */
  | { readonly is: 'none' };

/** Looks for our nonce among the live activations of the license. Reads only. */
export async function searchSeat(
  keys: LicenseKeys,
  credential: Extract<Credential, { is: 'organization' }>,
  wish: ActivationIntent,
  now: () => number,
): Promise<SearchFinding | Refusal> {
  const { server, key, organizationId } = wish;
  const validated = await keys.validate(credential, { server, key, organizationId });
  if (validated.is !== 'ok') return validated;
  const license = await keys.get(server, credential.token, validated.value.id);
  if (license.is !== 'ok') return license;
  const ours = license.value.activations.find(
    ({ meta }) => meta['seatkeeper_nonce'] === wish.nonce,
  );
  return ours === undefined
    ? { is: 'none' }
    : { is: 'found', seat: recordOf(wish, { ...ours, license_key: license.value }, now()) };
}
