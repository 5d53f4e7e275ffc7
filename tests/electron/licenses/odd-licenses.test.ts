import { describe, expect, test } from 'vitest';
import type { Http, HttpAnswer } from '../../../electron/ports.ts';
import { activationHash } from '../../../electron/services/seat/seat-record.ts';
import {
  codeOf,
  releasedActivationIds,
  rowsOf,
  valueOf,
  type AdminHarness,
} from '../../support/admin-harness.ts';
import { openTestHarness } from '../../support/test-harness.ts';

/** The admin panel with odd answers about licenses. */

type Fields = Record<string, unknown>;
/** Changes the licenses in the answers, or gives another answer. */
interface Oddity {
  list?: (items: Fields[]) => unknown[];
  one?: (license: Fields) => unknown;
  answer?: (path: string) => HttpAnswer | null;
}

/** Returns a harness whose answers have the oddity that `oddity` returns at the time. */
async function openHarnessWithOddity(
  licenses: number,
): Promise<{ harness: AdminHarness; oddity: Oddity; requestedPaths: string[] }> {
  const oddity: Oddity = {};
  const requestedPaths: string[] = [];
  const through = (http: Http): Http => ({
    async send(request) {
      const { pathname } = new URL(request.url);
      requestedPaths.push(pathname);
      const given = oddity.answer?.(pathname);
      if (given !== undefined && given !== null) return given;
      const answer = await http.send(request);
      if (request.method !== 'GET' || answer.type !== 'answer' || answer.status !== 200)
        return answer;
      const body = JSON.parse(answer.text) as Fields;
      const items = body['items'] as Fields[] | undefined;
      const changed =
        items === undefined
          ? (oddity.one?.(body) ?? body)
          : { ...body, items: oddity.list?.(items) ?? items };
      return { ...answer, text: JSON.stringify(changed) };
    },
  });
  return {
    harness: await openTestHarness({ licenses, wrapHttp: through }),
    oddity,
    requestedPaths,
  };
}

const seatOf = ({ polar }: AdminHarness) => ({
  licenseId: polar.licenseId,
  seat: activationHash(polar.activationId),
});

/** Returns a list of seats in which the seat in question cannot be read. */
const halfRead =
  ({ polar }: AdminHarness) =>
  (license: Fields): Fields => ({
    ...license,
    activations: (license['activations'] as Fields[]).map((seat) =>
      seat['id'] === polar.activationId ? Object.assign({}, seat, { id: null }) : seat,
    ),
  });

describe('a list with odd licenses', () => {
  const oddities: readonly (readonly [string, Fields, Fields])[] = [
    ['no customer', { customer: null }, { customerName: null, customerEmail: null }],
    [
      'an unknown status',
      { status: 'suspended' },
      { status: 'unknown', unknownStatus: 'suspended' },
    ],
    ['no status', { status: null }, { status: 'unknown', unknownStatus: '' }],
    ['a number as text', { usage: '5' }, { usage: null }],
    ['a limit that is none', { limit_activations: {} }, { seatLimit: 'unknown' }],
    ['no benefit', { benefit_id: undefined }, { benefitId: '' }],
    ['no time', { created_at: null }, { createdAt: null }],
    ['an odd end', { expires_at: 'soon' }, { expiresAt: 'unknown', status: 'granted' }],
    [
      'odd validations',
      { last_validated_at: 5, validations: [] },
      { lastValidatedAt: 'unknown', validations: null },
    ],
  ];

  test.each(oddities)('shows a license with %s, and all others', async (_name, change, shown) => {
    const { harness, oddity } = await openHarnessWithOddity(20);
    oddity.list = (items) =>
      items.map((item) =>
        item['id'] === harness.polar.licenseId ? Object.assign(item, change) : item,
      );
    await harness.readAll();
    const rows = rowsOf(harness.core());
    expect(rows).toHaveLength(harness.licenseCount());
    expect(rows.find(({ licenseId }) => licenseId === harness.polar.licenseId)).toMatchObject(
      shown,
    );
    expect(harness.state().licenses.index).toMatchObject({ type: 'complete', unreadable: 0 });
  });

  test('filters by the unknown status and exports the known values', async () => {
    const { harness, oddity } = await openHarnessWithOddity(20);
    oddity.list = (items) =>
      items.map((item) =>
        item['id'] === harness.polar.licenseId
          ? Object.assign(item, { status: 'suspended', usage: null, created_at: 1 })
          : item,
      );
    await harness.readAll();
    const found = rowsOf(harness.core(), { statuses: ['unknown'] });
    expect(found.map(({ licenseId }) => licenseId)).toEqual([harness.polar.licenseId]);
    const query = { text: '', sort: { by: 'status', descending: false } } as const;
    const whole = { keys: false, customers: false };
    expect(
      valueOf(await harness.core().handlers.licenses.saveCsv({ query, unmasked: whole })),
    ).toBe(true);
    const line = harness.ports.shown
      .join('\r\n')
      .split('\r\n')
      .find((each) => each.includes(harness.polar.licenseId));
    expect(line).toContain('Unknown: suspended');
    expect(line?.match(/not known/g)?.length).toBeGreaterThanOrEqual(2);
  });

  test('counts those without an id or a key, and removes no known license', async () => {
    const { harness, oddity } = await openHarnessWithOddity(20);
    await harness.readAll();
    const before = rowsOf(harness.core()).length;
    oddity.list = (items) =>
      items.map((item, at) =>
        at < 3 ? Object.assign(item, { [at === 0 ? 'id' : 'key']: 7 }) : item,
      );
    valueOf(await harness.core().handlers.licenses.refresh());
    await harness.waitUntil(
      'the list again',
      ({ licenses: { index } }) => index.type === 'complete',
    );
    expect(harness.state().licenses.index).toMatchObject({ unreadable: 3 });
    expect(rowsOf(harness.core())).toHaveLength(before);
    const answer = valueOf(
      await harness.core().handlers.supportLookup.find('unknown@nowhere.example'),
    );
    expect(answer).toMatchObject({ matches: [], isComplete: false, unreadable: 3 });
  });

  test('stops at once at a page that is too long, and names the failure', async () => {
    const { harness, oddity, requestedPaths } = await openHarnessWithOddity(20);
    oddity.answer = () => ({ type: 'too-long' });
    valueOf(await harness.core().handlers.licenses.open());
    await harness.waitUntil('a stop', ({ licenses: { index } }) => index.type === 'stopped');
    expect(harness.state().licenses.index).toMatchObject({ failure: { code: 'answer-too-long' } });
    expect(requestedPaths).toHaveLength(1);
  });
});

