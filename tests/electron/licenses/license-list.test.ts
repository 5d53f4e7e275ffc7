import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ListedLicense } from '../../../electron/polar/license-page.ts';
import { fold } from '../../../electron/services/search/folded-text.ts';
import { benefitGroups } from '../../../electron/services/licenses/benefit-groups.ts';
import { createKnownSeats } from '../../../electron/services/licenses/known-seats.ts';
import { createLicenseOrders } from '../../../electron/services/licenses/license-orders.ts';
import {
  createLicenseQueries,
  type QueryAnswer,
} from '../../../electron/services/licenses/license-query.ts';
import { createLicenseTable } from '../../../electron/services/licenses/license-table.ts';
import { licenseRow } from '../../../electron/services/licenses/license-views.ts';
import { anyLicense, customerIds, now } from '../../support/any-license.ts';
import { listedLicense } from '../../support/listed-license.ts';
import { licenseStatuses, sortColumns, type LicenseQuery } from '../../../shared/licenses.ts';

const rest = '-aaaa-4000-8000-000000000000';
/** Returns a license that can hold one seat. */
const plain = (id: string): ListedLicense =>
  listedLicense({
    id,
    benefit_id: 'studio',
    customer: { name: 'Ada Okafor', email: 'ada@example.com', deleted_at: null },
    key: `TEST-${id}`,
    limit_activations: 1,
    created_at: now,
  });
const activation = { id: `ffffffff${rest}`, meta: {}, created_at: now };
const idOf = (number: number): string => `${number.toString(16).padStart(8, '0')}${rest}`;
const newest: LicenseQuery = { text: '', sort: { by: 'created', descending: true } };

const idsOf = ({ licenses }: QueryAnswer): string[] => licenses.map(({ id }) => id);

/** Returns the ids of the licenses in the order of each column. */
const sortedIds = (orders: ReturnType<typeof createLicenseOrders>) =>
  sortColumns.map((column) => orders.by(column, now).map(({ id }) => id));

/** Returns an empty list. */
function list() {
  const table = createLicenseTable();
  const seats = createKnownSeats(table);
  const query = createLicenseQueries({
    table,
    seats,
    orders: createLicenseOrders(table),
  });
  return { table, seats, query };
}

