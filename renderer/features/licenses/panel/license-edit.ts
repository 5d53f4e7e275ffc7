import type { LicenseChange, LicenseRow } from '../../../../shared/licenses.ts';

/** A license's limits as a person edits them: text, empty for none; the expiry as `YYYY-MM-DD`. */
export interface LicenseFields {
  readonly seatLimit: string;
  readonly usage: string;
  readonly usageLimit: string;
  readonly expires: string;
}

/** The fields with what is wrong in each: `count` needs a whole number, `limit` one from 1, or nothing. */
export type FieldFaults = Partial<Record<keyof LicenseFields, 'count' | 'limit'>>;

/** Polar keeps both in 32 bits. */
const largest = 2 ** 31 - 1;

/** A license's limits, ready to edit. Days are those of this computer's time zone. */
export function fieldsOf(license: LicenseRow): LicenseFields {
  return {
    seatLimit: license.seatLimit?.toString() ?? '',
    usage: license.usage.toString(),
    usageLimit: license.usageLimit?.toString() ?? '',
    expires: license.expiresAt === null ? '' : dayOf(license.expiresAt),
  };
}

/** What is wrong with the fields; empty when nothing is. */
export function faultsIn(fields: LicenseFields): FieldFaults {
  return {
    ...(isCount(fields.usage, 0) ? {} : { usage: 'count' as const }),
    ...(isLimit(fields.seatLimit) ? {} : { seatLimit: 'limit' as const }),
    ...(isLimit(fields.usageLimit) ? {} : { usageLimit: 'limit' as const }),
  };
}

/** What differs between the license and the fields, which are without fault. A day that was not touched keeps its time. */
export function changeIn(license: LicenseRow, fields: LicenseFields): LicenseChange {
  const before = fieldsOf(license);
  return {
    ...(fields.usage.trim() === before.usage ? {} : { usage: Number(fields.usage) }),
    ...(fields.seatLimit.trim() === before.seatLimit
      ? {}
      : { seatLimit: limitOf(fields.seatLimit) }),
    ...(fields.usageLimit.trim() === before.usageLimit
      ? {}
      : { usageLimit: limitOf(fields.usageLimit) }),
    ...(fields.expires === before.expires
      ? {}
      : { expiresAt: fields.expires === '' ? null : endOfDay(fields.expires) }),
  };
}

function isCount(value: string, least: number): boolean {
  return /^\s*\d{1,10}\s*$/.test(value) && Number(value) >= least && Number(value) <= largest;
}

function isLimit(value: string): boolean {
  return value.trim() === '' || isCount(value, 1);
}

function limitOf(value: string): number | null {
  return value.trim() === '' ? null : Number(value);
}

function digits(value: number, length: number): string {
  return value.toString().padStart(length, '0');
}

function dayOf(at: number): string {
  const day = new Date(at);
  return `${digits(day.getFullYear(), 4)}-${digits(day.getMonth() + 1, 2)}-${digits(day.getDate(), 2)}`;
}

function endOfDay(day: string): number {
  return new Date(`${day}T23:59:59`).getTime();
}
