import { unknownValue } from '../../../shared/license.ts';
import type { LicenseKeys } from '../../polar/license-keys.ts';
import { unreadable, type Refusal } from '../../polar/outcome.ts';
import type { Credential } from '../../polar/transport.ts';
import type { NewActivation } from '../../polar/new-activation.ts';
import type { ActivationIntent, DeviceRecord } from '../../storage/records.ts';

/** Returns the record of the seat that an activation took, with what Polar's answer says. `now`: milliseconds since 1970. */
export function deviceRecordOf(
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
    ...(license === null || expiresAt === unknownValue ? {} : { expiresAt }),
    seats: null,
    confirmedAt: now,
    takenAt: now,
  };
}

/** The result of a search for the seat of a pending activation. */
export type SearchResult =
  | { readonly type: 'found'; readonly seat: DeviceRecord }
  /** The license has no live activation with the nonce. One such result proves little: a read may lag behind a write. */
  | { readonly type: 'none' };

/** Searches the live activations of the license for the nonce. Reads only. */
export async function findSeatByNonce(
  keys: LicenseKeys,
  credential: Extract<Credential, { type: 'organization' }>,
  intent: ActivationIntent,
  now: () => number,
): Promise<SearchResult | Refusal> {
  const { server, key, organizationId } = intent;
  const validated = await keys.validate(credential, { server, key, organizationId });
  if (validated.type !== 'ok') return validated;
  const license = await keys.get(server, credential.token, validated.value.id);
  if (license.type !== 'ok') return license;
  const { known, isComplete } = license.value.activations;
  const activation = known.find(({ meta }) => meta?.['seatkeeper_nonce'] === intent.nonce);
  if (activation !== undefined) {
    return {
      type: 'found',
      seat: deviceRecordOf(intent, { ...activation, license: license.value }, now()),
    };
  }
  // The activation may be one that could not be read.
  return isComplete && known.every(({ meta }) => meta !== null) ? { type: 'none' } : unreadable;
}
