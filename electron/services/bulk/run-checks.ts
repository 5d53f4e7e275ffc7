import { done, failed, type Result } from '../../../shared/failure.ts';
import type { Server } from '../../../shared/license.ts';
import { holdsSeat } from '../../polar/seat-list.ts';
import type { Clock } from '../../ports.ts';
import {
  organizationFailure,
  type OrganizationRequests,
} from '../licenses/organization-requests.ts';
import { reconcile } from '../seat/reconcile.ts';
import type { JournalRun } from './bulk-journal.ts';
import type { RunRow } from './bulk-rows.ts';
import type { RecordResult } from './record-result.ts';

/** Checks that a run belongs to the connected organization: any other one would know none of its ids. */
export async function checkOwner(
  owner: Pick<JournalRun, 'server' | 'organizationId'>,
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
 * Checks each unknown seat of a canceled run; releases none. A listed seat is checked again before it counts as held, since a read may lag
 * behind. A seat that cannot be checked stays unknown, and so do all others once `shouldContinue` returns false. Throws the file system's
 * error.
 */
export async function reconcileUnknownRows(
  rows: readonly RunRow[],
  deps: {
    readonly requests: OrganizationRequests;
    readonly clock: Clock;
    readonly recordResult: RecordResult;
    readonly shouldContinue: () => boolean;
  },
): Promise<void> {
  const { requests, clock, recordResult, shouldContinue } = deps;
  let open = [...rows.entries()].filter(([, { result }]) => result === 'unknown');

  await reconcile(clock, async (isLast) => {
    const held: typeof open = [];
    for (const [number, row] of open) {
      const license = await requests.get(row.licenseId, 'bulk');
      if (!shouldContinue()) return true;
      const isListed =
        license.type === 'ok' ? holdsSeat(license.value.activations, row.activationId) : null;
      if (isListed === false) recordResult(number, row, 'found-free', null);
      if (isListed === true) held.push([number, row]);
    }
    // Not before the end of the last round: a run that is stopped during it leaves these rows unknown.
    if (isLast)
      for (const [number, row] of held)
        recordResult(number, row, 'still-held', { code: 'still-held' });
    open = held;
    return open.length === 0 ? true : null;
  });
}
