import type { CustomerText } from '../../../shared/customer-name.ts';
import type { BulkRow } from '../../../shared/bulk-release.ts';
import { supportCode } from '../../../shared/failure.ts';
import { customerCells } from '../files/customer-cells.ts';
import { maskedPerson } from '../../privacy/masked-person.ts';
import { cellTime, spreadsheet } from '../files/spreadsheet.ts';

/** The report's names of columns and results, in the person's language. */
export interface ReportMessages {
  readonly columns: Readonly<Record<ReportColumn, string>>;
  readonly customers: CustomerText;
  readonly results: Readonly<Record<BulkRow['result'], string>>;
}

export const reportColumns = [
  'license',
  'key',
  'customer',
  'email',
  'device',
  'seat',
  'activated',
  'result',
  'code',
  'at',
] as const;
export type ReportColumn = (typeof reportColumns)[number];

/** Returns the rows as CSV for a spreadsheet, with masked keys. Unless `full`, masks customers and devices, which people name after themselves. */
export function reportCsv(
  rows: Iterable<BulkRow>,
  messages: ReportMessages,
  full: boolean,
): string {
  const records: string[][] = [reportColumns.map((name) => messages.columns[name])];
  for (const row of rows) {
    records.push([
      row.licenseId,
      row.displayKey ?? '',
      ...customerCells(row, messages.customers, full),
      full ? row.label : maskedPerson(row.label),
      row.seat,
      cellTime(row.activatedAt),
      messages.results[row.result],
      row.failure === null ? '' : supportCode(row.failure),
      cellTime(row.at),
    ]);
  }
  return spreadsheet(records);
}
