import { expect, test } from 'vitest';
import { shownCustomer } from '../../shared/customer-name.ts';
import { en } from '../../shared/text/en.ts';
import { de } from '../../shared/text/de.ts';

const hash = '3f9a2c'.padEnd(64, '0123456789abcdef');
const other = 'b81d04'.padEnd(64, 'fedcba9876543210');
const gone = `${other}@anonymized.polar.sh`;
const shown = (customerName: string | null, customerEmail: string | null) =>
  shownCustomer({ customerName, customerEmail }, en.licenses.grid);

test('a customer is shown by name and address', () => {
  expect(shown('Ada', 'ada@example.com')).toEqual({
    name: 'Ada',
    email: 'ada@example.com',
    shortId: null,
  });
  expect(shown('Ada', null)).toEqual({ name: 'Ada', email: null, shortId: null });
  expect(shown(null, 'ada@example.com')).toEqual({
    name: 'ada@example.com',
    email: null,
    shortId: null,
  });
  expect(shown(null, null)).toEqual({
    name: en.licenses.grid.noCustomer,
    email: null,
    shortId: null,
  });
});

test('an anonymized customer is a deleted one with a short id, in the language of the window', () => {
  expect(shown(hash, gone)).toEqual({
    name: 'Deleted customer 3f9a2c',
    email: null,
    shortId: '3f9a2c',
  });
  expect(shown(hash, null)).toEqual({
    name: 'Deleted customer 3f9a2c',
    email: null,
    shortId: '3f9a2c',
  });
  expect(shown(null, gone)).toEqual({
    name: 'Deleted customer b81d04',
    email: null,
    shortId: 'b81d04',
  });
  expect(shown(null, `${other}@anonymized.invalid`).name).toBe('Deleted customer b81d04');
  const inGerman = shownCustomer({ customerName: hash, customerEmail: gone }, de.licenses.grid);
  expect(inGerman.name).toBe('Gelöschter Kunde 3f9a2c');
});

test('a business keeps its name when its address is anonymized', () => {
  expect(shown('Fjord Audio AS', gone)).toEqual({
    name: 'Fjord Audio AS',
    email: null,
    shortId: null,
  });
});

test.each([
  [hash, 'ada@example.com'],
  [hash.toUpperCase(), null],
  [hash.slice(1), null],
  [`${hash}0`, null],
])('%s beside %s is a name', (name, email) => {
  expect(shown(name, email)).toEqual({ name, email, shortId: null });
});

test.each([`x${gone}`, `${other.slice(1)}@anonymized.polar.sh`, `${gone}.example`])(
  '%s is an address',
  (address) => {
    expect(shown(null, address)).toEqual({ name: address, email: null, shortId: null });
  },
);
