import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { ListedLicense, listedIn } from '../../../electron/polar/license-page.ts';
import { fold } from '../../../electron/services/folded-text.ts';
import { createIdTable } from '../../../electron/services/licenses/id-table.ts';
import { createKnownSeats } from '../../../electron/services/licenses/known-seats.ts';
import { createLicenseOrders } from '../../../electron/services/licenses/license-orders.ts';
import { createLicenseQueries } from '../../../electron/services/licenses/license-query.ts';
import { createLicenseTable } from '../../../electron/services/licenses/license-table.ts';
import { licenseRow } from '../../../electron/services/licenses/license-views.ts';
import { createTextSearch } from '../../../electron/services/licenses/text-search.ts';
import { sortColumns, type LicenseQuery } from '../../../shared/licenses.ts';

const now = Date.UTC(2026, 5, 1);

const names = fc.constantFrom(
  'João Weiß',
  'Ada Okafor',
  'ada lovelace',
  'Ωmega',
  'Ilse\nNovák',
  '',
);
const emails = fc.constantFrom('ada@example.com', 'JOAO@example.com', 'x.y@example.org');
const license: fc.Arbitrary<ListedLicense> = fc.record({
  // Few ids, so that the same license comes again and again, changed.
  id: fc
    .integer({ min: 0, max: 40 })
    .map((n) => `${n.toString(16).padStart(8, '0')}-aaaa-4000-8000-000000000000`),
  organization_id: fc.constant('00000001-0a11-4000-8000-000000000000'),
  benefit_id: fc.constantFrom('studio', 'node'),
  customer: fc.record({
    name: fc.option(names),
    email: fc.option(emails),
    deleted_at: fc.option(fc.integer({ min: 0, max: now })),
  }),
  key: fc.integer({ min: 0, max: 5000 }).map((n) => `TEST-${n.toString(36).toUpperCase()}-KEY`),
  status: fc.constantFrom('granted', 'revoked', 'disabled'),
  limit_activations: fc.option(fc.integer({ min: 1, max: 9 })),
  usage: fc.nat(50),
  limit_usage: fc.option(fc.nat(50)),
  validations: fc.nat(50),
  last_validated_at: fc.option(fc.integer({ min: 0, max: now * 2 })),
  created_at: fc.integer({ min: 0, max: now }),
  expires_at: fc.option(fc.integer({ min: 0, max: now * 2 })),
});

const rest = '-aaaa-4000-8000-000000000000';
/** A license that can hold one seat. */
const plain = (id: string): ListedLicense => ({
  id,
  organization_id: '00000001-0a11-4000-8000-000000000000',
  benefit_id: 'studio',
  customer: { name: 'Ada Okafor', email: 'ada@example.com', deleted_at: null },
  key: `TEST-${id}`,
  status: 'granted',
  limit_activations: 1,
  usage: 0,
  limit_usage: null,
  validations: 0,
  last_validated_at: null,
  created_at: now,
  expires_at: null,
});
const activation = { id: `ffffffff${rest}`, meta: {}, created_at: now };
const newest: LicenseQuery = { text: '', sort: { by: 'created', descending: true } };

/** The list as the app keeps it. */
function list() {
  const table = createLicenseTable();
  const seats = createKnownSeats(table);
  const query = createLicenseQueries({
    table,
    seats,
    search: createTextSearch(table, seats),
    orders: createLicenseOrders(table),
    version: () => `${table.changes().length} ${seats.version()}`,
  });
  return { table, seats, query };
}

