import { describe, expect, it } from 'vitest';
import { getCountText } from '../../../renderer/features/device/seat-count-text.ts';
import type { DeviceState, SeatStatus } from '../../../shared/app-state.ts';
import type { SeatView } from '../../../shared/license.ts';
import { en } from '../../../shared/text/en.ts';
import { seatAt } from '../../support/sample-state.ts';

const now = Date.UTC(2026, 10, 23, 14, 10);
const day = 24 * 60 * 60 * 1000;
const formatContext = { language: 'en', locale: 'en-US', timeZone: 'UTC' } as const;

function countOf(seatStatus: SeatStatus, change: Partial<SeatView>): string {
  const device: Extract<DeviceState, { type: 'held' }> = {
    type: 'held',
    seat: seatAt(now, change),
    seatStatus,
    release: { type: 'idle' },
  };
  return getCountText(device, en.device.seats, formatContext, now);
}

const undated = '2 of 3 seats used, including this computer';
const dated = `${undated}, as of November 20, 2026`;
const failure = { code: 'network-unreachable' } as const;

describe('the number of seats', () => {
  it('has no day where the last check counted them', () => {
    expect(countOf({ type: 'confirmed', at: now }, { countedAt: now })).toBe(undated);
  });

  it.each<[string, SeatStatus]>([
    ['an unchecked seat', { type: 'unchecked' }],
    ['a seat that is being checked', { type: 'checking' }],
    ['a check without the token', { type: 'confirmed', at: now }],
    ['a failed check', { type: 'not-reached', failure, lastAt: now - day }],
  ])('has the day of the count beside %s', (_, seatStatus) => {
    expect(countOf(seatStatus, { countedAt: now - 3 * day })).toBe(dated);
  });

  it('does not change for the seconds of a check on the same day', () => {
    expect(countOf({ type: 'checking' }, { countedAt: now - 60_000 })).toBe(undated);
  });

  it('has the day of the last check where an old version saved no other', () => {
    expect(countOf({ type: 'not-reached', failure, lastAt: now - 3 * day }, {})).toBe(dated);
  });
});
