import { describe, expect, test } from 'vitest';
import type { RunRow } from '../../../electron/services/bulk/bulk-rows.ts';
import { checkOwner, reconcileUnknownRows } from '../../../electron/services/bulk/run-checks.ts';
import type { OrganizationRequests } from '../../../electron/services/licenses/organization-requests.ts';
import {
  checkedLicenseOfRow,
  createBulkTestRun,
  licenseOfRow,
  rowNumberOf,
} from '../../support/bulk-test-run.ts';
import { noRequests, unexpectedRequest } from '../../support/listed-license.ts';
import { advanceToEnd } from '../../support/manual-clock.ts';
import { lumenLabs } from '../../support/polar/organizations.ts';

// The checks of a bulk release that send no release, with requests whose answers a test chooses.

type Read = Awaited<ReturnType<OrganizationRequests['get']>>;

const unanswered: Read = { type: 'indeterminate', why: 'no-answer' };

/** Returns the answer to a check of row `number`. */
function read(number: number, seat: 'held' | 'free', isComplete = true): Read {
  return { type: 'ok', value: checkedLicenseOfRow(number, seat, isComplete) };
}

/** Checks rows, each with the next of its answers, and returns the requests with their times in seconds, the results and the events. */
async function runChecks(
  answers: readonly (readonly Read[])[],
  shouldContinue: (requests: number) => boolean = () => true,
  results: readonly RunRow['result'][] = [],
) {
  const testRun = createBulkTestRun(answers.length);
  for (const [number, row] of testRun.rows.entries()) row.result = results[number] ?? 'unknown';
  const left = answers.map((each) => [...each]);
  const requestLog: string[] = [];
  const ending = reconcileUnknownRows(testRun.rows, {
    clock: testRun.clock,
    recordResult: testRun.recordResult,
    shouldContinue: () => shouldContinue(requestLog.length),
    requests: {
      ...noRequests,
      async get(licenseId, priority) {
        const number = rowNumberOf(licenseId);
        requestLog.push(`${number} ${priority} ${testRun.clock.waited() / 1_000}`);
        return left[number]?.shift() ?? unexpectedRequest();
      },
    },
  });
  await advanceToEnd(testRun.clock);
  await ending;
  return { requestLog, results: testRun.rows.map(({ result }) => result), events: testRun.events };
}

describe('the seats of a canceled run that a request may have reached', () => {
  test('become free, held or unknown by up to four checks', async () => {
    const { requestLog, results, events } = await runChecks([
      [read(0, 'free')],
      [read(1, 'held'), read(1, 'held'), read(1, 'held'), read(1, 'held')],
      [read(2, 'held'), read(2, 'free')],
      [unanswered],
      [read(4, 'held'), unanswered],
      [read(5, 'free', false)],
      [{ type: 'gone', reason: 'nothing-found' }],
      [read(7, 'held', false), read(7, 'held'), read(7, 'held'), read(7, 'free')],
    ]);
    expect(results).toEqual([
      'found-free',
      'still-held',
      'found-free',
      'unknown',
      'unknown',
      'unknown',
      'unknown',
      'found-free',
    ]);
    expect(requestLog.filter((each) => each.startsWith('1 '))).toEqual([
      '1 bulk 0',
      '1 bulk 1',
      '1 bulk 3',
      '1 bulk 7',
    ]);
    expect(events.map(({ what }) => what)).toEqual([
      'released',
      'released',
      'released',
      'release-failed',
    ]);
  });

  test('are checked, and no others', async () => {
    const results = ['planned', 'released', 'failed', 'unknown'] as const;
    const testRun = await runChecks([[], [], [], [read(3, 'free')]], undefined, results);
    expect(testRun.results).toEqual(['planned', 'released', 'failed', 'found-free']);
  });

  test.each([1, 3])('stay unknown when the checks are canceled after %i of them', async (most) => {
    const answers = [0, 1].map((number) => [read(number, 'held'), read(number, 'free')]);
    const { requestLog, results } = await runChecks(answers, (count) => count < most);
    expect(requestLog).toHaveLength(most);
    expect(results).toEqual(['unknown', 'unknown']);
  });

  test('stay unknown when the checks are canceled in the last round', async () => {
    const answers = [0, 1].map((number) => [...Array(4)].map(() => read(number, 'held')));
    const { requestLog, results, events } = await runChecks(answers, (count) => count < 8);
    expect(requestLog).toHaveLength(8);
    expect(results).toEqual(['unknown', 'unknown']);
    expect(events).toEqual([]);
  });
});

describe('the organization of a run', () => {
  const owner = { server: 'production', organizationId: lumenLabs.id } as const;
  const another = '99999999-0a11-4999-8999-999999999999';

  /** Checks the owner against a first page with these organizations. */
  async function check(organizations: readonly (string | null)[], unreadable = 0) {
    const items = organizations.map((id, number) => licenseOfRow(number, { organization_id: id }));
    const page = { items, unreadable, total: items.length, pages: 1 };
    return await checkOwner(owner, 'production', {
      ...noRequests,
      page: async (number) => (number === 1 ? { type: 'ok', value: page } : unexpectedRequest()),
    });
  }

  test('is the connected one where a license names it', async () => {
    expect(await check([null, another, lumenLabs.id])).toEqual({ ok: true, value: undefined });
  });

  test.each<[string, (string | null)[], number, string]>([
    ['another one is named', [null, another], 1, 'bulk-other-organization'],
    ['none is named', [null], 0, 'answer-unreadable'],
    ['none is named, and another cannot be read', [null], 1, 'answer-unreadable'],
    ['no license can be read', [], 1, 'answer-unreadable'],
    ['there is no license', [], 0, 'no-licenses'],
  ])('is not known to be the connected one where %s', async (_, named, unreadable, code) => {
    expect(await check(named, unreadable)).toEqual({ ok: false, failure: { code } });
  });

  test('is not requested on another server', async () => {
    expect(await checkOwner(owner, 'sandbox', noRequests)).toEqual({
      ok: false,
      failure: { code: 'bulk-other-organization' },
    });
  });

  test('is not known where Polar refuses the list', async () => {
    const failure = { code: 'token-ended' };
    const refused = { type: 'refused', failure: { code: 'token-rejected' } } as const;
    const requests = { ...noRequests, page: async () => refused };
    expect(await checkOwner(owner, 'production', requests)).toEqual({ ok: false, failure });
  });
});