describe('a license with unreadable seats', () => {
  test('shows the readable ones, and their number as unknown', async () => {
    const { harness, oddity } = await openHarnessWithOddity(5);
    await harness.readAll();
    const { licenseId } = harness.polar;
    const whole = valueOf(await harness.core().handlers.licenses.details({ licenseId }));
    expect(whole).toMatchObject({ isComplete: true, license: { seatsUsed: whole.seats.length } });
    oddity.one = halfRead(harness);
    const half = valueOf(await harness.core().handlers.licenses.details({ licenseId }));
    expect(half).toMatchObject({ isComplete: false, license: { seatsUsed: null } });
    expect(half.seats).toHaveLength(whole.seats.length - 1);
  });

  test.each([
    ['an entry without an id', halfRead],
    ['no list', () => (license: Fields) => ({ ...license, activations: undefined })],
    ['an object for a list', () => (license: Fields) => ({ ...license, activations: {} })],
  ])('does not prove that a seat is free: %s', async (_name, change) => {
    const { harness, oddity } = await openHarnessWithOddity(5);
    await harness.readAll();
    const { licenses } = harness.core().handlers;
    oddity.one = change(harness);
    expect(codeOf(await licenses.release(seatOf(harness)))).toBe('answer-unreadable');
    expect(releasedActivationIds(harness.polar)).toEqual([]);
    // The same after a request whose answer was lost.
    oddity.one = (license) => license;
    valueOf(await licenses.details({ licenseId: harness.polar.licenseId }));
    harness.polar.faults.add({ type: 'request-lost' }, { on: 'deactivate', times: 9 });
    let checks = 0;
    oddity.one = (license) => ((checks += 1) === 1 ? license : change(harness)(license));
    expect(codeOf(await licenses.release(seatOf(harness)))).toBe('answer-unreadable');
    expect(harness.polar.record.activation(harness.polar.activationId)).toBeDefined();
  });

  test('is left out of a plan, counted and named', async () => {
    const { harness, oddity } = await openHarnessWithOddity(0);
    await harness.readAll();
    oddity.one = halfRead(harness);
    const { bulk } = harness.core().handlers;
    const licenseIds = [harness.polar.licenseId];
    const rule = { type: 'all' } as const;
    valueOf(await bulk.plan({ type: 'rule', scope: { type: 'licenses', licenseIds }, rule }));
    await harness.waitUntil('a plan', (state) => state.bulk.type === 'planned');
    expect(harness.state().bulk).toMatchObject({ seats: 0, uncheckedLicenses: 1 });
    expect(valueOf(await bulk.leftOut({ offset: 0, count: 5 })).rows).toMatchObject([
      { licenseId: harness.polar.licenseId, reason: 'unreadable-seats', failure: null },
    ]);
  });

  test('allows the release of a readable seat', async () => {
    const { harness, oddity } = await openHarnessWithOddity(0);
    await harness.readAll();
    oddity.one = (license) => ({
      ...license,
      activations: [...(license['activations'] as Fields[]), { label: 'odd' }],
      organization_id: null,
      status: 'suspended',
    });
    const released = valueOf(await harness.core().handlers.licenses.release(seatOf(harness)));
    expect(released).toEqual({ how: 'confirmed', before: null, after: null });
    expect(releasedActivationIds(harness.polar)).toEqual([harness.polar.activationId]);
  });
});

describe('a change', () => {
  test('is checked after an unreadable answer', async () => {
    const { harness, oddity } = await openHarnessWithOddity(0);
    await harness.readAll();
    const { licenseId } = harness.polar;
    const send = harness.core().handlers.licenses;
    oddity.answer = () => null;
    harness.polar.faults.add({ type: 'not-json' }, { on: 'update' });
    expect(codeOf(await send.change({ licenseId, change: { seatLimit: 9 } }))).toBe('server-error');
    const changed = valueOf(await send.change({ licenseId, change: { seatLimit: 9 } }));
    expect(changed.license.seatLimit).toBe(9);
  });
});
