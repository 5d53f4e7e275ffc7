import { describe, expect, test } from 'vitest';
import { rowsOf, type AdminHarness } from '../../support/admin-harness.ts';
import { licenseId } from '../../support/polar/seed-small.ts';
import { openTestHarness } from '../../support/test-harness.ts';

/** Licenses of the small organization: Ingrid's, Mateo's, and two of Brightwater Films. */
const [ingrid, mateo, films, renderNodes] = [1, 2, 3, 4].map(licenseId) as [
  string,
  string,
  string,
  string,
];

function customerIdOf(harness: AdminHarness, id: string): string {
  const row = rowsOf(harness.core(), {}, 200).find((each) => each.licenseId === id);
  if (typeof row?.customerId !== 'string') throw new Error('The license names no customer.');
  return row.customerId;
}

/** Returns the ids of the licenses that the list shows for a license's customer. */
function licensesOfSameCustomer(harness: AdminHarness, id: string): string[] {
  const rows = rowsOf(harness.core(), { customerId: customerIdOf(harness, id) }, 200);
  return rows.map((row) => row.licenseId).toSorted();
}

describe('the licenses of one customer', () => {
  test('are found by the customer’s id, with the prefix of each key', async () => {
    const harness = await openTestHarness({ licenses: 30 });
    await harness.readAll();
    expect(licensesOfSameCustomer(harness, films)).toEqual([films, renderNodes].toSorted());
    const rows = rowsOf(harness.core(), { customerId: customerIdOf(harness, films) });
    for (const { licenseId: id, keyPrefix } of rows)
      expect(keyPrefix).toBe(harness.polar.record.license(id)?.key.slice(0, -37));
  });

  test('are not those of another customer with the same name and address', async () => {
    const harness = await openTestHarness({ licenses: 30 });
    const { record } = harness.polar;
    const company = record.customer(record.license(films)?.customerId ?? '');
    const person = record.customer(record.license(mateo)?.customerId ?? '');
    if (company === undefined || person === undefined) throw new Error('No such customers');
    record.putCustomer({ ...person, name: company.name, email: company.email });
    await harness.readAll();
    expect(licensesOfSameCustomer(harness, films)).toEqual([films, renderNodes].toSorted());
    expect(licensesOfSameCustomer(harness, mateo)).toEqual([mateo]);
  });

  test('stay together after the customer was deleted and anonymized', async () => {
    const harness = await openTestHarness();
    const { record, seller } = harness.polar;
    seller.deleteCustomer(record.license(films)?.customerId ?? '', { anonymize: true });
    await harness.readAll();
    expect(licensesOfSameCustomer(harness, films)).toEqual([films, renderNodes].toSorted());
  });

  test('are none where Polar names no customer', async () => {
    const harness = await openTestHarness({
      wrapHttp: (http) => ({
        async send(request) {
          const answer = await http.send(request);
          if (answer.type !== 'answer') return answer;
          const text = answer.text.replaceAll(/"customer_id":"[^"]*"/g, '"customer_id":null');
          return {
            ...answer,
            text: text.replaceAll(/"customer":\{"id":"[^"]*"/g, '"customer":{"id":7'),
          };
        },
      }),
    });
    await harness.readAll();
    const rows = rowsOf(harness.core(), {}, 200);
    expect(rows.map(({ customerId }) => customerId)).toEqual(rows.map(() => null));
    expect(rows.map(({ licenseId: id }) => id)).toContain(ingrid);
  });
});
