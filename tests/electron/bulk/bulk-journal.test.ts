import { describe, expect, test } from 'vitest';
import {
  createBulkJournal,
  journalResults,
  type JournalSeat,
} from '../../../electron/services/bulk/bulk-journal.ts';
import { createMemoryLog } from '../../support/file-stores.ts';

const about = {
  run: 'a-run',
  at: Date.UTC(2026, 5, 1, 12),
  server: 'production',
  organizationId: '11111111-0a11-4111-8111-111111111111',
  commandPlan: null,
  reason: null,
  firstRun: 'a-run',
  earlier: null,
  later: null,
} as const;

function seats(count: number): JournalSeat[] {
  return Array.from({ length: count }, (_, nth) => ({
    licenseId: '22222222-11c0-4222-8222-222222222222',
    activationId: `33333333-0ac0-4333-8333-${String(nth).padStart(12, '0')}`,
    label: `Edit bay ${nth}`,
    activatedAt: about.at - nth,
  }));
}

/** Returns a journal with a run of `count` seats. */
function begun(count: number) {
  const file = createMemoryLog();
  const journal = createBulkJournal(file);
  journal.begin(about, seats(count));
  return { file, journal };
}

describe('the journal of a bulk release', () => {
  test('reads back each seat with its intent, result and failure', () => {
    const { journal } = begun(6);
    journal.intent(about.run, 1);
    const failure = { code: 'license-unknown' } as const;
    const results = journalResults.map((outcome, nth) => {
      const at = about.at + nth;
      return outcome === 'failed' ? { outcome, at, failure } : { outcome, at };
    });
    for (const [nth, result] of results.entries()) journal.result(about.run, nth, result);
    const read = journal.read();
    expect(read).toMatchObject({ ...about, end: null });
    expect(read?.rows).toEqual(
      seats(6).map((seat, nth) =>
        Object.assign(seat, { intent: nth === 1, result: results[nth] ?? null }),
      ),
    );
  });

  test.each([true, false])('reads back the end of the run: canceled %s', (wasCanceled) => {
    const { journal } = begun(1);
    journal.end(about.run, about.at + 5, wasCanceled);
    expect(journal.read()?.end).toEqual({ at: about.at + 5, wasCanceled });
  });

  test('reads back a plan of several lines in its order', () => {
    const { file, journal } = begun(1_201);
    expect(file.read()).toHaveLength(1 + 3 + 1);
    expect(journal.read()?.rows.map(({ label }) => label)).toEqual(
      seats(1_201).map(({ label }) => label),
    );
  });

  test.each([
    ['was not begun', 'begin'],
    ['lacks a line of its plan', 'rows'],
    ['lacks its first line', 'plan'],
  ])('returns no run where it %s', (_, missing) => {
    const { file } = begun(600);
    const torn = createMemoryLog();
    let isMissing = false;
    for (const line of file.read() as { readonly t: string }[]) {
      const isFirst = !isMissing && line.t === missing;
      if (isFirst) isMissing = true;
      else torn.append(line);
    }
    expect(isMissing).toBe(true);
    expect(createBulkJournal(torn).read()).toBeNull();
  });

  test('reads back the parts before and after the run, and no run where a line about them is missing', () => {
    const file = createMemoryLog();
    const earlier = {
      seats: 9,
      released: 7,
      alreadyFree: 1,
      stillHeld: 1,
      failed: 0,
      leftOut: 0,
      open: 0,
    };
    const licenses = Array.from({ length: 5_001 }, (_, nth) => ({
      licenseId: `22222222-11c0-4222-8222-${String(nth).padStart(12, '0')}`,
      hashes: nth === 0 ? ['00c0ffee0000'] : [],
      rule: nth === 0 ? null : ({ type: 'all' } as const),
    }));
    const later = { listsEmpty: true, licenses };
    const part = { ...about, firstRun: 'the-first', earlier, later };
    createBulkJournal(file).begin(part, seats(1));
    expect(createBulkJournal(file).read()).toMatchObject(part);
    const torn = createMemoryLog();
    const lines = file.read() as { readonly t: string }[];
    for (const line of lines.toSpliced(
      lines.findIndex(({ t }) => t === 'later'),
      1,
    ))
      torn.append(line);
    expect(createBulkJournal(torn).read()).toBeNull();
  });

  test('ignores lines of another run, of no seat, and of an unknown type', () => {
    const { file, journal } = begun(1);
    journal.intent('another-run', 0);
    journal.intent(about.run, 7);
    journal.result(about.run, 7, { outcome: 'released', at: about.at });
    file.append({ t: 'intent', run: about.run, row: -1 });
    file.append({ t: 'nothing', run: about.run });
    expect(journal.read()?.rows).toEqual(
      seats(1).map((seat) => Object.assign(seat, { intent: false, result: null })),
    );
  });

  test('redacts an address in a device’s name and cuts a long name', () => {
    const file = createMemoryLog();
    const [seat] = seats(1);
    if (seat === undefined) throw new Error('No seat');
    const journal = createBulkJournal(file);
    journal.begin(about, [
      { ...seat, label: 'ada@customer.example' },
      { ...seat, label: 'x'.repeat(500) },
    ]);
    const labels = journal.read()?.rows.map(({ label }) => label) ?? [];
    expect(JSON.stringify(file.read())).not.toContain('ada@customer.example');
    expect(labels[1]).toBe('x'.repeat(120));
  });
});
