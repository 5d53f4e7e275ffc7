import * as v from 'valibot';
import { unknownValue } from '../../shared/license.ts';
import { parseIsoTime } from './iso-time.ts';

/**
 * Values in Polar's answers. Polar adds fields and values without notice, and a proxy may change an answer; so only ids, by which this app
 * decides, have to be as they should. Anything else that is not, is not told, and nothing is concluded from it.
 */

/** Whether a value is an object with named fields. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A time as Polar writes it; milliseconds since 1970. */
export const answeredTime = v.pipe(v.string(), v.transform(parseIsoTime), v.number());

/** A count or a limit. */
export const answeredCount = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The three statuses that Polar knows; any other word is one of a newer server. */
export const polarStatuses = ['granted', 'disabled', 'revoked'] as const;

/** The statuses of a license in the list, and one for all that this app does not know. */
export const listedStatuses = [...polarStatuses, unknownValue] as const;
export type ListedStatus = (typeof listedStatuses)[number];

/** Reads a field of which null says that there is none. */
export function orUnknown<S extends v.GenericSchema>(schema: S) {
  return v.fallback(v.union([v.nullable(schema), v.literal(unknownValue)]), unknownValue);
}
