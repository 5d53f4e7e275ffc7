import type { Failure } from '../../../shared/failure.ts';
import { releaseLicenseSeat, type SeatEnd } from '../licenses/release-license-seat.ts';
import type { StaffRequests } from '../licenses/staff-requests.ts';
import { journalFailure, journalFile, type WrittenResult } from './bulk-journal.ts';
import type { RunRow } from './bulk-rows.ts';
import { settleRow, type SettleDeps } from './record-result.ts';
import type { Speed } from './release-rate.ts';
import { stopsRun } from './stopping-failures.ts';

/** How a stretch of a run came to its end. */
export type RunEnd =
  /** Every seat that could be seen to was. */
  | { readonly is: 'through' }
  /** Somebody halted it. */
  | { readonly is: 'halted' }
  | { readonly is: 'stopped'; readonly failure: Failure };

/** A run that is under way. */
export interface BulkRun {
  /** Sends no more; what is on its way is let finish. */
  halt(): void;
  readonly ended: Promise<RunEnd>;
}

/** Seats that are seen to at once: enough that answers of a second do not slow the allowed rate of eight a second. */
const concurrency = 8;
/** So many seats in a row of which nobody knows tell that something is wrong with more than a seat. */
const mostDoubts = 8;
/** How often seats that stayed unknown are gone through again. */
const passes = 3;

/** Thrown in place of a request that must not go out any more. */
class Halt extends Error {}

/** What a run needs. */
export interface RunDeps extends SettleDeps {
  readonly rows: readonly RunRow[];
  /** Whose run it is. */
  readonly organizationId: string;
  readonly requests: StaffRequests;
  readonly speed: Speed;
  readonly changed: () => void;
}

/**
 * Goes through the rows that are open. Each seat's intent is on disk before its request, and its result before the seat counts: after a
 * crash at any moment the journal and Polar together tell the truth of every seat.
 */
export function startRun(deps: RunDeps): BulkRun {
  const { run, rows, book, requests, journal, clock } = deps;
  let isHalted = false;
  let failure: Failure | null = null;
  let doubts = 0;

  const mayGoOn = (): boolean => !isHalted && failure === null;

  function settle(number: number, row: RunRow, result: WrittenResult, why: Failure | null): void {
    settleRow(deps, number, row, result, why);
    deps.speed.count();
  }

  function conclude(number: number, row: RunRow, end: SeatEnd): void {
    switch (end.is) {
      case 'free':
        settle(number, row, end.how === 'confirmed' ? 'released' : end.how, null);
        break;
      case 'held':
        settle(number, row, 'still-held', { code: 'still-held' });
        break;
      case 'failed':
        if (stopsRun(end.failure)) failure ??= end.failure;
        // A server that cannot be asked is not an answer about this seat.
        else if (end.failure.code === 'no-answer' || end.failure.code === 'server-error') {
          row.failure = end.failure;
        } else settle(number, row, 'failed', end.failure);
        break;
      case 'open':
        row.failure = end.failure;
        if (stopsRun(end.failure)) failure ??= end.failure;
        break;
    }
    // Where Polar answers every request in a form that cannot be read, all seats would fail one after another.
    const isUnreadable = row.failure?.code === 'answer-unreadable';
    const isDoubt = row.result === 'planned' || row.result === 'unknown' || isUnreadable;
    doubts = isDoubt ? doubts + 1 : 0;
    if (doubts >= mostDoubts) failure ??= row.failure;
  }

  /** The key as it was last read; null where this process has not read it. */
  function knownOf(row: RunRow): { key: string; organizationId: string } | null {
    const at = book.table.find(row.licenseId);
    const organizationId = at === -1 ? '' : book.table.organizationOf(at);
    return organizationId === '' ? null : { key: book.table.text(at).key, organizationId };
  }

  async function see(number: number, row: RunRow): Promise<void> {
    const { licenseId, activationId } = row;
    try {
      const end = await releaseLicenseSeat(
        { requests, clock },
        { licenseId, activationId, known: knownOf(row) },
        {
          rank: 'bulk',
          organizationId: deps.organizationId,
          sentBefore: row.result === 'unknown',
          sending() {
            if (!mayGoOn()) throw new Halt();
            if (row.result === 'unknown') return;
            journal.intent(run, number);
            row.result = 'unknown';
          },
          looked: book.note,
        },
      );
      conclude(number, row, end);
    } catch (error) {
      if (error instanceof Halt) return;
      // Once a request may have gone out, that is what its person has to know.
      if (row.result === 'planned') failure ??= journalFailure(error);
      else failure = { code: 'outcome-unsaved', file: journalFile };
    }
    deps.changed();
  }

  async function work(queue: { number: number; row: RunRow }[]): Promise<void> {
    while (mayGoOn()) {
      const next = queue.shift();
      if (next === undefined) return;
      await see(next.number, next.row);
    }
  }

  async function go(): Promise<RunEnd> {
    deps.speed.begin();
    for (let pass = 0; pass < passes && mayGoOn(); pass += 1) {
      const open = rows
        .map((row, number) => ({ number, row }))
        .filter(({ row }) => row.result === 'planned' || row.result === 'unknown');
      doubts = 0;
      await Promise.all(Array.from({ length: concurrency }, async () => await work(open)));
    }
    if (failure !== null) return { is: 'stopped', failure };
    if (isHalted) return { is: 'halted' };
    const left = rows.find(({ result }) => result === 'planned' || result === 'unknown');
    return left === undefined
      ? { is: 'through' }
      : { is: 'stopped', failure: left.failure ?? { code: 'no-answer' } };
  }

  return {
    halt() {
      isHalted = true;
    },
    ended: go(),
  };
}
