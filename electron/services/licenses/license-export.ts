import { displayKeyOf } from '../../../shared/license.ts';
import type { LicenseExport, LicenseStatus } from '../../../shared/licenses.ts';
import { cellTime, maskedPerson, spreadsheet } from '../spreadsheet.ts';
import type { LicenseTable } from './license-table.ts';
import { licenseRow } from './license-views.ts';

export const exportColumns = [
  'license',
  'key',
  'customer',
  'email',
  'benefit',
  'status',
  'seatsUsed',
  'seatLimit',
  'seatsAt',
  'usage',
  'usageLimit',
  'validations',
  'lastValidated',
  'created',
  'expires',
] as const;
export type ExportColumn = (typeof exportColumns)[number];

/** What the table calls its columns and values, in the person's language. */
export interface ExportWords {
  readonly columns: Readonly<Record<ExportColumn, string>>;
  readonly statuses: Readonly<Record<LicenseStatus, string>>;
  /** Seats that nobody looked at are not known, which is not none. */
  readonly notKnown: string;
  readonly noLimit: string;
}

/** The rows as CSV for a spreadsheet, in their order. Keys and customers are masked unless they are asked for. */
export function licensesCsv(
  table: LicenseTable,
  rows: Int32Array,
  { whole, words, now }: { whole: LicenseExport['whole']; words: ExportWords; now: number },
): string {
  const person = (text: string): string => (whole.customers ? text : maskedPerson(text));
  const records: string[][] = [exportColumns.map((name) => words.columns[name])];
  for (const row of rows) {
    const license = licenseRow(table, row, now);
    const { name, email, key } = table.text(row);
    records.push([
      license.licenseId,
      whole.keys ? key : displayKeyOf(key),
      name === '' ? '' : person(name),
      email === '' ? '' : person(email),
      license.benefitId,
      words.statuses[license.status],
      license.seatsUsed?.toString() ?? words.notKnown,
      license.seatLimit?.toString() ?? words.noLimit,
      cellTime(license.seatsAt),
      license.usage.toString(),
      license.usageLimit?.toString() ?? words.noLimit,
      license.validations.toString(),
      cellTime(license.lastValidatedAt),
      cellTime(license.createdAt),
      cellTime(license.expiresAt),
    ]);
  }
  return spreadsheet(records);
}
