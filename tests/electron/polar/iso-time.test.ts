import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseIsoTime } from '../../../electron/polar/iso-time.ts';

const two = fc.integer({ min: 0, max: 99 }).map((value) => String(value).padStart(2, '0'));
/** Valid and invalid times in Polar's form, with any fraction and some other ends. */
const nearlyTimes = fc
  .tuple(
    fc.integer({ min: 0, max: 9999 }).map((year) => String(year).padStart(4, '0')),
    two,
    two,
    two,
    two,
    two,
    fc.oneof(fc.constant(''), fc.stringMatching(/^\.\d{0,9}$/), fc.stringMatching(/^\.\d{6}$/)),
    fc.constantFrom('Z', 'Z', '', 'z', '+02:00', ' '),
  )
  .map(
    ([year, month, day, hour, minute, second, part, end]) =>
      `${year}-${month}-${day}T${hour}:${minute}:${second}${part}${end}`,
  );
const times = fc
  .date({ min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z') })
  .map((date) => (Number.isNaN(date.getTime()) ? '' : date.toISOString()));
/** Times as Polar writes them. */
const polarTimes = times.map((text) => text.replace('Z', '987Z'));

test('parseIsoTime agrees with Date.parse on every time with a zone', () => {
  fc.assert(
    fc.property(fc.oneof(times, polarTimes, nearlyTimes), (text) => {
      const hasZone = /(?:z|\+02:00)$/i.test(text);
      expect(parseIsoTime(text)).toBe(
        hasZone && !/\.(?:z|\+)/i.test(text) ? Date.parse(text) : Number.NaN,
      );
    }),
    { numRuns: 20_000 },
  );
});

test('a time with another mark in it is none', () => {
  const text = '2026-01-13T09:30:00.250000Z';
  expect(parseIsoTime(text)).not.toBeNaN();
  for (const at of [4, 7, 10, 13, 16, 19, 26]) {
    for (const mark of ['x', '0', '/', ';', '\ud83d', ''])
      expect(
        parseIsoTime(text.slice(0, at) + mark + text.slice(at + 1)),
        `${mark} at ${at}`,
      ).toBeNaN();
  }
});

test.each([
  ['1000-01-01T00:00:00Z', Date.UTC(1000, 0, 1)],
  ['0999-12-31T23:59:59Z', Date.parse('0999-12-31T23:59:59Z')],
  ['2026-12-28T23:59:59.999Z', Date.UTC(2026, 11, 28, 23, 59, 59, 999)],
  ['2026-12-31T23:59:59Z', Date.UTC(2026, 11, 31, 23, 59, 59)],
  ['2026-02-28T00:00:00Z', Date.UTC(2026, 1, 28)],
  ['2028-02-29T00:00:00Z', Date.UTC(2028, 1, 29)],
  ['2026-01-01T24:00:00Z', Date.UTC(2026, 0, 2)],
  ['2026-01-13T09:30Z', Date.UTC(2026, 0, 13, 9, 30)],
  ['2026-01-13 09:30:00Z', Date.UTC(2026, 0, 13, 9, 30)],
  ['2026-01-13t09:30:00z', Date.UTC(2026, 0, 13, 9, 30)],
  ['2026-01-13T09:30+02:00', Date.UTC(2026, 0, 13, 7, 30)],
  ['2026-00-13T09:30:00Z', Number.NaN],
  ['2026-13-13T09:30:00Z', Number.NaN],
  ['2026-01-00T09:30:00Z', Number.NaN],
  ['2026-01-32T09:30:00Z', Number.NaN],
  ['2026-01-13T25:30:00Z', Number.NaN],
  ['2026-01-13T09:60:00Z', Number.NaN],
  ['2026-01-13T09:30:60Z', Number.NaN],
  ['2026-01-13T09:30:00.Z', Number.NaN],
  ['2026-01-13T09:30:00.5Z', Date.UTC(2026, 0, 13, 9, 30, 0, 500)],
  ['2026-01-13T09:30:00.25xZ', Number.NaN],
  ['2026-01-13T09:30:00.250xZ', Number.NaN],
])('the moment %s is %d', (text, moment) => {
  expect(parseIsoTime(text)).toBe(moment);
});

test('parseIsoTime refuses texts that Date.parse guesses at', () => {
  const guessed = ['1', '2026', '2026-01-13', 'x 7', 'Tue Jan 13 2026', '2026-01-13T09:30:00'];
  for (const text of guessed) {
    expect(Date.parse(text), text).not.toBeNaN();
    expect(parseIsoTime(text), text).toBeNaN();
  }
});

test('parseIsoTime reads Polar’s form to the millisecond', () => {
  expect(parseIsoTime('2026-01-13T09:30:00.250999Z')).toBe(Date.UTC(2026, 0, 13, 9, 30, 0, 250));
  expect(parseIsoTime('2026-01-13T09:30:00Z')).toBe(Date.UTC(2026, 0, 13, 9, 30));
  expect(parseIsoTime('2026-13-13T09:30:00Z')).toBeNaN();
});
