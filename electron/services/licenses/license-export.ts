import type { CustomerText } from '../../../shared/customer-name.ts';
import { unknownValue, type OrUnknown } from '../../../shared/license.ts';
import type { LicenseExport, LicenseRow, LicenseStatus } from '../../../shared/licenses.ts';
import { customerCells, deviceCell } from '../files/customer-cells.ts';
import { cellTime, spreadsheet } from '../files/spreadsheet.ts';
import type { License } from './license-table.ts';
import type { SeatsOfLicense } from './known-seats.ts';
import { licenseRow } from './license-views.ts';

/** The table's names of columns and values, in the person's language. */
export interface ExportMessages {
  readonly columns: Readonly<Record<keyof typeof columns, string>>;
  readonly deviceColumns: Readonly<Record<'device' | 'activation' | 'activated', string>>;
  readonly statuses: Readonly<Record<LicenseStatus, string>>;
  /** Stands for what is unknown, such as seats that were not checked, which is not none. */
  readonly notKnown: string;
  /** Names a status that this app does not know by Polar's word. */
  readonly unknownStatus: (word: string) => string;
  readonly noLimit: string;
  readonly customerDeleted: string;
  readonly customers: CustomerText;
}

/** How licenses become a table. */
export interface ExportOptions {
  readonly unmasked: LicenseExport['unmasked'];
  readonly messages: ExportMessages;
  readonly now: number;
}

/** How licenses become a file of the window. */
interface CsvOptions extends ExportOptions {
  /** Returns the known seats of a license, for a row each; null for a table without devices. */
  readonly seatsOf: ((licenseId: string) => SeatsOfLicense | undefined) | null;
}

type Cell = (license: LicenseRow & { readonly key: string }, options: ExportOptions) => string;

const number = (value: number | null, { notKnown }: ExportMessages): string =>
  value?.toString() ?? notKnown;
const limit = (value: OrUnknown<number | null>, { notKnown, noLimit }: ExportMessages): string =>
  value === unknownValue ? notKnown : (value?.toString() ?? noLimit);
const time = (at: OrUnknown<number | null>, { notKnown }: ExportMessages): string =>
  at === unknownValue ? notKnown : cellTime(at);
const customer = (license: LicenseRow, { messages, unmasked }: ExportOptions) =>
  customerCells(license, messages.customers, unmasked.customers);

/** The table's columns in their order, each with the text of its cell. */
const columns = {
  license: ({ licenseId }) => licenseId,
  key: ({ key, displayKey }, { unmasked }) => (unmasked.keys ? key : displayKey),
  customer: (license, options) => customer(license, options)[0],
  email: (license, options) => customer(license, options)[1],
  benefit: ({ benefitId }) => benefitId,
  status: ({ status, unknownStatus }, { messages }) =>
    unknownStatus === '' ? messages.statuses[status] : messages.unknownStatus(unknownStatus),
  seatsUsed: ({ seatsUsed }, { messages }) => number(seatsUsed, messages),
  seatLimit: ({ seatLimit }, { messages }) => limit(seatLimit, messages),
  seatsAt: ({ seatsCheckedAt }) => cellTime(seatsCheckedAt),
  usage: ({ usage }, { messages }) => number(usage, messages),
  usageLimit: ({ usageLimit }, { messages }) => limit(usageLimit, messages),
  validations: ({ validations }, { messages }) => number(validations, messages),
  lastValidated: ({ lastValidatedAt }, { messages }) => time(lastValidatedAt, messages),
  created: ({ createdAt }, { messages }) => time(createdAt ?? unknownValue, messages),
  expires: ({ expiresAt }, { messages }) => time(expiresAt, messages),
  customerState: ({ customerDeleted }, { messages }) =>
    customerDeleted ? messages.customerDeleted : '',
} satisfies Record<string, Cell>;

const names = Object.keys(columns) as (keyof typeof columns)[];

/** Returns the titles of the table's columns. */
export function licenseTitles({ columns: titles }: ExportMessages): readonly string[] {
  return names.map((name) => titles[name]);
}

/** Returns the cells of a license. Keys and customers are masked unless the person asks for them. */
export function licenseCells(license: License, options: ExportOptions): readonly string[] {
  const row = { key: license.key, ...licenseRow(license, options.now) };
  return names.map((name) => columns[name](row, options));
}

/** Returns the cells of a license's devices: a row for each seat, or one that says that there is none or that it is not known. */
function deviceRows(
  seats: SeatsOfLicense | undefined,
  { messages, unmasked }: ExportOptions,
): readonly (readonly string[])[] {
  const rows = (seats?.seats ?? []).map(({ label, activationId, activatedAt }) => [
    deviceCell(label, unmasked.customers),
    activationId,
    activatedAt === null ? messages.notKnown : cellTime(activatedAt),
  ]);
  const unknown = [messages.notKnown, '', ''];
  if (seats?.isComplete !== true) return [...rows, unknown];
  return rows.length === 0 ? [['', '', '']] : rows;
}

/** Returns the licenses as CSV for a spreadsheet, in their order. */
export function licensesCsv(licenses: readonly License[], options: CsvOptions): string {
  const { seatsOf, messages } = options;
  const { device, activation, activated } = messages.deviceColumns;
  return spreadsheet([
    [...licenseTitles(messages), ...(seatsOf === null ? [] : [device, activation, activated])],
    ...licenses.flatMap((license) => {
      const cells = licenseCells(license, options);
      return seatsOf === null
        ? [cells]
        : deviceRows(seatsOf(license.id), options).map((row) => cells.concat(row));
    }),
  ]);
}
