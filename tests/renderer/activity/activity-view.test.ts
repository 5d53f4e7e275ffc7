import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../../shared/days.ts';
import { activityKinds } from '../../../shared/activity.ts';
import { en } from '../../../shared/text/en.ts';
import { activityAppearances } from '../../../renderer/activity-appearance.ts';
import { groupByDay } from '../../../renderer/features/activity/by-day.ts';
import { activityEntriesAt } from '../../support/activity-entries.ts';

const now = Date.UTC(2026, 10, 23, 14, 10);
const context = { locale: 'en-US', timeZone: 'UTC' };

describe('groupByDay', () => {
  it('groups each entry once, by days of the reader’s time zone, newest first', () => {
    const days = groupByDay(activityEntriesAt(now), {
      text: en,
      formatContext: context,
      today: dayNumber(now, 'UTC'),
    });
    expect(days.map(({ name, entries }) => [name, entries.length])).toEqual([
      ['Today', 5],
      ['Yesterday', 2],
      ['November 21, 2026', 2],
      ['October 14, 2026', 1],
      ['August 25, 2026', 2],
      ['July 26, 2026', 1],
    ]);
    const farEast = { locale: 'en-US', timeZone: 'Pacific/Kiritimati' };
    expect(
      groupByDay(activityEntriesAt(now), {
        text: en,
        formatContext: farEast,
        today: dayNumber(now, farEast.timeZone),
      })[0]?.entries,
    ).toHaveLength(5);
  });
});

it('the log of the pictures agrees with its receipt and with the active seat', () => {
  const entries = activityEntriesAt(now);
  expect(entries[0]?.what).toBe('activated');
  const released = entries.find(({ what }) => what === 'released');
  const asked = entries.find(({ what }) => what === 'release-asked');
  expect(released?.receipt?.askedAt).toBe(asked?.at);
});

describe('a day’s name', () => {
  it('is "yesterday" for the previous calendar day, also after a day of 23 hours', () => {
    const berlin = { locale: 'en-US', timeZone: 'Europe/Berlin' };
    const halfPastMidnight = Date.parse('2026-03-30T00:30+02:00');
    const times = ['2026-03-30T00:00+02:00', '2026-03-29T00:00+01:00', '2026-03-28T23:59+01:00'];
    const [entry] = activityEntriesAt(halfPastMidnight);
    const entries = times.flatMap((at) =>
      entry === undefined ? [] : [{ ...entry, at: Date.parse(at) }],
    );
    const today = dayNumber(halfPastMidnight, berlin.timeZone);
    const days = groupByDay(entries, { text: en, formatContext: berlin, today });
    expect(days.map(({ name }) => name)).toEqual(['Today', 'Yesterday', 'March 28, 2026']);
  });
});

describe('an entry’s appearance', () => {
  it('is red only for a loss or a failure', () => {
    expect(activityKinds.filter((what) => activityAppearances[what].tone === 'bad')).toEqual([
      'activation-failed',
      'release-failed',
      'removed-by-seller',
      'license-disabled',
      'license-revoked',
    ]);
  });
});
