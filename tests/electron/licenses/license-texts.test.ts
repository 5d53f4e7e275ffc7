import { expect, test } from 'vitest';
import { createLicenseTable } from '../../../electron/services/licenses/license-table.ts';
import { createLicenseTexts } from '../../../electron/services/licenses/license-texts.ts';
import { now } from '../../support/any-license.ts';
import { listedLicense } from '../../support/listed-license.ts';

const names = ['Maya Okafor', 'Jonas Weber', '山田 太郎', '', 'Zoë Ångström'];
const idOf = (number: number) =>
  `${number.toString(16).padStart(8, '0')}-aaaa-4000-8000-000000000000`;
const words = ['maya', 'a', '太郎', 'angstrom', 'aangstroem', '-aaaa-', '000007d', 'zzz'];

/** Returns the license of this number as Polar lists it. */
function listed(number: number, name = names[number % names.length] ?? '') {
  return listedLicense({
    id: idOf(number),
    key: `TEST-${idOf(number)}`,
    customer: { name, email: `${number}@example.com`, deleted_at: null },
  });
}

/** Returns a table with so many licenses, and its texts with a check of them against one search of each text. */
function tableOf(count: number) {
  const table = createLicenseTable();
  const texts = createLicenseTexts(table);
  for (let number = 0; number < count; number += 1) table.put(listed(number), 1, now);
  const expectSame = (): void => {
    for (const word of words) {
      const expected = [...table.all()].filter(({ searchText }) => searchText.includes(word));
      expect(texts.licensesWith(word), word).toEqual(expected);
    }
  };
  return { table, texts, expectSame };
}

test.each([0, 1, 1_023, 1_024, 1_025, 3_000])(
  'the joined texts of %i licenses hold what each of them holds',
  (count) => {
    const { expectSame } = tableOf(count);
    expectSame();
  },
);

test('licenses that arrive between two searches are found, whatever is in the last block', () => {
  const { table, expectSame } = tableOf(1_000);
  expectSame();
  for (let number = 1_000; number < 2_200; number += 1) {
    table.put(listed(number), 1, now);
    if (number % 97 === 0) expectSame();
  }
  expectSame();
});

test('a license is found by its new name and not by its old one, and not at all once it is removed', () => {
  const { table, texts, expectSame } = tableOf(1_500);
  const found = (word: string) => texts.licensesWith(word).map(({ id }) => id);
  expectSame();
  table.put(listed(700, 'Freya Lindqvist'), 2, now);
  expect(found('freya')).toEqual([idOf(700)]);
  expectSame();
  table.remove(idOf(700));
  expect(found('freya')).toEqual([]);
  expectSame();
  // One goes and another one comes.
  table.remove(idOf(1_499));
  table.put(listed(1_500, 'Freya Lindqvist'), 2, now);
  expect(found('freya')).toEqual([idOf(1_500)]);
  expectSame();
});
