import type { ActivityEntry } from '../../shared/activity.ts';
import { receiptAt } from './sample-state.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const seat = {
  server: 'production',
  displayKey: '****-4C7A91',
  activationHash: '9f2c4e7a10b3',
  label: 'Lena’s MacBook Pro',
} as const;

/** Returns an activity log with one entry of each type, newest first, as read at `now`. */
export function activityEntriesAt(now: number): ActivityEntry[] {
  const entries: Omit<ActivityEntry, 'id'>[] = [
    { at: now - minute, what: 'activated', by: 'person', ...seat },
    {
      at: now - 2 * minute,
      what: 'released',
      by: 'person',
      ...seat,
      receipt: receiptAt(now, { askedAt: now - 21 * minute }),
    },
    {
      at: now - 20 * minute,
      what: 'release-waiting',
      by: 'person',
      ...seat,
      code: 'NET-UNREACHABLE',
    },
    { at: now - 21 * minute, what: 'release-asked', by: 'person', ...seat },
    {
      at: now - 3 * hour,
      what: 'support-case',
      by: 'person',
      reason: 'BCDF-GHJK',
      server: 'production',
    },
    { at: now - day, what: 'release-kept', by: 'person', ...seat },
    { at: now - day - minute, what: 'release-asked', by: 'person', ...seat },
    { at: now - 2 * day, what: 'activated', by: 'person', ...seat },
    {
      at: now - 2 * day - hour,
      what: 'activation-failed',
      by: 'person',
      server: 'production',
      label: seat.label,
      code: 'SEAT-LIMIT',
    },
    {
      at: now - 40 * day,
      what: 'removed-by-seller',
      by: 'elsewhere',
      ...seat,
      label: 'lena-old-imac',
    },
    {
      at: now - 90 * day,
      what: 'released',
      by: 'uninstall',
      reason: 'uninstall',
      ...seat,
      server: 'sandbox',
      label: 'studio-pc',
      receipt: receiptAt(now - 90 * day, {
        id: 'SK-2026-2B8D-M4WX',
        server: 'sandbox',
        label: 'studio-pc',
        askedBy: 'uninstall',
        how: 'found-free',
        before: null,
        after: null,
      }),
    },
    {
      at: now - 90 * day - minute,
      what: 'release-unknown',
      by: 'uninstall',
      ...seat,
      server: 'sandbox',
      label: 'studio-pc',
    },
    { at: now - 120 * day, what: 'connected', by: 'person', server: 'sandbox' },
  ];
  return entries.map((entry, order) => Object.assign(entry, { id: `entry-${order}` }));
}

/** Returns a log of `length` releases, one per hour, newest first. */
export function manyActivityEntries(now: number, length: number): ActivityEntry[] {
  return Array.from({ length }, (_, order) => ({
    id: `entry-${order}`,
    at: now - order * hour,
    what: order % 2 === 0 ? 'released' : 'activated',
    by: 'person',
    ...seat,
    label: `render-node-${length - order}`,
  }));
}
