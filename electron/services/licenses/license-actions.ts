import { done, type Result } from '../../../shared/failure.ts';
import type { Server } from '../../../shared/license.ts';
import type { LicenseDetails, SeatOutcome } from '../../../shared/licenses.ts';
import type { Clock } from '../../ports.ts';
import type { Confirmations } from '../interaction/confirmations.ts';
import type { KeyClipboard } from '../interaction/key-clipboard.ts';
import type { ActivityEvent } from '../seat/seat-events.ts';
import { createChangeActions, type ChangeActions } from './change-actions.ts';
import { createCheckedDetails } from './checked-details.ts';
import type { LicenseQuestions } from './license-questions.ts';
import type { LicenseRepository } from './license-repository.ts';
import type { OrganizationRequests } from './organization-requests.ts';
import { createReleaseAction, type SeatReleaseRequest } from './release-action.ts';

/**
 * What the staff can do with one license. Each action returns what Polar says after it. A dialog of the system confirms each action that
 * changes a license or releases a seat, since the page that requests it may be under an attacker's control.
 */
export interface LicenseActions extends ChangeActions {
  details(licenseId: string): Promise<Result<LicenseDetails>>;
  release(request: SeatReleaseRequest): Promise<Result<SeatOutcome>>;
  copyKey(licenseId: string): Promise<Result<undefined>>;
}

/** Returns the actions over a repository. */
export function createLicenseActions(deps: {
  readonly repository: LicenseRepository;
  readonly requests: OrganizationRequests;
  readonly clock: Clock;
  readonly keyClipboard: KeyClipboard;
  readonly confirmations: Confirmations;
  readonly questions: LicenseQuestions;
  readonly server: Server;
  readonly appVersion: string;
  /** The activation that this computer holds; null for none. */
  readonly thisDeviceActivationId: () => string | null;
  readonly recordEvent: (event: ActivityEvent) => void;
  readonly released: (activationId: string) => void;
}): LicenseActions {
  const { repository, requests, clock, confirmations, questions, server, recordEvent } = deps;
  const { thisDeviceActivationId } = deps;
  const details = createCheckedDetails({ repository, clock, thisDeviceActivationId });
  const { change, rotate } = createChangeActions({
    repository,
    requests,
    details,
    clock,
    confirmations,
    questions,
    server,
    recordEvent,
  });

  return {
    details: details.check,
    release: createReleaseAction(deps),
    change,
    rotate,
    async copyKey(licenseId) {
      const checked = await repository.check(licenseId, 'person');
      if (!checked.ok) return checked;
      await deps.keyClipboard.copy(checked.value.answer.key);
      return done(undefined);
    },
  };
}
