import * as v from 'valibot';
import { identifiersIn, plainCharacters, withoutWrapping } from './identifiers.ts';
import { endingOf, Server, shownEndingOf } from './license.ts';

/**
 * A support case: what a person sends to the seller so that a seat can be freed that they cannot reach, or so that somebody can see
 * what happened. It carries no key, no token, no activation id and no e-mail address.
 */

/** Letters that are neither vowels nor mistaken for one another (RFC 8628, section 6.1), so that a code can be read aloud. */
const alphabet = 'BCDFGHJKLMNPQRSTVWXZ';
/** The largest multiple of the alphabet's length in a byte; bytes above would favor its first letters. */
const fairBytes = 240;

/** A case's code, such as `BCDF-GHJK`: one of 20⁸, about 34 bits. Read forgivingly: any case, any separators. */
export const CaseCode = v.pipe(
  v.string(),
  v.maxLength(20),
  v.transform((text) => text.toUpperCase().replaceAll(/[\s-]/g, '')),
  v.regex(new RegExp(`^[${alphabet}]{8}$`), 'Expected a case code'),
  v.transform((letters) => `${letters.slice(0, 4)}-${letters.slice(4)}`),
);

/** A code out of random bytes, of which it needs eight fair ones; null when there were too few. */
export function createCaseCode(random: Iterable<number>): string | null {
  const letters = [...random]
    .filter((byte) => byte < fairBytes)
    .slice(0, 8)
    .map((byte) => alphabet.charAt(byte % alphabet.length))
    .join('');
  return letters.length === 8 ? `${letters.slice(0, 4)}-${letters.slice(4)}` : null;
}

/** Why somebody asks. */
export const caseReasons = ['lost', 'broken', 'sold', 'reinstalled', 'limit', 'other'] as const;
export type CaseReason = (typeof caseReasons)[number];

/** The end of a key that may be sent in a mail, of a key or an end of one that a person typed. */
function typedEnding(text: string): string {
  const { keys, ids, endings } = identifiersIn(text);
  const [whole] = [...keys, ...ids];
  if (whole !== undefined) return shownEndingOf(whole.toUpperCase());
  const typed = endings[0] ?? endingOf(withoutWrapping(plainCharacters(text)));
  return typed.length > 6 ? shownEndingOf(typed) : typed;
}

/** What a person tells of the case. Words that are longer are refused: they are asked for in a line each. */
export const CaseRequest = v.strictObject({
  about: v.picklist(['this-device', 'another-device']),
  reason: v.picklist(caseReasons),
  /** Which Polar the license belongs to, where this computer holds no seat that would tell. */
  server: v.exactOptional(Server),
  /** What the device to be freed is called; for another device than this. */
  deviceName: v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(120))),
  /** When it was used last, in the person's own words. */
  lastUsed: v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(60))),
  /** The end of the key, where this computer does not hold it: of a whole key, only its end is kept. */
  keyEnding: v.nullable(v.pipe(v.string(), v.maxLength(300), v.transform(typedEnding))),
});
export type CaseRequest = v.InferOutput<typeof CaseRequest>;

/** What the case says. */
export const SupportCase = v.strictObject({
  version: v.literal(1),
  code: CaseCode,
  /** Milliseconds since 1970. */
  createdAt: v.number(),
  about: v.picklist(['this-device', 'another-device']),
  reason: v.picklist(caseReasons),
  /** Which Polar the license belongs to; null where nobody told. */
  server: v.nullable(Server),
  /** The last six characters of the key, as Polar shows them. */
  displayKey: v.nullable(v.pipe(v.string(), v.maxLength(20))),
  /** The hash of the activation, where this computer knows it. */
  activationHash: v.nullable(v.pipe(v.string(), v.regex(/^[\da-f]{12}$/))),
  /** What the device to be freed is called. */
  deviceName: v.nullable(v.pipe(v.string(), v.maxLength(120))),
  /** When that device was used last, as the person told. */
  lastUsed: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(60))), null),
  /** Where this computer's seat stands, as the state's own name. */
  situation: v.pipe(v.string(), v.maxLength(60)),
  /** The support code of the last failure. */
  failure: v.nullable(v.pipe(v.string(), v.maxLength(40))),
  appVersion: v.pipe(v.string(), v.maxLength(40)),
  platform: v.pipe(v.string(), v.maxLength(40)),
});
export type SupportCase = v.InferOutput<typeof SupportCase>;

/** What a pasted text says of a case: all of it, or what its lines for people say where the block for programs is missing or damaged. */
export const PastedCase = v.object({
  code: CaseCode,
  reason: v.nullable(v.picklist(caseReasons)),
  displayKey: v.nullable(v.string()),
  activationHash: v.nullable(v.string()),
  deviceName: v.nullable(v.string()),
  lastUsed: v.nullable(v.string()),
  situation: v.nullable(v.string()),
  failure: v.nullable(v.string()),
});
export type PastedCase = v.InferOutput<typeof PastedCase>;

/** Stands before the part of a bundle that a program reads; what is before it is for people. */
export const caseMark = 'seatkeeper-case';

/**
 * A character that mail programs change, drop or break a line at: spaces, quotation marks, the characters of HTML, of quotations and of
 * quoted-printable, braces, and all that is not ASCII. The backslash would begin an escape.
 */
const changedByMail = /[^!#-%*+,\-./\d:;?@A-Z[\]^_`a-z~]/g;

/** Returns a text as JSON in which no character is left that a mail program changes. */
function escapedJson(text: string): string {
  const escaped = text.replaceAll(
    changedByMail,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `"${escaped}"`;
}

/**
 * The part that a program reads: JSON in plain letters, so that the person sees what they send. What a person or another program wrote in
 * it is escaped where a mail program would change it, so that a case arrives as it was or not at all.
 */
export function caseBlock(supportCase: SupportCase): string {
  const fields = Object.entries(supportCase).map(
    ([name, value]) =>
      `"${name}":${typeof value === 'string' ? escapedJson(value) : JSON.stringify(value)}`,
  );
  return `${caseMark} {${fields.join(',')}}`;
}
