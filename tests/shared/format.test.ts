import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatDate,
  formatDateTime,
  formatExpiry,
  formatNumber,
  formatRelative,
  formatSince,
  formatTime,
  isExpiringSoon,
  plural,
  secondsUntil,
} from '../../shared/format.ts';

const now = Date.UTC(2026, 10, 23, 14, 10);
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const context = { locale: 'en-US', timeZone: 'UTC' };
const expiry = (away: number) => formatExpiry(now + away, now, context, 'just now');
const relative = (away: number) => formatRelative(now + away, now, context, 'just now');

describe('a date', () => {
  it('follows the locale, with and without a time', () => {
    expect(formatDate(now, context)).toBe('November 23, 2026');
    expect(formatTime(now, context)).toMatch(/^2:10\sPM$/);
    expect(formatDateTime(now, context)).toMatch(/^November 23, 2026 at 2:10\sPM$/);
    expect(formatDate(now, { locale: 'de-DE', timeZone: 'UTC' })).toBe('23. November 2026');
  });

  it('depends on the time zone', () => {
    expect(formatDate(now, { locale: 'en-US', timeZone: 'Pacific/Kiritimati' })).toBe(
      'November 24, 2026',
    );
    expect(formatDate(now, context)).toBe('November 23, 2026');
  });
});

describe('formatRelative', () => {
  it.each([
    [0, 'just now'],
    [-59 * second, 'just now'],
    [-minute, '1 minute ago'],
    [-119 * second, '1 minute ago'],
    [-2 * hour, '2 hours ago'],
    [-day, 'yesterday'],
    [-3 * day, '3 days ago'],
    [-254 * day, '8 months ago'],
    [-800 * day, '2 years ago'],
    [1, 'in 1 second'],
    [41_200, 'in 42 seconds'],
    [minute, 'in 1 minute'],
    [61 * second, 'in 2 minutes'],
    [40 * day, 'in 2 months'],
  ])('writes %d ms as "%s"', (away, text) => {
    expect(relative(away)).toBe(text);
  });

  it('never rounds the past up or the future down', () => {
    fc.assert(
      fc.property(fc.integer({ min: minute, max: hour - 1 }), (away) => {
        const ago = Number(relative(-away).match(/\d+/)?.[0]);
        const ahead = Number(relative(away).match(/\d+/)?.[0]);
        expect(ago * minute).toBeLessThanOrEqual(away);
        expect(ahead * minute).toBeGreaterThanOrEqual(away);
      }),
    );
  });
});

describe('how long ago something happened', () => {
  it('is never shown as the future, whatever two clocks say', () => {
    expect(formatSince(now + second, now, context, 'just now')).toBe('just now');
    expect(formatSince(now + day, now, context, 'just now')).toBe('just now');
    expect(formatSince(now - 2 * minute, now, context, 'just now')).toBe('2 minutes ago');
  });
});

describe('an expiry', () => {
  it.each([
    [hour, 'in 1 hour'],
    [day, 'tomorrow'],
    [2 * day, 'in 2 days'],
    [31 * day, 'in 31 days'],
    [60 * day, 'in 60 days'],
    [61 * day, 'in 2 months'],
    [91 * day, 'in 2 months'],
    [92 * day, 'in 3 months'],
    [364 * day, 'in 11 months'],
    [729 * day, 'in 23 months'],
    [732 * day, 'in 2 years'],
    [1095 * day, 'in 2 years'],
    [-minute, '1 minute ago'],
    [-3 * day, '3 days ago'],
  ])('in %d ms is written as "%s"', (away, text) => {
    expect(expiry(away)).toBe(text);
  });

  it('promises no month that is not left', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 3_000 }), (days) => {
        const [count, unit] = expiry(days * day)
          .replace('in ', '')
          .split(' ');
        const least = Number(count) * (unit?.startsWith('year') === true ? 365 : 30);
        expect(least).toBeLessThanOrEqual(days);
      }),
    );
  });

  it('counts the calendar days of the time zone', () => {
    // 23:10 in Tokyo; two hours later it is the next day there, and not yet in UTC.
    const inTokyo = { locale: 'en-US', timeZone: 'Asia/Tokyo' };
    expect(formatExpiry(now + 2 * hour, now, inTokyo, 'just now')).toBe('tomorrow');
    expect(formatExpiry(now + 2 * hour, now, context, 'just now')).toBe('in 2 hours');
  });

  it.each([
    [29 * day, true],
    [minute, true],
    [30 * day, false],
    [0, false],
    [-day, false],
  ])('in %d ms is soon: %s', (away, isSoon) => {
    expect(isExpiringSoon(now + away, now, 'UTC')).toBe(isSoon);
  });
});

describe('numbers', () => {
  it('count down to zero and no further', () => {
    expect(secondsUntil(now + 5000, now)).toBe(5);
    expect(secondsUntil(now + 4001, now)).toBe(5);
    expect(secondsUntil(now + 1, now)).toBe(1);
    expect(secondsUntil(now, now)).toBe(0);
    expect(secondsUntil(now - 9000, now)).toBe(0);
  });

  it('follow the locale’s rules for digits and plurals', () => {
    expect(formatNumber(12_300, 'en')).toBe('12,300');
    expect(formatNumber(12_300, 'de')).toBe('12.300');
    expect(plural(1, 'en', { one: 'seat', other: 'seats' })).toBe('seat');
    expect(plural(0, 'en', { one: 'seat', other: 'seats' })).toBe('seats');
    expect(plural(2, 'en', { other: 'seats' })).toBe('seats');
  });
});
