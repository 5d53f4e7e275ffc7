import { oneLine } from './foreign-text.ts';
import { plainCharacters } from './plain-text.ts';

/** The UUID at the end of a key that Polar generated, with the hyphen before it if the key has a prefix. */
const generatedEnd = /(?:^|-)[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The most characters of a prefix that are shown. */
const maxShownPrefix = 40;

/** Returns the part of a key before the UUID that Polar generated; null if the key does not end with one. */
function generatedPrefix(key: string): string | null {
  const end = generatedEnd.exec(key);
  return end === null ? null : key.slice(0, end.index);
}

/** Returns the text as prefixes are compared: plain characters, one space for many, upper case. */
function comparable(text: string): string {
  return plainCharacters(text).replaceAll(/\s+/g, ' ').trim().toUpperCase();
}

/**
 * Returns a prefix as prefixes are compared, without the hyphens, underscores and spaces that separate it from the rest of the key; empty
 * for a text without another character.
 */
export function comparablePrefix(prefix: string): string {
  const text = comparable(prefix);
  // Searched from the end, since a pattern that is tried at each of many hyphens takes quadratic time.
  let end = text.length;
  while (end > 0 && '-_ '.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** Whether a text ends with a UUID, as a whole generated key does and no prefix. */
export function endsWithUuid(text: string): boolean {
  return generatedEnd.test(comparable(text));
}

/**
 * Whether a key begins with a prefix. Case and the form of hyphens and spaces do not matter. Whole words count: `LUMEN` is not a prefix of
 * `LUMENPRO-…`. The UUID of a generated key is never a part of its prefix.
 */
export function hasPrefix(key: string, prefix: string): boolean {
  const wanted = comparablePrefix(prefix);
  const text = comparable(key);
  const beginning = generatedPrefix(text) ?? text;
  if (wanted === '' || !beginning.startsWith(wanted)) return false;
  return !/^[\p{L}\p{M}\p{N}]/u.test(beginning.slice(wanted.length));
}

/**
 * Returns the prefix that a seller gave a generated key, as it may be shown: it is the same in all keys of the product, and so no secret.
 * Null for a key without a prefix, and for an imported key, of which any part may be secret.
 */
export function shownPrefixOf(key: string): string | null {
  const prefix = oneLine(generatedPrefix(key) ?? '').trim();
  if (prefix === '') return null;
  const characters = Array.from(prefix);
  return characters.length <= maxShownPrefix
    ? prefix
    : `${characters.slice(0, maxShownPrefix - 1).join('')}…`;
}
