import {
  readings,
  applyReplacements,
  sourceRange,
  type Reading,
  type Replacement,
} from './readings.ts';

/** A UUID with dashes or other separators between its parts, or without any if no other digits surround it. */
const separated = String.raw`[\da-f]{8}(?:[^\p{L}\p{N}]{1,3}[\da-f]{4}){3}[^\p{L}\p{N}]{1,3}[\da-f]{12}`;
const joined = String.raw`(?<![\da-f])[\da-f]{32}(?![\da-f])`;

/**
 * The shapes of secrets that no log line may hold: Polar's tokens of every kind, bearer headers, and every UUID, since license keys and
 * activation ids contain one.
 */
const secrets: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/polar_[a-z]+(?:_[a-z])?_\w+/gi, '[token]'],
  [/bearer[\s+]+\S+/gi, 'Bearer [token]'],
  [new RegExp(`${separated}|${joined}`, 'giu'), '[id]'],
];

/** The longest part of an e-mail address before its `@`, in characters (RFC 5321). */
const longestLocalPart = 64;
const localPart = /[\p{L}\p{N}._+%-]+$/u;
const domain = /[\p{L}\p{N}%-]+(?:\.[\p{L}\p{N}%-]+)+/uy;

/** Yields the ranges of e-mail addresses. Searches from each `@` outwards, so that the time grows in proportion to the line. */
function* findAddresses({ text }: Reading): Generator<readonly [from: number, until: number]> {
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const before = text.slice(Math.max(0, at - longestLocalPart), at);
    const local = localPart.exec(before)?.[0];
    domain.lastIndex = at + 1;
    if (local !== undefined && domain.test(text)) yield [at - local.length, domain.lastIndex];
  }
}

/**
 * Returns the text without anything that has the shape of a secret, also in a web address, in HTML or in a string of JSON. Every log that a
 * person may share passes through it. Takes time in proportion to the text's length.
 */
export function redact(text: string): string {
  const parts: Replacement[] = [];
  for (const reading of readings(text)) {
    for (const [pattern, replacement] of secrets) {
      for (const { 0: found, index } of reading.text.matchAll(pattern))
        parts.push({ ...sourceRange(reading, index, index + found.length), replacement });
    }
    for (const [from, until] of findAddresses(reading))
      parts.push({ ...sourceRange(reading, from, until), replacement: '[e-mail]' });
  }
  return applyReplacements(text, parts);
}
