import { expect, test } from 'vitest';
import { createPlanner, type PlannerDeps } from '../../../electron/services/bulk/bulk-planner.ts';
import type { Doing } from '../../../electron/services/bulk/bulk-state.ts';
import type { IndexProgress } from '../../../shared/licenses.ts';
import { everything } from '../../support/bulk-harness.ts';

/** What a plan without a seat comes to where so many licenses are read and the list stands like this. */
async function emptyPlan(licenses: number, list: IndexProgress): Promise<Doing> {
  const book = {
    table: { size: () => licenses },
    seats: { rows: () => [] },
  } as unknown as PlannerDeps['book'];
  return await new Promise((resolve) => {
    createPlanner(
      {
        book,
        clock: { now: () => 0, steady: () => 0, after: () => () => undefined },
        own: () => null,
        query: () => [],
        list: () => list,
      },
      (doing) => {
        if (doing.is !== 'planning') resolve(doing);
      },
    ).begin(everything);
  });
}

const read = { read: 0, of: 0, unreadable: 0 };
const complete = { is: 'complete', ...read, at: 0 } as const;
const stopped = { is: 'stopped', ...read, failure: { code: 'no-answer' } } as const;

test.each<readonly [string, number, IndexProgress, string]>([
  ['licenses of which none has such a seat', 3, { ...complete, unreadable: 2 }, 'bulk-empty'],
  ['no license', 0, complete, 'no-licenses'],
  ['licenses that cannot be read', 0, { ...complete, unreadable: 2 }, 'answer-unreadable'],
  ['a list that is still being read', 0, { is: 'paused', ...read, unreadable: 2 }, 'bulk-empty'],
  ['a list that could not be read', 0, stopped, 'no-answer'],
  ['a list that stopped after some', 3, stopped, 'bulk-empty'],
])('a plan without seats over %s says why', async (_, licenses, list, code) => {
  expect(await emptyPlan(licenses, list)).toEqual({
    is: 'not-planned',
    failure: { code },
  });
});
