import { describe, expect, test } from 'vitest';
import type { Http, HttpAnswer } from '../../../electron/ports.ts';
import { activationHash } from '../../../electron/services/seat/seat-record.ts';
import { codeOf, releasesOf, rowsOf, valueOf, type Desk } from '../../support/admin-harness.ts';
import { desk } from '../../support/test-harness.ts';

/** What staff sees and does where Polar's answers about licenses are odd. */

type Fields = Record<string, unknown>;
/** Changes the licenses in the answers, or gives another answer. */
interface Oddity {
  list?: (items: Fields[]) => unknown[];
  one?: (license: Fields) => unknown;
  answer?: (path: string) => HttpAnswer | null;
}

/** A desk whose wire is odd as `oddity` says at the time. */
async function oddDesk(licenses: number): Promise<{ made: Desk; oddity: Oddity; asked: string[] }> {
  const oddity: Oddity = {};
  const asked: string[] = [];
  const through = (http: Http): Http => ({
    async send(request) {
      const { pathname } = new URL(request.url);
      asked.push(pathname);
      const given = oddity.answer?.(pathname);
      if (given !== undefined && given !== null) return given;
      const answer = await http.send(request);
      if (request.method !== 'GET' || answer.is !== 'answer' || answer.status !== 200)
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
  return { made: await desk({ licenses, through }), oddity, asked };
}

const seatOf = ({ polar }: Desk) => ({
  licenseId: polar.licenseId,
  seat: activationHash(polar.activationId),
});

/** A list of seats without the one that is meant, which is there in a form that cannot be read. */
const halfRead =
  ({ polar }: Desk) =>
  (license: Fields): Fields => ({
    ...license,
    activations: (license['activations'] as Fields[]).map((seat) =>
      seat['id'] === polar.activationId ? Object.assign({}, seat, { id: null }) : seat,
    ),
  });

describe('a list with odd licenses', () => {
  const oddities: readonly (readonly [string, Fields, Fields])[] = [
    ['no customer', { customer: null }, { customerName: null, customerEmail: null }],
    ['an unknown status', { status: 'suspended' }, { status: 'unknown', statusWord: 'suspended' }],
    ['no status', { status: null }, { status: 'unknown', statusWord: '' }],
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

  test.each(oddities)('shows one with %s, and all others', async (_name, change, shown) => {
    const { made, oddity } = await oddDesk(20);
    oddity.list = (items) =>
      items.map((item) =>
        item['id'] === made.polar.licenseId ? Object.assign(item, change) : item,
      );
    await made.readAll();
    const rows = rowsOf(made.core());
    expect(rows).toHaveLength(made.size());
    expect(rows.find(({ licenseId }) => licenseId === made.polar.licenseId)).toMatchObject(shown);
    expect(made.state().licenses.index).toMatchObject({ is: 'complete', unreadable: 0 });
  });

  test('filters by the unknown status and exports what is known', async () => {
    const { made, oddity } = await oddDesk(20);
    oddity.list = (items) =>
      items.map((item) =>
        item['id'] === made.polar.licenseId
          ? Object.assign(item, { status: 'suspended', usage: null, created_at: 1 })
          : item,
      );
    await made.readAll();
    const found = rowsOf(made.core(), { statuses: ['unknown'] });
    expect(found.map(({ licenseId }) => licenseId)).toEqual([made.polar.licenseId]);
    const query = { text: '', sort: { by: 'status', descending: false } } as const;
    const whole = { keys: false, customers: false };
    expect(valueOf(await made.core().handlers.licenses.saveCsv({ query, whole }))).toBe(true);
    const line = made.world.shown
      .join('\r\n')
      .split('\r\n')
      .find((each) => each.includes(made.polar.licenseId));
    expect(line).toContain('Unknown: suspended');
    expect(line?.match(/not known/g)?.length).toBeGreaterThanOrEqual(2);
  });

  test('counts those without an id or a key, and takes none for gone that was there', async () => {
    const { made, oddity } = await oddDesk(20);
    await made.readAll();
    const before = rowsOf(made.core()).length;
    oddity.list = (items) =>
      items.map((item, at) =>
        at < 3 ? Object.assign(item, { [at === 0 ? 'id' : 'key']: 7 }) : item,
      );
    valueOf(await made.core().handlers.licenses.refresh());
    await made.until('the list again', ({ licenses: { index } }) => index.is === 'complete');
    expect(made.state().licenses.index).toMatchObject({ unreadable: 3 });
    expect(rowsOf(made.core())).toHaveLength(before);
    const answer = valueOf(await made.core().handlers.supportDesk.lookUp('nobody@nowhere.example'));
    expect(answer).toMatchObject({ matches: [], isWhole: false, unreadable: 3 });
  });

  test('that is too long to read stops at once, and says so', async () => {
    const { made, oddity, asked } = await oddDesk(20);
    oddity.answer = () => ({ is: 'too-long' });
    valueOf(await made.core().handlers.licenses.open());
    await made.until('a stop', ({ licenses: { index } }) => index.is === 'stopped');
    expect(made.state().licenses.index).toMatchObject({ failure: { code: 'answer-too-long' } });
    expect(asked).toHaveLength(1);
  });
});

describe('a license whose seats cannot all be read', () => {
  test('shows those that can, and does not say how many are taken', async () => {
    const { made, oddity } = await oddDesk(5);
    await made.readAll();
    const { licenseId } = made.polar;
    const whole = valueOf(await made.core().handlers.licenses.details({ licenseId }));
    expect(whole).toMatchObject({ isWhole: true, license: { seatsUsed: whole.seats.length } });
    oddity.one = halfRead(made);
    const half = valueOf(await made.core().handlers.licenses.details({ licenseId }));
    expect(half).toMatchObject({ isWhole: false, license: { seatsUsed: null } });
    expect(half.seats).toHaveLength(whole.seats.length - 1);
  });

  test.each([
    ['an entry without an id', halfRead],
    ['no list', () => (license: Fields) => ({ ...license, activations: undefined })],
    ['an object for a list', () => (license: Fields) => ({ ...license, activations: {} })],
  ])('is no proof that a seat is free: %s', async (_name, change) => {
    const { made, oddity } = await oddDesk(5);
    await made.readAll();
    const { licenses } = made.core().handlers;
    oddity.one = change(made);
    expect(codeOf(await licenses.release(seatOf(made)))).toBe('answer-unreadable');
    expect(releasesOf(made.polar)).toEqual([]);
    // Nor after a request whose answer was lost.
    oddity.one = (license) => license;
    valueOf(await licenses.details({ licenseId: made.polar.licenseId }));
    made.polar.faults.add({ kind: 'request-lost' }, { on: 'deactivate', times: 9 });
    let looks = 0;
    oddity.one = (license) => ((looks += 1) === 1 ? license : change(made)(license));
    expect(codeOf(await licenses.release(seatOf(made)))).toBe('answer-unreadable');
    expect(made.polar.record.activation(made.polar.activationId)).toBeDefined();
  });

  test('is left out of a plan, and counted', async () => {
    const { made, oddity } = await oddDesk(0);
    await made.readAll();
    oddity.one = halfRead(made);
    const { bulk } = made.core().handlers;
    const licenseIds = [made.polar.licenseId];
    const rule = { is: 'all' } as const;
    valueOf(await bulk.plan({ is: 'rule', scope: { is: 'licenses', licenseIds }, rule }));
    await made.until('a plan', (state) => state.bulk.is === 'planned');
    expect(made.state().bulk).toMatchObject({ seats: 0, unread: 1 });
  });

  test('is released by a device’s seat that is among those that were read', async () => {
    const { made, oddity } = await oddDesk(0);
    await made.readAll();
    oddity.one = (license) => ({
      ...license,
      activations: [...(license['activations'] as Fields[]), { label: 'odd' }],
      organization_id: null,
      status: 'suspended',
    });
    const released = valueOf(await made.core().handlers.licenses.release(seatOf(made)));
    expect(released).toEqual({ how: 'confirmed', before: null, after: null });
    expect(releasesOf(made.polar)).toEqual([made.polar.activationId]);
  });
});

describe('a change', () => {
  test('whose answer cannot be read is looked into', async () => {
    const { made, oddity } = await oddDesk(0);
    await made.readAll();
    const { licenseId } = made.polar;
    const send = made.core().handlers.licenses;
    oddity.answer = () => null;
    made.polar.faults.add({ kind: 'not-json' }, { on: 'update' });
    expect(codeOf(await send.change({ licenseId, change: { seatLimit: 9 } }))).toBe('server-error');
    const changed = valueOf(await send.change({ licenseId, change: { seatLimit: 9 } }));
    expect(changed.license.seatLimit).toBe(9);
  });
});
