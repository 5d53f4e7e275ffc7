import * as v from 'valibot';
import { Failure } from './failure.ts';
import { AnyUuid, unknownValue, PolarId, SeatCount, orUnknown } from './license.ts';

/** The organization's licenses as the admin panel shows them, without keys and activation ids. */

const time = v.number();
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/**
 * The status of a license. Polar has three; this app adds `expired` for a granted license past its end, and `unknown` for any status that it
 * does not know.
 */
export const licenseStatuses = ['granted', 'disabled', 'revoked', 'expired', unknownValue] as const;
export const LicenseStatus = v.picklist(licenseStatuses);
export type LicenseStatus = v.InferOutput<typeof LicenseStatus>;

/** The first 12 hex digits of the activation id's SHA-256: names a seat without the power to release it. */
export const SeatHash = v.pipe(v.string(), v.regex(/^[\da-f]{12}$/));

/** One line of the list. */
export const LicenseRow = v.strictObject({
  licenseId: PolarId,
  /** Polar's last six characters of the key. */
  displayKey: v.string(),
  /** The prefix of a generated key, which stands for the product; null for a key without one. */
  keyPrefix: v.nullable(v.string()),
  /** Polar's id of the customer. Null where Polar did not give it: names and addresses do not say whose license it is. */
  customerId: v.nullable(AnyUuid),
  customerName: v.nullable(v.string()),
  customerEmail: v.nullable(v.string()),
  /** Whether the customer was deleted in Polar; the license keeps its status and its seats. */
  customerDeleted: v.boolean(),
  /** Empty where Polar did not give it. */
  benefitId: v.string(),
  status: LicenseStatus,
  /** Polar's word for a status that this app does not know; empty for any other status, and where there is no word. */
  unknownStatus: v.string(),
  /** Null until the license is checked by itself: Polar's list contains no seats. */
  seatsUsed: v.nullable(count),
  /** When the seats were checked; null for never. */
  seatsCheckedAt: v.nullable(time),
  /** Null for a license without a limit. */
  seatLimit: orUnknown(v.nullable(count)),
  /** Null where Polar did not give it. */
  usage: v.nullable(v.number()),
  usageLimit: orUnknown(v.nullable(v.number())),
  /** Null where Polar did not give it. */
  validations: v.nullable(v.number()),
  /** Null for never. */
  lastValidatedAt: orUnknown(v.nullable(time)),
  /** Null where Polar did not give it. */
  createdAt: v.nullable(time),
  /** Null for no end. */
  expiresAt: orUnknown(v.nullable(time)),
  /** Seats activated before the key was replaced; their devices cannot release them. */
  strandedSeats: count,
});
export type LicenseRow = v.InferOutput<typeof LicenseRow>;

/** One seat of a license. */
export const SeatRow = v.strictObject({
  seat: SeatHash,
  label: v.string(),
  /** What the device saved beside its name, as text, without this app's own fields. */
  meta: v.array(v.strictObject({ name: v.string(), value: v.string() })),
  /** Null where Polar did not give it. */
  activatedAt: v.nullable(time),
  isThisComputer: v.boolean(),
  /** Whether another seat of this license has the same name or the same meta of the device. */
  isDuplicate: v.boolean(),
  isStranded: v.boolean(),
});
export type SeatRow = v.InferOutput<typeof SeatRow>;

