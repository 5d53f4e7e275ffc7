import * as v from 'valibot';
import { unknownValue, type OrUnknown } from '../../shared/license.ts';
import { parseIsoTime } from './iso-time.ts';

/**
 * Values in Polar's answers. Polar adds fields and values without notice, and a proxy may change an answer. The app decides by ids, so an
 * answer without a valid id is unreadable; any other field with an unexpected value counts as unknown, and the app concludes nothing from it.
 */

/** Whether a value is an object with named fields. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A time as Polar writes it; milliseconds since 1970. */
export const answeredTime = v.pipe(v.string(), v.transform(parseIsoTime), v.number());

/** The statuses of a license that this app knows, and `unknown` for those of a newer server. */
export const listedStatuses = ['granted', 'disabled', 'revoked', unknownValue] as const;
export type ListedStatus = (typeof listedStatuses)[number];

/** Whether a value is a number other than NaN. */
export const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && !Number.isNaN(value);

export const parseText = (value: unknown): string | null =>
  typeof value === 'string' ? value : null;

export const parseNumber = (value: unknown): OrUnknown<number> =>
  isNumber(value) ? value : unknownValue;

/** Returns a number of seats: a whole number from 0. */
export const parseCount = (value: unknown): OrUnknown<number> =>
  isNumber(value) && Number.isInteger(value) && value >= 0 ? value : unknownValue;

/** Returns milliseconds since 1970. */
export const parseTime = (value: unknown): OrUnknown<number> =>
  typeof value === 'string' ? parseNumber(parseIsoTime(value)) : unknownValue;

/** Reads a field in which Polar writes null for "none". */
export function orNull<T>(
  value: unknown,
  parse: (value: unknown) => OrUnknown<T>,
): OrUnknown<T | null> {
  return value === null ? null : parse(value);
}

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/** Returns a UUID in lower case, or null if the value is not one. */
export function parseId(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  // Nearly all ids are in lower case already.
  if (uuid.test(value)) return value;
  const lower = value.toLowerCase();
  return uuid.test(lower) ? lower : null;
}
