import type { CustomerText } from '../../../shared/customer-name.ts';
import { unknownValue, type OrUnknown } from '../../../shared/license.ts';
import type { LicenseExport, LicenseStatus } from '../../../shared/licenses.ts';
import { customerCells } from '../files/customer-cells.ts';
import { cellTime, spreadsheet } from '../files/spreadsheet.ts';
import type { License } from './license-table.ts';
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

/** The table's names of columns and values, in the person's language. */
export interface ExportMessages {
  readonly columns: Readonly<Record<ExportColumn, string>>;
  readonly statuses: Readonly<Record<LicenseStatus, string>>;
  /** Stands for what is unknown, such as seats that were not checked, which is not none. */
  readonly notKnown: string;
  /** Names a status that this app does not know by Polar's word. */
  readonly unknownStatus: (word: string) => string;
  readonly noLimit: string;
  readonly customerDeleted: string;
  readonly customers: CustomerText;
}

/** Returns the licenses as CSV for a spreadsheet, in their order. Keys and customers are masked unless the person asks for them. */
export function licensesCsv(
  licenses: readonly License[],
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
  for (const each of licenses) {
    const license = licenseRow(each, now);
    records.push([
      license.licenseId,
      unmasked.keys ? each.key : license.displayKey,
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
