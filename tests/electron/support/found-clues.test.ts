import { expect, test } from 'vitest';
import { createLicenseTable } from '../../../electron/services/licenses/license-table.ts';
import { foundClues } from '../../../electron/services/support/found-clues.ts';
import { cluesIn } from '../../../electron/services/support/lookup-clues.ts';
import { listedLicense } from '../../support/listed-license.ts';
import { patternedUuid } from '../../support/polar/patterned-uuid.ts';

/** Returns the numbers, from 1, of the licenses of these customers that a message's clues fit. */
function foundOf(emails: readonly string[], text: string): number[] {
  const table = createLicenseTable();
  const ids = emails.map((_, index) => patternedUuid('11c0', index + 1));
  for (const [index, email] of emails.entries()) {
    const customer = { name: null, email, deleted_at: null };
    const id = ids[index] ?? '';
    table.put(listedLicense({ id, key: `TEST-KEY-${index}`, customer }), 1, 0);
  }
  return foundClues(table, cluesIn(text)).flatMap(({ licenses }) =>
    Array.from(licenses, ({ id }) => ids.indexOf(id) + 1),
  );
}

test.each([
  [['ann+polar@x.example', 'bob@x.example'], 'Ann <ann@x.example>', [1]],
  [['ann@x.example'], 'Ann <ann+shop@x.example>', [1]],
  [['ann+polar@x.example'], 'Ann <ann+shop@x.example>', [1]],
  // The address itself is nearer.
  [['ann+polar@x.example', 'ann@x.example'], 'Ann <ann@x.example>', [2]],
  [['ann+polar@x.example'], 'Ann <ann@other.example>', []],
  [['ann+polar@x.example'], 'Ann <anna@x.example>', []],
] as const)('of the customers %j, %j is %j', (emails, text, expected) => {
  expect(foundOf(emails, text)).toEqual(expected);
});

/** Returns the numbers, from 1, of the licenses with these keys that the end in a message fits. */
function foundByEnding(keys: readonly string[], ending: string): number[] {
  const table = createLicenseTable();
  const ids = keys.map((_, index) => patternedUuid('11c0', index + 1));
  for (const [index, key] of keys.entries())
    table.put(listedLicense({ id: ids[index] ?? '', key }), 1, 0);
  return foundClues(table, cluesIn(`My key ends in ${ending}.`)).flatMap(({ licenses }) =>
    Array.from(licenses, ({ id }) => ids.indexOf(id) + 1),
  );
}

test.each([
  [['TEST-KEY-A0B2C3'], 'AOB2C3', [1]],
  [['TEST-KEY-A0B2C3'], 'aob2c3', [1]],
  [['TEST-KEY-AOB2C3'], 'A0B2C3', [1]],
  [['TEST-KEY-A1B2C3'], 'AIB2C3', [1]],
  [['TEST-KEY-A1B2C3'], 'AlB2C3', [1]],
  [['TEST-KEY-AIB2C3'], 'ALB2C3', [1]],
  [['TEST-KEY-A1B2C3', 'TEST-KEY-A7B2C3'], 'AlB2C3', [1]],
  // A key that ends so is nearer.
  [['TEST-KEY-A0B2C3', 'TEST-KEY-AOB2C3'], 'AOB2C3', [2]],
  [['TEST-KEY-A0B2C3', 'TEST-KEY-AOB2C3'], 'A0B2C3', [1]],
  [['TEST-KEY-A5B2C3'], 'ASB2C3', []],
] as const)('of the keys %j, the end %j is of %j', (keys, ending, expected) => {
  expect(foundByEnding(keys, ending)).toEqual(expected);
});
