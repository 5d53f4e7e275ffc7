import { listedStatuses } from '../../polar/answer-values.ts';
import { unknownValue, type OrUnknown } from '../../../shared/license.ts';

/** The numbers of all licenses, a column each. Times are milliseconds since 1970; -1 stands for "none", -2 for "not told". */
export interface LicenseColumns {
  readonly createdAt: Float64Array;
  readonly validatedAt: Float64Array;
  readonly expiresAt: Float64Array;
  /** When the key was replaced, as far as this app knows. */
  readonly rotatedAt: Float64Array;
  /** When the seats were looked at. */
  readonly seatsCheckedAt: Float64Array;
  readonly seatsUsed: Int32Array;
  readonly strandedSeats: Int32Array;
  readonly seatLimit: Int32Array;
  readonly usage: Int32Array;
  readonly usageLimit: Int32Array;
  readonly validations: Int32Array;
  /** Where the row's text begins among the shown text, and how long its three parts are, in bytes. */
  readonly shownAt: Uint32Array;
  readonly nameLength: Uint16Array;
  readonly emailLength: Uint16Array;
  readonly keyLength: Uint16Array;
  /** Which piece of the searched text is the row's own; earlier pieces of it are out of date. */
  readonly piece: Int32Array;
  readonly benefit: Uint16Array;
  readonly organization: Uint16Array;
  /** Position in `listedStatuses`. */
  readonly status: Uint8Array;
  /** Which of Polar's words for a status that this app does not know; 0 where it is known. */
  readonly statusWord: Uint16Array;
  /** Bits of `flags`. */
  readonly flags: Uint8Array;
  /** In which reading of the list the license was last seen; 0 for one that is gone. */
  readonly seenIn: Uint32Array;
}

/** What stands in a column for a number that Polar did not tell. */
const unknownNumber = -2;

const largestNumber = 2 ** 31 - 1;

/** A number as its column of 32 bits holds it. */
export function countColumn(value: OrUnknown<number | null>): number {
  if (value === null) return -1;
  if (value === unknownValue) return unknownNumber;
  return Math.min(Math.max(Math.trunc(value), 0), largestNumber);
}

/** A time as its column holds it. */
export function timeColumn(value: OrUnknown<number | null>): number {
  if (value === null) return -1;
  return value === unknownValue ? unknownNumber : Math.max(value, 0);
}

/** What a column holds; null for none. */
export function valueOfColumn(value: number | undefined): OrUnknown<number | null> {
  if (value === undefined || value === -1) return null;
  return value === unknownNumber ? unknownValue : value;
}

/** What a column holds that has a number for every license; null where it was not told. */
export function numberColumn(value: number | undefined): number | null {
  return value === undefined || value < 0 ? null : value;
}

/** The position of a status in its column. */
export function statusColumn(status: (typeof listedStatuses)[number]): number {
  return listedStatuses.indexOf(status);
}

/** What is true of a license or not, a bit each. */
export const flags = { customerDeleted: 1 } as const;

/** Columns with room for so many rows. */
export function createColumns(capacity: number): LicenseColumns {
  return {
    createdAt: new Float64Array(capacity),
    validatedAt: new Float64Array(capacity),
    expiresAt: new Float64Array(capacity),
    rotatedAt: new Float64Array(capacity),
    seatsCheckedAt: new Float64Array(capacity),
    seatsUsed: new Int32Array(capacity),
    strandedSeats: new Int32Array(capacity),
    seatLimit: new Int32Array(capacity),
    usage: new Int32Array(capacity),
    usageLimit: new Int32Array(capacity),
    validations: new Int32Array(capacity),
    shownAt: new Uint32Array(capacity),
    nameLength: new Uint16Array(capacity),
    emailLength: new Uint16Array(capacity),
    keyLength: new Uint16Array(capacity),
    piece: new Int32Array(capacity),
    benefit: new Uint16Array(capacity),
    organization: new Uint16Array(capacity),
    status: new Uint8Array(capacity),
    statusWord: new Uint16Array(capacity),
    flags: new Uint8Array(capacity),
    seenIn: new Uint32Array(capacity),
  };
}

/** The same columns with more room. */
export function growColumns(columns: LicenseColumns, capacity: number): LicenseColumns {
  const larger = createColumns(capacity);
  for (const name of Object.keys(columns) as (keyof LicenseColumns)[]) {
    larger[name].set(columns[name]);
  }
  return larger;
}
