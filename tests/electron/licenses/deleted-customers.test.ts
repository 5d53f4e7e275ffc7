import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { de } from '../../../shared/text/de.ts';
import { en } from '../../../shared/text/en.ts';
import { newestFirst, rowsOf, valueOf, type AdminHarness } from '../../support/admin-harness.ts';
import { openTestHarness } from '../../support/test-harness.ts';

const hash = '3f9a2c'.padEnd(64, '0123456789abcdef');
const anonymized = {
  name: hash,
  email: `${'b81d04'.padEnd(64, 'fedcba98')}@anonymized.polar.sh`,
};
const shownName = en.licenses.grid.deletedCustomer('3f9a2c');

/** Returns an organization with a deleted customer's license first; `change` may anonymize the customer. */
async function harnessWithDeletedCustomer(change: object = {}): Promise<AdminHarness> {
  const harness = await openTestHarness();
  const { record, customerId } = harness.polar;
  const customer = record.customer(customerId);
  if (customer === undefined) throw new Error('The customer is not seeded.');
  record.putCustomer({ ...customer, deletedAt: harness.clock.now() - 86_400_000, ...change });
  await harness.readAll();
  return harness;
}

/** Returns the licenses of the deleted customer in the server's record. */
function customerLicenseIds(harness: AdminHarness): string[] {
  const { record, customerId } = harness.polar;
  return record
    .storedLicenses()
    .filter((license) => license.customerId === customerId)
    .map(({ id }) => id)
    .toSorted();
}

describe('the license of a deleted customer', () => {
  test('is listed, marked, counted and found by the filter, with its status and its seats', async () => {
    const harness = await harnessWithDeletedCustomer();
    const rows = rowsOf(harness.core(), newestFirst, 200);
    const marked = rows.filter(({ customerDeleted }) => customerDeleted);
    expect(marked.map(({ licenseId }) => licenseId).toSorted()).toEqual(
      customerLicenseIds(harness),
    );
    expect(rowsOf(harness.core(), { ...newestFirst, customerDeleted: true }, 200)).toEqual(marked);
    expect(harness.state().licenses.deletedCustomerCount).toBe(customerLicenseIds(harness).length);

    const { licenseId } = harness.polar;
    const details = valueOf(await harness.core().handlers.licenses.details({ licenseId }));
    expect(details.license).toMatchObject({
      customerName: 'Ingrid Solberg',
      customerDeleted: true,
      status: 'granted',
      seatsUsed: 2,
    });
  });

  test('does not count once it is gone', async () => {
    const harness = await harnessWithDeletedCustomer();
    for (const id of customerLicenseIds(harness)) harness.polar.record.delete(id);
    valueOf(await harness.core().handlers.licenses.refresh());
    await harness.waitUntil('the list', ({ licenses }) => licenses.deletedCustomerCount === 0);
  });

  test('is marked in the support lookup', async () => {
    const harness = await harnessWithDeletedCustomer();
    const answer = valueOf(await harness.core().handlers.supportLookup.find(harness.polar.key));
    expect(answer.matches.map(({ license }) => license.customerDeleted)).toEqual([true]);
  });

  test('is marked in its row of the saved table, and in no other row', async () => {
    const harness = await harnessWithDeletedCustomer();
    const whole = { keys: false, customers: false };
    valueOf(
      await harness.core().handlers.licenses.saveCsv({ query: newestFirst, unmasked: whole }),
    );
    const rows = parse<Record<string, string>>(harness.ports.shown.at(-1) ?? '', {
      bom: true,
      columns: true,
    });
    const { columns, customerDeleted } = en.licenses.export;
    const marked = rows.filter((row) => row[columns.customerState] !== '');
    expect(marked.map((row) => row[columns.license] ?? '').toSorted()).toEqual(
      customerLicenseIds(harness),
    );
    expect(marked[0]?.[columns.customerState]).toBe(customerDeleted);
  });

  test.each([
    ['en', en],
    ['de', de],
  ] as const)('is marked in the question before a release, in %s', async (language, text) => {
    const harness = await harnessWithDeletedCustomer(anonymized);
    const { handlers } = harness.core();
    valueOf(await handlers.settings.change({ language }));
    const { licenseId } = harness.polar;
    const { seats } = valueOf(await handlers.licenses.details({ licenseId }));
    harness.ports.answers.push(false);
    await handlers.licenses.release({ licenseId, seat: seats[0]?.seat ?? '' });
    const { confirm } = text.native;
    const detail = harness.ports.questions.at(-1)?.detail ?? '';
    expect(detail).toContain(confirm.deletedCustomer('3f9a2c'));
    expect(detail).toContain(confirm.customerDeleted);
    expect(detail).not.toContain(hash);
  });
});

describe('an anonymized customer', () => {
  test.each([true, false])(
    'has a short name in the table, with whole names: %s',
    async (customers) => {
      const harness = await harnessWithDeletedCustomer(anonymized);
      const whole = { keys: false, customers };
      valueOf(
        await harness.core().handlers.licenses.saveCsv({ query: newestFirst, unmasked: whole }),
      );
      const text = harness.ports.shown.at(-1) ?? '';
      expect(text).toContain(`,${shownName},,`);
      expect(text).not.toContain(hash);
      expect(text).not.toContain('anonymized');
    },
  );

  test('is found by the digits that the list shows', async () => {
    const harness = await harnessWithDeletedCustomer(anonymized);
    const found = rowsOf(harness.core(), { ...newestFirst, text: '3f9a2c' });
    expect(found.map(({ licenseId }) => licenseId).toSorted()).toEqual(customerLicenseIds(harness));
  });

  test('has a short name in the rows and the report of a bulk release', async () => {
    const harness = await harnessWithDeletedCustomer(anonymized);
    const { bulk } = harness.core().handlers;
    const scope = { type: 'licenses' as const, licenseIds: [harness.polar.licenseId] };
    valueOf(await bulk.plan({ type: 'rule', scope, rule: { type: 'all' } }));
    await harness.waitUntil('the plan', (state) => state.bulk.type === 'planned');
    const { rows } = valueOf(await bulk.window({ offset: 0, count: 10 }));
    expect(rows.map(({ customerDeleted }) => customerDeleted)).toEqual([true, true]);
    valueOf(await bulk.start({ seats: 2 }));
    await harness.waitUntil('the end', (state) => state.bulk.type === 'finished');
    for (const full of [true, false]) {
      valueOf(await bulk.saveReport({ full }));
      const text = harness.ports.shown.at(-1) ?? '';
      expect(text).toContain(`,${shownName},,`);
      expect(text).not.toContain(hash);
    }
  });
});
