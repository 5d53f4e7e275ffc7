import { done } from '../shared/failure.ts';
import type { Server } from '../shared/license.ts';
import type { CommandCore } from './compose-command.ts';
import type { Ports, Question } from './ports.ts';
import { previousRotations } from './services/activity/previous-rotations.ts';
import { createChangeActions } from './services/licenses/change-actions.ts';
import { createCheckedDetails } from './services/licenses/checked-details.ts';
import { createKnownSeats } from './services/licenses/known-seats.ts';
import type { LicenseQuestions } from './services/licenses/license-questions.ts';
import { createLicenseRepository } from './services/licenses/license-repository.ts';
import { createLicenseTable } from './services/licenses/license-table.ts';
import { createLimitedRequests } from './services/licenses/limited-requests.ts';
import type { Access } from './services/organization/access.ts';
import { createSettingsService } from './services/settings.ts';

/** What the seller's commands work with: the organization of a token. */
export type SellerCore = ReturnType<typeof composeSellerCommand>;

const noQuestion: Question = { message: '', detail: '', confirm: '', cancel: '' };
const noQuestions: LicenseQuestions = {
  release: () => noQuestion,
  rotate: () => noQuestion,
  change: () => noQuestion,
  disable: () => noQuestion,
  bulk: () => noQuestion,
};

/**
 * Creates what the seller's commands need besides the core of all commands. `server`, `access`: where the organization is, and its token.
 * Sends nothing.
 */
export function composeSellerCommand(
  { foundation, activity, seats: ownSeats }: CommandCore,
  ports: Ports,
  { server, access }: { readonly server: Server; readonly access: Access },
) {
  const { clock, log, appVersion } = ports;
  const settings = createSettingsService({
    file: foundation.appRecords.settings,
    appearance: { follow: () => undefined },
    background: { setOpenAtLogin: () => undefined },
    changed: () => undefined,
  });
  const { requests, tokenBucket } = createLimitedRequests({
    ...foundation,
    server,
    clock,
    access,
    share: () => settings.get().limitShare,
  });
  const table = createLicenseTable();
  const seats = createKnownSeats(table);
  const previousRotationAt = previousRotations(activity);
  const repository = createLicenseRepository({
    table,
    seats,
    requests,
    clock,
    reading: () => 1,
    previousRotationAt,
    changed: () => undefined,
  });
  const isThisDevices = (activationId: string): boolean => ownSeats.holderOf(activationId) !== null;
  return {
    server,
    requests,
    repository,
    table,
    seats,
    pausedUntil: tokenBucket.pausedUntil,
    clock,
    log,
    appVersion,
    previousRotationAt,
    recordEvent: activity.recordEvent,
    isThisDevices,
    /** The actions that change a license. They ask no question: the caller wants what the command does. */
    changes: createChangeActions({
      server,
      repository,
      requests,
      clock,
      details: createCheckedDetails({ repository, clock, isThisDevices }),
      confirmations: { ask: async () => await Promise.resolve(done(undefined)) },
      questions: noQuestions,
      recordEvent: activity.recordEvent,
    }),
  };
}
