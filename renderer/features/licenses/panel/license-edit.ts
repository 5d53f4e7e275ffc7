import { dayOf, endOfDay } from '../../../../shared/days.ts';
import type { OrUnknown } from '../../../../shared/license.ts';
import {
  maxCount,
  latestExpiry,
  type LicenseChange,
  type LicenseRow,
  unlimited,
} from '../../../../shared/licenses.ts';

/** A limit as a person edits it. Only `isUnlimited` says that there is none: an empty text is a field that is not filled in. */
export interface LimitField {
  readonly isUnlimited: boolean;
  readonly text: string;
}

/** A license's limits as a person edits them; the expiry's text is a day, `YYYY-MM-DD`. */
export interface LicenseFields {
  readonly usage: string;
  readonly seatLimit: LimitField;
  readonly usageLimit: LimitField;
  readonly expires: LimitField;
}

/** The fields with what is wrong in each: `count` needs a whole number, `limit` one from 1, `day` a whole date. */
export type FieldProblems = Partial<Record<keyof LicenseFields, 'count' | 'limit' | 'day'>>;

/** A limit that Polar did not tell is a field that is not filled in. */
function createLimitField(
  limit: OrUnknown<number | null>,
  write: (limit: number) => string,
): LimitField {
  return { isUnlimited: limit === null, text: typeof limit === 'number' ? write(limit) : '' };
}

/** A license's limits, ready to edit. Days are those of this computer's time zone. */
export function getLicenseFields(license: LicenseRow): LicenseFields {
  const { usage, seatLimit, usageLimit, expiresAt } = license;
  return {
    usage: usage?.toString() ?? '',
    seatLimit: createLimitField(seatLimit, String),
    usageLimit: createLimitField(usageLimit, String),
    expires: createLimitField(expiresAt, dayOf),
  };
}

/** Whether a field of what Polar did not tell was left empty. */
const isLeftEmpty = (before: LimitField, field: LimitField): boolean =>
  [before, field].every(({ isUnlimited, text }) => !isUnlimited && text === '');

/** What is wrong with the fields; empty when nothing is. A value that Polar did not tell may stay empty: it stays as it is. */
export function findProblems(fields: LicenseFields, license: LicenseRow): FieldProblems {
  const before = getLicenseFields(license);
  const { usage, seatLimit, usageLimit, expires } = fields;
  const isUsageValid = parseCount(usage, 0) !== null || (before.usage === '' && usage === '');
  return {
    ...(isUsageValid ? {} : { usage: 'count' as const }),
    ...(isValidLimit(seatLimit, parseLimit) || isLeftEmpty(before.seatLimit, seatLimit)
      ? {}
      : { seatLimit: 'limit' as const }),
    ...(isValidLimit(usageLimit, parseLimit) || isLeftEmpty(before.usageLimit, usageLimit)
      ? {}
      : { usageLimit: 'limit' as const }),
    ...(isValidLimit(expires, parseExpiry) || isLeftEmpty(before.expires, expires)
      ? {}
      : { expires: 'day' as const }),
  };
}

/** What differs between the license and the fields, which are without fault. A day that was not touched keeps its time. */
export function getLicenseChange(license: LicenseRow, fields: LicenseFields): LicenseChange {
  const before = getLicenseFields(license);
  const usage = parseCount(fields.usage, 0);
  const seatLimit = getLimitChange(before.seatLimit, fields.seatLimit, parseLimit);
  const usageLimit = getLimitChange(before.usageLimit, fields.usageLimit, parseLimit);
  const expiresAt = getLimitChange(before.expires, fields.expires, parseExpiry);
  return {
    ...(usage === null || usage === license.usage ? {} : { usage }),
    ...(seatLimit === null ? {} : { seatLimit }),
    ...(usageLimit === null ? {} : { usageLimit }),
    ...(expiresAt === null ? {} : { expiresAt }),
  };
}

function isValidLimit(field: LimitField, parse: (text: string) => number | null): boolean {
  return field.isUnlimited || parse(field.text) !== null;
}

/** The limit that was entered; null where it is the one from before, or no limit could be read. */
function getLimitChange(
  before: LimitField,
  after: LimitField,
  parse: (text: string) => number | null,
): number | typeof unlimited | null {
  if (after.isUnlimited) return before.isUnlimited ? null : unlimited;
  const limit = parse(after.text);
  return !before.isUnlimited && limit === parse(before.text) ? null : limit;
}

/** The whole number that a text is, in digits alone; null where it is none, or out of range. */
function parseCount(text: string, min: number): number | null {
  const count = /^\s*\d{1,10}\s*$/.test(text) ? Number(text) : -1;
  return count >= min && count <= maxCount ? count : null;
}

function parseLimit(text: string): number | null {
  return parseCount(text, 1);
}

/** The end of the day that a date field holds. Its value is empty while a part of it is missing or the day does not exist. */
function parseExpiry(text: string): number | null {
  const end = endOfDay(text);
  return end !== null && end >= 0 && end <= latestExpiry ? end : null;
}
