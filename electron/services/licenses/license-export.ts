import type { CustomerWords } from '../../../shared/customer-name.ts';
import { displayKeyOf } from '../../../shared/license.ts';
import type { LicenseExport, LicenseStatus } from '../../../shared/licenses.ts';
import { customerCells } from '../customer-cells.ts';
import { cellTime, spreadsheet } from '../spreadsheet.ts';
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
  const records: string[][] = [exportColumns.map((name) => words.columns[name])];
  for (const row of rows) {
    const license = licenseRow(table, row, now);
    const { key } = table.text(row);
    records.push([
      license.licenseId,
      whole.keys ? key : displayKeyOf(key),
      ...customerCells(license, words.customers, whole.customers),
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
      license.customerDeleted ? words.customerDeleted : '',
    ]);
  }
  return spreadsheet(records);
}
