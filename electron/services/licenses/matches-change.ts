import type { OrUnknown } from '../../../shared/license.ts';
import { unlimited, type LicenseChange } from '../../../shared/licenses.ts';
import type { ListedLicense } from '../../polar/license-page.ts';

/** Whether Polar's limit or expiry is the requested one, if one was requested. */
const matchesLimit = (
  actual: OrUnknown<number | null>,
  requested: number | typeof unlimited | undefined,
): boolean => requested === undefined || actual === (requested === unlimited ? null : requested);

/** Whether a license has all values that a change requested. */
export function matchesChange(license: ListedLicense, change: LicenseChange): boolean {
  return (
    (change.status === undefined || license.status === change.status) &&
    (change.usage === undefined || license.usage === change.usage) &&
    matchesLimit(license.limit_activations, change.seatLimit) &&
    matchesLimit(license.limit_usage, change.usageLimit) &&
    matchesLimit(license.expires_at, change.expiresAt)
  );
}
