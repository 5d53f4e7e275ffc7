import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { retryAt } from '../../../electron/polar/outcome.ts';
import { backOff, maxBackOff } from '../../../electron/polar/rate-limiter.ts';

describe('Retry-After', () => {
  const now = Date.UTC(2026, 10, 23, 12);
  test.each<[string | null, number]>([
    ['7', 7_000],
    [' 7 ', 7_000],
    ['0', 1_000],
    ['86400', 86_400_000],
    ['999999999999', 86_400_000],
    [new Date(now + 30_000).toUTCString(), 30_000],
    [new Date(now - 30_000).toUTCString(), 1_000],
    [null, 60_000],
    ['', 60_000],
    ['  ', 60_000],
    ['-5', 60_000],
    ['soon', 60_000],
    ['in 5 minutes', 60_000],
    ['1e3', 60_000],
    ['0x10', 60_000],
    ['7, 7', 60_000],
    ['Infinity', 60_000],
    ['NaN', 60_000],
  ])('%j waits %i ms', (header, wait) => {
    expect(retryAt(header, now)).toBe(now + wait);
  });

  test('waits between a second and a day for any header', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.integer().map(String), fc.date().map(String)),
        (text) => {
          const wait = retryAt(text, now) - now;
          expect(wait).toBeGreaterThanOrEqual(1_000);
          expect(wait).toBeLessThanOrEqual(86_400_000);
        },
      ),
    );
  });
});

test('the back-off stays between two seconds and a ceiling that doubles up to ten minutes', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (attempt, random) => {
        const wait = backOff(attempt, () => random);
        expect(wait).toBeGreaterThanOrEqual(2_000);
        expect(wait).toBeLessThanOrEqual(Math.min(5_000 * 2 ** attempt, maxBackOff));
      },
    ),
  );
  expect(backOff(1, () => 1)).toBe(10_000);
  expect(backOff(3, () => 0.5)).toBe(20_000);
  expect(backOff(99, () => 1)).toBe(maxBackOff);
});
