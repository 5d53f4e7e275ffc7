import type { CustomerText } from '../../../shared/customer-name.ts';
import { displayKeyOf, unknownValue, type OrUnknown } from '../../../shared/license.ts';
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
export interface ExportMessages {
  readonly columns: Readonly<Record<ExportColumn, string>>;
  readonly statuses: Readonly<Record<LicenseStatus, string>>;
  /** Seats that nobody looked at are not known, which is not none. */
  readonly notKnown: string;
  /** A status that this app does not know, by Polar's own word. */
  readonly unknownStatus: (word: string) => string;
  readonly noLimit: string;
  readonly customerDeleted: string;
  readonly customers: CustomerText;
}

/** The rows as CSV for a spreadsheet, in their order. Keys and customers are masked unless they are asked for. */
export function licensesCsv(
  table: LicenseTable,
  rows: Int32Array,
  {
    unmasked,
    messages,
    now,
  }: { unmasked: LicenseExport['unmasked']; messages: ExportMessages; now: number },
): string {
  const time = (at: OrUnknown<number | null>): string =>
    at === unknownValue ? messages.notKnown : cellTime(at);
  const number = (value: number | null): string => value?.toString() ?? messages.notKnown;
  const limit = (value: OrUnknown<number | null>): string =>
    value === unknownValue ? messages.notKnown : (value?.toString() ?? messages.noLimit);
  const records: string[][] = [exportColumns.map((name) => messages.columns[name])];
  for (const row of rows) {
    const license = licenseRow(table, row, now);
    const { key } = table.text(row);
    records.push([
      license.licenseId,
      unmasked.keys ? key : displayKeyOf(key),
      ...customerCells(license, messages.customers, unmasked.customers),
      license.benefitId,
      license.unknownStatus === ''
        ? messages.statuses[license.status]
        : messages.unknownStatus(license.unknownStatus),
      number(license.seatsUsed),
      limit(license.seatLimit),
      cellTime(license.seatsCheckedAt),
      number(license.usage),
      limit(license.usageLimit),
      number(license.validations),
      time(license.lastValidatedAt),
      time(license.createdAt ?? unknownValue),
      time(license.expiresAt),
      license.customerDeleted ? messages.customerDeleted : '',
    ]);
  }
  return spreadsheet(records);
}
