import type { Server } from '../shared/license.ts';
import type { CommandCore } from './compose-command.ts';
import type { Ports } from './ports.ts';
import { previousRotations } from './services/activity/previous-rotations.ts';
import { createKnownSeats } from './services/licenses/known-seats.ts';
import { createLicenseRepository } from './services/licenses/license-repository.ts';
import { createLicenseTable } from './services/licenses/license-table.ts';
import { createLimitedRequests } from './services/licenses/limited-requests.ts';
import type { Access } from './services/organization/access.ts';
import { createSettingsService } from './services/settings.ts';

/** What the seller's commands work with: the organization of a token. */
export type SellerCore = ReturnType<typeof composeSellerCommand>;

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
    isThisDevices: (activationId: string): boolean => ownSeats.holderOf(activationId) !== null,
  };
}
