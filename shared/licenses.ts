import * as v from 'valibot';
import { Failure } from './failure.ts';
import { unknownValue, PolarId, SeatCount, orUnknown } from './license.ts';

/** The organization's licenses as the admin panel shows them. No key and no activation id is in any of this. */

const time = v.number();
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/**
 * What a license is worth. Polar knows three; `expired` is this app's own, for a granted key past its end, and `unknown` stands for every
 * status that this app does not know.
 */
export const licenseStatuses = ['granted', 'disabled', 'revoked', 'expired', unknownValue] as const;
export const LicenseStatus = v.picklist(licenseStatuses);
export type LicenseStatus = v.InferOutput<typeof LicenseStatus>;

/** The first 12 hex digits of the activation id's SHA-256: names a seat of a license without being able to release it. */
export const SeatHash = v.pipe(v.string(), v.regex(/^[\da-f]{12}$/));

/** One line of the list. */
export const LicenseRow = v.strictObject({
  licenseId: PolarId,
  /** Polar's last six characters of the key. */
  displayKey: v.string(),
  customerName: v.nullable(v.string()),
  customerEmail: v.nullable(v.string()),
  /** Whether the customer was deleted in Polar: the license keeps its status and its seats all the same. */
  customerDeleted: v.boolean(),
  /** Empty where Polar did not tell. */
  benefitId: v.string(),
  status: LicenseStatus,
  /** Polar's own word for a status that this app does not know; empty for any other, and where there is no word. */
  unknownStatus: v.string(),
  /** Null until the license was looked at by itself: Polar's list tells no seats. */
  seatsUsed: v.nullable(count),
  /** When the seats were looked at; null for never. */
  seatsCheckedAt: v.nullable(time),
  /** Null for a license without a limit. */
  seatLimit: orUnknown(v.nullable(count)),
  /** Null where Polar did not tell. */
  usage: v.nullable(v.number()),
  usageLimit: orUnknown(v.nullable(v.number())),
  /** Null where Polar did not tell. */
  validations: v.nullable(v.number()),
  /** Null for never. */
  lastValidatedAt: orUnknown(v.nullable(time)),
  /** Null where Polar did not tell. */
  createdAt: v.nullable(time),
  /** Null for no end. */
  expiresAt: orUnknown(v.nullable(time)),
  /** Seats that were activated before the key was replaced; their devices cannot release themselves. */
  strandedSeats: count,
});
export type LicenseRow = v.InferOutput<typeof LicenseRow>;

/** One seat of a license. */
export const SeatRow = v.strictObject({
  seat: SeatHash,
  label: v.string(),
  /** What the device wrote beside its name, as text. Our own bookkeeping is left out. */
  meta: v.array(v.strictObject({ name: v.string(), value: v.string() })),
  /** Null where Polar did not tell. */
  activatedAt: v.nullable(time),
  isThisComputer: v.boolean(),
  /** Another seat of this license has the same name, or wrote the same beside it. */
  isDuplicate: v.boolean(),
  isStranded: v.boolean(),
});
export type SeatRow = v.InferOutput<typeof SeatRow>;

/** One license with its seats, newest first. */
export const LicenseDetails = v.strictObject({
  license: LicenseRow,
  seats: v.array(SeatRow),
  /** Whether these are all of them. Where it is false, Polar's answer holds seats that cannot be read, and how many are taken is not known. */
  isComplete: v.boolean(),
  /** When the key was replaced, as far as this app knows. Polar does not tell. */
  rotatedAt: v.nullable(time),
});
export type LicenseDetails = v.InferOutput<typeof LicenseDetails>;

export const sortColumns = [
  'created',
  'customer',
  'key',
  'status',
  'benefit',
  'seats',
  'usage',
  'validated',
  'expires',
] as const;
export type SortColumn = (typeof sortColumns)[number];

/** What is asked of the list. Filters that are left out let everything through. */
export const LicenseQuery = v.strictObject({
  /** Found anywhere in customer, e-mail, key, and the labels and meta of seats that were looked at. Accents and case do not matter. */
  text: v.pipe(v.string(), v.maxLength(300)),
  statuses: v.exactOptional(v.array(LicenseStatus)),
  benefitId: v.exactOptional(v.string()),
  /** Only licenses of benefits whose keys have this prefix; of those whose keys have none for an empty one. */
  keyPrefix: v.exactOptional(v.pipe(v.string(), v.maxLength(1000))),
  /** Only licenses whose seats are known to be all taken. */
  atLimit: v.exactOptional(v.boolean()),
  neverValidated: v.exactOptional(v.boolean()),
  stranded: v.exactOptional(v.boolean()),
  /** Only licenses whose customer was deleted in Polar. */
  customerDeleted: v.exactOptional(v.boolean()),
  sort: v.strictObject({ by: v.picklist(sortColumns), descending: v.boolean() }),
});
export type LicenseQuery = v.InferOutput<typeof LicenseQuery>;

