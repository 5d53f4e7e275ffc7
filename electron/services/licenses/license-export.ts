import type { CustomerWords } from '../../../shared/customer-name.ts';
import { displayKeyOf, notTold, type Told } from '../../../shared/license.ts';
import type { LicenseExport, LicenseStatus } from '../../../shared/licenses.ts';
import { customerCells } from '../files/customer-cells.ts';
import { cellTime, spreadsheet } from '../files/spreadsheet.ts';
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
  'customerState',
] as const;
export type ExportColumn = (typeof exportColumns)[number];

/** What the table calls its columns and values, in the person's language. */
export interface ExportWords {
  readonly columns: Readonly<Record<ExportColumn, string>>;
  readonly statuses: Readonly<Record<LicenseStatus, string>>;
  /** Seats that nobody looked at are not known, which is not none. */
  readonly notKnown: string;
  /** A status that this app does not know, by Polar's own word. */
  readonly unknownStatus: (word: string) => string;
  readonly noLimit: string;
  readonly customerDeleted: string;
  readonly customers: CustomerWords;
}

/** The rows as CSV for a spreadsheet, in their order. Keys and customers are masked unless they are asked for. */
export function licensesCsv(
  table: LicenseTable,
  rows: Int32Array,
  { whole, words, now }: { whole: LicenseExport['whole']; words: ExportWords; now: number },
): string {
  const time = (at: Told<number | null>): string =>
    at === notTold ? words.notKnown : cellTime(at);
  const number = (value: number | null): string => value?.toString() ?? words.notKnown;
  const limit = (value: Told<number | null>): string =>
    value === notTold ? words.notKnown : (value?.toString() ?? words.noLimit);
  const records: string[][] = [exportColumns.map((name) => words.columns[name])];
  for (const row of rows) {
    const license = licenseRow(table, row, now);
    const { key } = table.text(row);
    records.push([
      license.licenseId,
      whole.keys ? key : displayKeyOf(key),
      ...customerCells(license, words.customers, whole.customers),
      license.benefitId,
      license.statusWord === ''
        ? words.statuses[license.status]
        : words.unknownStatus(license.statusWord),
      number(license.seatsUsed),
      limit(license.seatLimit),
      cellTime(license.seatsAt),
      number(license.usage),
      limit(license.usageLimit),
      number(license.validations),
      time(license.lastValidatedAt),
      time(license.createdAt ?? notTold),
      time(license.expiresAt),
      license.customerDeleted ? words.customerDeleted : '',
    ]);
  }
  return spreadsheet(records);
}
