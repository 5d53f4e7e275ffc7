import * as fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { dayNumber, dayOf, daysBetween, endOfDay } from '../../shared/days.ts';
import { formatDate, formatRelative } from '../../shared/format.ts';

/**
 * Zones with special cases: clocks change at 2 and 3 o'clock; at midnight, so that some days begin at 1 o'clock and the last hour of others
 * occurs twice; by half an hour; at 22 o'clock; never, far from UTC on both sides; with a skipped day.
 */
const zones = [
  'UTC',
  'Europe/Berlin',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'Africa/Cairo',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'America/Nuuk',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Pacific/Apia',
] as const;

/** Returns a time in a zone with an offset from UTC, such as `-07:00`. */
const time = (wall: string, distance: string): number => Date.parse(`${wall}${distance}`);

/** Returns the number of the day that a date formatter shows. */
function shown(at: number, timeZone: string): number {
  const wording = new Intl.DateTimeFormat('en-US', { timeZone, dateStyle: 'short' }).format(at);
  const [month = 0, date = 0] = wording.split('/').map(Number);
  const year = Number(new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric' }).format(at));
  return Date.UTC(year, month - 1, date) / 86_400_000;
}

const place = (timeZone: string | undefined) => ({
  locale: 'en-US',
  ...(timeZone === undefined ? {} : { timeZone }),
});

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Runs a check with a zone as the computer's, and with the same zone by its name. */
function inZone(zone: string, run: (timeZone: string | undefined) => void): void {
  vi.stubEnv('TZ', zone);
  // A zone can have two names.
  const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions();
  expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(timeZone);
  run(undefined);
  vi.stubEnv('TZ', 'UTC');
  run(zone);
}

describe('daysBetween', () => {
  it.each([
    // A day of 23 hours: 24 hours before 0:30 on the 30th is 23:30 on the 28th.
    ['Europe/Berlin', '2026-03-28T23:30', '+01:00', '2026-03-30T00:30', '+02:00', 2],
    ['Europe/Berlin', '2026-03-29T00:00', '+01:00', '2026-03-30T00:30', '+02:00', 1],
    ['Europe/Berlin', '2026-03-30T00:00', '+02:00', '2026-03-30T00:30', '+02:00', 0],
    // A day of 25 hours: 24.5 hours are no day.
    ['Europe/Berlin', '2026-10-25T00:00', '+02:00', '2026-10-25T23:30', '+01:00', 0],
    ['Europe/Berlin', '2026-10-24T23:59', '+02:00', '2026-10-26T00:00', '+01:00', 2],
    ['America/Los_Angeles', '2026-03-07T23:30', '-08:00', '2026-03-09T00:15', '-07:00', 2],
    // Midnight did not exist on 4 November 2018, and 23 o'clock came twice on 17 February.
    ['America/Sao_Paulo', '2018-11-03T23:59', '-03:00', '2018-11-04T01:00', '-02:00', 1],
    ['America/Sao_Paulo', '2018-02-17T23:59', '-03:00', '2018-02-18T00:00', '-03:00', 1],
    ['America/Sao_Paulo', '2018-02-17T23:59', '-02:00', '2018-02-17T23:00', '-03:00', 0],
    ['Africa/Cairo', '2026-04-23T23:59', '+02:00', '2026-04-24T01:00', '+03:00', 1],
    ['Pacific/Kiritimati', '2026-11-23T23:59', '+14:00', '2026-11-24T00:01', '+14:00', 1],
    ['Pacific/Pago_Pago', '2026-11-23T00:01', '-11:00', '2026-11-23T23:59', '-11:00', 0],
    ['UTC', '2028-02-28T12:00', 'Z', '2028-03-01T00:00', 'Z', 2],
  ] as const)('in %s from %s%s to %s%s are %d', (zone, from, fromZone, to, toZone, days) => {
    const [begin, end] = [time(from, fromZone), time(to, toZone)];
    inZone(zone, (timeZone) => {
      expect(daysBetween(begin, end, timeZone)).toBe(days);
      expect(daysBetween(end, begin, timeZone)).toBe(0 - days);
      expect(dayOf(begin, timeZone)).toBe(from.slice(0, 10));
      expect(dayOf(end, timeZone)).toBe(to.slice(0, 10));
    });
  });

  it('agrees with the calendar in every zone', () => {
    const moment = fc.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2199, 0, 1) });
    for (const zone of zones) {
      inZone(zone, (timeZone) => {
        fc.assert(
          fc.property(moment, fc.integer({ min: -3, max: 3 }), moment, (from, hours, other) => {
            for (const to of [from + hours * 3_600_000, other]) {
              expect(dayNumber(to, timeZone)).toBe(shown(to, zone));
              expect(daysBetween(from, to, timeZone)).toBe(shown(to, zone) - shown(from, zone));
            }
          }),
        );
      });
    }
  });
});

