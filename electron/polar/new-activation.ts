import * as v from 'valibot';
import { isObject } from './answer-values.ts';
import { Activation } from './seat-list.ts';
import { parseLicense, parseObject, type License } from './wire.ts';

/** The answer to an activation. `license` is null if it cannot be read. */
export interface NewActivation extends Activation {
  readonly license: License | null;
}

const readActivation = v.safeParser(Activation);

/** Fields that a license has and an activation does not. */
const licenseFields = ['key', 'organization_id', 'benefit_id', 'limit_activations', 'activations'];

/** Whether an object is a license and not an activation. Both have an id, and a license's must never be saved as a seat's. */
const isLicense = (fields: Readonly<Record<string, unknown>>): boolean =>
  typeof fields['license_key_id'] === 'string'
    ? fields['id'] === fields['license_key_id']
    : licenseFields.some((name) => name in fields);

/** Returns the activation that an object is, or null if it is not one. */
function toNewActivation(value: unknown): NewActivation | null {
  if (!isObject(value) || isLicense(value)) return null;
  const seat = readActivation(value);
  if (!seat.success) return null;
  const license = parseLicense(value['license_key']);
  return license?.id === seat.output.id ? null : { ...seat.output, license };
}

/**
 * Reads the answer to POST …/activate, in which only the activation's id is required; null if there is none. An answer may wrap the
 * activation in another object; it must then name its license, which shows that the id is an activation's.
 */
export function parseNewActivation(text: string): NewActivation | null {
  const fields = parseObject(text);
  if (fields === null) return null;
  const unwrapped = toNewActivation(fields);
  if (unwrapped !== null) return unwrapped;
  const [wrapped, another] = Object.values(fields)
    .map(toNewActivation)
    .filter((seat) => seat !== null && (seat.license_key_id ?? seat.license) !== null);
  return another === undefined ? (wrapped ?? null) : null;
}
