import { unknownValue } from '../../../shared/license.ts';
import { expiringWithin, type OverviewCounts } from '../../../shared/overview.ts';
import { statusAt } from './license-status.ts';
import type { License, LicenseTable } from './license-table.ts';

/** Whether a license's seats are all taken; null where that is not known. */
export function isFull({ seatLimit, seatsUsed }: License): boolean | null {
  if (seatLimit === null) return false;
  return seatsUsed === null || seatLimit === unknownValue ? null : seatsUsed >= seatLimit;
}

/** Whether a license works and ends within 30 days. */
export function isExpiringSoon(license: License, now: number): boolean {
  const { expiresAt } = license;
  return (
    typeof expiresAt === 'number' &&
    expiresAt <= now + expiringWithin &&
    statusAt(license, now) === 'granted'
  );
}

/** Counts the licenses of a table, in one pass. Each count is that of the list's filter of the same name. */
export function countLicenses(table: LicenseTable, now: number): OverviewCounts {
  const counts = {
    licenses: 0,
    checked: 0,
    seatsInUse: 0,
    inUse: 0,
    full: 0,
    stranded: 0,
    expiring: 0,
    neverValidated: 0,
    customerDeleted: 0,
    disabled: 0,
  };
  for (const license of table.all()) {
    counts.licenses += 1;
    if (license.seatsUsed !== null) {
      counts.checked += 1;
      counts.seatsInUse += license.seatsUsed;
      if (license.seatsUsed > 0) counts.inUse += 1;
      if (isFull(license) === true) counts.full += 1;
      if (license.strandedSeats > 0) counts.stranded += 1;
    }
    if (isExpiringSoon(license, now)) counts.expiring += 1;
    if (license.lastValidatedAt === null) counts.neverValidated += 1;
    if (license.customerDeleted) counts.customerDeleted += 1;
    if (license.status === 'disabled') counts.disabled += 1;
  }
  return counts;
}
