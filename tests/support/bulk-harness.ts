import { expect } from 'vitest';
import { activationHash } from '../../electron/services/seat/seat-record.ts';
import type { BulkRow, BulkSource, BulkState } from '../../shared/bulk-release.ts';
import { newestFirst, releasesOf, valueOf, type Desk } from './admin-harness.ts';

/** Every seat of every license. */
export const everything: BulkSource = {
  is: 'rule',
  scope: { is: 'query', query: newestFirst },
  rule: { is: 'all' },
};

/** Plans and answers how many seats are in it. */
export async function planned(made: Desk, source: BulkSource = everything): Promise<number> {
  valueOf(await made.core().handlers.bulk.plan(source));
  const { bulk } = await made.until(
    'a plan',
    (state) => state.bulk.is === 'planned' || state.bulk.is === 'not-planned',
  );
  if (bulk.is !== 'planned') throw new Error(`No plan: ${JSON.stringify(bulk)}`);
  return bulk.chosen;
}

/** All rows of the plan or the run. */
export async function rowsOfRun(made: Desk): Promise<BulkRow[]> {
  const rows: BulkRow[] = [];
  for (let offset = 0; ; offset += 200) {
    const part = valueOf(await made.core().handlers.bulk.window({ offset, count: 200 }));
    rows.push(...part.rows);
    if (rows.length >= part.total) return rows;
  }
}

/** Resumes until the run is through; each stop is seen to by `repair`. */
export async function runToTheEnd(
  made: Desk,
  repair: () => Promise<void> = async () => undefined,
): Promise<Extract<BulkState, { is: 'finished' }>> {
  for (let stops = 0; stops < 12; stops += 1) {
    const { bulk } = await made.until('an end or a stop', (state) =>
      ['finished', 'stopped', 'interrupted', 'paused'].includes(state.bulk.is),
    );
    if (bulk.is === 'finished') return bulk;
    await repair();
    valueOf(await made.core().handlers.bulk.resume());
  }
  throw new Error('The run never came to its end.');
}

/** How many of the rows' seats the server still holds. */
export function livingOf(made: Desk, rows: readonly Pick<BulkRow, 'licenseId' | 'seat'>[]): number {
  return rows.filter(({ licenseId, seat }) =>
    made.polar.record.liveActivations(licenseId).some(({ id }) => activationHash(id) === seat),
  ).length;
}

/** The server let no seat go twice. */
export function expectEachReleasedOnce(made: Desk): void {
  const released = releasesOf(made.polar);
  expect(new Set(released).size).toBe(released.length);
}
