import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { ActivityEntry } from '../../../shared/activity.ts';
import { de } from '../../../shared/text/de.ts';
import { en } from '../../../shared/text/en.ts';
import { activityRow } from '../../../shared/text/activity-text.ts';
import {
  activityTable,
  createActivityActions,
  matchesFilter,
} from '../../../electron/services/activity/activity-actions.ts';
import { createReceiptActions } from '../../../electron/services/release/receipt-actions.ts';
import { activityEntriesAt } from '../../support/activity-entries.ts';

const now = Date.UTC(2026, 10, 23, 14, 10);
const journal = activityEntriesAt(now);

/** Returns the actions over an activity log, and what they copied and saved. */
function activityActionsFor(entries: readonly ActivityEntry[]) {
  const copied: string[] = [];
  const saved: { name: string; text: string }[] = [];
  const copy = async (text: string) => void copied.push(text);
  const ports = {
    clock: { monotonicNow: () => 0, now: () => now, schedule: () => () => undefined },
    clipboard: {
      read: async () => '',
      write: copy,
      writeSecret: copy,
      remove: async () => undefined,
    },
    dialogs: {
      confirm: async () => true,
      showKey: async () => undefined,
      open: async () => null,
      save: async (file: { name: string; text: string }) => saved.push(file) > 0,
    },
  };
  const receiptActions = createReceiptActions({
    ports,
    text: () => en,
    localeContext: () => ({ language: 'en', locale: 'en-US' }),
    product: () => 'Lumen Studio',
  });
  const actions = createActivityActions({
    activity: { entries: () => [...entries], recordEvent: () => undefined },
    receiptActions,
    ports,
    text: () => en,
  });
  return { actions, copied, saved };
}

describe('the activity log', () => {
  it('lists the newest matching entries, and their number', async () => {
    const { actions } = activityActionsFor(journal);
    expect(await actions.list({ filter: { by: 'person' }, limit: 2 })).toEqual({
      ok: true,
      value: { entries: journal.slice(0, 2), matching: 10, total: 13 },
    });
    expect(
      await actions.list({ filter: { what: 'released', by: 'uninstall' }, limit: 50 }),
    ).toMatchObject({ value: { matching: 1 } });
  });

  it('is filtered by what happened, by whom, and by license', () => {
    const entries: ActivityEntry[] = [
      { id: '1', at: now, what: 'released', by: 'person', licenseId: 'A' },
      { id: '2', at: now, what: 'released', by: 'app', licenseId: 'B' },
      { id: '3', at: now, what: 'activated', by: 'person' },
    ];
    const ids = (filter: Parameters<typeof matchesFilter>[1]): string =>
      entries
        .filter((entry) => matchesFilter(entry, filter, en))
        .map(({ id }) => id)
        .join('');
    expect(ids({})).toBe('123');
    expect(ids({ licenseId: 'A' })).toBe('1');
    expect(ids({ what: 'released' })).toBe('12');
    expect(ids({ by: 'person' })).toBe('13');
    expect(ids({ what: 'released', by: 'person', licenseId: 'B' })).toBe('');
  });

  it.each([
    ['lenas macbook', 8],
    ['STUDIO-pc', 2],
    ['seat-limit', 1],
    ['4c7a91 uninstaller', 2],
    ['no such words', 0],
    // The window shows no time in this form.
    ['2026-11-23T14', 0],
    ['   ', 13],
  ])('finds “%s” in the shown text of an entry', (text, count) => {
    expect(journal.filter((entry) => matchesFilter(entry, { text }, en))).toHaveLength(count);
  });

  it.each([
    ['Łukasz’s Büro–PC', ['lukaszs', "lukasz's", 'łukasz', 'buro-pc', 'buero', 'Büro—PC', 'BÜRO']],
    ['Buero\u200bmac', ['büromac', 'bueromac']],
  ])('finds the device %j by each of %j', async (label, typed) => {
    const [first, second] = journal;
    if (first === undefined || second === undefined) throw new Error('The journal is empty.');
    const entries = [{ ...first, label }, second];
    const { actions } = activityActionsFor(entries);
    for (const text of typed)
      expect(await actions.list({ filter: { text }, limit: 9 }), text).toMatchObject({
        value: { matching: 1, entries: [{ label }] },
      });
  });

  it('is searched in the text of the window’s language', () => {
    const found = journal.filter((entry) => matchesFilter(entry, { text: 'freigegeben' }, de));
    expect(found.map(({ what }) => what).toSorted()).toEqual([
      'released',
      'released',
      'removed-by-seller',
    ]);
  });

  it('returns the receipt of each entry, and of no other id', async () => {
    const { actions, copied, saved } = activityActionsFor(journal);
    expect(await actions.copyReceipt('SK-2026-2B8D-M4WX')).toMatchObject({ ok: true });
    expect(copied[0]).toMatch(/^Lumen Studio – receipt/);
    expect(copied[0]).toMatch(/^Device name: +studio-pc$/m);
    expect(await actions.saveReceipt('SK-2026-7F3K-Q9TD')).toEqual({ ok: true, value: true });
    expect(saved[0]?.name).toBe('Seat released 2026-11-23.txt');
    expect(await actions.copyReceipt('SK-0000-0000-0000')).toMatchObject({ ok: false });
    expect(copied).toHaveLength(1);
  });
});

describe('the saved table', () => {
  it('holds the matching entries unchanged', async () => {
    const { actions, saved } = activityActionsFor(journal);
    expect(await actions.saveCsv({ what: 'released' })).toEqual({ ok: true, value: true });
    expect(saved[0]?.name).toBe('Activity 2026-11-23.csv');
    const rows = parse(saved[0]?.text ?? '', { bom: true });
    expect(rows).toHaveLength(3);
    expect(rows[1]).toEqual(activityRow(journal[1] as ActivityEntry, en));
    expect(rows[1]?.[0]).toBe('2026-11-23T14:08:00.000Z');
  });

  it.each(['=1+1', '+1', '-1', '@sum', '\t=1', '\r=1'])(
    'escapes a device name that a spreadsheet would run: %j',
    (label) => {
      const entry: ActivityEntry = { id: '1', at: now, what: 'activated', by: 'person', label };
      const [, row] = parse(activityTable([entry], en), { bom: true });
      expect(row?.[4]).toBe(`'${label.trim()}`);
    },
  );
});
