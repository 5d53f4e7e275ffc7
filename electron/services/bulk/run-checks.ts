import { done, failed } from '../../../shared/failure.ts';
import type { Result } from '../../../shared/ipc.ts';
import type { Server } from '../../../shared/license.ts';
import { staffFailure, type StaffRequests } from '../licenses/staff-requests.ts';
import type { RunRow } from './bulk-rows.ts';
import { settleRow, type SettleDeps } from './settle-row.ts';

/** Whose run it is. */
export interface RunOwner {
  readonly server: Server;
  readonly organizationId: string;
}

/** Whether a run is the connected organization's: its ids would all be unknown to another one. */
export async function checkOwner(
  owner: RunOwner,
  server: Server,
  requests: StaffRequests,
): Promise<Result<undefined>> {
  if (owner.server !== server) return failed('bulk-other-organization');
  const first = await requests.page(1);
  if (first.is !== 'ok') return failed(staffFailure(first));
  const { items } = first.value;
  return items.some((item) => item.organization_id === owner.organizationId)
    ? done(undefined)
    : failed(items.length === 0 ? 'no-licenses' : 'bulk-other-organization');
}

/**
 * Looks once after each seat of a canceled run that a request may have reached, and sends nothing. What cannot be looked at stays
 * unknown, and so does the rest when `isWanted` no longer holds. Throws the file system's error.
 */
export async function lookAfterUnknown(
  rows: readonly RunRow[],
  deps: SettleDeps & { readonly requests: StaffRequests; readonly isWanted: () => boolean },
): Promise<void> {
  for (const [number, row] of rows.entries()) {
    if (row.result !== 'unknown') continue;
    const license = await deps.requests.get(row.licenseId, 'bulk');
    if (!deps.isWanted()) return;
    if (license.is !== 'ok') continue;
    const lives = license.value.activations.some(({ id }) => id === row.activationId);
    if (lives) settleRow(deps, number, row, 'still-held', { code: 'still-held' });
    else settleRow(deps, number, row, 'found-free', null);
  }
}
