import { describe, expect, test } from 'vitest';
import { createBulkJournal } from '../../../electron/services/bulk/bulk-journal.ts';
import { plannedRow, type RunRow } from '../../../electron/services/bulk/bulk-rows.ts';
import { checkOwner, reconcileUnknownRows } from '../../../electron/services/bulk/run-checks.ts';
import type { RecordResultDeps } from '../../../electron/services/bulk/record-result.ts';
import type { ActivityEvent } from '../../../electron/services/seat/seat-events.ts';
import { createKnownSeats } from '../../../electron/services/licenses/known-seats.ts';
import { createLicenseRepository } from '../../../electron/services/licenses/license-repository.ts';
import { createLicenseTable } from '../../../electron/services/licenses/license-table.ts';
import type { OrganizationRequests } from '../../../electron/services/licenses/organization-requests.ts';
import { createMemoryLog } from '../../support/file-stores.ts';
import { createManualClock } from '../../support/manual-clock.ts';

// The seats of a bulk release one by one, over requests that answer as a test wants.

const run = 'a-run';
const organizationId = '11111111-0a11-4111-8111-111111111111';
const id = (kind: string, nth: number): string =>
  `${kind}-0000-4000-8000-${String(nth).padStart(12, '0')}`;

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

/** What a run of so many seats works with, and the events that it records. */
function runOf(count: number, requests: OrganizationRequests = noRequests) {
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
    repository.updateListed({
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
    const seat = { activationId: id('33333333', nth), label: `Bay ${nth}`, activatedAt: 0 };
    return plannedRow(id('22222222', nth), seat, true);
  });
  const events: ActivityEvent[] = [];
  const released: string[] = [];
  const journal = createBulkJournal(createMemoryLog());
  const deps: RecordResultDeps = {
    run,
    startedAt: clock.now(),
    server: 'production',
    repository,
    journal,
    clock,
    appVersion: '0.1.0',
    recordEvent: (event) => events.push(event),
    released: (activationId) => released.push(activationId),
  };
  journal.begin({ run, at: clock.now(), server: 'production', organizationId }, rows);
  return { clock, deps, rows, events, released, journal, requests };
}
type Read = Awaited<ReturnType<OrganizationRequests['get']>>;
type Page = Extract<Awaited<ReturnType<OrganizationRequests['page']>>, { type: 'ok' }>['value'];

/** A license as the organization's requests return it, which may not name its organization. */
function licenseOf(nth: number, organization: string | null): Page['items'][number] {
  return {
    id: id('22222222', nth),
    organization_id: organization,
    benefit_id: null,
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
  };
}

const missing: Read = { type: 'doubtful', why: 'no-answer' };

/** What a check of seat `nth` gets, whether the seat is listed, and whether that list is whole. */
function read(nth: number, isListed: boolean, isComplete = true): Read {
  const seat = {
    id: id('33333333', nth),
    license_key_id: null,
    label: '',
    meta: null,
    created_at: 0,
  };
  const activations = { isComplete, known: isListed ? [seat] : [] };
  return { type: 'ok', value: { ...licenseOf(nth, organizationId), activations } };
}

/** Checks seats, each of which gets the next of its answers, and returns each request with its time in seconds. */
async function runChecks(
  answers: readonly (readonly Read[])[],
  isWanted: (requestLog: number) => boolean = () => true,
  results: readonly RunRow['result'][] = [],
) {
  const made = runOf(answers.length);
  for (const [nth, row] of made.rows.entries()) row.result = results[nth] ?? 'unknown';
  const left = answers.map((each) => [...each]);
  const requestLog: string[] = [];
  const ending = reconcileUnknownRows(made.rows, {
    ...made.deps,
    shouldContinue: () => isWanted(requestLog.length),
    requests: {
      ...noRequests,
      async get(licenseId, rank) {
        const nth = Number(licenseId.slice(-12));
        requestLog.push(`${nth} ${rank} ${made.clock.waited() / 1_000}`);
        return left[nth]?.shift() ?? never();
      },
    },
  });
  let isWaiting = true;
  while (isWaiting) isWaiting = await made.clock.advanceToNext();
  await ending;
  return { requestLog, results: made.rows.map(({ result }) => result), events: made.events };
}

describe('the seats of a canceled run that a request may have reached', () => {
  test('become free, held or unknown by up to four checks', async () => {
    const { requestLog, results, events } = await runChecks([
      [read(0, false)],
      [read(1, true), read(1, true), read(1, true), read(1, true)],
      [read(2, true), read(2, false)],
      [missing],
      [read(4, true), missing],
      [read(5, false, false)],
      [{ type: 'gone', reason: 'nothing-found' }],
      [read(7, true, false), read(7, true), read(7, true), read(7, false)],
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

  test('are the only ones that are checked', async () => {
    const results = ['planned', 'released', 'failed', 'unknown'] as const;
    const made = await runChecks([[], [], [], [read(3, false)]], undefined, results);
    expect(made.results).toEqual(['planned', 'released', 'failed', 'found-free']);
  });

  test.each([1, 3])('stay unknown when the checks are canceled after %i of them', async (most) => {
    const answers = [0, 1].map((nth) => [read(nth, true), read(nth, false)]);
    const { requestLog, results } = await runChecks(answers, (count) => count < most);
    expect(requestLog).toHaveLength(most);
    expect(results).toEqual(['unknown', 'unknown']);
  });
});

describe('the organization of a run', () => {
  const owner = { server: 'production', organizationId } as const;
  const another = '99999999-0a11-4999-8999-999999999999';

  /** Checks the owner against a first page with these organizations. */
  async function check(organizations: readonly (string | null)[], unreadable = 0) {
    const items = organizations.map((organization, nth) => licenseOf(nth, organization));
    const page = { items, unreadable, total: items.length, pages: 1 };
    return await checkOwner(owner, 'production', {
      ...noRequests,
      page: async (number) => (number === 1 ? { type: 'ok', value: page } : never()),
    });
  }

  test('is the connected one where a license names it', async () => {
    expect(await check([null, another, organizationId])).toEqual({ ok: true, value: undefined });
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
