import * as v from 'valibot';
import { LicenseRow, SeatHash } from './licenses.ts';
import { DeviceLabel } from './license.ts';
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

/** What the support desk found. `read` of `of`: how much of the list was searched, so that "nothing" is understood. */
export const DeskAnswer = v.strictObject({
  pasted: v.picklist(pastedKinds),
  supportCase: v.nullable(SupportCase),
  /** At most 20. */
  matches: v.array(DeskMatch),
  read: v.number(),
  of: v.number(),
});
export type DeskAnswer = v.InferOutput<typeof DeskAnswer>;

/** What a reply to a customer is about: the seat is free now, or was free already. */
export const DeskReply = v.strictObject({
  /** What the device is called. */
  device: DeviceLabel,
  how: v.picklist(['released', 'already-free']),
  /** Null where the customer sent no case. */
  caseCode: v.nullable(CaseCode),
});
export type DeskReply = v.InferOutput<typeof DeskReply>;
