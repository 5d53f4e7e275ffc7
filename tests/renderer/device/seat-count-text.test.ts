import { describe, expect, it } from 'vitest';
import { getDatedSeats } from '../../../renderer/features/device/seat-count-age.ts';
import { getCountText } from '../../../renderer/features/device/seat-count-text.ts';
import type { DeviceState, SeatStatus } from '../../../shared/app-state.ts';
import type { SeatView } from '../../../shared/license.ts';
import type { SeatRelease } from '../../../shared/seat-release.ts';
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

  it('has the day of the count while a release cannot be sent', () => {
    const release = { type: 'waiting', why: 'rate-limited', attempts: 1, nextAt: now } as const;
    const today = `${undated}, as of November 23, 2026`;
    expect(countOf({ type: 'confirmed', at: now }, { countedAt: now }, release)).toBe(today);
  });
});
