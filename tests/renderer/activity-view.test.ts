import { describe, expect, it } from 'vitest';
import { activityKinds } from '../../shared/activity.ts';
import { en } from '../../shared/text/en.ts';
import { activityLook } from '../../renderer/features/activity/activity-look.ts';
import { byDay } from '../../renderer/features/activity/by-day.ts';
import { journalAt } from '../support/journal.ts';

const now = Date.UTC(2026, 10, 23, 14, 10);
const place = { locale: 'en-US', timeZone: 'UTC' };

describe('the journal’s days', () => {
  it('are those of the place where it is read, newest first, with every entry once', () => {
    const days = byDay(journalAt(now), { text: en, place, now });
    expect(days.map(({ name, entries }) => [name, entries.length])).toEqual([
      ['Today', 4],
      ['Yesterday', 2],
      ['November 21, 2026', 2],
      ['October 14, 2026', 1],
      ['August 25, 2026', 2],
      ['July 26, 2026', 1],
    ]);
    const farEast = { locale: 'en-US', timeZone: 'Pacific/Kiritimati' };
    expect(byDay(journalAt(now), { text: en, place: farEast, now })[0]?.entries).toHaveLength(4);
  });
});

describe('the look of an entry', () => {
  it('says danger only where something was lost or failed', () => {
    expect(activityKinds.filter((what) => activityLook(what).tone === 'bad')).toEqual([
      'activation-failed',
      'release-failed',
      'removed-by-seller',
      'license-disabled',
      'license-revoked',
    ]);
  });
});
