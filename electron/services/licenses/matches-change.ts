import type { OrUnknown } from '../../../shared/license.ts';
import { unlimited, type LicenseChange } from '../../../shared/licenses.ts';
import type { ListedLicense } from '../../polar/license-page.ts';

/** Whether a limit or an expiry that Polar answered with is the one that a change asked for, if it asked for one. */
const matchesLimit = (
  actual: OrUnknown<number | null>,
  requested: number | typeof unlimited | undefined,
): boolean => requested === undefined || actual === (requested === unlimited ? null : requested);

/** Whether a license is as a change wanted it. */
export function matchesChange(license: ListedLicense, change: LicenseChange): boolean {
  return (
    (change.status === undefined || license.status === change.status) &&
    (change.usage === undefined || license.usage === change.usage) &&
    matchesLimit(license.limit_activations, change.seatLimit) &&
    matchesLimit(license.limit_usage, change.usageLimit) &&
    matchesLimit(license.expires_at, change.expiresAt)
  );
}