describe('the list of licenses', () => {
  test('answers each query as a plain filter and sort of the same licenses would', () => {
    const step = fc.oneof(
      { weight: 6, arbitrary: license.map((put) => ({ put })) },
      { weight: 1, arbitrary: license.map(({ id: drop }) => ({ drop })) },
      {
        weight: 2,
        arbitrary: fc
          .record({
            text: fc.constantFrom(
              '',
              'ada',
              'JOAO',
              'weiss',
              'a okafor',
              '-key',
              'example.org',
              'zz',
            ),
            by: fc.constantFrom(...sortColumns),
            descending: fc.boolean(),
            status: fc.option(fc.constantFrom('granted', 'expired', 'revoked'), { nil: undefined }),
            never: fc.boolean(),
            deleted: fc.boolean(),
          })
          .map((ask) => ({ ask })),
      },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120, size: 'max' }), (steps) => {
        const { table, query } = list();
        const model = new Map<string, ListedLicense>();
        for (const each of steps) {
          if ('put' in each) {
            table.put(each.put, 1, now);
            model.set(each.put.id, each.put);
          } else if ('drop' in each) {
            const row = table.find(each.drop);
            if (row !== -1) table.remove(row);
            model.delete(each.drop);
          } else {
            const { text, by, descending, status, never, deleted } = each.ask;
            const wish: LicenseQuery = {
              text,
              ...(status === undefined ? {} : { statuses: [status] }),
              ...(never ? { neverValidated: true } : {}),
              ...(deleted ? { customerDeleted: true } : {}),
              sort: { by, descending },
            };
            const words = fold(text).split(' ').filter(Boolean);
            const expected = [...model.values()].filter((one) => {
              const isOver = one.expires_at !== null && one.expires_at <= now;
              const is = one.status === 'granted' && isOver ? 'expired' : one.status;
              const all = fold(
                `${one.customer.name ?? ''}\n${one.customer.email ?? ''}\n${one.key}`,
              );
              return (
                words.every((word) => all.includes(word)) &&
                (status === undefined || status === is) &&
                (!never || one.last_validated_at === null) &&
                (!deleted || one.customer.deleted_at !== null)
              );
            });
            const rows = [...query(wish, now).rows];
            const found = rows.map((row) => licenseRow(table, row, now));
            expect(found.map(({ licenseId }) => licenseId).toSorted()).toEqual(
              expected.map(({ id }) => id).toSorted(),
            );
            if (by === 'created') {
              const times = found.map(({ createdAt }) => createdAt);
              expect(times).toEqual(times.toSorted((a, b) => (descending ? b - a : a - b)));
            }
            if (by === 'customer') {
              const shown = found.map((row) => fold(row.customerName ?? row.customerEmail ?? ''));
              const sorted = shown.toSorted((a, b) => (a < b ? -1 : Number(a > b)));
              expect(shown).toEqual(descending ? sorted.toReversed() : sorted);
            }
          }
        }
        expect(table.size()).toBe(model.size);
        const deleted = [...model.values()].filter((one) => one.customer.deleted_at !== null);
        expect(table.ofDeletedCustomers()).toBe(deleted.length);
      }),
      { numRuns: 150 },
    );
  });

  test('is searched by a key as Polar shows it, and as this app does', () => {
    const { table, query } = list();
    const one = `aaaaaaaa${rest}`;
    table.put({ ...plain(one), key: 'TEST-00000000-9E3779' }, 1, now);
    table.put({ ...plain(`bbbbbbbb${rest}`), key: 'TEST-00000000-5A90C1' }, 1, now);
    for (const text of ['****-9E3779', '••9e3779', 'ada ****-9E3779']) {
      const { rows } = query({ ...newest, text }, now);
      expect(Array.from(rows, table.idOf)).toEqual([one]);
    }
    expect(query({ ...newest, text: '****-' }, now).rows).toHaveLength(2);
  });

  test('is searched by an identifier in what was pasted, where its words are nowhere', () => {
    const uuid = '1C285B2D-6CE6-4BC7-B8BE-ADB6A7E304DA';
    const table = createLicenseTable();
    const put = (row: number, key: string, email: string): number => {
      const listed = plain(`${row}0000000${rest}`);
      const customer = { name: 'Ada', email, deleted_at: null };
      return table.put({ ...listed, key, customer }, 1, now);
    };
    put(1, `LUMEN-${uuid}`, 'ada@example.com');
    put(2, 'LUMEN-2D285B2D-6CE6-4BC7-B8BE-ADB6A7E305DB', 'bo@example.com');
    const search = createTextSearch(table, { rowsWith: () => [], version: () => 0 });
    const found = (text: string): number[] => [...(search.marks(text) ?? [])];
    for (const text of [
      `License key: LUMEN-${uuid}`,
      `'lumen-${uuid.toLowerCase()}'`,
      `LUMEN-${uuid.replaceAll('-', '\u2011')}`,
      'Ada Lovelace <ADA@example.com>',
      'mailto:ada@example.com',
    ])
      expect(found(text), text).toEqual([1, 0]);
    for (const text of [
      'from ada@example.com to bo@example.com',
      'License key: LUMEN-3E285B2D-6CE6-4BC7-B8BE-ADB6A7E306DC',
      'nothing of that',
    ])
      expect(found(text), text).toEqual([0, 0]);
    expect(found('lumen ada@')).toEqual([1, 0]);
  });

  test('tells of how many licenses a question about seats or devices could not be asked', () => {
    const { table, seats, query } = list();
    const looked = (id: string, label: string) =>
      seats.keep(
        { ...plain(id), activations: [{ ...activation, license_key_id: id, label }] },
        now,
      );
    const ids = ['a', 'b', 'c', 'd'].map((letter) => `${letter.repeat(8)}${rest}`);
    for (const id of ids) table.put(plain(id), 1, now);
    const [first = '', second = '', third = ''] = ids;
    looked(first, 'Render node');
    looked(second, 'Laptop');
    const { sort } = newest;
    const asked = (wish: Omit<LicenseQuery, 'sort'>) => {
      const { rows, unjudged } = query({ ...wish, sort }, now);
      return { found: Array.from(rows, table.idOf).toSorted(), unjudged };
    };
    expect(asked({ text: '' })).toMatchObject({ unjudged: 0 });
    expect(asked({ text: 'render' })).toEqual({ found: [first], unjudged: 2 });
    expect(asked({ text: 'nobody' })).toEqual({ found: [], unjudged: 2 });
    // What fits in plain sight needs no look, and what a filter hides would not be shown after one.
    expect(asked({ text: 'okafor' })).toMatchObject({ unjudged: 0 });
    expect(asked({ text: 'nobody', statuses: ['revoked'] })).toEqual({ found: [], unjudged: 0 });
    expect(asked({ text: '', stranded: true })).toEqual({ found: [], unjudged: 2 });
    expect(asked({ text: '', atLimit: true })).toEqual({ found: [first, second], unjudged: 2 });
    expect(asked({ text: 'laptop', atLimit: true })).toEqual({ found: [second], unjudged: 2 });
    table.put({ ...plain(third), status: 'revoked', limit_activations: null }, 2, now);
    expect(asked({ text: '', atLimit: true })).toMatchObject({ unjudged: 1 });
    expect(asked({ text: '', stranded: true, statuses: ['granted'] })).toMatchObject({
      unjudged: 1,
    });
  });

  test('tells a key that changed from one that did not', () => {
    fc.assert(
      fc.property(license, license, (one, other) => {
        const { table } = list();
        table.put(one, 1, now);
        const row = table.put({ ...other, id: one.id }, 2, now + 5);
        expect(table.columns().rotatedAt[row]).toBe(one.key === other.key ? -1 : now + 5);
      }),
    );
  });
});

