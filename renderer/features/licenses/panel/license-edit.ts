import { dayOf, endOfDay } from '../../../../shared/days.ts';
import type { OrUnknown } from '../../../../shared/license.ts';
import {
  maxCount,
  latestExpiry,
  type LicenseChange,
  type LicenseRow,
  unlimited,
} from '../../../../shared/licenses.ts';

/** A limit in the form. Only `isUnlimited` means that there is none: an empty text is a field that is not filled in. */
export interface LimitField {
  readonly isUnlimited: boolean;
  readonly text: string;
}

/** A license's limits in the form. The text of the expiry is a day, `YYYY-MM-DD`. */
export interface LicenseFields {
  readonly usage: string;
  readonly seatLimit: LimitField;
  readonly usageLimit: LimitField;
  readonly expires: LimitField;
}

/** The limits of the form, with the functions that read their texts. */
const limitParsers = { seatLimit: parseLimit, usageLimit: parseLimit, expires: parseExpiry };
export type LimitName = keyof typeof limitParsers;
const limitNames = ['seatLimit', 'usageLimit', 'expires'] as const;

/** The problem of each invalid field: `count` requires a whole number, `limit` one from 1, `day` a complete date. */
export type FieldProblems = Partial<Record<keyof LicenseFields, 'count' | 'limit' | 'day'>>;

/** Returns the field of a limit. It is empty if Polar did not report the limit. */
function createLimitField(
  limit: OrUnknown<number | null>,
  write: (limit: number) => string,
): LimitField {
  return { isUnlimited: limit === null, text: typeof limit === 'number' ? write(limit) : '' };
}

/** Returns the form's initial fields. Days are in this computer's time zone. */
export function getLicenseFields(license: LicenseRow): LicenseFields {
  const { usage, seatLimit, usageLimit, expiresAt } = license;
  return {
    usage: usage?.toString() ?? '',
    seatLimit: createLimitField(seatLimit, String),
    usageLimit: createLimitField(usageLimit, String),
    expires: createLimitField(expiresAt, dayOf),
  };
}

/** Whether a field that was empty, because Polar did not report its value, is still empty. */
const isLeftEmpty = (before: LimitField, field: LimitField): boolean =>
  [before, field].every(({ isUnlimited, text }) => !isUnlimited && text === '');

/**
 * Returns the problems of the fields; empty if there are none. A value that Polar did not report may stay empty, and then stays
 * unchanged.
 */
export function findProblems(fields: LicenseFields, license: LicenseRow): FieldProblems {
  const before = getLicenseFields(license);
  const problems: FieldProblems = {};
  const isUsageLeftEmpty = before.usage === '' && fields.usage === '';
  if (parseCount(fields.usage, 0) === null && !isUsageLeftEmpty) problems.usage = 'count';
  for (const name of limitNames) {
    const { isUnlimited, text } = fields[name];
    const isValid = isUnlimited || limitParsers[name](text) !== null;
    if (!isValid && !isLeftEmpty(before[name], fields[name]))
      problems[name] = name === 'expires' ? 'day' : 'limit';
  }
  return problems;
}

/** Returns the changes that valid fields make to the license. An expiry whose day is unchanged keeps its time. */
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

/** Returns the new limit; null if it is unchanged or invalid. */
function getLimitChange(
  before: LimitField,
  after: LimitField,
  parse: (text: string) => number | null,
): number | typeof unlimited | null {
  if (after.isUnlimited) return before.isUnlimited ? null : unlimited;
  const limit = parse(after.text);
  return !before.isUnlimited && limit === parse(before.text) ? null : limit;
}

/** Returns the whole number that a text of digits is; null if it is not one, or out of range. */
function parseCount(text: string, min: number): number | null {
  const count = /^\s*\d{1,10}\s*$/.test(text) ? Number(text) : -1;
  return count >= min && count <= maxCount ? count : null;
}

function parseLimit(text: string): number | null {
  return parseCount(text, 1);
}

/**
 * Returns the end of the day in a date field; null if the field is empty or the day out of range. The field is empty while a part
 * is missing or the day does not exist.
 */
function parseExpiry(text: string): number | null {
  const end = endOfDay(text);
  return end !== null && end >= 0 && end <= latestExpiry ? end : null;
}
