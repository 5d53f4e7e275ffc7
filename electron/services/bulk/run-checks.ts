import { done, failed } from '../../../shared/failure.ts';
import type { Result } from '../../../shared/ipc.ts';
import type { Server } from '../../../shared/license.ts';
import { holdsSeat } from '../../polar/seat-list.ts';
import { lookWaits } from '../licenses/release-license-seat.ts';
import { staffFailure, type StaffRequests } from '../licenses/staff-requests.ts';
import type { RunRow } from './bulk-rows.ts';
import { settleRow, type SettleDeps } from './record-result.ts';

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
  const { items, unreadable } = first.value;
  const named = items.flatMap(({ organization_id: id }) => (id === null ? [] : [id]));
  if (named.includes(owner.organizationId)) return done(undefined);
  if (named.length > 0) return failed('bulk-other-organization');
  return failed(items.length + unreadable === 0 ? 'no-licenses' : 'answer-unreadable');
}

/**
 * Looks after each seat of a canceled run that a request may have reached, and sends nothing. One that is listed is looked at again
 * before it is told as held, since a read may lag behind. What cannot be looked at stays unknown, and so does the rest when `isWanted`
 * no longer holds. Throws the file system's error.
 */
export async function lookAfterUnknown(
  rows: readonly RunRow[],
  deps: SettleDeps & { readonly requests: StaffRequests; readonly isWanted: () => boolean },
): Promise<void> {
  const { requests, clock, isWanted } = deps;

  /** Settles those that are free; answers those that are listed. */
  async function look(numbers: readonly number[]): Promise<number[]> {
    const held: number[] = [];
    for (const number of numbers) {
      const row = rows[number];
      if (row === undefined) continue;
      const license = await requests.get(row.licenseId, 'bulk');
      if (!isWanted()) return [];
      if (license.is !== 'ok') continue;
      const lives = holdsSeat(license.value.activations, row.activationId);
      if (lives === true) held.push(number);
      if (lives === false) settleRow(deps, number, row, 'found-free', null);
    }
    return held;
  }

  let held = await look([...rows.keys()].filter((number) => rows[number]?.result === 'unknown'));
  for (const pause of lookWaits) {
    if (held.length === 0) return;
    await new Promise<void>((resolve) => clock.after(pause, resolve));
    held = await look(held);
  }
  for (const number of held) {
    const row = rows[number];
    if (row !== undefined) settleRow(deps, number, row, 'still-held', { code: 'still-held' });
  }
}
