import * as v from 'valibot';
import { unknownValue } from '../../../shared/license.ts';
import { parseId } from '../../polar/answer-values.ts';
import type { LicenseKeys } from '../../polar/license-keys.ts';
import { unreadable, type Answer } from '../../polar/outcome.ts';
import { hasMetaValue } from '../seat/origin.ts';
import type { Credential } from '../../polar/transport.ts';
import type { NewActivation } from '../../polar/new-activation.ts';
import { Nonce, type ActivationIntent, type DeviceRecord } from '../../storage/records.ts';

/** Returns the record of the seat that an activation took, with what Polar's answer says. `now`: milliseconds since 1970. */
export function deviceRecordOf(
  intent: ActivationIntent,
  activation: NewActivation,
  now: number,
): DeviceRecord {
  const { server, key, organizationId, label } = intent;
  const { license } = activation;
  const licenseId = license?.id ?? activation.license_key_id;
  const benefitId = parseId(license?.benefit_id);
  const expiresAt = license?.expires_at ?? null;
  return {
    server,
    key,
    organizationId,
    label,
    activationId: activation.id,
    ...(licenseId === null ? {} : { licenseId }),
    ...(benefitId === null ? {} : { benefitId }),
    ...(v.is(Nonce, intent.nonce) ? { nonce: intent.nonce } : {}),
    activatedAt: activation.created_at,
    ...(license === null || expiresAt === unknownValue ? {} : { expiresAt }),
    seats: null,
    confirmedAt: now,
    takenAt: now,
  };
}

/**
 * Searches the live activations of the license for the nonce, and returns the record of the seat that has it, or null. One null proves
 * little: a read may lag behind a write. Reads only.
 */
export async function findSeatByNonce(
  keys: LicenseKeys,
  credential: Extract<Credential, { type: 'organization' }>,
  intent: ActivationIntent,
  now: () => number,
): Promise<Answer<DeviceRecord | null>> {
  const { server, key, organizationId } = intent;
  const validated = await keys.validate(credential, { server, key, organizationId });
  if (validated.type !== 'ok') return validated;
  const license = await keys.get(server, credential.token, validated.value.id);
  if (license.type !== 'ok') return license;
  const { known, isComplete } = license.value.activations;
  const activation = known.find(({ meta }) => hasMetaValue(meta, intent.nonce));
  if (activation !== undefined) {
    const seat = deviceRecordOf(intent, { ...activation, license: license.value }, now());
    return { type: 'ok', value: seat };
  }
  // The activation may be one that could not be read.
  return isComplete && known.every(({ meta }) => meta !== null)
    ? { type: 'ok', value: null }
    : unreadable;
}
