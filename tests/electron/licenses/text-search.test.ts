import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLicenseFinder } from '../../../electron/services/licenses/find-licenses.ts';
import { createKnownSeats } from '../../../electron/services/licenses/known-seats.ts';
import { createLicenseOrders } from '../../../electron/services/licenses/license-orders.ts';
import { createLicenseTable } from '../../../electron/services/licenses/license-table.ts';
import {
  createLicenseSearch,
  testOfText,
} from '../../../electron/services/licenses/text-search.ts';
import { anyLicense, now } from '../../support/any-license.ts';
import { listedLicense } from '../../support/listed-license.ts';
import { propertyRuns } from '../../support/property-runs.ts';

const idOf = (number: number) =>
  `${number.toString(16).padStart(8, '0')}-aaaa-4000-8000-000000000000`;

test('a text that is typed letter by letter finds what it finds at once', () => {
  const typed = fc.constantFrom('joao w', 'weiß', 'ada@example', 'ilse ada', '••1-key', 'jo ada x');
  fc.assert(
    fc.property(
      fc.array(anyLicense, { maxLength: 30 }),
      fc.array(typed, { minLength: 1, maxLength: 4 }),
      anyLicense,
      (licenses, texts, late) => {
        const table = createLicenseTable();
        const seats = createKnownSeats(table);
        for (const license of licenses) table.put(license, 1, now);
        const search = createLicenseSearch(table, seats);
        texts.forEach((whole, order) => {
          // A license that arrives meanwhile is found as well.
          if (order === 1) table.put(late, 1, now);
          for (let length = 1; length <= whole.length; length += 1) {
            const text = whole.slice(0, length);
            const all = [...table.all()];
            const found = search(text);
            const atOnce = createLicenseSearch(table, seats)(text);
            expect(found === null).toBe(atOnce === null);
            expect(found?.licenses).toEqual(atOnce?.licenses);
            const marked = all.filter(({ number }) => found?.isFound[number] === 1);
            expect(marked).toEqual(found?.licenses ?? []);
            // The same one by one.
            const holdsText = testOfText(text, seats);
            if (holdsText !== null && atOnce?.licenses.length !== 0)
              expect(atOnce?.licenses).toEqual(all.filter(holdsText));
          }
        });
      },
    ),
    propertyRuns(1000),
  );
});

test('the palette finds the newest licenses, also far behind those that it tries first', () => {
  const table = createLicenseTable();
  const seats = createKnownSeats(table);
  for (let number = 0; number < 3_000; number += 1) {
    table.put(
      listedLicense({
        id: idOf(number),
        key: `TEST-${idOf(number)}`,
        customer: {
          name: number % 500 === 7 ? 'Maya Okafor' : 'Jonas Weber',
          email: null,
          deleted_at: null,
        },
        created_at: now - 10_000 + number,
      }),
      1,
      now,
    );
  }
  const find = createLicenseFinder({ table, seats, orders: createLicenseOrders(table) });
  const idsOf = (text: string) => find(text, now).map(({ license }) => license.licenseId);
  expect(idsOf('jonas')).toEqual([2999, 2998, 2997, 2996, 2995, 2994].map(idOf));
  expect(idsOf('maya')).toEqual([2507, 2007, 1507, 1007, 507, 7].map(idOf));
  expect(idsOf('maya x')).toEqual([]);
  expect(idsOf(' ')).toEqual([]);
});