describe('endOfDay', () => {
  it.each([
    ['Europe/Berlin', '2026-03-29', '+02:00'],
    ['America/Los_Angeles', '2026-11-01', '-08:00'],
    ['Pacific/Kiritimati', '2026-12-31', '+14:00'],
    ['Australia/Lord_Howe', '2026-04-05', '+10:30'],
    // The last hour occurs twice; the second one ends the day.
    ['America/Sao_Paulo', '2018-02-17', '-03:00'],
    ['Africa/Cairo', '2026-10-29', '+02:00'],
    ['Africa/Cairo', '2026-04-23', '+02:00'],
  ])('in %s on %s is %s', (zone, day, distance) => {
    inZone(zone, (timeZone) => {
      expect(endOfDay(day, timeZone)).toBe(time(`${day}T23:59:59`, distance));
    });
  });

  it('is an hour earlier if clocks go from 23:00 to midnight', () => {
    inZone('America/Nuuk', (timeZone) => {
      expect(endOfDay('2026-03-28', timeZone)).toBe(time('2026-03-28T22:59:59', '-02:00'));
    });
  });

  it('is a second before the next day', () => {
    const moment = fc.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2199, 0, 1) });
    for (const zone of zones) {
      inZone(zone, (timeZone) => {
        fc.assert(
          fc.property(moment, (at) => {
            const day = dayOf(at, timeZone);
            const end = endOfDay(day, timeZone) ?? Number.NaN;
            expect(end).toBeGreaterThan(at - 1000);
            expect(dayOf(end, timeZone)).toBe(day);
            expect(dayNumber(end + 1000, timeZone)).toBeGreaterThan(dayNumber(at, timeZone));
          }),
        );
      });
    }
  });

  it.each([
    '',
    '2026-02-31',
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '26-01-01',
    'x',
  ])('of %j there is none', (text) => {
    for (const zone of zones)
      inZone(zone, (timeZone) => expect(endOfDay(text, timeZone)).toBeNull());
  });

  it('is null for a day that a zone skipped', () => {
    inZone('Pacific/Apia', (timeZone) => {
      expect(endOfDay('2011-12-30', timeZone)).toBeNull();
      expect(endOfDay('2011-12-29', timeZone)).toBe(time('2011-12-29T23:59:59', '-10:00'));
    });
  });
});

describe('formatRelative', () => {
  it.each([
    ['Europe/Berlin', '2026-03-28T23:30+01:00', '2026-03-30T00:30+02:00', '2 days ago'],
    ['Europe/Berlin', '2026-03-29T00:00+01:00', '2026-03-30T00:30+02:00', '23 hours ago'],
    ['Europe/Berlin', '2026-10-25T23:50+01:00', '2026-10-25T00:10+02:00', 'in 25 hours'],
    ['Europe/Berlin', '2026-11-30T23:59+01:00', '2026-11-29T14:00+01:00', 'tomorrow'],
    ['Europe/Berlin', '2026-12-01T00:01+01:00', '2026-11-29T23:59+01:00', 'in 2 days'],
    ['America/Los_Angeles', '2026-11-22T20:00-08:00', '2026-11-23T21:00-08:00', 'yesterday'],
    ['Pacific/Kiritimati', '2026-11-22T01:00+14:00', '2026-11-23T23:00+14:00', 'yesterday'],
    ['UTC', '2026-01-30T12:00Z', '2026-03-02T12:00Z', '1 month ago'],
    ['UTC', '2026-11-23T12:00Z', '2027-11-23T12:00Z', '1 year ago'],
    ['UTC', '2028-11-24T12:00Z', '2027-11-23T12:00Z', 'in 2 years'],
  ])('in %s: %s at %s is %s', (zone, at, now, wording) => {
    inZone(zone, (timeZone) => {
      expect(formatRelative(Date.parse(at), Date.parse(now), place(timeZone), 'just now')).toBe(
        wording,
      );
    });
  });

  it('says yesterday and tomorrow only of these days', () => {
    const moment = fc.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2199, 0, 1) });
    const away = fc.integer({ min: -60 * 86_400_000, max: 60 * 86_400_000 });
    for (const zone of zones) {
      fc.assert(
        fc.property(moment, away, (now, by) => {
          const wording = formatRelative(now + by, now, place(zone), 'just now');
          const days = daysBetween(now, now + by, zone);
          if (wording === 'yesterday') expect(days).toBe(-1);
          if (wording === 'tomorrow') expect(days).toBe(1);
          expect(wording).not.toMatch(/this|last|next|today|\b0\b/);
        }),
      );
    }
  });
});

describe('dayOf', () => {
  it('agrees with dayNumber in every zone', () => {
    const at = Date.parse('2026-11-24T05:00Z');
    const days = zones.map((zone) => formatDate(at, { locale: 'en-US', timeZone: zone }));
    expect(days.map((name) => name.slice(9, 11))).toEqual(
      zones.map((zone) => dayOf(at, zone).slice(8)),
    );
  });
});
