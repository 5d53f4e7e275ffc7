import { describe, expect, test } from 'vitest';
import { createBulkJournal } from '../../../electron/services/bulk/bulk-journal.ts';
import { plannedRow, type RunRow } from '../../../electron/services/bulk/bulk-rows.ts';
import { startRun } from '../../../electron/services/bulk/bulk-run.ts';
import { createResultRecorder } from '../../../electron/services/bulk/record-result.ts';
import { createReleaseRate } from '../../../electron/services/bulk/release-rate.ts';
import type { ActivityEvent } from '../../../electron/services/seat/seat-events.ts';
import { createKnownSeats } from '../../../electron/services/licenses/known-seats.ts';
import { createLicenseRepository } from '../../../electron/services/licenses/license-repository.ts';
import { createLicenseTable } from '../../../electron/services/licenses/license-table.ts';
import type { OrganizationRequests } from '../../../electron/services/licenses/organization-requests.ts';
import type { LicenseWithSeats } from '../../../electron/polar/license-admin.ts';
import type { ListedLicense } from '../../../electron/polar/license-page.ts';
import type { RunLog } from '../../../electron/ports.ts';
import { createGate } from '../../support/http-hooks.ts';
import { createMemoryLog } from '../../support/file-stores.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { fileError } from '../../support/memory-stores.ts';

// The seats of a bulk release one by one, with requests whose answers a test chooses.

const run = 'a-run';
const organizationId = '11111111-0a11-4111-8111-111111111111';
const id = (kind: string, nth: number): string =>
  `${kind}-0000-4000-8000-${String(nth).padStart(12, '0')}`;

/** The number of the seat that an id belongs to. */
const nthOf = (named: string): number => Number(named.slice(-12));

const never = (): never => {
  throw new Error('This request was not expected.');
};
const noRequests: OrganizationRequests = {
  page: never,
  get: never,
  change: never,
  rotate: never,
  release: never,
};

/** The license of seat `nth`, as the list has it. */
const listed = (nth: number): ListedLicense => ({
  id: id('22222222', nth),
  organization_id: organizationId,
  benefit_id: '55555555-0be0-4555-8555-555555555555',
  customer: { name: null, email: null, deleted_at: null },
  key: `MODEL-TEST-${nth}`,
  status: 'granted',
  status_word: null,
  limit_activations: 3,
  usage: 0,
  limit_usage: null,
  validations: 0,
  last_validated_at: null,
  created_at: 0,
  expires_at: null,
});

/** The same as Polar answers it: it lists seat `nth`, or no seat; `isWhole`: and that list could be read. */
function licenseOf(nth: number, seat: 'held' | 'free', isWhole = true): LicenseWithSeats {
  const activation = {
    id: id('33333333', nth),
    license_key_id: id('22222222', nth),
    label: `Bay ${nth}`,
    meta: {},
    created_at: 0,
  };
  return {
    ...listed(nth),
    activations: { isComplete: isWhole, known: seat === 'held' ? [activation] : [] },
  };
}

/** What a run of so many seats works with, and the events that it records. */
function runOf(count: number, requests: OrganizationRequests = noRequests, file?: RunLog) {
  const clock = createManualClock();
  const table = createLicenseTable();
  const seats = createKnownSeats(table);
  const repository = createLicenseRepository({
    table,
    seats,
    requests,
    clock,
    reading: () => 1,
    previousRotationAt: () => null,
    changed: () => undefined,
  });
  const rows: RunRow[] = Array.from({ length: count }, (_, nth) => {
    repository.updateListed(listed(nth));
    const seat = { activationId: id('33333333', nth), label: `Bay ${nth}`, activatedAt: 0 };
    return plannedRow(id('22222222', nth), seat, true);
  });
  const events: ActivityEvent[] = [];
  const released: string[] = [];
  const journal = createBulkJournal(file ?? createMemoryLog());
  const recordResult = createResultRecorder({
    run,
    startedAt: clock.now(),
    server: 'production',
    repository,
    journal,
    clock,
    appVersion: '0.1.0',
    recordEvent: (event) => events.push(event),
    released: (activationId) => released.push(activationId),
  });
  journal.begin({ run, at: clock.now(), server: 'production', organizationId }, rows);
  return { clock, deps, rows, events, released, journal, requests, repository };
}

