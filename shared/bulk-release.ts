import * as v from 'valibot';
import { Failure } from './failure.ts';
import { AnyUuid, PolarId } from './license.ts';
import { LicenseQuery, LicenseRow, SeatHash } from './licenses.ts';

/** The release of many seats: a plan to review, a run that survives a crash, a report. */

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const time = v.number();

/** The most seats of one run. A plan with more is released in parts. */
export const maxRunSeats = 20_000;

/** The most licenses that a person can select. */
export const maxSelectedLicenses = 500_000;

/** A person's reason for a release, as the activity log and the report hold it. */
export const ReleaseReason = v.pipe(v.string(), v.trim(), v.maxLength(60));

/** The largest file of which a plan is made, in bytes. */
export const maxTableBytes = 8_000_000;

/** The licenses whose seats a rule chooses among. */
export const BulkScope = v.variant('type', [
  v.strictObject({
    type: v.literal('licenses'),
    licenseIds: v.pipe(v.array(PolarId), v.minLength(1), v.maxLength(maxSelectedLicenses)),
  }),
  /** All licenses that a query finds. */
  v.strictObject({ type: v.literal('query'), query: LicenseQuery }),
  /** All licenses of one customer, as far as the list is read. Licenses without a seat are listed too. */
  v.strictObject({ type: v.literal('customer'), customerId: AnyUuid }),
]);

export type BulkScope = v.InferOutput<typeof BulkScope>;

/** The rule that chooses the seats of a license. */
export const SeatRule = v.variant('type', [
  v.strictObject({ type: v.literal('all') }),
  /** Seats activated more than `days` calendar days ago. */
  v.strictObject({
    type: v.literal('older-than'),
    days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(36_500)),
  }),
  /** Of the seats with the same name, all but the one activated last. */
  v.strictObject({ type: v.literal('duplicates') }),
  v.strictObject({ type: v.literal('all-but-newest') }),
  /** Seats activated before the key was replaced, as far as this app knows. */
  v.strictObject({ type: v.literal('stranded') }),
]);
export type SeatRule = v.InferOutput<typeof SeatRule>;

/** The source of a plan. */
export const BulkSource = v.variant('type', [
  v.strictObject({
    type: v.literal('seats'),
    seats: v.pipe(
      v.array(v.strictObject({ licenseId: PolarId, seat: SeatHash })),
      v.minLength(1),
      v.maxLength(maxRunSeats),
    ),
  }),
  v.strictObject({ type: v.literal('rule'), scope: BulkScope, rule: SeatRule }),
  /**
   * A file with keys, activation ids or e-mail addresses anywhere in its cells, in any encoding that `decodedText` knows. `rule` is for
   * keys and addresses.
   */
  v.strictObject({
    type: v.literal('csv'),
    bytes: v.pipe(
      v.instance(Uint8Array),
      v.check(({ byteLength }) => byteLength <= maxTableBytes, 'Too large'),
    ),
    rule: SeatRule,
  }),
]);
export type BulkSource = v.InferOutput<typeof BulkSource>;

/**
 * The reason why a line of a file leads to no seat. `not-understood`: a cell may name one of several licenses or seats.
 * `contradiction`: two cells name different licenses. `ambiguous`: a name that several licenses have. `ending-alone`: a masked key without
 * an address beside it. `seat-unchecked`: an activation id that an unchecked license may hold. `seat-not-held`: one that no checked license
 * holds. `no-seat`: a license without a seat that the rule chooses.
 */
export const skippedReasons = [
  'unknown-key',
  'unknown-address',
  'not-understood',
  'contradiction',
  'ambiguous',
  'ending-alone',
  'nothing-named',
  'seat-unchecked',
  'seat-not-held',
  'no-seat',
] as const;
export type SkippedReason = (typeof skippedReasons)[number];

/** A line of a file that leads to no seat. */
export const SkippedLine = v.strictObject({
  /** The number of the line in the file on which it begins, counted from 1. */
  line: v.pipe(v.number(), v.integer(), v.minValue(1)),
  reason: v.picklist(skippedReasons),
  /** The beginning of the line, with keys masked. */
  excerpt: v.string(),
});
export type SkippedLine = v.InferOutput<typeof SkippedLine>;

/** A part of a plan's skipped lines, in the order of the file. */
export const SkippedWindow = v.strictObject({
  total: count,
  offset: count,
  rows: v.array(SkippedLine),
});
export type SkippedWindow = v.InferOutput<typeof SkippedWindow>;

/**
 * The reason why a license has no row in the plan. `no-seat`: Polar listed no seat. `unreadable-seats`: Polar's answer lists seats that
 * cannot be read. `not-checked`: `failure` says why.
 */
export const leftOutReasons = ['no-seat', 'unreadable-seats', 'not-checked'] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

/** A license that the plan leaves out. */
export const LeftOutLicense = v.strictObject({
  licenseId: PolarId,
  /** The license when the plan was made; null if it was not in the list. */
  license: v.nullable(LicenseRow),
  reason: v.picklist(leftOutReasons),
  failure: v.nullable(Failure),
});
export type LeftOutLicense = v.InferOutput<typeof LeftOutLicense>;

