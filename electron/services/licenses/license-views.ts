import { displayKeyOf } from '../../../shared/license.ts';
import type { LicenseDetails, LicenseRow, SeatRow } from '../../../shared/licenses.ts';
import { flags } from './license-columns.ts';
import { statusAt } from './license-query.ts';
import { numberColumn, valueOfColumn } from './license-columns.ts';
import type { KnownSeat, SeatsOfLicense } from './known-seats.ts';
import type { LicenseTable } from './license-table.ts';

const orNull = (value: number | undefined): number | null =>
  value === undefined || value === -1 ? null : value;

/** Whether the license's customer was deleted in Polar. The license itself stays as it is. */
export function hasDeletedCustomer(table: LicenseTable, row: number): boolean {
  return ((table.columns().flags[row] ?? 0) & flags.customerDeleted) !== 0;
}

/** A row as the window may see it: the key's last six characters, and no more of it. */
export function licenseRow(table: LicenseTable, row: number, now: number): LicenseRow {
  const columns = table.columns();
  const { name, email, key } = table.text(row);
  return {
    licenseId: table.idOf(row),
    displayKey: displayKeyOf(key),
    customerName: name === '' ? null : name,
    customerEmail: email === '' ? null : email,
    customerDeleted: hasDeletedCustomer(table, row),
    benefitId: table.benefitOf(row),
    status: statusAt(columns, row, now),
    unknownStatus: table.statusWordOf(row),
    seatsUsed: orNull(columns.seatsUsed[row]),
    seatsCheckedAt: orNull(columns.seatsCheckedAt[row]),
    seatLimit: valueOfColumn(columns.seatLimit[row]),
    usage: numberColumn(columns.usage[row]),
    usageLimit: valueOfColumn(columns.usageLimit[row]),
    validations: numberColumn(columns.validations[row]),
    lastValidatedAt: valueOfColumn(columns.validatedAt[row]),
    createdAt: numberColumn(columns.createdAt[row]),
    expiresAt: valueOfColumn(columns.expiresAt[row]),
    strandedSeats: columns.strandedSeats[row] ?? 0,
  };
}

/** Polar keeps texts, numbers and yes or no; what an answer nests beside them is shown as it came. */
function shownValue(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What of a seat's meta people can read; our own nonce tells nobody anything. */
function readableMeta(meta: KnownSeat['meta']): SeatRow['meta'] {
  return Object.entries(meta ?? {})
    .filter(([name]) => !name.startsWith('seatkeeper'))
    .map(([name, value]) => ({ name, value: shownValue(value) }));
}

/** What two seats of one device have in common: the name, or all that it wrote beside it where that names a device. */
function marksOf({ label, meta }: KnownSeat): string[] {
  const deviceMeta = readableMeta(meta).filter(({ name }) =>
    /device|machine|host|fingerprint|hardware|serial/i.test(name),
  );
  const name = label.trim().toLowerCase();
  return [
    // Two seats without a name have nothing in common.
    ...(name === '' ? [] : [`label ${name}`]),
    ...(deviceMeta.length === 0 ? [] : [`meta ${JSON.stringify(deviceMeta)}`]),
  ];
}

/** How often each mark is there among a license's seats. */
function markCounts(seats: readonly KnownSeat[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const mark of seats.flatMap(marksOf)) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  return counts;
}

/** A license with its seats. `thisDeviceActivationId`: the activation that this computer holds; `isComplete`: whether these are all of its seats. */
export function licenseDetails(
  table: LicenseTable,
  row: number,
  { seats, isComplete }: Pick<SeatsOfLicense, 'seats' | 'isComplete'>,
  thisDeviceActivationId: string | null,
  now: number,
): LicenseDetails {
  const rotatedAt = table.columns().rotatedAt[row] ?? -1;
  const counts = markCounts(seats);
  return {
    license: licenseRow(table, row, now),
    rotatedAt: orNull(rotatedAt),
    isComplete,
    seats: seats.map((seat) => ({
      seat: seat.hash,
      label: seat.label,
      meta: readableMeta(seat.meta),
      activatedAt: seat.activatedAt,
      isThisComputer: seat.activationId === thisDeviceActivationId,
      isDuplicate: marksOf(seat).some((mark) => (counts.get(mark) ?? 0) > 1),
      isStranded: seat.activatedAt !== null && seat.activatedAt < rotatedAt,
    })),
  };
}