/** The most rows that one answer carries: more than the tallest window shows. */
export const maxWindowRows = 200;

/** A part of the list, as the window shows it. */
export const LicenseWindow = v.strictObject({
  /** How many licenses fit the query. */
  total: count,
  offset: count,
  rows: v.array(LicenseRow),
  /** How many licenses may fit as well: it hangs on their seats, or on what their devices are called, and nobody looked at them. */
  undetermined: count,
});
export type LicenseWindow = v.InferOutput<typeof LicenseWindow>;

/** A table of the licenses that fit a query, to be saved. */
export const LicenseExport = v.strictObject({
  query: LicenseQuery,
  /** What is written whole; else a key by its last six characters, a name by its first letter, an address by that and its domain. */
  unmasked: v.strictObject({ keys: v.boolean(), customers: v.boolean() }),
});
export type LicenseExport = v.InferOutput<typeof LicenseExport>;

/**
 * A benefit that keys belong to, or several whose keys have one prefix. Their names need a permission that releasing does not, so the prefix
 * names them.
 */
export const BenefitGroup = v.strictObject({
  /** Null for several. */
  benefitId: v.nullable(v.string()),
  /** Null for keys without a prefix. */
  keyPrefix: v.nullable(v.string()),
  benefits: count,
  licenses: count,
});
export type BenefitGroup = v.InferOutput<typeof BenefitGroup>;

/**
 * How much of the list has been read. `total` is Polar's own count at its last answer; `unreadable` counts the licenses without an id or a key
 * that can be read, which are not shown.
 */
const readCounts = { read: count, total: count, unreadable: count };

/** Where the reading of the list stands. */
export const IndexProgress = v.variant('type', [
  /** Nobody has opened the panel, or there is no token. */
  v.strictObject({ type: v.literal('closed') }),
  v.strictObject({ type: v.literal('reading'), ...readCounts, waitingUntil: v.nullable(time) }),
  v.strictObject({ type: v.literal('paused'), ...readCounts }),
  v.strictObject({ type: v.literal('stopped'), ...readCounts, failure: Failure }),
  v.strictObject({ type: v.literal('complete'), ...readCounts, at: time }),
]);
export type IndexProgress = v.InferOutput<typeof IndexProgress>;

/** What the window knows of the list at all times. Rows are asked for. */
export const LicensesState = v.strictObject({
  index: IndexProgress,
  /** Grows whenever rows may look different: the window asks again for what it shows. */
  version: count,
  /** Requests a minute that this app allows itself; null where there is no limit, as against a local server. */
  ratePerMinute: v.nullable(v.number()),
  /** How many of the licenses that are read have a customer that was deleted in Polar. */
  deletedCustomerCount: count,
});
export type LicensesState = v.InferOutput<typeof LicensesState>;

export const initialLicensesState: LicensesState = {
  index: { type: 'closed' },
  version: 0,
  ratePerMinute: null,
  deletedCustomerCount: 0,
};

/** The largest number that Polar stores for a limit or a usage: 32 bits with a sign. */
export const maxCount = 2 ** 31 - 1;

/** The last moment that a license can be set to expire at: the end of the year 9999, in milliseconds since 1970. */
export const latestExpiry = 253_402_300_799_999;

/**
 * Removes a limit or the expiry from a license. It is a word of its own because an empty field, a date filled in by half and a value
 * that got lost all look like null, and each of them would make a license endless.
 */
export const unlimited = 'unlimited';

const newLimit = v.union([
  v.literal(unlimited),
  v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(maxCount)),
]);

/** A change of one license. What is left out stays as it is; null is refused. */
export const LicenseChange = v.strictObject({
  status: v.exactOptional(v.picklist(['granted', 'disabled', 'revoked'])),
  usage: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(maxCount))),
  seatLimit: v.exactOptional(newLimit),
  usageLimit: v.exactOptional(newLimit),
  /** Milliseconds since 1970. */
  expiresAt: v.exactOptional(
    v.union([
      v.literal(unlimited),
      v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(latestExpiry)),
    ]),
  ),
});
export type LicenseChange = v.InferOutput<typeof LicenseChange>;

/** How a seat became free. */
export const seatOutcomes = ['confirmed', 'found-free', 'already-free'] as const;

/** What became of a seat that was to be released. What failed is the call's failure. */
export const SeatOutcome = v.strictObject({
  /** `confirmed`: Polar said so. `found-free`: no answer came, and a look found it free. `already-free`: it was before we asked. */
  how: v.picklist(seatOutcomes),
  before: v.nullable(SeatCount),
  after: v.nullable(SeatCount),
});
export type SeatOutcome = v.InferOutput<typeof SeatOutcome>;
