import { expect } from 'vitest';
import { activationHash } from '../../electron/services/seat/seat-record.ts';
import type { BulkRow, BulkSource, BulkState } from '../../shared/bulk-release.ts';
import { newestFirst, releasedActivationIds, valueOf, type AdminHarness } from './admin-harness.ts';

/** Selects every seat of every license. */
export const everySeat: BulkSource = {
  type: 'rule',
  scope: { type: 'query', query: newestFirst },
  rule: { type: 'all' },
};

/** Plans a release and returns the number of its seats. */
export async function planBulkRelease(
  harness: AdminHarness,
  source: BulkSource = everySeat,
): Promise<number> {
  valueOf(await harness.core().handlers.bulk.plan(source));
  const { bulk } = await harness.waitUntil(
    'a plan',
    (state) => state.bulk.type === 'planned' || state.bulk.type === 'not-planned',
  );
  if (bulk.type !== 'planned') throw new Error(`No plan: ${JSON.stringify(bulk)}`);
  return bulk.chosen;
}

/** Returns all rows of the plan or the run. */
export async function rowsOfRun(harness: AdminHarness): Promise<BulkRow[]> {
  const rows: BulkRow[] = [];
  for (let offset = 0; ; offset += 200) {
    const part = valueOf(await harness.core().handlers.bulk.window({ offset, count: 200 }));
    rows.push(...part.rows);
    if (rows.length >= part.total) return rows;
  }
}

/** Resumes until the run is complete; calls `repair` after each stop. */
export async function runToTheEnd(
  harness: AdminHarness,
  repair: () => Promise<void> = async () => undefined,
): Promise<Extract<BulkState, { type: 'finished' }>> {
  for (let stops = 0; stops < 12; stops += 1) {
    const { bulk } = await harness.waitUntil('an end or a stop', (state) =>
      ['finished', 'stopped', 'interrupted', 'paused'].includes(state.bulk.type),
    );
    if (bulk.type === 'finished') return bulk;
    await repair();
    valueOf(await harness.core().handlers.bulk.resume());
  }
  throw new Error('The run did not complete.');
}

/** Returns the number of the rows' seats that the server still holds. */
export function liveSeatCount(
  harness: AdminHarness,
  rows: readonly Pick<BulkRow, 'licenseId' | 'seat'>[],
): number {
  return rows.filter(({ licenseId, seat }) =>
    harness.polar.record.liveActivations(licenseId).some(({ id }) => activationHash(id) === seat),
  ).length;
}

/** Expects that the server released no seat twice. */
export function expectEachReleasedOnce(harness: AdminHarness): void {
  const released = releasedActivationIds(harness.polar);
  expect(new Set(released).size).toBe(released.length);
}
