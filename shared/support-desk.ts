import * as v from 'valibot';
import { Failure } from './failure.ts';
import { LicenseRow, SeatHash } from './licenses.ts';
import { CaseCode, SupportCase } from './support-case.ts';

/** What was recognized in a pasted text. */
export const pastedKinds = [
  'case',
  'key',
  'last-six',
  'email',
  'activation-id',
  'license-id',
  'text',
] as const;

/** A license that what was pasted speaks of, and the seat of it, if one is named. */
export const DeskMatch = v.strictObject({
  license: LicenseRow,
  seat: v.nullable(v.strictObject({ seat: SeatHash, label: v.string() })),
  /** A seat that was named and is not there: released already, or of another license. */
  seatIsGone: v.boolean(),
});
export type DeskMatch = v.InferOutput<typeof DeskMatch>;

/** What the support desk found, and how much of the organization it could search, so that "nothing" is understood. */
export const DeskAnswer = v.strictObject({
  pasted: v.picklist(pastedKinds),
  supportCase: v.nullable(SupportCase),
  /** At most 20. */
  matches: v.array(DeskMatch),
  /** How much of the list is read, and whether that is all of it. */
  read: v.number(),
  of: v.number(),
  isWhole: v.boolean(),
  /** How many licenses may fit as well: it hangs on their seats, and nobody looked at them. */
  unjudged: v.number(),
  /** Why a license that fits could not be looked at for the seat; null where none had to be, or all could. */
  failure: v.nullable(Failure),
});
export type DeskAnswer = v.InferOutput<typeof DeskAnswer>;

/** Whether all that could fit was looked at: then no match means that there is none. */
export function isSure({ isWhole, unjudged, failure }: DeskAnswer): boolean {
  return isWhole && unjudged === 0 && failure === null;
}

/** What a reply to a customer is about: the seat is free now, or was free already. */
export const DeskReply = v.strictObject({
  /** What the device is called, in Polar's list or in the customer's case. It may be empty. */
  device: v.string(),
  how: v.picklist(['released', 'already-free']),
  /** Null where the customer sent no case. */
  caseCode: v.nullable(CaseCode),
});
export type DeskReply = v.InferOutput<typeof DeskReply>;
