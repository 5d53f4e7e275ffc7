import type { CustomerText } from '../../../shared/customer-name.ts';
import type { BulkRow } from '../../../shared/bulk-release.ts';
import { supportCode } from '../../../shared/failure.ts';
import { customerCells, deviceCell } from '../files/customer-cells.ts';
import { cellTime, spreadsheet } from '../files/spreadsheet.ts';

/** The report's names of columns and results, in the person's language. */
export interface ReportMessages {
  readonly columns: Readonly<Record<ColumnName | 'reason', string>>;
  readonly customers: CustomerText;
  readonly results: Readonly<Record<BulkRow['result'], string>>;
}

/** The report's columns in their order, each with the text of its cell. */
const columns = {
  license: ({ licenseId }) => licenseId,
  key: ({ displayKey }) => displayKey ?? '',
  customer: (row, { customers }, full) => customerCells(row, customers, full)[0],
  email: (row, { customers }, full) => customerCells(row, customers, full)[1],
  device: ({ label }, _, full) => deviceCell(label, full),
  seat: ({ seat }) => seat,
  activated: ({ activatedAt }) => cellTime(activatedAt),
  result: ({ result }, { results }) => results[result],
  code: ({ failure }) => (failure === null ? '' : supportCode(failure)),
  at: ({ at }) => cellTime(at),
} satisfies Record<string, (row: BulkRow, messages: ReportMessages, full: boolean) => string>;

/** The name of each column. */
type ColumnName = keyof typeof columns;

/** Returns the rows as CSV for a spreadsheet, with masked keys. Unless `full`, masks customers and devices, which people name after themselves. `reason`: that of the run; null for none. */
export function reportCsv(
  rows: Iterable<BulkRow>,
  messages: ReportMessages,
  full: boolean,
  reason: string | null,
): string {
  const names = Object.keys(columns) as ColumnName[];
  return spreadsheet([
    [...names, 'reason' as const].map((name) => messages.columns[name]),
    ...Array.from(rows, (row) => [
      ...names.map((name) => columns[name](row, messages, full)),
      reason ?? '',
    ]),
  ]);
}
