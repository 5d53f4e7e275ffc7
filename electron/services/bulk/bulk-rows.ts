import {
  type BulkResult,
  type BulkRow,
  type BulkTally,
  noSeats,
} from '../../../shared/bulk-release.ts';
import type { Failure } from '../../../shared/failure.ts';
import { displayKeyOf } from '../../../shared/license.ts';
import type { LicenseTable } from '../licenses/license-table.ts';
import { activationHash } from '../seat/seat-record.ts';
import type { JournalRow, JournalSeat } from './bulk-journal.ts';

/** One seat of a plan or a run, as main holds it. */
export interface RunRow extends JournalSeat {
  readonly hash: string;
  /** Whether the person left the row in the plan. */
  chosen: boolean;
  result: BulkResult;
  failure: Failure | null;
  at: number | null;
}

/** Returns the row of a planned seat. */
export function plannedRow(
  licenseId: string,
  { activationId, label, activatedAt }: Omit<JournalSeat, 'licenseId'>,
  chosen: boolean,
): RunRow {
  return {
    licenseId,
    activationId,
    hash: activationHash(activationId),
    label,
    activatedAt,
    chosen,
    result: 'planned',
    failure: null,
    at: null,
  };
}

/** Returns the row of a seat in the journal. The outcome of an intent without a result is unknown. */
export function rowFromJournal({ intent, result, ...seat }: JournalRow): RunRow {
  return {
    ...seat,
    hash: activationHash(seat.activationId),
    chosen: true,
    result: result?.outcome ?? (intent ? 'unknown' : 'planned'),
    failure: result?.failure ?? null,
    at: result?.at ?? null,
  };
}

/** Whether a row has no result yet. */
export function isOpen({ result }: RunRow): boolean {
  return result === 'planned' || result === 'unknown';
}

/** Marks the rows that a canceled release did not begin as left out. */
export function markLeftOut(rows: readonly RunRow[]): void {
  for (const row of rows) if (row.result === 'planned') row.result = 'left-out';
}

/** The part of the tally that counts a result. */
const tallied: Readonly<Record<BulkResult, Exclude<keyof BulkTally, 'seats'>>> = {
  released: 'released',
  'found-free': 'released',
  'already-free': 'alreadyFree',
  'still-held': 'stillHeld',
  failed: 'failed',
  'left-out': 'leftOut',
  planned: 'open',
  unknown: 'open',
};

/** Returns the number of seats with each result. */
export function tallyOf(rows: readonly RunRow[]): BulkTally {
  const tally = { ...noSeats, seats: rows.length };
  for (const { result } of rows) tally[tallied[result]] += 1;
  return tally;
}

/** Returns the counts of a run that has not ended. */
export function runTallyOf(rows: readonly RunRow[]): BulkTally & { readonly unanswered: number } {
  return { ...tallyOf(rows), unanswered: rows.filter(({ result }) => result === 'unknown').length };
}

/** Returns the number of seats with each result in several runs. */
export function tallySum(one: BulkTally, other: BulkTally): BulkTally {
  return {
    seats: one.seats + other.seats,
    released: one.released + other.released,
    alreadyFree: one.alreadyFree + other.alreadyFree,
    stillHeld: one.stillHeld + other.stillHeld,
    failed: one.failed + other.failed,
    leftOut: one.leftOut + other.leftOut,
    open: one.open + other.open,
  };
}

/** Returns a row as the window may see it. Customer and key come from the list, as far as it is read. */
export function bulkRow(
  table: LicenseTable,
  row: RunRow,
  number: number,
  isThisDevices: (activationId: string) => boolean,
): BulkRow {
  const license = table.find(row.licenseId);
  return {
    row: number,
    licenseId: row.licenseId,
    seat: row.hash,
    displayKey: license === undefined ? null : displayKeyOf(license.key),
    customerName: license?.customerName ?? null,
    customerEmail: license?.customerEmail ?? null,
    customerDeleted: license?.customerDeleted ?? false,
    label: row.label,
    activatedAt: row.activatedAt,
    isThisComputer: isThisDevices(row.activationId),
    result: row.result === 'planned' && !row.chosen ? 'left-out' : row.result,
    failure: row.failure,
    at: row.at,
  };
}