describe('ids', () => {
  test('are found under their own rows and read back as they were, however many', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.uuid(), { maxLength: 3_000, size: 'max' }),
        fc.uuid(),
        (ids, other) => {
          const table = createIdTable();
          for (const [row, id] of ids.entries()) expect(table.findOrAdd(id)).toBe(row);
          for (const [row, id] of ids.entries()) {
            expect(table.find(id)).toBe(row);
            expect(table.idOf(row)).toBe(id);
          }
          expect(table.find(other)).toBe(ids.indexOf(other));
        },
      ),
      { numRuns: 8 },
    );
  });
});

describe('the quick check of a listed license', () => {
  const wire = license.map((one) =>
    Object.assign(one, {
      created_at: new Date(one.created_at).toISOString(),
      expires_at: one.expires_at === null ? null : new Date(one.expires_at).toISOString(),
      last_validated_at:
        one.last_validated_at === null ? null : new Date(one.last_validated_at).toISOString(),
      customer: Object.assign(
        one.customer,
        one.customer.deleted_at === null
          ? {}
          : { deleted_at: new Date(one.customer.deleted_at).toISOString() },
      ),
    }),
  );
  const oddities = fc.constantFrom<unknown>(null, undefined, 1, '', 'x', {}, [], true, Number.NaN);

  test('says what the schema says, of any license with one field spoilt', () => {
    const spoilt = fc
      .tuple(wire, fc.nat(12), oddities, fc.boolean())
      .map(([one, at, odd, isWhole]): Record<string, unknown> => {
        const field = Object.keys(one)[at] ?? '';
        return Object.assign({}, one, isWhole ? {} : { [field]: odd });
      });
    const spoiltCustomer = fc
      .tuple(wire, fc.constantFrom('name', 'email', 'deleted_at'), oddities)
      .map(([one, field, odd]) =>
        Object.assign({}, one, { customer: Object.assign({}, one.customer, { [field]: odd }) }),
      );
    fc.assert(
      fc.property(fc.oneof(spoilt, spoiltCustomer, oddities), (value) => {
        const parsed = v.safeParse(ListedLicense, value);
        expect(listedIn(value)).toEqual(parsed.success ? parsed.output : null);
      }),
      { numRuns: 2_000 },
    );
  });
});
