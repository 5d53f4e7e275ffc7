import * as v from 'valibot';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Milliseconds before the end of a license in which it counts as expiring soon. */
export const expiringWithin = 30 * 24 * 60 * 60_000;

/** The counts of the overview, of the licenses that are read so far. */
export const OverviewCounts = v.strictObject({
  licenses: count,
  /** Licenses whose seats were all read. */
  checked: count,
  /** Seats of those licenses. */
  seatsInUse: count,
  /** Those licenses that have at least one seat in use. */
  inUse: count,
  /** Those licenses whose seats are all taken. */
  full: count,
  /** Those licenses with a seat that was activated with a previous key. */
  stranded: count,
  /** Active licenses that end within 30 days. */
  expiring: count,
  neverValidated: count,
  /** Licenses of customers who were deleted in Polar, with a status that still works. */
  customerDeleted: count,
  disabled: count,
});
export type OverviewCounts = v.InferOutput<typeof OverviewCounts>;

/** What one day's snapshot says. `day`: days since 1970 in this computer's time zone. */
export const SeatSnapshot = v.strictObject({ day: count, licenses: count, seats: count });
export type SeatSnapshot = v.InferOutput<typeof SeatSnapshot>;

/** The first page of the seller's screens. */
export const Overview = v.strictObject({
  counts: OverviewCounts,
  /** Oldest first. */
  snapshots: v.array(SeatSnapshot),
});
export type Overview = v.InferOutput<typeof Overview>;
