import { describe, expect, test } from 'vitest';
import { startRun } from '../../../electron/services/bulk/bulk-run.ts';
import type { RunRow } from '../../../electron/services/bulk/bulk-rows.ts';
import { createReleaseRate } from '../../../electron/services/bulk/release-rate.ts';
import type { OrganizationRequests } from '../../../electron/services/licenses/organization-requests.ts';
import type { RunLog } from '../../../electron/ports.ts';
import {
  checkedLicenseOfRow,
  createBulkTestRun,
  licenseIdOfRow,
  rowNumberOf,
  testRunId,
} from '../../support/bulk-test-run.ts';
import { createGate } from '../../support/http-hooks.ts';
import { createMemoryLog } from '../../support/file-stores.ts';
import { noRequests, unexpectedRequest } from '../../support/listed-license.ts';
import { advanceToEnd, createManualClock } from '../../support/manual-clock.ts';
import { fileError } from '../../support/memory-stores.ts';
import { lumenLabs } from '../../support/polar/organizations.ts';

// The seats of a bulk release one by one, with requests whose answers a test chooses.

/** Returns a log in memory whose writes of the entries with `isRefused` fail, as on a full disk. */
function createRefusingLog(isRefused: (entry: string) => boolean): RunLog {
  const log = createMemoryLog();
  return {
    ...log,
    append(entry) {
      if (isRefused(JSON.stringify(entry))) throw fileError('ENOSPC');
      log.append(entry);
    },
  };
}

const isIntent = (entry: string): boolean => entry.includes('"t":"intent"');

function firstOf(rows: readonly RunRow[]): RunRow {
  const [row] = rows;
  if (row === undefined) throw new Error('No seat');
  return row;
}

describe('the result of a seat', () => {
  test.each([
    ['released', 'confirmed'],
    ['found-free', 'found-free'],
  ] as const)('"%s" is recorded with a receipt whose outcome is "%s"', (result, how) => {
    const { recordResult, rows, events, released, journal } = createBulkTestRun(1);
    const row = firstOf(rows);
    recordResult(0, row, result, null);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ what: 'released', receipt: { how, id: `${testRunId}-0` } });
    expect(released).toEqual([row.activationId]);
    expect(row).toMatchObject({ result, failure: null });
    expect(journal.read()?.rows[0]?.result).toMatchObject({ outcome: result });
  });

  test('"already-free" has no receipt, since no release was requested', () => {
    const { recordResult, rows, events } = createBulkTestRun(1);
    recordResult(0, firstOf(rows), 'already-free', null);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ what: 'released' });
    expect(events[0]).not.toHaveProperty('receipt');
  });

  test.each([
    ['failed', { code: 'license-unknown' }],
    ['still-held', { code: 'still-held' }],
  ] as const)('"%s" is recorded as not released, with its failure', (result, failure) => {
    const { recordResult, rows, events, released, journal } = createBulkTestRun(1);
    const row = firstOf(rows);
    recordResult(0, row, result, failure);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ what: 'release-failed', activationHash: row.hash });
    expect(events[0]).not.toHaveProperty('receipt');
    expect(released).toEqual([]);
    expect(row).toMatchObject({ result, failure });
    expect(journal.read()?.rows[0]?.result).toMatchObject({ outcome: result, failure });
  });

  test.each([
    ['released', null],
    ['failed', { code: 'license-unknown' }],
  ] as const)('"%s" is recorded with the key of its own row', (result, failure) => {
    const { recordResult, rows, events } = createBulkTestRun(3);
    for (const [number, row] of rows.entries()) recordResult(number, row, result, failure);
    const displayKeys = ['****-TEST-0', '****-TEST-1', '****-TEST-2'];
    expect(events.map(({ displayKey }) => displayKey)).toEqual(displayKeys);
  });

  test('has one time in its receipt, in the journal and in its row', () => {
    const clock = createManualClock(0);
    let readings = 0;
    const ticking = { ...clock, now: () => (readings += 1) };
    const { recordResult, rows, events, journal } = createBulkTestRun(1, { clock: ticking });
    const row = firstOf(rows);
    recordResult(0, row, 'released', null);
    const { at } = row;
    expect(at).not.toBeNull();
    expect(events[0]).toMatchObject({ receipt: { releasedAt: at } });
    expect(journal.read()?.rows[0]?.result).toMatchObject({ at });
  });

  test('does not count before it is in the journal', () => {
    let isFull = false;
    const log = createRefusingLog(() => isFull);
    const { recordResult, rows, events, released } = createBulkTestRun(1, { log });
    isFull = true;
    const row = firstOf(rows);
    expect(() => recordResult(0, row, 'released', null)).toThrow('ENOSPC');
    expect(row).toMatchObject({ result: 'planned', at: null });
    expect(released).toEqual([]);
    // The activity log has the event already; written twice, it counts once.
    expect(events).toHaveLength(1);
  });
});

