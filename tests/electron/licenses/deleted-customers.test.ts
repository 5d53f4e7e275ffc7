import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { de } from '../../../shared/text/de.ts';
import { en } from '../../../shared/text/en.ts';
import { newestFirst, rowsOf, valueOf, type Desk } from '../../support/admin-harness.ts';
import { desk } from '../../support/test-harness.ts';

const hash = '3f9a2c'.padEnd(64, '0123456789abcdef');
const anonymized = {
  name: hash,
  email: `${'b81d04'.padEnd(64, 'fedcba98')}@anonymized.polar.sh`,
};
const shownName = en.licenses.grid.deletedCustomer('3f9a2c');

/** An organization whose first license is of a customer that was deleted, and anonymized where `change` says so. */
async function deskWithout(change: object = {}): Promise<Desk> {
  const made = await desk();
  const { record, customerId } = made.polar;
  const customer = record.customer(customerId);
  if (customer === undefined) throw new Error('The customer is not seeded.');
  record.putCustomer({ ...customer, deletedAt: made.clock.now() - 86_400_000, ...change });
  await made.readAll();
  return made;
}

/** The licenses of the deleted customer, by the server's own record. */
function theirs(made: Desk): string[] {
  const { record, customerId } = made.polar;
  return record
    .keptLicenses()
    .filter((license) => license.customerId === customerId)
    .map(({ id }) => id)
    .toSorted();
}

describe('the license of a deleted customer', () => {
  test('is listed, marked, counted and found by the filter, with its status and its seats', async () => {
    const made = await deskWithout();
    const rows = rowsOf(made.core(), newestFirst, 200);
    const marked = rows.filter(({ customerDeleted }) => customerDeleted);
    expect(marked.map(({ licenseId }) => licenseId).toSorted()).toEqual(theirs(made));
    expect(rowsOf(made.core(), { ...newestFirst, customerDeleted: true }, 200)).toEqual(marked);
    expect(made.state().licenses.ofDeletedCustomers).toBe(theirs(made).length);

    const { licenseId } = made.polar;
    const details = valueOf(await made.core().handlers.licenses.details({ licenseId }));
    expect(details.license).toMatchObject({
      customerName: 'Ingrid Solberg',
      customerDeleted: true,
      status: 'granted',
      seatsUsed: 2,
    });
  });

  test('is no longer counted when it is gone', async () => {
    const made = await deskWithout();
    for (const id of theirs(made)) made.polar.record.delete(id);
    valueOf(await made.core().handlers.licenses.refresh());
    await made.until('the list', ({ licenses }) => licenses.ofDeletedCustomers === 0);
  });

  test('is found by the support lookup, which says so', async () => {
    const made = await deskWithout();
    const answer = valueOf(await made.core().handlers.supportDesk.lookUp(made.polar.key));
    expect(answer.matches.map(({ license }) => license.customerDeleted)).toEqual([true]);
  });

  test('is marked in the table, and in no other row of it', async () => {
    const made = await deskWithout();
    const whole = { keys: false, customers: false };
    valueOf(await made.core().handlers.licenses.saveCsv({ query: newestFirst, whole }));
    const rows = parse<Record<string, string>>(made.world.shown.at(-1) ?? '', {
      bom: true,
      columns: true,
    });
    const { columns, customerDeleted } = en.licenses.export;
    const marked = rows.filter((row) => row[columns.customerState] !== '');
    expect(marked.map((row) => row[columns.license] ?? '').toSorted()).toEqual(theirs(made));
    expect(marked[0]?.[columns.customerState]).toBe(customerDeleted);
  });

  test.each([
    ['en', en],
    ['de', de],
  ] as const)('is named as that before its seat is released, in %s', async (language, text) => {
    const made = await deskWithout(anonymized);
    const { handlers } = made.core();
    valueOf(await handlers.settings.change({ language }));
    const { licenseId } = made.polar;
    const { seats } = valueOf(await handlers.licenses.details({ licenseId }));
    made.world.answers.push(false);
    await handlers.licenses.release({ licenseId, seat: seats[0]?.seat ?? '' });
    const { confirm } = text.native;
    const detail = made.world.asked.at(-1)?.detail ?? '';
    expect(detail).toContain(confirm.deletedCustomer('3f9a2c'));
    expect(detail).toContain(confirm.customerDeleted);
    expect(detail).not.toContain(hash);
  });
});

describe('an anonymized customer', () => {
  test.each([true, false])(
    'has a short name in the table, whole names or not',
    async (customers) => {
      const made = await deskWithout(anonymized);
      const whole = { keys: false, customers };
      valueOf(await made.core().handlers.licenses.saveCsv({ query: newestFirst, whole }));
      const text = made.world.shown.at(-1) ?? '';
      expect(text).toContain(`,${shownName},,`);
      expect(text).not.toContain(hash);
      expect(text).not.toContain('anonymized');
    },
  );

  test('is found by the digits that are shown', async () => {
    const made = await deskWithout(anonymized);
    const found = rowsOf(made.core(), { ...newestFirst, text: '3f9a2c' });
    expect(found.map(({ licenseId }) => licenseId).toSorted()).toEqual(theirs(made));
  });

  test('has a short name in the rows and the report of a bulk release', async () => {
    const made = await deskWithout(anonymized);
    const { bulk } = made.core().handlers;
    const scope = { is: 'licenses' as const, licenseIds: [made.polar.licenseId] };
    valueOf(await bulk.plan({ is: 'rule', scope, rule: { is: 'all' } }));
    await made.until('the plan', ({ bulk: told }) => told.is === 'planned');
    const { rows } = valueOf(await bulk.window({ offset: 0, count: 10 }));
    expect(rows.map(({ customerDeleted }) => customerDeleted)).toEqual([true, true]);
    valueOf(await bulk.start(2));
    await made.until('the end', ({ bulk: told }) => told.is === 'finished');
    for (const full of [true, false]) {
      valueOf(await bulk.saveReport({ full }));
      const text = made.world.shown.at(-1) ?? '';
      expect(text).toContain(`,${shownName},,`);
      expect(text).not.toContain(hash);
    }
  });
});
