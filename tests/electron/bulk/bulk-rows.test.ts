import { expect, test } from 'vitest';
import {
  isOpen,
  markLeftOut,
  plannedRow,
  runTallyOf,
  tallyOf,
  rowFromJournal,
  type RunRow,
} from '../../../electron/services/bulk/bulk-rows.ts';
import { bulkResults, type BulkResult } from '../../../shared/bulk-release.ts';

const seat = { activationId: '33333333-0ac0-4333-8333-333333333333', label: 'Bay', activatedAt: 7 };
const licenseId = '22222222-11c0-4222-8222-222222222222';
const row = (result: BulkResult): RunRow => ({ ...plannedRow(licenseId, seat, true), result });

test('the tally counts each result once', () => {
  const rows = bulkResults.flatMap((result, nth) =>
    Array.from({ length: 2 ** nth }, () => row(result)),
  );
  const times = Object.fromEntries(bulkResults.map((result, nth) => [result, 2 ** nth])) as Record<
    BulkResult,
    number
  >;
  expect(tallyOf(rows)).toEqual({
    seats: 2 ** bulkResults.length - 1,
    released: times.released + times['found-free'],
    alreadyFree: times['already-free'],
    stillHeld: times['still-held'],
    failed: times.failed,
    leftOut: times['left-out'],
    open: times.planned + times.unknown,
  });
});

test('a release that was sent and has no answer is counted apart from those to do', () => {
  const rows = bulkResults.map(row);
  const { open, unanswered } = runTallyOf(rows);
  expect({ open, unanswered }).toEqual({ open: 2, unanswered: 1 });
});

test('an unknown row stays open when a run is canceled', () => {
  const rows = bulkResults.map(row);
  expect(rows.filter(isOpen).map(({ result }) => result)).toEqual(['planned', 'unknown']);
  markLeftOut(rows);
  expect(rows.map(({ result }) => result)).toEqual(
    bulkResults.map((result) => (result === 'planned' ? 'left-out' : result)),
  );
});

test('a row from the journal is planned, unknown, or has its result and failure', () => {
  const written = { ...seat, licenseId };
  expect(rowFromJournal({ ...written, intent: false, result: null })).toMatchObject({
    result: 'planned',
    failure: null,
    at: null,
  });
  expect(rowFromJournal({ ...written, intent: true, result: null })).toMatchObject({
    result: 'unknown',
    at: null,
  });
  const failure = { code: 'license-unknown' } as const;
  const result = { outcome: 'failed', at: 12, failure } as const;
  expect(rowFromJournal({ ...written, intent: true, result })).toMatchObject({
    result: 'failed',
    failure,
    at: 12,
  });
});