function firstOf(rows: readonly RunRow[]): RunRow {
  const [row] = rows;
  if (row === undefined) throw new Error('No seat');
  return row;
}

describe('the result of a seat', () => {
  test.each([
    ['released', 'confirmed'],
    ['found-free', 'found-free'],
  ] as const)('"%s" is written with a receipt that says "%s"', (result, how) => {
    const { deps, rows, events, released, journal } = runOf(1);
    const row = firstOf(rows);
    recordRowResult(deps, 0, row, result, null);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ what: 'released', receipt: { how, id: `${run}-0` } });
    expect(released).toEqual([row.activationId]);
    expect(row).toMatchObject({ result, failure: null });
    expect(journal.read()?.rows[0]?.result).toMatchObject({ outcome: result });
  });

  test('"already-free" has no receipt, since nothing was asked for', () => {
    const { deps, rows, events } = runOf(1);
    recordRowResult(deps, 0, firstOf(rows), 'already-free', null);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ what: 'released' });
    expect(events[0]).not.toHaveProperty('receipt');
  });

  test.each([
    ['failed', { code: 'license-unknown' }],
    ['still-held', { code: 'still-held' }],
  ] as const)('"%s" is told as not released, and why', (result, failure) => {
    const { deps, rows, events, released, journal } = runOf(1);
    const row = firstOf(rows);
    recordRowResult(deps, 0, row, result, failure);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ what: 'release-failed', activationHash: row.hash });
    expect(events[0]).not.toHaveProperty('receipt');
    expect(released).toEqual([]);
    expect(row).toMatchObject({ result, failure });
    expect(journal.read()?.rows[0]?.result).toMatchObject({ outcome: result, failure });
  });

  test('does not count before it is written', () => {
    let isFull = false;
    const memory = createMemoryLog();
    const file: RunLog = {
      ...memory,
      append(entry) {
        if (isFull) throw fileError('ENOSPC');
        memory.append(entry);
      },
    };
    const { deps, rows, events, released } = runOf(1, noRequests, file);
    isFull = true;
    const row = firstOf(rows);
    expect(() => recordResult(0, row, 'released', null)).toThrow('ENOSPC');
    expect(row).toMatchObject({ result: 'planned', at: null });
    expect(released).toEqual([]);
    // The activity log has it already: an event that is written twice counts once.
    expect(events).toHaveLength(1);
  });
});

/** Returns requests that lose the answer to the first release of these seats, and to the check after it. */
function lostAtFirst(isLost: (nth: number) => boolean, always = false): OrganizationRequests {
  const lost = new Set<number>();
  return {
    ...noRequests,
    async release(seat, _, sending) {
      sending();
      const nth = nthOf(seat.activationId);
      if (!isLost(nth) || (lost.has(nth) && !always)) return { type: 'ok', value: null };
      lost.add(nth);
      return { type: 'doubtful', why: 'no-answer' };
    },
    async get(licenseId) {
      const nth = nthOf(licenseId);
      if (always || lost.delete(nth)) return { type: 'doubtful', why: 'no-answer' };
      // The check shows that it was released.
      return { type: 'gone', reason: 'nothing-found' };
    },
  };
}

