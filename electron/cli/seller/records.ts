import { shownCustomer } from '../../../shared/customer-name.ts';
import { oneLine } from '../../../shared/foreign-text.ts';
import { unknownValue, type OrUnknown } from '../../../shared/license.ts';
import type { LicenseRow, SeatRow } from '../../../shared/licenses.ts';
import { terminal } from '../../../shared/text/terminal.ts';
import { customerCells, deviceCell } from '../../services/files/customer-cells.ts';
import type { License } from '../../services/licenses/license-table.ts';
import { licenseRow } from '../../services/licenses/license-views.ts';

/** What the caller wants to see whole. */
export interface Unmasked {
  readonly withKeys: boolean;
  readonly withCustomers: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

/** Returns the fields whose values are known. */
function known(fields: Readonly<Record<string, unknown>>): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== unknownValue));
}

/** Returns what the JSON says about a license. A value that Polar did not give is left out, since null means that there is none. */
export function licenseFields(
  license: License,
  { withKeys, withCustomers }: Unmasked,
  now: number,
) {
  const row = licenseRow(license, now);
  const [name, email] = customerCells(row, terminal.cli.sellers.customers, withCustomers);
  return {
    id: row.licenseId,
    displayKey: row.displayKey,
    ...(withKeys ? { key: license.key } : {}),
    status: row.status,
    ...(row.unknownStatus === '' ? {} : { unknownStatus: row.unknownStatus }),
    customer: {
      ...(row.customerId === null ? {} : { id: row.customerId }),
      ...(name === '' ? {} : { name }),
      ...(email === '' ? {} : { email }),
      ...(row.customerDeleted ? { deleted: true } : {}),
    },
    ...(row.benefitId === '' ? {} : { benefitId: row.benefitId }),
    ...known({
      seatLimit: row.seatLimit,
      usage: row.usage ?? unknownValue,
      usageLimit: row.usageLimit,
      validations: row.validations ?? unknownValue,
      lastValidatedAt: row.lastValidatedAt,
      createdAt: row.createdAt ?? unknownValue,
      expiresAt: row.expiresAt,
    }),
    ...(row.seatsUsed === null ? {} : { seatsUsed: row.seatsUsed }),
  };
}

/** Returns what the JSON says about a seat. */
export function seatFields(seat: SeatRow, { withCustomers }: Unmasked) {
  return {
    activationHash: seat.seat,
    label: deviceCell(seat.label, withCustomers),
    activatedAt: seat.activatedAt,
    ...(seat.isThisComputer ? { thisComputer: true } : {}),
    ...(seat.isDuplicate ? { duplicate: true } : {}),
    ...(seat.isStranded ? { stranded: true } : {}),
  };
}

const day = (at: OrUnknown<number | null>, none: string): string => {
  if (at === unknownValue) return '?';
  return at === null ? none : new Date(at).toISOString().slice(0, 10);
};

const limit = (value: OrUnknown<number | null>): string =>
  value === unknownValue ? '?' : (value?.toString() ?? '-');

/** Returns cells as a line of a table. Each but the last is as wide as its column, or wider: no cell is cut. */
export function tableLine(cells: readonly string[], widths: readonly number[]): string {
  return cells
    .map((cell, column) => oneLine(cell).padEnd(widths[column] ?? 0))
    .join('  ')
    .trimEnd();
}

const licenseWidths = [36, 11, 8, 5, 10, 10];
const seatWidths = [36, 11, 12, 10];

/** The titles of the table of licenses. */
export const licenseTitles = (): string =>
  tableLine(terminal.cli.sellers.licenseTitles, licenseWidths);
/** The titles of the table of seats. */
export const seatTitles = (): string => tableLine(terminal.cli.sellers.seatTitles, seatWidths);

function seatsText({ seatsUsed, seatLimit }: LicenseRow): string {
  return seatsUsed === null ? limit(seatLimit) : `${seatsUsed}/${limit(seatLimit)}`;
}

/** Returns a license as a line of a table. */
export function licenseLine(license: License, unmasked: Unmasked, now: number): string {
  const row = licenseRow(license, now);
  const texts = terminal.cli.sellers.customers;
  const [name, email] = customerCells(row, texts, unmasked.withCustomers);
  const customer =
    name === '' && email === ''
      ? shownCustomer({ customerName: null, customerEmail: null }, texts).name
      : [name, email].filter((part) => part !== '').join(' ');
  return tableLine(
    [
      row.licenseId,
      unmasked.withKeys ? license.key : row.displayKey,
      row.unknownStatus || row.status,
      seatsText(row),
      day(row.createdAt ?? unknownValue, '-'),
      day(row.expiresAt, '-'),
      customer,
    ],
    licenseWidths,
  );
}

/** Returns a seat as a line of a table. */
export function seatLine(
  { licenseId, displayKey }: Pick<LicenseRow, 'licenseId' | 'displayKey'>,
  seat: SeatRow,
  unmasked: Unmasked,
): string {
  const { label } = seatFields(seat, unmasked);
  return tableLine(
    [licenseId, displayKey, seat.seat, day(seat.activatedAt ?? unknownValue, '-'), label],
    seatWidths,
  );
}