/** Returns requests that lose the answer to the first release of these seats, and to the check after it. */
function lostAtFirst(isLost: (number: number) => boolean, always = false): OrganizationRequests {
  const lost = new Set<number>();
  return {
    ...noRequests,
    async release(seat, _, sending) {
      sending();
      const number = rowNumberOf(seat.activationId);
      if (!isLost(number) || (lost.has(number) && !always)) return { type: 'ok', value: null };
      lost.add(number);
      return { type: 'indeterminate', why: 'no-answer' };
    },
    async get(licenseId) {
      const number = rowNumberOf(licenseId);
      if (always || lost.delete(number)) return { type: 'indeterminate', why: 'no-answer' };
      // The check shows that it was released.
      return { type: 'gone', reason: 'nothing-found' };
    },
  };
}

function startedOf(testRun: ReturnType<typeof createBulkTestRun>) {
  const { rows, repository, requests, journal, clock, recordResult } = testRun;
  return startRun({
    run: testRunId,
    organizationId: lumenLabs.id,
    rows,
    repository,
    requests,
    journal,
    clock,
    recordResult,
    releaseRate: createReleaseRate(clock),
    changed: () => undefined,
  });
}

async function endOf(testRun: ReturnType<typeof createBulkTestRun>, started = startedOf(testRun)) {
  await advanceToEnd(testRun.clock);
  return await started.ended;
}

describe('indeterminate seats', () => {
  test('stop the run when there are eight in a row, before the others are requested', async () => {
    const testRun = createBulkTestRun(60, { requests: lostAtFirst(() => true, true) });
    expect(await endOf(testRun)).toEqual({ type: 'stopped', failure: { code: 'no-answer' } });
    const results = testRun.rows.map(({ result }) => result);
    expect(results.filter((result) => result === 'unknown').length).toBeGreaterThanOrEqual(8);
    expect(results.filter((result) => result === 'unknown').length).toBeLessThan(24);
    expect(results.filter((result) => result === 'planned').length).toBeGreaterThan(30);
  });

  test('do not stop the run when seats with a known outcome come between them', async () => {
    const testRun = createBulkTestRun(60, { requests: lostAtFirst((number) => number % 3 === 0) });
    expect(await endOf(testRun)).toMatchObject({ type: 'complete' });
    expect(testRun.rows.filter(({ result }) => result === 'planned')).toEqual([]);
    expect(testRun.rows.filter(({ result }) => result === 'released')).toHaveLength(40);
  });

  test('keep the run from completing, however few they are', async () => {
    const testRun = createBulkTestRun(3, { requests: lostAtFirst((number) => number === 1, true) });
    expect(await endOf(testRun)).toEqual({ type: 'stopped', failure: { code: 'no-answer' } });
    expect(testRun.rows.map(({ result }) => result)).toEqual(['released', 'unknown', 'released']);
  });

  test('stop the run at once where the token has ended, even a single one', async () => {
    const testRun = createBulkTestRun(60, {
      requests: {
        ...lostAtFirst((number) => number === 0),
        get: async () => ({ type: 'refused', failure: { code: 'token-rejected' } }),
      },
    });
    expect(await endOf(testRun)).toEqual({ type: 'stopped', failure: { code: 'token-ended' } });
    const results = testRun.rows.map(({ result }) => result);
    expect(results[0]).toBe('unknown');
    expect(results.filter((result) => result === 'planned').length).toBeGreaterThan(30);
  });

  test('do not stop the run when there is only one', async () => {
    const testRun = createBulkTestRun(20, { requests: lostAtFirst((number) => number === 0) });
    expect(await endOf(testRun)).toMatchObject({ type: 'complete' });
  });
});

/** Returns requests that answer each release and each check of row `number` by these functions, and the rows in the order of the requests. */
function answering(
  release: (number: number) => Awaited<ReturnType<OrganizationRequests['release']>>,
  get: (number: number) => Awaited<ReturnType<OrganizationRequests['get']>> = unexpectedRequest,
) {
  const sent: number[] = [];
  const checked: number[] = [];
  const requests: OrganizationRequests = {
    ...noRequests,
    async release(seat, _, sending) {
      sending();
      sent.push(rowNumberOf(seat.activationId));
      return release(rowNumberOf(seat.activationId));
    },
    async get(licenseId) {
      checked.push(rowNumberOf(licenseId));
      if (checked.length > 200) throw new Error('The run does not end.');
      return get(rowNumberOf(licenseId));
    },
  };
  return { requests, sent, checked };
}

