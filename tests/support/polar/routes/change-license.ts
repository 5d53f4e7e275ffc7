import { randomUUID } from 'node:crypto';
import { Refusal, badRequest, internalError, json } from '../answers.ts';
import { FieldChecks } from '../field-checks.ts';
import type { PolarRecord } from '../record.ts';
import type { StoredLicense } from '../stored.ts';
import { toLicense } from '../to-wire.ts';
import { writableLicense } from './call.ts';
import type { Handler } from './call.ts';

type Changes = Partial<
  Pick<StoredLicense, 'status' | 'usage' | 'limitActivations' | 'limitUsage' | 'expiresAt'>
>;

const notRotatable =
  'License key cannot be rotated in its current status. Current status: revoked. Allowed statuses: disabled, granted.';

/** Applies the fields sent; null clears a limit or the expiry. */
export const updateLicense: Handler = (call, reach) => {
  const license = writableLicense(call, reach);
  const changes = changesFrom(new FieldChecks(call.body));
  const changed = { ...license, ...changes, modifiedAt: call.now };
  call.record.put(changed);
  return json(200, toLicense(call.record, changed));
};

/** Gives the license a new key; seats stay, and the old key becomes unknown. */
export const rotateLicense: Handler = (call, reach) => {
  const license = writableLicense(call, reach);
  if (license.status === 'revoked') {
    throw badRequest('RotateNotPermitted', notRotatable);
  }
  const rotated = rotatedLicense(call.record, license, call.now);
  call.record.put(rotated);
  return json(200, toLicense(call.record, rotated));
};

/** Returns the license with a new key in its benefit's format. */
export function rotatedLicense(
  record: PolarRecord,
  license: StoredLicense,
  now: number,
): StoredLicense {
  const prefix = record.benefits.get(license.benefitId)?.prefix ?? null;
  const uuid = randomUUID().toUpperCase();
  return { ...license, key: prefix === null ? uuid : `${prefix}-${uuid}`, modifiedAt: now };
}

function changesFrom(fields: FieldChecks): Changes {
  const changes: Changes = {
    ...(fields.has('status') && !fields.isNull('status')
      ? { status: fields.choice('status', ['granted', 'revoked', 'disabled']) }
      : {}),
    ...(fields.has('usage') ? { usage: fields.int('usage', {}) } : {}),
    ...(fields.has('limit_activations')
      ? { limitActivations: limit(fields, 'limit_activations') }
      : {}),
    ...(fields.has('limit_usage') ? { limitUsage: limit(fields, 'limit_usage') } : {}),
    ...(fields.has('expires_at')
      ? { expiresAt: fields.isNull('expires_at') ? null : fields.time('expires_at') }
      : {}),
  };
  fields.done();
  // The schema accepts a null status, and the database column does not.
  if (fields.has('status') && fields.isNull('status')) throw new Refusal(internalError);
  return changes;
}

function limit(fields: FieldChecks, name: string): number | null {
  return fields.isNull(name) ? null : fields.int(name, { above: 0 });
}
