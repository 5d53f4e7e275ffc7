import type { LicenseStatus } from '../../../shared/licenses.ts';
import type { License } from './license-table.ts';

/** Returns a license's status at a time: Polar leaves an expired license granted. */
export function statusAt(
  { status, expiresAt }: Pick<License, 'status' | 'expiresAt'>,
  now: number,
): LicenseStatus {
  const isExpired = status === 'granted' && typeof expiresAt === 'number' && expiresAt <= now;
  return isExpired ? 'expired' : status;
}
