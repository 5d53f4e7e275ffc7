import { dayOf, endOfDay } from '../../../../shared/days.ts';
import { unknownValue, type OrUnknown } from '../../../../shared/license.ts';
import {
  maxCount,
  latestExpiry,
  type LicenseChange,
  type LicenseRow,
  unlimited,
} from '../../../../shared/licenses.ts';

/** A value in the form. Only `isUnlimited` means that there is no limit: an empty text is a field that is not filled in. */
export interface LicenseField {
  readonly isUnlimited: boolean;
  readonly text: string;
}

/** The functions that read the texts of the fields. */
const parsers = {
  seatLimit: (text: string) => parseCount(text, 1),
  usage: (text: string) => parseCount(text, 0),
  usageLimit: (text: string) => parseCount(text, 1),
  expires: parseExpiry,
};
/** The fields of the form, from top to bottom. */
const fieldNames = ['seatLimit', 'usage', 'usageLimit', 'expires'] as const;
export type FieldName = (typeof fieldNames)[number];

/** A license's limits and usage in the form. The text of the expiry is a day, `YYYY-MM-DD`. */
export type LicenseFields = Readonly<Record<FieldName, LicenseField>>;

/** Returns the field of a value. It is empty if Polar did not report the value. */
function createField(value: OrUnknown<number | null>, write: (value: number) => string = String) {
  return { isUnlimited: value === null, text: typeof value === 'number' ? write(value) : '' };
}

/** Returns the form's initial fields. Days are in this computer's time zone. */
export function getLicenseFields(license: LicenseRow): LicenseFields {
  return {
    seatLimit: createField(license.seatLimit),
    usage: createField(license.usage ?? unknownValue),
    usageLimit: createField(license.usageLimit),
    expires: createField(license.expiresAt, dayOf),
  };
}

/** Whether a field that was empty, because Polar did not report its value, is still empty. */
const isLeftEmpty = (before: LicenseField, field: LicenseField): boolean =>
  [before, field].every(({ isUnlimited, text }) => !isUnlimited && text === '');

/**
 * Returns the names of the invalid fields. A value that Polar did not report may stay empty, and then stays unchanged.
 */
export function findInvalidFields(fields: LicenseFields, license: LicenseRow): FieldName[] {
  const before = getLicenseFields(license);
  return fieldNames.filter((name) => {
    const { isUnlimited, text } = fields[name];
    const isValid = isUnlimited || parsers[name](text) !== null;
    return !isValid && !isLeftEmpty(before[name], fields[name]);
  });
}

/** Returns the changes that valid fields make to the license. An expiry whose day is unchanged keeps its time. */
export function getLicenseChange(license: LicenseRow, fields: LicenseFields): LicenseChange {
  const before = getLicenseFields(license);
  const changeOf = (name: FieldName) => getValueChange(before[name], fields[name], parsers[name]);
  const usage = changeOf('usage');
  const seatLimit = changeOf('seatLimit');
  const usageLimit = changeOf('usageLimit');
  const expiresAt = changeOf('expires');
  return {
    ...(usage === null || usage === unlimited ? {} : { usage }),
    ...(seatLimit === null ? {} : { seatLimit }),
    ...(usageLimit === null ? {} : { usageLimit }),
    ...(expiresAt === null ? {} : { expiresAt }),
  };
}

/** Returns the new value; null if it is unchanged or invalid. */
function getValueChange(
  before: LicenseField,
  after: LicenseField,
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

/**
 * Returns the end of the day in a date field; null if the field is empty or the day out of range. The field is empty while a part
 * is missing or the day does not exist.
 */
function parseExpiry(text: string): number | null {
  const end = endOfDay(text);
  return end !== null && end >= 0 && end <= latestExpiry ? end : null;
}
