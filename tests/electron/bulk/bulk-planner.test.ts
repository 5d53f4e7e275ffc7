import { expect, test } from 'vitest';
import { createPlanner, type PlannerDeps } from '../../../electron/services/bulk/bulk-planner.ts';
import type { BulkPhase } from '../../../electron/services/bulk/bulk-phase.ts';
import type { IndexProgress } from '../../../shared/licenses.ts';
import { everySeat } from '../../support/bulk-harness.ts';
import { createBulkTestRun } from '../../support/bulk-test-run.ts';

/**
 * Returns the phase after a plan without seats, with `licenses` licenses in the table and the list in this state. `query` finds none of
 * them by default.
 */
async function emptyPlan(
  licenses: number,
  list: IndexProgress,
  query: PlannerDeps['query'] = () => [],
): Promise<BulkPhase> {
  const { repository, clock } = createBulkTestRun(licenses);
  return await new Promise((resolve) => {
    createPlanner(
      {
        repository,
        clock,
        isThisDevices: () => false,
        query,
        listProgress: () => list,
        log: { info: () => undefined, problem: () => undefined },
      },
      (phase) => {
        if (phase.type !== 'planning') resolve(phase);
      },
    ).begin(everySeat);
  });
}

const read = { read: 0, total: 0, unreadable: 0 };
const complete = { type: 'complete', ...read, at: 0 } as const;
const stopped = { type: 'stopped', ...read, failure: { code: 'no-answer' } } as const;

test.each<readonly [string, number, IndexProgress, string, number]>([
  ['licenses of which none has such a seat', 3, { ...complete, unreadable: 2 }, 'bulk-empty', 2],
  ['no license', 0, complete, 'no-licenses', 0],
  ['licenses that cannot be read', 0, { ...complete, unreadable: 2 }, 'answer-unreadable', 2],
  [
    'a list of which no license is read',
    0,
    { type: 'paused', ...read, total: 40 },
    'bulk-empty',
    40,
  ],
  [
    'a list that is half read',
    3,
    { type: 'paused', ...read, read: 3, total: 40 },
    'bulk-empty',
    37,
  ],
  ['a list that could not be read', 0, stopped, 'no-answer', 0],
  ['a list that stopped after some', 3, { ...stopped, read: 3, total: 5 }, 'bulk-empty', 2],
])(
  'a plan without seats over %s has its failure, and the licenses that were not looked at',
  async (_, licenses, list, code, unreadLicenses) => {
    expect(await emptyPlan(licenses, list)).toEqual({
      type: 'not-planned',
      failure: { code },
      unreadLicenses,
    });
  },
);

const breaks = (): never => {
  throw new Error('a fault of the app');
};

test('a plan that breaks ends with a failure, and not in the middle', async () => {
  expect(await emptyPlan(3, complete, breaks)).toEqual({
    type: 'not-planned',
    failure: { code: 'unexpected' },
    unreadLicenses: 0,
  });
});
