import { notTold } from '../../../shared/license.ts';
import type { LicenseKeys } from '../../polar/license-keys.ts';
import { unreadable, type Refusal } from '../../polar/outcome.ts';
import type { Credential } from '../../polar/transport.ts';
import type { NewActivation } from '../../polar/new-activation.ts';
import type { ActivationIntent, DeviceRecord } from '../../storage/records.ts';

/** The seat that an activation took, as this computer keeps it, with what the answer tells. `now`: milliseconds since 1970. */
export function recordOf(
  intent: ActivationIntent,
  activation: NewActivation,
  now: number,
): DeviceRecord {
  const { server, key, organizationId, label } = intent;
  const { license } = activation;
  const licenseId = license?.id ?? activation.license_key_id;
  const expiresAt = license?.expires_at ?? null;
  return {
    server,
    key,
    organizationId,
    label,
    activationId: activation.id,
    ...(licenseId === null ? {} : { licenseId }),
    activatedAt: activation.created_at,
    ...(license === null || expiresAt === notTold ? {} : { expiresAt }),
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
  const { known, isWhole } = license.value.activations;
  const ours = known.find(({ meta }) => meta?.['seatkeeper_nonce'] === wish.nonce);
  if (ours !== undefined) {
    return { is: 'found', seat: recordOf(wish, { ...ours, license: license.value }, now()) };
  }
  // Ours may be one that could not be read.
  return isWhole && known.every(({ meta }) => meta !== null) ? { is: 'none' } : unreadable;
}
