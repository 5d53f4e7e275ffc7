import { done, type Result } from '../../../shared/failure.ts';
import type { KeyClipboard } from '../interaction/key-clipboard.ts';
import { createChangeActions } from './change-actions.ts';
import { createCheckedDetails } from './checked-details.ts';
import { createReleaseAction, type LicenseActionDeps } from './release-action.ts';

/**
 * Returns what the staff can do with one license. Each action returns what Polar says after it. A dialog of the system confirms each action that
 * changes a license or releases a seat, since the page that requests it may be under an attacker's control.
 */
export function createLicenseActions(
  deps: LicenseActionDeps & { readonly keyClipboard: KeyClipboard },
) {
  const details = createCheckedDetails(deps);

  return {
    details: details.check,
    release: createReleaseAction(deps),
    ...createChangeActions({ ...deps, details }),
    async copyKey(licenseId: string): Promise<Result<undefined>> {
      const checked = await deps.repository.check(licenseId, 'person');
      if (!checked.ok) return checked;
      await deps.keyClipboard.copy(checked.value.answer.key);
      return done(undefined);
    },
  };
}
