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

/** Returns the name where it says more than the end of the key, which is shown beside it; undefined if it does not. */
export function spokenName(name: LicenseName | null): string | undefined {
  return name === null || name.type === 'key' ? undefined : name.name;
}

/** Returns the name of a license for a receipt or a support case. Undefined for the only license of a computer, unless it is of a product that the seller names. */
export function statedName(name: LicenseName | null, isOneOfSeveral: boolean): string | undefined {
  return isOneOfSeveral || name?.type === 'product' ? spokenName(name) : undefined;
}
