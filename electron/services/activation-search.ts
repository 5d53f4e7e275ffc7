import type { LicenseKeys } from '../polar/license-keys.ts';
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

/** The seat with our nonce among the license's live activations; `none` where there is none, null where nobody can tell. Reads only. */
export async function searchSeat(
  keys: LicenseKeys,
  credential: Credential,
  wish: ActivationIntent,
  now: () => number,
): Promise<DeviceRecord | 'none' | null> {
  if (credential.is !== 'organization') return null;
  const { server, key, organizationId } = wish;
  const validated = await keys.validate(credential, { server, key, organizationId });
  if (validated.is !== 'ok') return null;
  const license = await keys.get(server, credential.token, validated.value.id);
  if (license.is !== 'ok') return null;
  const ours = license.value.activations.find(
    ({ meta }) => meta['seatkeeper_nonce'] === wish.nonce,
  );
  return ours === undefined
    ? 'none'
    : recordOf(wish, { ...ours, license_key: license.value }, now());
}