function startedOf({ clock, deps, rows, requests }: ReturnType<typeof runOf>) {
  return startRun({
    ...deps,
    organizationId,
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

async function endOf(testRun: ReturnType<typeof runOf>, started = startedOf(testRun)) {
  const { clock } = testRun;
  let isWaiting = true;
  while (isWaiting) isWaiting = await clock.advanceToNext();
  return await started.ended;
}

describe('indeterminate seats', () => {
  test('stop the run when there are eight in a row, before the others are requested', async () => {
    const testRun = runOf(
      60,
      lostAtFirst(() => true, true),
    );
    expect(await endOf(testRun)).toEqual({ type: 'stopped', failure: { code: 'no-answer' } });
    const results = testRun.rows.map(({ result }) => result);
    expect(results.filter((result) => result === 'unknown').length).toBeGreaterThanOrEqual(8);
    expect(results.filter((result) => result === 'unknown').length).toBeLessThan(24);
    expect(results.filter((result) => result === 'planned').length).toBeGreaterThan(30);
  });

  test('do not stop the run when there are known ones between them', async () => {
    const testRun = runOf(
      60,
      lostAtFirst((nth) => nth % 3 === 0),
    );
    expect(await endOf(testRun)).toMatchObject({ type: 'complete' });
    expect(testRun.rows.filter(({ result }) => result === 'planned')).toEqual([]);
    expect(testRun.rows.filter(({ result }) => result === 'released')).toHaveLength(40);
  });

  test('keep the run from being through, however few they are', async () => {
    const testRun = runOf(
      3,
      lostAtFirst((nth) => nth === 1, true),
    );
    expect(await endOf(testRun)).toEqual({ type: 'stopped', failure: { code: 'no-answer' } });
    expect(testRun.rows.map(({ result }) => result)).toEqual(['released', 'unknown', 'released']);
  });

  test('stop the run at once where the token has ended, though it is one alone', async () => {
    const testRun = runOf(60, {
      ...lostAtFirst((nth) => nth === 0),
      get: async () => ({ type: 'refused', failure: { code: 'token-rejected' } }),
    });
    expect(await endOf(testRun)).toEqual({ type: 'stopped', failure: { code: 'token-ended' } });
    const results = testRun.rows.map(({ result }) => result);
    expect(results[0]).toBe('unknown');
    expect(results.filter((result) => result === 'planned').length).toBeGreaterThan(30);
  });

  test('a single one does not stop the run', async () => {
    const testRun = runOf(
      20,
      lostAtFirst((nth) => nth === 0),
    );
    expect(await endOf(testRun)).toMatchObject({ type: 'complete' });
  });
});

/** Requests that answer each release, and each check, of seat `nth` in this way. A release is counted as sent first. */
function answering(
  release: (nth: number) => Awaited<ReturnType<OrganizationRequests['release']>>,
  get: (nth: number) => Awaited<ReturnType<OrganizationRequests['get']>> = never,
) {
  const sent: number[] = [];
  const checked: number[] = [];
  const requests: OrganizationRequests = {
    ...noRequests,
    async release(seat, _, sending) {
      sending();
      sent.push(nthOf(seat.activationId));
      return release(nthOf(seat.activationId));
    },
    async get(licenseId) {
      checked.push(nthOf(licenseId));
      if (checked.length > 200) throw new Error('The run does not end.');
      return get(nthOf(licenseId));
    },
  };
  return { requests, sent, checked };
}

const released = { type: 'ok', value: null } as const;
const lost = { type: 'doubtful', why: 'no-answer' } as const;
const unanswered = { code: 'no-answer' } as const;

describe('a run', () => {
  test('stops at once when the check after a lost request finds that the token has ended', async () => {
    const { requests } = answering(
      (nth) => (nth === 0 ? lost : released),
      () => ({ type: 'refused', failure: { code: 'token-rejected' } }),
    );
    const testRun = runOf(60, requests);
    expect(await endOf(testRun)).toEqual({ type: 'stopped', failure: { code: 'token-ended' } });
    expect(testRun.rows[0]).toMatchObject({ result: 'unknown', failure: { code: 'token-ended' } });
    expect(testRun.rows.filter(({ result }) => result === 'planned').length).toBeGreaterThan(30);
  });

  test('checks seats that stay unknown three times, and reports them as unknown', async () => {
    const { requests, sent, checked } = answering(
      () => lost,
      () => lost,
    );
    const testRun = runOf(5, requests);
    expect(await endOf(testRun)).toEqual({ type: 'stopped', failure: unanswered });
    expect(testRun.rows.map(({ result }) => result)).toEqual(Array(5).fill('unknown'));
    // Only the first time is the release sent: after that it is asked first whether it has arrived.
    expect(new Set(sent)).toEqual(new Set([0, 1, 2, 3, 4]));
    expect(sent).toHaveLength(5);
    expect(checked).toHaveLength(15);
  });

  test('writes one intent for a seat, however often the request goes out', async () => {
    const file = createMemoryLog();
    const { requests, sent } = answering(
      () => lost,
      () => ({ type: 'ok', value: licenseOf(0, 'held') }),
    );
    const testRun = runOf(1, requests, file);
    expect(await endOf(testRun)).toEqual({ type: 'stopped', failure: unanswered });
    expect(sent.length).toBeGreaterThan(4);
    const intents = JSON.stringify(file.read()).match(/"t":"intent"/g);
    expect(intents).toHaveLength(1);
    expect(testRun.journal.read()?.rows[0]).toMatchObject({ intent: true, result: null });
  });

  test.each(['no-answer', 'server-error'] as const)(
    'leaves a seat planned when nothing could be sent: %s',
    async (why) => {
      const { requests, checked } = answering(never, () => ({ type: 'doubtful', why }));
      const testRun = runOf(1, requests);
      testRun.repository.forget(id('22222222', 0));
      expect(await endOf(testRun)).toEqual({ type: 'stopped', failure: { code: why } });
      expect(testRun.rows[0]).toMatchObject({ result: 'planned', failure: { code: why } });
      expect(testRun.events).toEqual([]);
      expect(checked).toHaveLength(3);
    },
  );

  test('asks for the key first when it does not know it', async () => {
    const { requests, sent, checked } = answering(
      () => released,
      (nth) => ({ type: 'ok', value: licenseOf(nth, 'held') }),
    );
    const testRun = runOf(3, requests);
    testRun.repository.forget(id('22222222', 1));
    expect(await endOf(testRun)).toEqual({ type: 'through' });
    expect(new Set(sent)).toEqual(new Set([0, 1, 2]));
    expect(sent).toHaveLength(3);
    expect(checked).toEqual([1]);
    expect(testRun.rows.map(({ result }) => result)).toEqual(Array(3).fill('released'));
  });

  test('checks a seat first whose request may have arrived, and reports its release', async () => {
    const { requests, sent } = answering(never, (nth) => ({
      type: 'ok',
      value: licenseOf(nth, 'free'),
    }));
    const testRun = runOf(1, requests);
    firstOf(testRun.rows).result = 'unknown';
    expect(await endOf(testRun)).toEqual({ type: 'through' });
    expect(sent).toEqual([]);
    expect(testRun.rows[0]).toMatchObject({ result: 'found-free', failure: null });
  });

  test('reports a seat that Polar lists and does not release as still held', async () => {
    const { requests } = answering(
      () => ({ type: 'gone', reason: 'nothing-found' }),
      (nth) => ({ type: 'ok', value: licenseOf(nth, 'held') }),
    );
    const testRun = runOf(1, requests);
    expect(await endOf(testRun)).toEqual({ type: 'through' });
    expect(testRun.rows[0]).toMatchObject({
      result: 'still-held',
      failure: { code: 'still-held' },
    });
    expect(testRun.released).toEqual([]);
  });

  test('stops after eight answers in a row that cannot be read, and leaves the others alone', async () => {
    const { requests } = answering(
      () => ({ type: 'gone', reason: 'nothing-found' }),
      (nth) => ({ type: 'ok', value: licenseOf(nth, 'free', false) }),
    );
    const testRun = runOf(60, requests);
    expect(await endOf(testRun)).toEqual({
      type: 'stopped',
      failure: { code: 'answer-unreadable' },
    });
    const results = testRun.rows.map(({ result }) => result);
    expect(results.filter((result) => result === 'planned').length).toBeGreaterThan(30);
    expect(results).not.toContain('released');
  });

  test('says that an outcome is unsaved, though the disk refused another seat’s intent before', async () => {
    const memory = createMemoryLog();
    let intents = 0;
    const file: RunLog = {
      ...memory,
      append(entry) {
        const line = JSON.stringify(entry);
        intents += line.includes('"t":"intent"') ? 1 : 0;
        if (intents > 4) throw fileError('ENOSPC');
        memory.append(entry);
      },
    };
    const { requests, sent } = answering(() => released);
    const testRun = runOf(8, requests, file);
    const failure = { code: 'outcome-unsaved', file: 'bulk-release.jsonl' };
    expect(await endOf(testRun)).toEqual({ type: 'stopped', failure });
    expect(sent).toHaveLength(4);
    expect(testRun.rows.filter(({ result }) => result === 'planned')).toHaveLength(4);
    expect(testRun.rows.filter(({ result }) => result === 'unknown')).toHaveLength(4);
  });

  test('stops at once when Polar refuses a release for a reason that all seats have', async () => {
    const { requests, sent } = answering((nth) =>
      nth === 0 ? { type: 'refused', failure: { code: 'token-rejected' } } : released,
    );
    const testRun = runOf(60, requests);
    expect(await endOf(testRun)).toEqual({ type: 'stopped', failure: { code: 'token-ended' } });
    // It was sent, so that the next start checks whether it has arrived; no failure is recorded.
    expect(testRun.rows[0]).toMatchObject({ result: 'unknown' });
    expect(testRun.events.filter(({ what }) => what === 'release-failed')).toEqual([]);
    expect(sent.length).toBeLessThan(30);
  });

  test('stops after eight indeterminate seats in a row, and does not check them again', async () => {
    const { requests, checked } = answering(
      () => lost,
      () => lost,
    );
    expect(await endOf(runOf(8, requests))).toEqual({ type: 'stopped', failure: unanswered });
    expect(checked).toHaveLength(8);
  });

  test('stops after eight seats in a row about which nothing could be sent', async () => {
    const { requests, checked } = answering(never, () => lost);
    const testRun = runOf(8, requests);
    for (const { licenseId } of testRun.rows) testRun.repository.forget(licenseId);
    expect(await endOf(testRun)).toEqual({ type: 'stopped', failure: unanswered });
    expect(checked).toHaveLength(8);
  });

  test('that is halted sends none of the requests that wait for the rate limit, and is not complete', async () => {
    const gate = createGate();
    const sent: string[] = [];
    const requests: OrganizationRequests = {
      ...noRequests,
      async release(seat, _, sending) {
        if (nthOf(seat.activationId) > 0) await gate.passed;
        sending();
        sent.push(seat.activationId);
        return released;
      },
    };
    const testRun = runOf(20, requests);
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

  test('says that nothing was sent when the disk refuses the intent', async () => {
    const memory = createMemoryLog();
    const file: RunLog = {
      ...memory,
      append(entry) {
        if (JSON.stringify(entry).includes('"t":"intent"')) throw fileError('ENOSPC');
        memory.append(entry);
      },
    };
    const { requests, sent } = answering(() => released);
    const testRun = runOf(3, requests, file);
    const failure = { code: 'disk-full', file: 'bulk-release.jsonl' };
    expect(await endOf(testRun)).toEqual({ type: 'stopped', failure });
    expect(sent).toEqual([]);
    expect(testRun.rows.map(({ result }) => result)).toEqual(Array(3).fill('planned'));
  });
});
