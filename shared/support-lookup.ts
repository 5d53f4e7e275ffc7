import * as v from 'valibot';
import { Failure } from './failure.ts';
import { Language } from './language.ts';
import { PolarId } from './license.ts';
import { LicenseRow, SeatHash } from './licenses.ts';
import { PastedCase } from './support-case.ts';

/** The types of clues in a pasted text, the most specific first. */
export const clueTypes = ['case', 'key', 'id', 'email', 'ending', 'device'] as const;
export type ClueType = (typeof clueTypes)[number];

/** A clue in a pasted text, such as a key or an address. */
export const RecognizedClue = v.strictObject({
  type: v.picklist(clueTypes),
  /** The clue as the page may show it: of a key and of an id only the end. */
  shown: v.string(),
  /** The number of licenses that it fits, of those that are read. */
  licenses: v.number(),
});

/** Why a seat is proposed, the most certain first. `only`: the license has no other seat. */
export const seatReasons = ['case', 'id', 'device', 'only'] as const;
export type SeatReason = (typeof seatReasons)[number];

/** A part of a line of the pasted text; a clue if `type` is set. Of a key and of an id it shows only the end. */
export const MarkedPart = v.strictObject({
  text: v.string(),
  type: v.nullable(v.picklist(clueTypes)),
});
export type MarkedPart = v.InferOutput<typeof MarkedPart>;

/** A license that a pasted text may be about, with the seat that is proposed for release. */
export const LookupMatch = v.strictObject({
  license: LicenseRow,
  /** The clues that fit the license; empty where only words of the text do. */
  matchedBy: v.array(v.picklist(clueTypes)),
  seat: v.nullable(
    v.strictObject({
      seat: SeatHash,
      label: v.string(),
      /** Milliseconds since 1970; null where Polar did not give it. */
      activatedAt: v.nullable(v.number()),
      why: v.picklist(seatReasons),
    }),
  ),
  /** Whether the license lacks the seat that the text names: it is released already, or another license's. */
  isSeatGone: v.boolean(),
  /** Whether the message came from the buyer's address, also by way of a person who forwarded it; null where one of the two addresses is unknown. */
  isFromBuyer: v.nullable(v.boolean()),
  /** The address that forwarded a message of the buyer; null where the buyer sent it, or did not write it. */
  forwardedBy: v.nullable(v.string()),
});
export type LookupMatch = v.InferOutput<typeof LookupMatch>;

/** The answer of the support lookup, and how much of the organization it searched, so that "nothing" is understood. */
export const LookupAnswer = v.strictObject({
  /** At most 20 clues, each once, the most specific first. Without one, only the words of the text were searched for. */
  recognized: v.array(RecognizedClue),
  /** Whether two clues fit different licenses, such as one customer's key and another's address. Then both are among the matches. */
  isContradictory: v.boolean(),
  supportCase: v.nullable(PastedCase),
  /** The lines of the text that hold clues, at most 30. */
  marked: v.array(v.array(MarkedPart)),
  /** The address that the text came from, of a forwarded message the one that wrote it first; null where it does not show. */
  sender: v.nullable(v.string()),
  /** The language of the text; null where it does not show. */
  language: v.nullable(Language),
  /** At most 20. */
  matches: v.array(LookupMatch),
  /** How much of the list is read. */
  read: v.number(),
  total: v.number(),
  /** The number of licenses that could not be read. */
  unreadable: v.number(),
  isComplete: v.boolean(),
  /** The number of licenses that may fit as well: it depends on their seats, which were not checked. */
  undetermined: v.number(),
  /** Why a fitting license could not be checked for the seat; null where no check failed. */
  failure: v.nullable(Failure),
});
export type LookupAnswer = v.InferOutput<typeof LookupAnswer>;

/**
 * Whether the text has clues and everything that they may fit was searched. Only then does an answer without matches mean that there is no
 * such license.
 */
export function isConclusive({
  recognized,
  isComplete,
  undetermined,
  failure,
}: LookupAnswer): boolean {
  return recognized.length > 0 && isComplete && undetermined === 0 && failure === null;
}

/** The facts of a reply to a customer. */
export interface LookupReply {
  /** The device's name in Polar's list or in the customer's case; may be empty. */
  readonly device: string;
  readonly how: 'released' | 'already-free';
  /** Null where the customer sent no case. */
  readonly caseCode: string | null;
}

/** The most characters of a reply. */
export const maxReplyLength = 10_000;

/** A reply to the buyer of a license, to open in the mail program. */
export const ReplyMail = v.strictObject({
  licenseId: PolarId,
  subject: v.pipe(v.string(), v.maxLength(200)),
  text: v.pipe(v.string(), v.maxLength(maxReplyLength)),
});