/** One license with its seats, newest first. */
export const LicenseDetails = v.strictObject({
  license: LicenseRow,
  seats: v.array(SeatRow),
  /** Whether these are all seats. If not, Polar's answer holds seats that cannot be read, and the number of taken seats is unknown. */
  isComplete: v.boolean(),
  /** When the key was replaced, as far as this app knows; Polar does not give it. */
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

/** A query of the list. A missing filter lets every license through. */
export const LicenseQuery = v.strictObject({
  /** Words anywhere in customer, e-mail, key, and the labels and meta of checked seats. Accents and case do not matter. */
  text: v.pipe(v.string(), v.maxLength(300)),
  statuses: v.exactOptional(v.array(LicenseStatus)),
  benefitId: v.exactOptional(v.string()),
  /** Only licenses of benefits whose keys have this prefix; of those whose keys have none for an empty one. */
  keyPrefix: v.exactOptional(v.pipe(v.string(), v.maxLength(1000))),
  /** Only licenses of this customer. */
  customerId: v.exactOptional(AnyUuid),
  /** Only licenses whose seats are known to be all taken. */
  atLimit: v.exactOptional(v.boolean()),
  /** Only licenses with a seat that is known to be in use. */
  inUse: v.exactOptional(v.boolean()),
  /** Only active licenses that end within 30 days. */
  expiring: v.exactOptional(v.boolean()),
  neverValidated: v.exactOptional(v.boolean()),
  stranded: v.exactOptional(v.boolean()),
  /** Only licenses with two seats that are known to be of devices of one name. */
  sameName: v.exactOptional(v.boolean()),
  /** Only licenses whose customer was deleted in Polar. */
  customerDeleted: v.exactOptional(v.boolean()),
  sort: v.strictObject({ by: v.picklist(sortColumns), descending: v.boolean() }),
});
export type LicenseQuery = v.InferOutput<typeof LicenseQuery>;

/** The most rows that one answer carries: more than the tallest window shows. */
export const maxWindowRows = 200;

/** The places where rows of licenses are shown. */
export const RowsPlace = v.picklist(['list', 'panel']);
export type RowsPlace = v.InferOutput<typeof RowsPlace>;

/** A part of the list, as the window shows it. */
export const LicenseWindow = v.strictObject({
  /** The number of licenses that fit the query. */
  total: count,
  offset: count,
  rows: v.array(LicenseRow),
  /** The number of licenses that may fit as well: it depends on their seats or devices' names, which were not checked. */
  undetermined: count,
});
export type LicenseWindow = v.InferOutput<typeof LicenseWindow>;

/** The most licenses that a person can select. */
export const maxSelected = 20_000;

/** A request to save the licenses that fit a query as a table. */
export const LicenseExport = v.strictObject({
  query: LicenseQuery,
  /** Only these licenses, in the order of the query; all of them if left out. */
  licenseIds: v.exactOptional(v.pipe(v.array(PolarId), v.maxLength(maxSelected))),
  /** What is saved whole. Otherwise the table has a key's last six characters, a name's first letter, an address's first letter and domain. */
  unmasked: v.strictObject({ keys: v.boolean(), customers: v.boolean() }),
  /** Whether the table has a row for each known seat, with its device. */
  devices: v.exactOptional(v.boolean()),
});
export type LicenseExport = v.InferOutput<typeof LicenseExport>;

/**
 * A benefit that keys belong to, or several whose keys have the same prefix. The prefix stands for their names, which need a permission that
 * releasing does not.
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
 * How much of the list is read. `total`: Polar's count in its last answer. `unreadable`: licenses without a readable id or key, which are not
 * shown.
 */
const readCounts = { read: count, total: count, unreadable: count };

/** The state of the list's reading. */
export const IndexProgress = v.variant('type', [
  /** The panel was not opened, or there is no token. */
  v.strictObject({ type: v.literal('closed') }),
  v.strictObject({ type: v.literal('reading'), ...readCounts, waitingUntil: v.nullable(time) }),
  v.strictObject({ type: v.literal('paused'), ...readCounts }),
  v.strictObject({ type: v.literal('stopped'), ...readCounts, failure: Failure }),
  v.strictObject({ type: v.literal('complete'), ...readCounts, at: time }),
]);
export type IndexProgress = v.InferOutput<typeof IndexProgress>;

const surveyCounts = { unchecked: count, total: count };

/** The state of checking the seats of all licenses. `unchecked`: licenses whose seats are not known. */
export const SeatSurveyState = v.variant('type', [
  v.strictObject({ type: v.literal('idle'), ...surveyCounts }),
  v.strictObject({ type: v.literal('checking'), ...surveyCounts, waitingUntil: v.nullable(time) }),
  v.strictObject({ type: v.literal('paused'), ...surveyCounts }),
  v.strictObject({ type: v.literal('stopped'), ...surveyCounts, failure: Failure }),
]);
export type SeatSurveyState = v.InferOutput<typeof SeatSurveyState>;

/** What the window always knows of the list. It requests rows as it shows them. */
export const LicensesState = v.strictObject({
  index: IndexProgress,
  /** Grows with each possible change of rows, so that the window requests them again. */
  version: count,
  /** Requests a minute that this app allows itself; null for no limit, as with a local server. */
  ratePerMinute: v.nullable(v.number()),
  /** Null where the token may not read it, and before it is read. */
  organizationName: v.nullable(v.string()),
  /** The names of benefits by their ids, as far as the token may read them. */
  benefitNames: v.record(v.string(), v.string()),
  /** The number of read licenses whose customer was deleted in Polar. */
  deletedCustomerCount: count,
  /** The end of the countdown of a release that the support page requested; null without one. */
  undoUntil: v.nullable(time),
  survey: SeatSurveyState,
});
export type LicensesState = v.InferOutput<typeof LicensesState>;

export const initialLicensesState: LicensesState = {
  index: { type: 'closed' },
  version: 0,
  ratePerMinute: null,
  organizationName: null,
  benefitNames: {},
  deletedCustomerCount: 0,
  undoUntil: null,
  survey: { type: 'idle', unchecked: 0, total: 0 },
};

/** The largest number that Polar stores for a limit or a usage: 32 bits with a sign. */
export const maxCount = 2 ** 31 - 1;

/** The last moment that a license can be set to expire at: the end of the year 9999, in milliseconds since 1970. */
export const latestExpiry = 253_402_300_799_999;

/**
 * Removes a limit or the expiry from a license. It is a word of its own because an empty field, an incomplete date and a lost value all look
 * like null, and each of them would make a license endless.
 */
export const unlimited = 'unlimited';

const newLimit = v.union([
  v.literal(unlimited),
  v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(maxCount)),
]);

/** A change of one license. A missing field leaves its value as it is; null is refused. */
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

/** A license that was found by a text. `device`: the name of its device that holds a word of it; null if a device’s name was not needed. */
export const FoundLicense = v.strictObject({ license: LicenseRow, device: v.nullable(v.string()) });
export type FoundLicense = v.InferOutput<typeof FoundLicense>;

/** The most licenses that one request disables. */
export const maxDisabledLicenses = 200;

/** How many of several licenses were disabled. `failure`: why the others were not; null if all were. */
export const DisabledLicenses = v.strictObject({ disabled: count, failure: v.nullable(Failure) });
export type DisabledLicenses = v.InferOutput<typeof DisabledLicenses>;

/** How the app knows that a seat is free. */
export const seatOutcomes = ['confirmed', 'found-free', 'already-free'] as const;

/** The outcome of a successful release. */
export const SeatOutcome = v.strictObject({
  /** `confirmed`: Polar confirmed it. `found-free`: a check found it free after a lost answer. `already-free`: it was free before the request. */
  how: v.picklist(seatOutcomes),
  before: v.nullable(SeatCount),
  after: v.nullable(SeatCount),
});
export type SeatOutcome = v.InferOutput<typeof SeatOutcome>;
