import * as v from 'valibot';
import { caseAlphabet } from './case-code.ts';
import { escapedInJson } from './foreign-text.ts';
import { identifiersIn } from './identifiers.ts';
import { plainCharacters, withoutWrapping } from './plain-text.ts';
import { SeatId } from './seat-id.ts';
import { endingOf, Server, shownEndingOf } from './license.ts';

/**
 * A support case: a customer sends it to the seller, who then releases a seat that the customer cannot reach, or sees what happened. It
 * contains no key, no token, no activation id and no e-mail address.
 */

/** The largest multiple of the alphabet's length in a byte; larger bytes would favor its first letters. */
const fairBytes = 240;

/** A case's code, such as `BCDF-GHJK`: one of 20⁸, about 34 bits. Any case and any separators are accepted. */
export const CaseCode = v.pipe(
  v.string(),
  v.maxLength(20),
  v.transform((text) => text.toUpperCase().replaceAll(/[\s-]/g, '')),
  v.regex(new RegExp(`^[${caseAlphabet}]{8}$`), 'Expected a case code'),
  v.transform((letters) => `${letters.slice(0, 4)}-${letters.slice(4)}`),
);

/** Returns a code from random bytes; null where fewer than eight of them are fair. */
export function createCaseCode(random: Iterable<number>): string | null {
  const letters = [...random]
    .filter((byte) => byte < fairBytes)
    .slice(0, 8)
    .map((byte) => caseAlphabet.charAt(byte % caseAlphabet.length))
    .join('');
  return letters.length === 8 ? `${letters.slice(0, 4)}-${letters.slice(4)}` : null;
}

/** The customer's reason. */
export const caseReasons = ['lost', 'broken', 'sold', 'reinstalled', 'limit', 'other'] as const;
export type CaseReason = (typeof caseReasons)[number];

/** Returns the end of a typed key, or of a typed end of one, as a mail may contain it. */
function typedEnding(text: string): string {
  const { keys, ids, endings } = identifiersIn(text);
  const [whole] = [...keys, ...ids];
  if (whole !== undefined) return shownEndingOf(whole.toUpperCase());
  const typed = endings[0] ?? endingOf(withoutWrapping(plainCharacters(text)));
  return typed.length > 6 ? shownEndingOf(typed) : typed;
}

/** What a person enters for a case. Longer text is refused: each field is one line. */
export const CaseRequest = v.strictObject({
  about: v.picklist(['this-device', 'another-device']),
  /** Which of this computer's seats the case is about; needed only if there are several. */
  seat: v.exactOptional(SeatId),
  reason: v.picklist(caseReasons),
  /** The server of the license, where this computer holds no seat that shows it. */
  server: v.exactOptional(Server),
  /** The name of the device, where it is another one than this. */
  deviceName: v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(120))),
  /** When the device was last used, in the person's words. */
  lastUsed: v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(60))),
  /** The end of the key, where this computer does not hold it; a whole key is cut to its end. */
  keyEnding: v.nullable(v.pipe(v.string(), v.maxLength(300), v.transform(typedEnding))),
});
export type CaseRequest = v.InferOutput<typeof CaseRequest>;

/** The content of a case. */
export const SupportCase = v.strictObject({
  version: v.literal(1),
  code: CaseCode,
  /** Milliseconds since 1970. */
  createdAt: v.number(),
  about: v.picklist(['this-device', 'another-device']),
  reason: v.picklist(caseReasons),
  /** The server of the license; null where it is unknown. */
  server: v.nullable(Server),
  /** The last six characters of the key, as Polar shows them. */
  displayKey: v.nullable(v.pipe(v.string(), v.maxLength(20))),
  /** The hash of the activation; null where this computer does not know it. */
  activationHash: v.nullable(v.pipe(v.string(), v.regex(/^[\da-f]{12}$/))),
  /** The name of the device whose seat is to be released. */
  deviceName: v.nullable(v.pipe(v.string(), v.maxLength(120))),
  /** When that device was last used, in the person's words. */
  lastUsed: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(60))), null),
  /** The state of this computer's seat, by the names of its states. */
  situation: v.pipe(v.string(), v.maxLength(60)),
  /** The support code of the last failure. */
  failure: v.nullable(v.pipe(v.string(), v.maxLength(40))),
  appVersion: v.pipe(v.string(), v.maxLength(40)),
  platform: v.pipe(v.string(), v.maxLength(40)),
});
export type SupportCase = v.InferOutput<typeof SupportCase>;

/** A case in a pasted text. From its lines for people, where the block for programs is missing or damaged, only some fields are known. */
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

/** Marks the block of a case that a program reads; the text before it is for people. */
export const caseMark = 'support-case';

/**
 * Returns the source of a pattern for the mark, also for that of versions before 0.2. `hyphen`: the pattern for its hyphen, which a mail
 * program may have changed.
 */
export function anyCaseMark(hyphen = '-'): string {
  return `(?:support|seat[a-z]{6})${hyphen}case`;
}

/**
 * A character that mail programs change, remove or break a line at: spaces, quotation marks, the special characters of HTML, of quotations
 * and of quoted-printable, braces, and everything outside ASCII. Also the backslash, which would begin an escape.
 */
const changedByMail = /[^!#-%*+,\-./\d:;?@A-Z[\]^_`a-z~]/g;

/**
 * Returns the block that a program reads: readable JSON, so that the person sees what they send. Characters that a mail program would change
 * are escaped, so that a case arrives unchanged or not at all.
 */
export function caseBlock(supportCase: SupportCase): string {
  const fields = Object.entries(supportCase).map(([name, value]) => {
    const isText = typeof value === 'string';
    const text = isText ? `"${value.replaceAll(changedByMail, escapedInJson)}"` : value;
    return `"${name}":${text}`;
  });
  return `${caseMark} {${fields.join(',')}}`;
}
