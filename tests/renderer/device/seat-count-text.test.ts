import { describe, expect, it } from 'vitest';
import { getDatedSeats } from '../../../renderer/features/device/seat-count-age.ts';
import { getCountText, isPastCount } from '../../../renderer/features/device/seat-count-text.ts';
import type { DeviceState, SeatStatus } from '../../../shared/app-state.ts';
import type { SeatView } from '../../../shared/license.ts';
import type { SeatRelease } from '../../../shared/seat-release.ts';
import { formatTime } from '../../../shared/format.ts';
import { en } from '../../../shared/text/en.ts';
import { seatAt } from '../../support/sample-state.ts';

const now = Date.UTC(2026, 10, 23, 14, 10);
const day = 24 * 60 * 60 * 1000;
const formatContext = { language: 'en', locale: 'en-US', timeZone: 'UTC' } as const;

function deviceWith(
  seatStatus: SeatStatus,
  change: Partial<SeatView>,
  release: SeatRelease = { type: 'idle' },
): Extract<DeviceState, { type: 'held' }> {
  return { type: 'held', seat: seatAt(now, change), seatStatus, release };
}

const countOf = (...args: Parameters<typeof deviceWith>) =>
  getCountText(deviceWith(...args), en.device.seats, formatContext, now);

const undated = '2 of 3 seats used, including this computer';
const dated = `${undated}, as of November 20, 2026`;
const failure = { code: 'network-unreachable' } as const;

describe('the number of seats', () => {
  it('has no day where the last check counted them', () => {
    expect(countOf({ type: 'confirmed', at: now }, { countedAt: now })).toBe(undated);
  });

  it.each<[string, SeatStatus]>([
    ['an unchecked seat', { type: 'unchecked', lastAt: null }],
    ['a seat that is being checked', { type: 'checking' }],
    ['a check without the token', { type: 'confirmed', at: now }],
    ['a failed check', { type: 'not-reached', failure, lastAt: now - day }],
  ])('has the day of the count beside %s', (_, seatStatus) => {
    expect(countOf(seatStatus, { countedAt: now - 3 * day })).toBe(dated);
  });

  it('says of this computer before it says that there is no limit', () => {
    const seats = { used: 1, limit: null };
    expect(countOf({ type: 'confirmed', at: now }, { seats, countedAt: now })).toBe(
      '1 seat used, by this computer · no seat limit',
    );
  });

  it('does not change for the seconds of a check on the same day', () => {
    expect(countOf({ type: 'checking' }, { countedAt: now - 60_000 })).toBe(undated);
  });

  it('has the day of the last check where an old version saved no other', () => {
    expect(countOf({ type: 'not-reached', failure, lastAt: now - 3 * day }, {})).toBe(dated);
  });

  it.each<[string, SeatStatus]>([
    ['a seat that Polar never confirmed', { type: 'not-reached', failure, lastAt: null }],
    ['an unchecked seat', { type: 'unchecked', lastAt: null }],
    ['a check without the token', { type: 'confirmed', at: now }],
  ])('of an unknown day is no present one, beside %s', (_, seatStatus) => {
    expect(countOf(seatStatus, {})).toBe('2 of 3 seats used when last counted');
    expect(getDatedSeats(deviceWith(seatStatus, {}))).toBeNull();
    expect(getDatedSeats(deviceWith(seatStatus, { countedAt: now }))).toEqual({
      used: 2,
      limit: 3,
    });
  });

  it.each<SeatRelease>([
    { type: 'releasing', attempts: 1 },
    { type: 'unknown', why: 'no-answer', attempts: 1, nextAt: now },
    { type: 'settling', why: 'gone', attempts: 1, looks: 1 },
  ])('is the one before a release that may have freed the seat: $type', (release) => {
    const before = '2 of 3 seats used before the release';
    const confirmed = { type: 'confirmed', at: now } as const;
    expect(countOf(confirmed, { countedAt: now }, release)).toBe(before);
    expect(countOf(confirmed, { countedAt: now - 3 * day }, release)).toBe(
      `${before}, as of November 20, 2026`,
    );
  });

  it('has the time of a count of today while a release cannot be sent', () => {
    const release = { type: 'waiting', why: 'rate-limited', attempts: 1, nextAt: now } as const;
    const counted = { countedAt: now - 120_000 };
    expect(countOf({ type: 'confirmed', at: now - 120_000 }, counted, release)).toBe(
      `${undated}, as of ${formatTime(now - 120_000, formatContext)}`,
    );
  });
});

describe('the places of a license', () => {
  const confirmed = { type: 'confirmed', at: now } as const;
  const isPast = (...args: Parameters<typeof deviceWith>) =>
    isPastCount(deviceWith(...args), formatContext, now);

  it.each<[boolean, string, SeatStatus, number, SeatRelease?]>([
    [false, 'the last check counted them', confirmed, now],
    [false, 'a check of today runs again', { type: 'checking' }, now - 60_000],
    [true, 'the count of three days ago is being checked', { type: 'checking' }, now - 3 * day],
    [true, 'a check failed', { type: 'not-reached', failure, lastAt: now - 60_000 }, now - 60_000],
    [true, 'nothing was checked', { type: 'unchecked', lastAt: now - day }, now - day],
    [true, 'a check counted none', confirmed, now - 60_000],
    [
      true,
      'a release waits',
      confirmed,
      now,
      { type: 'waiting', why: 'rate-limited', attempts: 1, nextAt: now },
    ],
    [true, 'a release is sent', confirmed, now, { type: 'releasing', attempts: 1 }],
    [true, 'a release failed', confirmed, now, { type: 'failed', failure: { code: 'not-polar' } }],
    [
      true,
      'the outcome of a release is unknown',
      confirmed,
      now,
      { type: 'unknown', why: 'no-answer', attempts: 1, nextAt: now },
    ],
    [
      true,
      'a release is being checked',
      confirmed,
      now,
      { type: 'settling', why: 'gone', attempts: 1, looks: 1 },
    ],
  ])('are of an earlier time: %s, where %s', (expected, _, seatStatus, countedAt, release) => {
    expect(isPast(seatStatus, { countedAt }, release)).toBe(expected);
  });
});
