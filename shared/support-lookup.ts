import * as v from 'valibot';
import { Failure } from './failure.ts';
import { LicenseRow, SeatHash } from './licenses.ts';
import { CaseCode, PastedCase } from './support-case.ts';

/** What can be recognized in a pasted text, the most specific first. */
export const clueTypes = ['case', 'key', 'id', 'email', 'ending'] as const;
export type ClueType = (typeof clueTypes)[number];

/** Something that was recognized in a pasted text, such as a key or an address. */
export const RecognizedClue = v.strictObject({
  type: v.picklist(clueTypes),
  /** What it is, as the page may show it: of a key and of an id only the end. */
  shown: v.string(),
  /** How many licenses it fits, among those that are read. */
  licenses: v.number(),
});
export type RecognizedClue = v.InferOutput<typeof RecognizedClue>;

/** A license that a pasted text may be about, and the seat of it, if one is named. */
export const LookupMatch = v.strictObject({
  license: LicenseRow,
  /** By what it was found; empty where only words of the text are in it. */
  matchedBy: v.array(v.picklist(clueTypes)),
  seat: v.nullable(v.strictObject({ seat: SeatHash, label: v.string() })),
  /** A seat that was named and is not there: released already, or of another license. */
  isSeatGone: v.boolean(),
});
export type LookupMatch = v.InferOutput<typeof LookupMatch>;

/** The answer of the support lookup, and how much of the organization it searched, so that "nothing" is understood. */
export const LookupAnswer = v.strictObject({
  /** At most 20, each once, the most specific first. Empty: the text was not understood, and its words alone were searched for. */
  recognized: v.array(RecognizedClue),
  /** Whether two clues fit different licenses, as the key of one customer and the address of another. Then both are among the matches. */
  isContradictory: v.boolean(),
  supportCase: v.nullable(PastedCase),
  /** At most 20. */
  matches: v.array(LookupMatch),
  /** How much of the list is read, and whether that is all of it. */
  read: v.number(),
  total: v.number(),
  /** How many licenses of the list could not be read. */
  unreadable: v.number(),
  isComplete: v.boolean(),
  /** How many licenses may fit as well: it depends on their seats, which were not checked. */
  undetermined: v.number(),
  /** Why a license that fits could not be checked for the seat; null where none had to be, or all could. */
  failure: v.nullable(Failure),
});
export type LookupAnswer = v.InferOutput<typeof LookupAnswer>;

/**
 * Whether the text was understood and all that could fit was searched: only then does no match mean that there is no such license. A text
 * in which nothing was recognized says nothing of the licenses.
 */
export function isConclusive({
  recognized,
  isComplete,
  undetermined,
  failure,
}: LookupAnswer): boolean {
  return recognized.length > 0 && isComplete && undetermined === 0 && failure === null;
}

/** What a reply to a customer is about: the seat is free now, or was free already. */
export const LookupReply = v.strictObject({
  /** What the device is called, in Polar's list or in the customer's case. It may be empty. */
  device: v.string(),
  how: v.picklist(['released', 'already-free']),
  /** Null where the customer sent no case. */
  caseCode: v.nullable(CaseCode),
});
export type LookupReply = v.InferOutput<typeof LookupReply>;
