import * as v from 'valibot';
import { oneLine } from './foreign-text.ts';

/** The most characters of the name that a person gives a license. */
export const maxOwnNameLength = 60;

/** The name that a person gives a license, as one line. Empty for none. */
export const OwnName = v.pipe(
  v.string(),
  v.transform(oneLine),
  v.trim(),
  v.maxLength(maxOwnNameLength),
);

/** The name of a license in the window and in texts, by where it comes from. It holds no more of the key than may be shown. */
export const LicenseName = v.variant('type', [
  v.strictObject({ type: v.literal('product'), name: v.string() }),
  /** The name that the person gave it. */
  v.strictObject({ type: v.literal('own'), name: v.string() }),
  /** `prefix` is null for a key without one, and for an imported key. */
  v.strictObject({
    type: v.literal('key'),
    prefix: v.nullable(v.string()),
    displayKey: v.string(),
  }),
]);
export type LicenseName = v.InferOutput<typeof LicenseName>;

/** Returns the name as one text, such as `Lumen Studio` or `LUMEN ****-9E3779`. */
export function plainLicenseName(name: LicenseName): string {
  if (name.type !== 'key') return name.name;
  return name.prefix === null ? name.displayKey : `${name.prefix} ${name.displayKey}`;
}

/** Returns the name where it says more than the end of the key, which is shown beside it; undefined if it does not. */
export function spokenName(name: LicenseName | null): string | undefined {
  return name === null || name.type === 'key' ? undefined : name.name;
}

/** The UUID at the end of a key that Polar generated, with the hyphen before it if the key has a prefix. */
const generatedEnd = /(?:^|-)[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The most characters of a prefix that are shown. */
const maxShownPrefix = 40;

/**
 * Returns the prefix that a seller gave a generated key, as it may be shown: it is the same in all keys of the product, and so no secret.
 * Null for a key without a prefix, and for an imported key, of which any part may be secret.
 */
export function shownPrefixOf(key: string): string | null {
  const end = generatedEnd.exec(key);
  const prefix = end === null ? '' : oneLine(key.slice(0, end.index)).trim();
  if (prefix === '') return null;
  const characters = Array.from(prefix);
  return characters.length <= maxShownPrefix
    ? prefix
    : `${characters.slice(0, maxShownPrefix - 1).join('')}…`;
}
