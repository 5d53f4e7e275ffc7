import { done, failed } from '../../../shared/failure.ts';
import type { Result } from '../../../shared/ipc.ts';
import type { Server } from '../../../shared/license.ts';
import { holdsSeat } from '../../polar/seat-list.ts';
import { recheckDelays } from '../licenses/release-license-seat.ts';
import {
  organizationFailure,
  type OrganizationRequests,
} from '../licenses/organization-requests.ts';
import type { RunRow } from './bulk-rows.ts';
import { recordRowResult, type RecordResultDeps } from './record-result.ts';

/** Whose run it is. */
export interface RunOwner {
  readonly server: Server;
  readonly organizationId: string;
}

/** Whether a run is the connected organization's: its ids would all be unknown to another one. */
export async function checkOwner(
  owner: RunOwner,
  server: Server,
  requests: OrganizationRequests,
): Promise<Result<undefined>> {
  if (owner.server !== server) return failed('bulk-other-organization');
  const first = await requests.page(1);
  if (first.type !== 'ok') return failed(organizationFailure(first));
  const { items, unreadable } = first.value;
  const named = items.flatMap(({ organization_id: id }) => (id === null ? [] : [id]));
  if (named.includes(owner.organizationId)) return done(undefined);
  if (named.length > 0) return failed('bulk-other-organization');
  return failed(items.length + unreadable === 0 ? 'no-licenses' : 'answer-unreadable');
}

/**
 * Looks after each seat of a canceled run that a request may have reached, and sends nothing. One that is listed is looked at again
 * before it is told as held, since a read may lag behind. What cannot be looked at stays unknown, and so does the rest when `shouldContinue`
 * no longer holds. Throws the file system's error.
 */
export async function reconcileUnknownRows(
  rows: readonly RunRow[],
  deps: RecordResultDeps & {
    readonly requests: OrganizationRequests;
    readonly shouldContinue: () => boolean;
  },
): Promise<void> {
  const { requests, clock, shouldContinue } = deps;

  /** Settles those that are free; answers those that are listed. */
  async function checkRows(numbers: readonly number[]): Promise<number[]> {
    const held: number[] = [];
    for (const number of numbers) {
      const row = rows[number];
      if (row === undefined) continue;
      const license = await requests.get(row.licenseId, 'bulk');
      if (!shouldContinue()) return [];
      if (license.type !== 'ok') continue;
      const isListed = holdsSeat(license.value.activations, row.activationId);
      if (isListed === true) held.push(number);
      if (isListed === false) recordRowResult(deps, number, row, 'found-free', null);
    }
    return held;
  }

  let held = await checkRows(
    [...rows.keys()].filter((number) => rows[number]?.result === 'unknown'),
  );
  for (const pause of recheckDelays) {
    if (held.length === 0) return;
    await new Promise<void>((resolve) => clock.schedule(pause, resolve));
    held = await checkRows(held);
  }
  for (const number of held) {
    const row = rows[number];
    if (row !== undefined) recordRowResult(deps, number, row, 'still-held', { code: 'still-held' });
  }
}