const released = { type: 'ok', value: null } as const;
const lost = { type: 'indeterminate', why: 'no-answer' } as const;
const unanswered = { code: 'no-answer' } as const;

describe('a run', () => {
  test('stops at once when the check after a lost request finds that the token has ended', async () => {
    const { requests } = answering(
      (number) => (number === 0 ? lost : released),
      () => ({ type: 'refused', failure: { code: 'token-rejected' } }),
    );
    const testRun = createBulkTestRun(60, { requests });
    expect(await endOf(testRun)).toEqual({ type: 'stopped', failure: { code: 'token-ended' } });
    expect(testRun.rows[0]).toMatchObject({ result: 'unknown', failure: { code: 'token-ended' } });
    expect(testRun.rows.filter(({ result }) => result === 'planned').length).toBeGreaterThan(30);
  });

  test('checks seats that stay unknown three times, and reports them as unknown', async () => {
    const { requests, sent, checked } = answering(
      () => lost,
      () => lost,
    );
    const testRun = createBulkTestRun(5, { requests });
    expect(await endOf(testRun)).toEqual({ type: 'stopped', failure: unanswered });
    expect(testRun.rows.map(({ result }) => result)).toEqual(Array(5).fill('unknown'));
    // The release is sent in the first pass only: each later pass checks first whether it arrived.
    expect(new Set(sent)).toEqual(new Set([0, 1, 2, 3, 4]));
    expect(sent).toHaveLength(5);
    expect(checked).toHaveLength(15);
  });

  test('writes one intent for a seat, however often it sends the request', async () => {
    const log = createMemoryLog();
    const { requests, sent } = answering(
      () => lost,
      () => ({ type: 'ok', value: checkedLicenseOfRow(0, 'held') }),
    );
    const testRun = createBulkTestRun(1, { requests, log });
    expect(await endOf(testRun)).toEqual({ type: 'stopped', failure: unanswered });
    expect(sent.length).toBeGreaterThan(4);
    const intents = JSON.stringify(log.read()).match(/"t":"intent"/g);
    expect(intents).toHaveLength(1);
    expect(testRun.journal.read()?.rows[0]).toMatchObject({ intent: true, result: null });
  });

  test.each(['no-answer', 'server-error'] as const)(
    'leaves a seat planned when nothing could be sent: %s',
    async (why) => {
      const { requests, checked } = answering(unexpectedRequest, () => ({
        type: 'indeterminate',
        why,
      }));
      const testRun = createBulkTestRun(1, { requests });
      testRun.repository.forget(licenseIdOfRow(0));
      expect(await endOf(testRun)).toEqual({ type: 'stopped', failure: { code: why } });
      expect(testRun.rows[0]).toMatchObject({ result: 'planned', failure: { code: why } });
      expect(testRun.events).toEqual([]);
      expect(checked).toHaveLength(3);
    },
  );

  test('requests the license first when it does not know its key', async () => {
    const { requests, sent, checked } = answering(
      () => released,
      (number) => ({ type: 'ok', value: checkedLicenseOfRow(number, 'held') }),
    );
    const testRun = createBulkTestRun(3, { requests });
    testRun.repository.forget(licenseIdOfRow(1));
    expect(await endOf(testRun)).toEqual({ type: 'complete' });
    expect(new Set(sent)).toEqual(new Set([0, 1, 2]));
    expect(sent).toHaveLength(3);
    expect(checked).toEqual([1]);
    expect(testRun.rows.map(({ result }) => result)).toEqual(Array(3).fill('released'));
  });

  test('first checks a seat whose request may have arrived, and reports its release', async () => {
    const { requests, sent } = answering(unexpectedRequest, (number) => ({
      type: 'ok',
      value: checkedLicenseOfRow(number, 'free'),
    }));
    const testRun = createBulkTestRun(1, { requests });
    firstOf(testRun.rows).result = 'unknown';
    expect(await endOf(testRun)).toEqual({ type: 'complete' });
    expect(sent).toEqual([]);
    expect(testRun.rows[0]).toMatchObject({ result: 'found-free', failure: null });
  });

  test('reports a seat that Polar lists and does not release as still held', async () => {
    const { requests } = answering(
      () => ({ type: 'gone', reason: 'nothing-found' }),
      (number) => ({ type: 'ok', value: checkedLicenseOfRow(number, 'held') }),
    );
    const testRun = createBulkTestRun(1, { requests });
    expect(await endOf(testRun)).toEqual({ type: 'complete' });
    expect(testRun.rows[0]).toMatchObject({
      result: 'still-held',
      failure: { code: 'still-held' },
    });
    expect(testRun.released).toEqual([]);
  });

  test('stops after eight answers in a row that cannot be read, and leaves the others alone', async () => {
    const { requests } = answering(
      () => ({ type: 'gone', reason: 'nothing-found' }),
      (number) => ({ type: 'ok', value: checkedLicenseOfRow(number, 'free', false) }),
    );
    const testRun = createBulkTestRun(60, { requests });
    expect(await endOf(testRun)).toEqual({
      type: 'stopped',
      failure: { code: 'answer-unreadable' },
    });
    const results = testRun.rows.map(({ result }) => result);
    expect(results.filter((result) => result === 'planned').length).toBeGreaterThan(30);
    expect(results).not.toContain('released');
  });

  test('reports an unsaved outcome, even after the disk refused another seat’s intent', async () => {
    let intents = 0;
    const log = createRefusingLog((entry) => {
      intents += isIntent(entry) ? 1 : 0;
      return intents > 4;
    });
    const { requests, sent } = answering(() => released);
    const testRun = createBulkTestRun(8, { requests, log });
    const failure = { code: 'outcome-unsaved', file: 'bulk-release.jsonl' };
    expect(await endOf(testRun)).toEqual({ type: 'stopped', failure });
    expect(sent).toHaveLength(4);
    expect(testRun.rows.filter(({ result }) => result === 'planned')).toHaveLength(4);
    expect(testRun.rows.filter(({ result }) => result === 'unknown')).toHaveLength(4);
  });

  test('stops at once when Polar refuses a release for a reason that all seats have', async () => {
    const { requests, sent } = answering((number) =>
      number === 0 ? { type: 'refused', failure: { code: 'token-rejected' } } : released,
    );
    const testRun = createBulkTestRun(60, { requests });
    expect(await endOf(testRun)).toEqual({ type: 'stopped', failure: { code: 'token-ended' } });
    // The request was sent, so the next start checks whether it arrived; no failure is recorded.
    expect(testRun.rows[0]).toMatchObject({ result: 'unknown' });
    expect(testRun.events.filter(({ what }) => what === 'release-failed')).toEqual([]);
    expect(sent.length).toBeLessThan(30);
  });

  test('stops after eight indeterminate seats in a row, and does not check them again', async () => {
    const { requests, checked } = answering(
      () => lost,
      () => lost,
    );
    expect(await endOf(createBulkTestRun(8, { requests }))).toEqual({
      type: 'stopped',
      failure: unanswered,
    });
    expect(checked).toHaveLength(8);
  });

  test('stops after eight seats in a row for which nothing could be sent', async () => {
    const { requests, checked } = answering(unexpectedRequest, () => lost);
    const testRun = createBulkTestRun(8, { requests });
    for (const { licenseId } of testRun.rows) testRun.repository.forget(licenseId);
    expect(await endOf(testRun)).toEqual({ type: 'stopped', failure: unanswered });
    expect(checked).toHaveLength(8);
  });

  test('sends none of the requests that wait for the rate limit once it is halted, and is not complete', async () => {
    const gate = createGate();
    const sent: string[] = [];
    const requests: OrganizationRequests = {
      ...noRequests,
      async release(seat, _, sending) {
        if (rowNumberOf(seat.activationId) > 0) await gate.passed;
        sending();
        sent.push(seat.activationId);
        return released;
      },
    };
    const testRun = createBulkTestRun(20, { requests });
    const started = startedOf(testRun);
    await testRun.clock.advance(0);
    started.halt();
    gate.open();
    expect(await endOf(testRun, started)).toEqual({ type: 'halted' });
    expect(sent).toHaveLength(1);
    expect(testRun.rows.map(({ result }) => result)).toEqual([
      'released',
      ...Array<string>(19).fill('planned'),
    ]);
    expect(JSON.stringify(testRun.journal.read()?.rows).match(/"intent":true/g)).toHaveLength(1);
  });

  test('sends nothing and stops when the disk refuses the intent', async () => {
    const log = createRefusingLog(isIntent);
    const { requests, sent } = answering(() => released);
    const testRun = createBulkTestRun(3, { requests, log });
    const failure = { code: 'disk-full', file: 'bulk-release.jsonl' };
    expect(await endOf(testRun)).toEqual({ type: 'stopped', failure });
    expect(sent).toEqual([]);
    expect(testRun.rows.map(({ result }) => result)).toEqual(Array(3).fill('planned'));
  });
});
