import { isOwnMetaKey } from '../seat/origin.ts';
import { displayKeyOf } from '../../../shared/license.ts';
import type { LicenseDetails, LicenseRow, SeatRow } from '../../../shared/licenses.ts';
import { keyPrefixOf } from './benefit-groups.ts';
import { isStranded, type SeatsOfLicense } from './known-seats.ts';
import type { KnownSeat } from './packed-seats.ts';
import { statusAt } from './license-status.ts';
import type { License } from './license-table.ts';

/** Returns a license as the window may see it: with the key's last six characters, and no more of it. */
export function licenseRow(license: License, now: number): LicenseRow {
  return {
    licenseId: license.id,
    displayKey: displayKeyOf(license.key),
    keyPrefix: keyPrefixOf(license.key),
    customerId: license.customerId,
    customerName: license.customerName,
    customerEmail: license.customerEmail,
    customerDeleted: license.customerDeleted,
    benefitId: license.benefitId,
    status: statusAt(license, now),
    unknownStatus: license.unknownStatus,
    seatsUsed: license.seatsUsed,
    seatsCheckedAt: license.seatsCheckedAt,
    seatLimit: license.seatLimit,
    usage: license.usage,
    usageLimit: license.usageLimit,
    validations: license.validations,
    lastValidatedAt: license.lastValidatedAt,
    createdAt: license.createdAt,
    expiresAt: license.expiresAt,
    strandedSeats: license.strandedSeats,
  };
}

/** Returns a value as text. Polar saves texts, numbers and booleans; what an answer nests is shown as JSON. */
function shownValue(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Returns what people can read of a seat's meta: all but this app's own fields. */
function readableMeta(meta: KnownSeat['meta']): SeatRow['meta'] {
  return Object.entries(meta ?? {})
    .filter(([name]) => !isOwnMetaKey(name))
    .map(([name, value]) => ({ name, value: shownValue(value) }));
}

/** Returns the marks of a seat's device: its name, and the fields of its meta that identify a device. */
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

function markCounts(seats: readonly KnownSeat[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const mark of seats.flatMap(marksOf)) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  return counts;
}

/** Returns a license with its seats. `isThisDevices`: whether this computer holds an activation. */
export function licenseDetails(
  license: License,
  { seats, isComplete }: SeatsOfLicense,
  isThisDevices: (activationId: string) => boolean,
  now: number,
): LicenseDetails {
  const { rotatedAt } = license;
  const counts = markCounts(seats);
  return {
    license: licenseRow(license, now),
    rotatedAt,
    isComplete,
    seats: seats.map((seat) => ({
      seat: seat.hash,
      label: seat.label,
      meta: readableMeta(seat.meta),
      activatedAt: seat.activatedAt,
      isThisComputer: isThisDevices(seat.activationId),
      isDuplicate: marksOf(seat).some((mark) => (counts.get(mark) ?? 0) > 1),
      isStranded: isStranded(seat, rotatedAt),
    })),
  };
}
