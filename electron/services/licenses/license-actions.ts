import { done, type Result } from '../../../shared/failure.ts';
import type { LicenseDetails, SeatOutcome } from '../../../shared/licenses.ts';
import type { KeyClipboard } from '../interaction/key-clipboard.ts';
import { createChangeActions } from './change-actions.ts';
import { createCheckedDetails } from './checked-details.ts';
import {
  createReleaseAction,
  type LicenseActionDeps,
  type SeatReleaseRequest,
} from './release-action.ts';

/**
 * What the staff can do with one license. Each action returns what Polar says after it. A dialog of the system confirms each action that
 * changes a license or releases a seat, since the page that requests it may be under an attacker's control.
 */
export interface LicenseActions extends ReturnType<typeof createChangeActions> {
  details(licenseId: string): Promise<Result<LicenseDetails>>;
  release(request: SeatReleaseRequest): Promise<Result<SeatOutcome>>;
  copyKey(licenseId: string): Promise<Result<undefined>>;
}

/** Returns the actions over a repository. */
export function createLicenseActions(
  deps: LicenseActionDeps & { readonly keyClipboard: KeyClipboard },
): LicenseActions {
  const details = createCheckedDetails(deps);

  return {
    details: details.check,
    release: createReleaseAction(deps),
    ...createChangeActions({ ...deps, details }),
    async copyKey(licenseId) {
      const checked = await deps.repository.check(licenseId, 'person');
      if (!checked.ok) return checked;
      await deps.keyClipboard.copy(checked.value.answer.key);
      return done(undefined);
    },
  };
}
