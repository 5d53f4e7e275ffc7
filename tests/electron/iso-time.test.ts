import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { timeOf } from '../../electron/polar/iso-time.ts';

const two = fc.integer({ min: 0, max: 99 }).map((value) => String(value).padStart(2, '0'));
/** Times in the form that Polar writes, right and wrong ones, with any fraction and some other ends. */
const nearlyTimes = fc
  .tuple(
    fc.integer({ min: 0, max: 9999 }).map((year) => String(year).padStart(4, '0')),
    two,
    two,
    two,
    two,
    two,
    fc.oneof(fc.constant(''), fc.stringMatching(/^\.\d{0,9}$/)),
    fc.constantFrom('Z', '', 'z', '+02:00', ' '),
  )
  .map(
    ([year, month, day, hour, minute, second, part, end]) =>
      `${year}-${month}-${day}T${hour}:${minute}:${second}${part}${end}`,
  );
const times = fc
  .date({ min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z') })
  .map((date) => (Number.isNaN(date.getTime()) ? '' : date.toISOString()));

test('a moment is what Date.parse makes of it, whatever it looks like', () => {
  fc.assert(
    fc.property(fc.oneof(times, nearlyTimes), (text) => {
      const hasZone = /(?:z|\+02:00)$/i.test(text);
      expect(timeOf(text)).toBe(
        hasZone && !/\.(?:z|\+)/i.test(text) ? Date.parse(text) : Number.NaN,
      );
    }),
    { numRuns: 20_000 },
  );
});

test('what Date.parse would guess at is no time', () => {
  const guessed = ['1', '2026', '2026-01-13', 'x 7', 'Tue Jan 13 2026', '2026-01-13T09:30:00'];
  for (const text of guessed) {
    expect(Date.parse(text), text).not.toBeNaN();
    expect(timeOf(text), text).toBeNaN();
  }
});

test('Polar’s form, to the millisecond', () => {
  expect(timeOf('2026-01-13T09:30:00.250999Z')).toBe(Date.UTC(2026, 0, 13, 9, 30, 0, 250));
  expect(timeOf('2026-01-13T09:30:00Z')).toBe(Date.UTC(2026, 0, 13, 9, 30));
  expect(timeOf('2026-13-13T09:30:00Z')).toBeNaN();
});
