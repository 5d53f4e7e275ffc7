import * as v from 'valibot';
import { isObject } from './answer-values.ts';
import { Activation } from './seat-list.ts';
import { ActivatedLicense } from './wire.ts';

/** What an activation answers. Its license is null where it cannot be read. */
export interface NewActivation extends Activation {
  readonly license: ActivatedLicense | null;
}

const readActivation = v.safeParser(Activation);
const readLicense = v.safeParser(ActivatedLicense);

/** What a license has and an activation has not. */
const licenseFields = ['key', 'organization_id', 'benefit_id', 'limit_activations', 'activations'];

/** Whether an object is a license rather than an activation: both have an id, and a license's must never be kept as a seat's. */
const isLicense = (fields: Readonly<Record<string, unknown>>): boolean =>
  typeof fields['license_key_id'] === 'string'
    ? fields['id'] === fields['license_key_id']
    : licenseFields.some((name) => name in fields);

/** The activation in an object, if it is one. */
function toNewActivation(value: unknown): NewActivation | null {
  if (!isObject(value) || isLicense(value)) return null;
  const seat = readActivation(value);
  if (!seat.success) return null;
  const license = readLicense(value['license_key']);
  if (license.success && license.output.id === seat.output.id) return null;
  return { ...seat.output, license: license.success ? license.output : null };
}

/**
 * Reads the answer to an activation (POST …/activate), of which only the id has to be there; an answer that wraps the activation in another
 * object names the license in it, so that the id is its own. Null where there is no such id. Never throws, never quotes the text.
 */
export function parseNewActivation(text: string): NewActivation | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(json)) return null;
  const unwrapped = toNewActivation(json);
  if (unwrapped !== null) return unwrapped;
  const [wrapped, another] = Object.values(json)
    .map(toNewActivation)
    .filter((seat) => seat !== null && (seat.license_key_id ?? seat.license) !== null);
  return another === undefined ? (wrapped ?? null) : null;
}
