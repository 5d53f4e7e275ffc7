import { stringify } from 'csv-stringify/sync';
import type { BulkRow } from '../../../shared/bulk-release.ts';
import { supportCode } from '../../../shared/failure.ts';

/** What the report calls its columns and results, in the person's language. */
export interface ReportWords {
  readonly columns: Readonly<Record<ReportColumn, string>>;
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

const timeOf = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());

/** A name by its first letter, an address by that and its domain: enough to recognize, too little to write to. */
function masked(text: string): string {
  const [name = '', domain] = text.split('@');
  const first = name.slice(0, 1);
  return domain === undefined ? `${first}…` : `${first}…@${domain}`;
}

/**
 * The rows as CSV, for a spreadsheet: cells that would be taken for a formula are escaped, and a byte order mark says UTF-8. Keys are
 * always masked; customers are unless `full`.
 */
export function reportCsv(rows: Iterable<BulkRow>, words: ReportWords, full: boolean): string {
  const person = (text: string | null): string => (text === null ? '' : full ? text : masked(text));
  const records: string[][] = [];
  for (const row of rows) {
    records.push([
      row.licenseId,
      row.displayKey ?? '',
      person(row.customerName),
      person(row.customerEmail),
      row.label ?? '',
      row.seat,
      timeOf(row.activatedAt),
      words.results[row.result],
      row.failure === null ? '' : supportCode(row.failure),
      timeOf(row.at),
    ]);
  }
  return stringify(records, {
    bom: true,
    header: true,
    columns: reportColumns.map((name) => ({ key: name, header: words.columns[name] })),
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}