/** A part of the licenses that the plan leaves out. */
export const LeftOutWindow = v.strictObject({
  total: count,
  offset: count,
  rows: v.array(LeftOutLicense),
});
export type LeftOutWindow = v.InferOutput<typeof LeftOutWindow>;

/** The result of one seat. `unknown`: a request may have reached Polar, and no check has shown its outcome. */
export const bulkResults = [
  'planned',
  'unknown',
  'released',
  'found-free',
  'already-free',
  'still-held',
  'failed',
  'left-out',
] as const;
export type BulkResult = (typeof bulkResults)[number];

/** One line of the preview, the run and the report. Key and customer are null until the list is read that far. */
export const BulkRow = v.strictObject({
  row: count,
  licenseId: PolarId,
  seat: SeatHash,
  displayKey: v.nullable(v.string()),
  customerName: v.nullable(v.string()),
  customerEmail: v.nullable(v.string()),
  customerDeleted: v.boolean(),
  label: v.string(),
  /** Null where Polar did not give it. */
  activatedAt: v.nullable(time),
  isThisComputer: v.boolean(),
  result: v.picklist(bulkResults),
  failure: v.nullable(Failure),
  /** The time of the result. */
  at: v.nullable(time),
});
export type BulkRow = v.InferOutput<typeof BulkRow>;

const tallyCounts = {
  seats: count,
  released: count,
  alreadyFree: count,
  stillHeld: count,
  failed: count,
  /** Not requested, because the run was canceled. */
  leftOut: count,
  /** Planned or unknown. */
  open: count,
};

/** The number of seats with each result. `released` includes those that a check found free after a lost answer. */
export const BulkTally = v.strictObject(tallyCounts);
export type BulkTally = v.InferOutput<typeof BulkTally>;

/** The results of no seat. */
export const noSeats: BulkTally = {
  seats: 0,
  released: 0,
  alreadyFree: 0,
  stillHeld: 0,
  failed: 0,
  leftOut: 0,
  open: 0,
};

/** The counts of a run that has not ended. `unanswered`: those of `open` of which a release was sent and its outcome is not known yet. */
const runCounts = { ...tallyCounts, unanswered: count };

/** The state of the bulk release; there is one at a time. */
export const BulkState = v.variant('type', [
  v.strictObject({ type: v.literal('none') }),
  /** Checks the licenses for their seats. */
  v.strictObject({ type: v.literal('planning'), checked: count, total: count, seats: count }),
  /** No seat was found. `unreadLicenses`: as for a plan. */
  v.strictObject({ type: v.literal('not-planned'), failure: Failure, unreadLicenses: count }),
  /**
   * `skipped`: lines of a file that lead to no seat, for any reason. `unresolvedLines`: those of them that name a seat which an unchecked
   * license may hold. `uncheckedLicenses`: licenses that could not be checked. `leftOutLicenses`: all licenses without a row that the plan
   * lists with a reason. `unreadLicenses`: licenses of the organization that were not read when the plan of a query or a customer was made.
   * `laterLicenses`: licenses for a next part, since a run has at most 20,000 seats.
   */
  v.strictObject({
    type: v.literal('planned'),
    seats: count,
    chosen: count,
    licenses: count,
    includesThisComputer: v.boolean(),
    skipped: count,
    unresolvedLines: count,
    uncheckedLicenses: count,
    leftOutLicenses: count,
    unreadLicenses: count,
    laterLicenses: count,
  }),
  v.strictObject({
    type: v.literal('running'),
    ...runCounts,
    /** Seats a minute over the last minute. */
    perMinute: v.number(),
    /** The time at which the run ends at this speed; null while the speed is unknown. */
    estimatedEndAt: v.nullable(time),
    /** The end of a pause that Polar asked for; null for none. */
    waitingUntil: v.nullable(time),
  }),
  v.strictObject({ type: v.literal('paused'), ...runCounts }),
  /** Stopped by a failure that concerns every seat, such as an ended token, a full disk or no network. */
  v.strictObject({ type: v.literal('stopped'), ...runCounts, failure: Failure }),
  /** The app ended during the run, or another token was connected. The run continues only when a person resumes it. */
  v.strictObject({
    type: v.literal('interrupted'),
    ...runCounts,
    startedAt: time,
    /** Whether the command line began it. It may be running there now. */
    isOfCommand: v.boolean(),
  }),
  /** Sends no more releases and checks the unknown seats. */
  v.strictObject({ type: v.literal('canceling'), ...runCounts }),
  v.strictObject({
    type: v.literal('finished'),
    ...tallyCounts,
    wasCanceled: v.boolean(),
    /** Licenses for a next part. */
    laterLicenses: count,
    at: time,
  }),
]);
export type BulkState = v.InferOutput<typeof BulkState>;

/** A part of a run's rows. */
export const BulkWindow = v.strictObject({ total: count, offset: count, rows: v.array(BulkRow) });
export type BulkWindow = v.InferOutput<typeof BulkWindow>;