describe('the list of licenses', () => {
  test('answers each query as a plain filter and sort of the same licenses would', () => {
    const step = fc.oneof(
      { weight: 6, arbitrary: anyLicense.map((put) => ({ put })) },
      { weight: 1, arbitrary: anyLicense.map(({ id: drop }) => ({ drop })) },
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
            customer: fc.option(fc.constantFrom(...customerIds), { nil: undefined }),
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
            // An answer without the customer's id keeps the one that is known.
            const customerId = each.put.customer_id ?? model.get(each.put.id)?.customer_id ?? null;
            model.set(each.put.id, { ...each.put, customer_id: customerId });
          } else if ('drop' in each) {
            table.remove(each.drop);
            model.delete(each.drop);
          } else {
            const { text, by, descending, status, never, deleted, customer } = each.ask;
            const wantedQuery: LicenseQuery = {
              text,
              ...(status === undefined ? {} : { statuses: [status] }),
              ...(never ? { neverValidated: true } : {}),
              ...(deleted ? { customerDeleted: true } : {}),
              ...(customer === undefined ? {} : { customerId: customer }),
              sort: { by, descending },
            };
            const texts = fold(text).split(' ').filter(Boolean);
            const expected = [...model.values()].filter((one) => {
              const isOver = typeof one.expires_at === 'number' && one.expires_at <= now;
              const type = one.status === 'granted' && isOver ? 'expired' : one.status;
              const all = fold(
                `${one.customer.name ?? ''}\n${one.customer.email ?? ''}\n${one.key}`,
              );
              return (
                texts.every((word) => all.includes(word)) &&
                (status === undefined || status === type) &&
                (!never || one.last_validated_at === null) &&
                (!deleted || one.customer.deleted_at !== null) &&
                (customer === undefined || customer === one.customer_id)
              );
            });
            const { licenses } = query(wantedQuery, now);
            const found = licenses.map((one) => licenseRow(one, now));
            expect(found.map(({ licenseId }) => licenseId).toSorted()).toEqual(
              expected.map(({ id }) => id).toSorted(),
            );
            if (by === 'created') {
              const times = found.map(({ createdAt }) => createdAt);
              const sorted = times.toSorted((a, b) => Number(a) - Number(b));
              expect(times).toEqual(descending ? sorted.toReversed() : sorted);
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
        expect(table.deletedCustomerCount()).toBe(deleted.length);
      }),
      { numRuns: 150 },
    );
  });

  test('has the same order after changes as a new table', () => {
    fc.assert(
      fc.property(fc.array(anyLicense, { minLength: 2, maxLength: 60 }), (puts) => {
        const { table } = list();
        const orders = createLicenseOrders(table);
        for (const [step, put] of puts.entries()) {
          if (step % 5 === 4) table.remove(put.id);
          else table.put(put, 1, now);
          if (step % 3 === 0)
            expect(sortedIds(orders)).toEqual(sortedIds(createLicenseOrders(table)));
        }
      }),
      { numRuns: 50 },
    );
  });

  test('sorts by status: as Polar names them, then unknown ones, then expired ones', () => {
    const { table, query } = list();
    const statuses = ['revoked', 'unknown', 'granted', 'disabled', 'granted'] as const;
    for (const [at, status] of statuses.entries())
      table.put(
        { ...plain(`${at}0000000${rest}`), status, expires_at: at === 2 ? now - 1 : null },
        1,
        now,
      );
    const { licenses } = query({ text: '', sort: { by: 'status', descending: false } }, now);
    expect(licenses.map((one) => licenseRow(one, now).status)).toEqual([
      'granted',
      'disabled',
      'revoked',
      'unknown',
      'expired',
    ]);
  });

  test('sorts a short key by the key alone', () => {
    const { table, query } = list();
    const put = (digit: number, key: string, name: string): void => {
      const customer = { name, email: name, deleted_at: null };
      table.put({ ...plain(`${digit}0000000${rest}`), key, customer }, 1, now);
    };
    put(1, 'B', 'ada');
    put(2, 'A', 'zoe');
    put(3, 'TEST-00CA', 'bo');
    const { licenses } = query({ text: '', sort: { by: 'key', descending: false } }, now);
    expect(licenses.map(({ key }) => key)).toEqual(['A', 'B', 'TEST-00CA']);
  });

  test('finds a masked key as Polar and as this app show it', () => {
    const { table, query } = list();
    const one = `aaaaaaaa${rest}`;
    table.put({ ...plain(one), key: 'TEST-00000000-9E3779' }, 1, now);
    table.put({ ...plain(`bbbbbbbb${rest}`), key: 'TEST-00000000-5A90C1' }, 1, now);
    for (const text of ['****-9E3779', '••9e3779', '••••-9e3779', 'ada ****-9E3779']) {
      expect(idsOf(query({ ...newest, text }, now))).toEqual([one]);
    }
    expect(query({ ...newest, text: '****-' }, now).licenses).toHaveLength(2);
  });

  test('finds an identifier in a pasted text whose words no license holds', () => {
    const uuid = '1C285B2D-6CE6-4BC7-B8BE-ADB6A7E304DA';
    const { table, query } = list();
    const put = (digit: number, key: string, email: string): string => {
      const listed = plain(`${digit}0000000${rest}`);
      const customer = { name: 'Ada', email, deleted_at: null };
      return table.put({ ...listed, key, customer }, 1, now).id;
    };
    const first = put(1, `LUMEN-${uuid}`, 'ada@example.com');
    put(2, 'LUMEN-2D285B2D-6CE6-4BC7-B8BE-ADB6A7E305DB', 'bo@example.com');
    const found = (text: string): string[] => idsOf(query({ ...newest, text }, now));
    for (const text of [
      `License key: LUMEN-${uuid}`,
      `'lumen-${uuid.toLowerCase()}'`,
      `LUMEN-${uuid.replaceAll('-', '\u2011')}`,
      'Ada Lovelace <ADA@example.com>',
      'mailto:ada@example.com',
    ])
      expect(found(text), text).toEqual([first]);
    for (const text of [
      'from ada@example.com to bo@example.com',
      'License key: LUMEN-3E285B2D-6CE6-4BC7-B8BE-ADB6A7E306DC',
      'nothing of that',
    ])
      expect(found(text), text).toEqual([]);
    expect(found('lumen ada@')).toEqual([first]);
  });

  test('counts the licenses whose unchecked seats may fit the query', () => {
    const { table, seats, query } = list();
    const saveSeat = (id: string, label: string) =>
      seats.save(
        {
          id,
          activations: { known: [{ ...activation, license_key_id: id, label }], isComplete: true },
        },
        now,
      );
    const ids = ['a', 'b', 'c', 'd'].map((character) => `${character.repeat(8)}${rest}`);
    for (const id of ids) table.put(plain(id), 1, now);
    const [first = '', second = '', third = ''] = ids;
    saveSeat(first, 'Render node');
    saveSeat(second, 'Laptop');
    const { sort } = newest;
    const listWith = (wantedQuery: Omit<LicenseQuery, 'sort'>) => {
      const answer = query({ ...wantedQuery, sort }, now);
      return { found: idsOf(answer).toSorted(), undetermined: answer.undetermined };
    };
    expect(listWith({ text: '' })).toMatchObject({ undetermined: 0 });
    expect(listWith({ text: 'render' })).toEqual({ found: [first], undetermined: 2 });
    expect(listWith({ text: 'no-such-word' })).toEqual({ found: [], undetermined: 2 });
    // A license that fits by its text needs no check, and one that a filter hides would stay hidden after a check.
    expect(listWith({ text: 'okafor' })).toMatchObject({ undetermined: 0 });
    expect(listWith({ text: 'no-such-word', statuses: ['revoked'] })).toEqual({
      found: [],
      undetermined: 0,
    });
    expect(listWith({ text: '', stranded: true })).toEqual({ found: [], undetermined: 2 });
    expect(listWith({ text: '', atLimit: true })).toEqual({
      found: [first, second],
      undetermined: 2,
    });
    expect(listWith({ text: 'laptop', atLimit: true })).toEqual({
      found: [second],
      undetermined: 2,
    });
    table.put({ ...plain(third), status: 'revoked', limit_activations: null }, 2, now);
    expect(listWith({ text: '', atLimit: true })).toMatchObject({ undetermined: 1 });
    expect(listWith({ text: '', stranded: true, statuses: ['granted'] })).toMatchObject({
      undetermined: 1,
    });
  });

  test('finds the licenses with two devices of one name, and counts those that may have them', () => {
    const { table, seats, query } = list();
    const save = (id: string, labels: readonly string[], isComplete = true) => {
      table.put(plain(id), 1, now);
      const known = labels.map((label, index) => ({
        ...activation,
        id: `${index}${activation.id.slice(1)}`,
        license_key_id: id,
        label,
      }));
      seats.save({ id, activations: { known, isComplete } }, now);
    };
    const [
      same = '',
      different = '',
      unnamed = '',
      partial = '',
      partialSame = '',
      unchecked = '',
    ] = ['a', 'b', 'c', 'd', 'e', 'f'].map((character) => `${character.repeat(8)}${rest}`);
    save(same, ['Studio-PC', 'laptop', ' studio-pc']);
    save(different, ['Studio-PC', 'Studio-PC-2']);
    save(unnamed, ['', ' ']);
    save(partial, ['Studio-PC'], false);
    save(partialSame, ['Studio-PC', 'Studio-PC'], false);
    table.put(plain(unchecked), 1, now);
    const found = () => {
      const answer = query({ text: '', sameName: true, sort: newest.sort }, now);
      return { found: idsOf(answer).toSorted(), undetermined: answer.undetermined };
    };
    expect(found()).toEqual({ found: [same, partialSame], undetermined: 2 });
    const [, laptop] = seats.get(same)?.seats ?? [];
    seats.removeSeat(same, laptop?.activationId ?? '', now);
    expect(found().found).toEqual([same, partialSame]);
    const [first] = seats.get(same)?.seats ?? [];
    seats.removeSeat(same, first?.activationId ?? '', now);
    expect(found()).toEqual({ found: [partialSame], undetermined: 2 });
  });

  test('a search answers the same with a filter that every license passes', () => {
    const { table, seats, query } = list();
    for (let number = 0; number < 400; number += 1) {
      const name = number % 50 === 7 ? 'Maya Weber' : 'Jonas Weber';
      const license = table.put(
        {
          ...plain(idOf(number)),
          customer: { name, email: `${(number * 37) % 400}@example.com`, deleted_at: null },
          created_at: now - ((number * 91) % 400),
          usage: number % 7,
        },
        1,
        now,
      );
      const known =
        number % 3 === 0
          ? [{ ...activation, license_key_id: license.id, label: `Desk ${number}` }]
          : [];
      // Of some the seats were not checked, and of some not all could be read.
      if (number % 2 === 0)
        seats.save({ id: license.id, activations: { known, isComplete: number % 4 === 0 } }, now);
    }
    for (const number of [3, 4, 5, 6]) {
      table.remove(idOf(number));
      seats.forget(idOf(number));
    }
    for (const by of sortColumns) {
      for (const text of ['maya', 'weber', 'jonas 11', 'desk', 'maya desk', 'zzz']) {
        for (const descending of [false, true]) {
          const searched = { text, sort: { by, descending } };
          const filtered = query({ ...searched, statuses: [...licenseStatuses] }, now);
          const { licenses, undetermined } = query(searched, now);
          expect(licenses.map(({ number }) => number)).toEqual(
            filtered.licenses.map(({ number }) => number),
          );
          expect(undetermined).toBe(filtered.undetermined);
        }
      }
    }
    expect(query({ ...newest, text: 'maya' }, now).licenses).toHaveLength(8);
  });

  test('names few benefits one by one, and many by the prefix of their keys', () => {
    const { table, query } = list();
    const put = (number: number, prefix: string, benefit: string): void => {
      const id = `${number.toString(16).padStart(8, '0')}${rest}`;
      const key = `${prefix}1C285B2D-6CE6-4BC7-B8BE-${number.toString(16).padStart(12, '0')}`;
      table.put({ ...plain(id), key, benefit_id: benefit }, 1, now);
    };
    for (let number = 0; number < 20; number += 1) put(number, 'BULK-', `bulk ${number}`);
    const few = benefitGroups(table);
    expect(few).toHaveLength(20);
    expect(few[3]).toEqual({ benefitId: 'bulk 3', keyPrefix: 'BULK', benefits: 1, licenses: 1 });
    for (let number = 20; number < 230; number += 1) put(number, 'BULK-', `bulk ${number}`);
    for (let number = 230; number < 233; number += 1) put(number, 'STUDIO-', 'studio');
    for (let number = 233; number < 235; number += 1) put(number, '', `bare ${number}`);
    expect(benefitGroups(table)).toEqual([
      { benefitId: null, keyPrefix: 'BULK', benefits: 230, licenses: 230 },
      { benefitId: 'studio', keyPrefix: 'STUDIO', benefits: 1, licenses: 3 },
      { benefitId: null, keyPrefix: null, benefits: 2, licenses: 2 },
    ]);
    const found = (keyPrefix: string): number =>
      query({ ...newest, keyPrefix }, now).licenses.length;
    expect(['BULK', 'STUDIO', '', 'BULK-'].map(found)).toEqual([230, 3, 2, 0]);
    for (let number = 300; number < 400; number += 1) put(number, `P${number}-`, `p ${number}`);
    expect(benefitGroups(table)).toHaveLength(50);
  });

  test('saves the time of a rotation where a key changed, and only there', () => {
    fc.assert(
      fc.property(anyLicense, anyLicense, (one, other) => {
        const { table } = list();
        table.put(one, 1, now);
        const changed = table.put({ ...other, id: one.id }, 2, now + 5);
        expect(changed.rotatedAt).toBe(one.key === other.key ? null : now + 5);
      }),
    );
  });
});
