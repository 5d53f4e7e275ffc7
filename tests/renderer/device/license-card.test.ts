import { expect, test } from 'vitest';
import { elapsedShare } from '../../../renderer/features/device/elapsed-share.ts';
import { getSeatPlaces } from '../../../renderer/features/device/seat-places.ts';

test.each([
  ['unknown', null, ['this 1']],
  ['the only one', { used: 1, limit: 1 }, ['this 1']],
  ['one by one', { used: 2, limit: 3 }, ['this 1', 'other 1', 'free 1']],
  ['counted where there are more', { used: 2, limit: 4 }, ['this 1', 'other 1', 'free 2']],
  ['many', { used: 48, limit: 50 }, ['this 1', 'other 47', 'free 2']],
  ['without a limit', { used: 6, limit: null }, ['this 1', 'other 5']],
  // The seller lowered the limit.
  ['above the limit', { used: 3, limit: 1 }, ['this 1', 'other 1', 'other 1']],
  // A count that lags behind the activation.
  ['none counted yet', { used: 0, limit: 2 }, ['this 1', 'free 1']],
] as const)('the places of a license’s seats: %s', (_, seats, places) => {
  expect(getSeatPlaces(seats).map(({ type, count }) => `${type} ${count}`)).toEqual(places);
});

test.each([
  ['a part of the time', 0, 100, 30, 0.3],
  ['nothing before the clock was set', 0, 100, -20, 0],
  ['all of it after the end', 0, 100, 130, 1],
  ['no bar without an end', 0, null, 50, null],
  ['no bar before Polar reports the end', 0, undefined, 50, null],
  ['no bar without a beginning', null, 100, 50, null],
  ['no bar for times in the wrong order', 100, 100, 50, null],
] as const)(
  'the share of a license’s time that has passed: %s',
  (_, activatedAt, end, now, share) => {
    const times = end === undefined ? { activatedAt } : { activatedAt, expiresAt: end };
    expect(elapsedShare(times, now)).toBe(share);
  },
);
