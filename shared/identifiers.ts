/** Finds license keys, ids and addresses in what people paste, type and save, among labels, line breaks and sentences. */

import { maxSearchedLength, plainCharacters } from './plain-text.ts';

/** The license keys, ids and addresses of a text, each once, in their order. */
export interface Identifiers {
  /** Keys as Polar generates them with a prefix: the prefix unchanged from the last space on, and a UUID in upper case. */
  readonly keys: readonly string[];
  /** UUIDs without a prefix, in lower case: the id of a license or an activation, or a key that Polar generated without a prefix. */
  readonly ids: readonly string[];
  /** Mail addresses in lower case. */
  readonly emails: readonly string[];
  /** The last six characters of masked keys, such as Polar's own `****-A1B2C3`, in upper case. */
  readonly endings: readonly string[];
}

/** A line break of a program that wraps lines, with the marks of a mail program that quotes the next line. */
const lineCut = String.raw`(?:[ \t]{0,40}\n[ \t>|]*)?`;
/** A hyphen inside a UUID, perhaps with a line break beside it. */
const dash = String.raw`[ \t]{0,40}${lineCut}-[ \t]{0,40}${lineCut}`;
/** Returns a pattern for hexadecimal digits of a UUID, with a line break allowed after each. */
const group = (first: string, count: number): string =>
  `(${[first, ...Array.from({ length: count - 1 }, () => String.raw`[\da-f]`)].join(lineCut)})`;
const groups = [
  group(String.raw`[\da-f]`, 8),
  group(String.raw`[\da-f]`, 4),
  group('4', 4),
  group('[89ab]', 4),
  group(String.raw`[\da-f]`, 12),
];
/** A UUID of version 4. Before an at sign it is the id of a mail message. */
export const uuidInText = new RegExp(
  String.raw`(?<![\da-z])${groups.join(dash)}(?![\da-z@])`,
  'gi',
);
/** A UUID without hyphens, as some databases and programs write it. */
const compactUuid = new RegExp(String.raw`(?<![\da-z])${groups.join(lineCut)}(?![\da-z@-])`, 'gi');
/** The prefix of a key before its UUID. Of a prefix with a space in it, the last word. */
const prefix = /[^\s"'`<>()[\]{}|:=,;/?&#*]{1,100}$/;

/**
 * A mail address. It begins at the first letter of its word: `r&d@x.example` must not become another person's `d@x.example`.
 * See RFC 5322, section 3.2.3, for the characters before the `@`.
 */
const emailAddress =
  /(?<![\p{L}\p{N}_.])[\p{L}\p{N}_][\p{L}\p{N}_.!#$%&'*+/=?^~-]{0,63}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}[\p{L}\p{N}-]{2,63}/gu;
/** A label that a form or a log writes directly before an address. */
const emailLabel = /^(?:e-?mail|mail|user|login|from|to|an|von)=/i;
const maskedKey =
  /(?<![\p{L}\p{N}])(?:[*\u2022\u25cf\u00b7]{2,40}|x{3,40}|#{3,40})[ -]{0,2}([\da-z]{6})(?![\p{L}\p{N}])/giu;

/** Returns the text unchanged, and without the line breaks that quoted-printable added. */
function lineVariants(plain: string): readonly string[] {
  const lines = plain.replaceAll(/\r\n?/g, '\n');
  return lines.includes('=\n') ? [lines, lines.replaceAll('=\n', '')] : [lines];
}

/** The longest prefix of a key that is read, including a line break after it, in code units. */
const maxPrefixLength = 200;

/** Returns the prefix of a key from the text before its UUID; empty if there is none. */
function prefixIn(before: string): string {
  const end = before.replace(/[ \t]{0,40}\n[ \t>|]*$/, '');
  const word = end.endsWith('-') ? (prefix.exec(end.slice(0, -1))?.[0] ?? '') : '';
  return /[\p{L}\p{N}]/u.test(word) ? word.replace(/^[-_.]+/, '') : '';
}

/** Adds the keys and ids of one variant of a text. `keys` maps the UUID of each key, in upper case, to the key. */
function addUuids(variant: string, keys: Map<string, string>, ids: Set<string>): void {
  for (const pattern of [uuidInText, compactUuid]) {
    for (const match of variant.matchAll(pattern)) {
      // A UUID that is divided into more lines is a column of numbers.
      if (pattern === compactUuid && match[0].split('\n').length > 2) continue;
      const digits = match.slice(1).map((each) => each.replaceAll(/[^\da-f]/gi, ''));
      const whole = digits.join('-').toUpperCase();
      const word = prefixIn(variant.slice(Math.max(0, match.index - maxPrefixLength), match.index));
      if (word === '') ids.add(whole.toLowerCase());
      else if (!keys.has(whole)) keys.set(whole, `${word}-${whole}`);
    }
  }
}

/**
 * Returns all identifiers in the first `maxSearchedLength` code units of a text. Takes time in proportion to the text's length.
 */
export function identifiersIn(text: string): Identifiers {
  const keys = new Map<string, string>();
  const ids = new Set<string>();
  const plain = plainCharacters(text.slice(0, maxSearchedLength)).replaceAll('%40', '@');
  const variants = lineVariants(plain);
  for (const variant of variants) addUuids(variant, keys, ids);
  for (const key of keys.keys()) ids.delete(key.toLowerCase());
  const addresses = variants.flatMap((variant) =>
    Array.from(variant.matchAll(emailAddress), ([found]) =>
      found.replace(emailLabel, '').toLowerCase(),
    ),
  );
  const endings = variants.flatMap((variant) =>
    Array.from(variant.matchAll(maskedKey), ([, ending = '']) => ending.toUpperCase()),
  );
  return {
    keys: [...keys.values()],
    ids: [...ids],
    emails: [...new Set(addresses)],
    endings: [...new Set(endings)],
  };
}

const uuidAtEnd = /[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;

/** Returns the UUID that a generated key ends with, in lower case, or null. No two keys share a UUID. */
export function uuidOfKey(key: string): string | null {
  return uuidAtEnd.exec(key)?.[0].toLowerCase() ?? null;
}
