import type { Failure } from '../../../shared/failure.ts';
import { releaseLicenseSeat, type SeatReleaseResult } from '../licenses/release-license-seat.ts';
import type { OrganizationRequests } from '../licenses/organization-requests.ts';
import { journalFailure, journalFile, type JournalResult } from './bulk-journal.ts';
import { isOpen, type RunRow } from './bulk-rows.ts';
import type { RecordResult, ResultRecorderDeps } from './record-result.ts';
import type { ReleaseRate } from './release-rate.ts';
import { stopsRun } from './stopping-failures.ts';

/** How a run ended, for now or for good. */
export type RunEnd =
  /** Every row has a result. */
  | { readonly type: 'complete' }
  /** A person halted it. */
  | { readonly type: 'halted' }
  | { readonly type: 'stopped'; readonly failure: Failure };

/** An active run. */
export type BulkRun = ReturnType<typeof startRun>;

/** Seats that are released at once. Eight keep up the allowed eight requests a second when each answer takes a second. */
const concurrency = 8;
/** Indeterminate seats in a row that stop the run: the fault is not one seat's. */
const maxConsecutiveIndeterminate = 8;
/** Passes over the rows: each one retries those that stayed open. */
const passes = 3;

/** Thrown in place of a request that must no longer be sent. */
class Halt extends Error {}

/** What a run needs. */
export interface RunDeps extends Pick<ResultRecorderDeps, 'repository' | 'journal' | 'clock'> {
  /** The id of the run. */
  readonly run: string;
  /** The organization that owns the run. */
  readonly organizationId: string;
  readonly rows: readonly RunRow[];
  readonly requests: OrganizationRequests;
  readonly recordResult: RecordResult;
  readonly releaseRate: ReleaseRate;
  readonly changed: () => void;
}

/**
 * Releases the seats of the open rows. Each seat's intent is on disk before its request, and its result before the seat counts: after a
 * crash at any moment, the journal and Polar together show the state of every seat.
 */
export function startRun(deps: RunDeps) {
  const { run, rows, repository, requests, journal, clock } = deps;
  let isHalted = false;
  let failure: Failure | null = null;
  let consecutiveIndeterminate = 0;

  const canContinue = (): boolean => !isHalted && failure === null;

  function recordResult(
    number: number,
    row: RunRow,
    result: JournalResult,
    cause: Failure | null,
  ): void {
    deps.recordResult(number, row, result, cause);
    deps.releaseRate.count();
  }

  function handleSeatResult(number: number, row: RunRow, end: SeatReleaseResult): void {
    switch (end.type) {
      case 'free':
        recordResult(number, row, end.how === 'confirmed' ? 'released' : end.how, null);
        break;
      case 'held':
        recordResult(number, row, 'still-held', { code: 'still-held' });
        break;
      case 'failed':
        if (stopsRun(end.failure)) failure ??= end.failure;
        // A server that does not answer says nothing about this seat.
        else if (end.failure.code === 'no-answer' || end.failure.code === 'server-error') {
          row.failure = end.failure;
        } else recordResult(number, row, 'failed', end.failure);
        break;
      case 'indeterminate':
        row.failure = end.failure;
        if (stopsRun(end.failure)) failure ??= end.failure;
        break;
    }
    // Where the app can read no answer at all, every seat would fail, one after another.
    const isUnreadable = row.failure?.code === 'answer-unreadable';
    const isIndeterminate = isOpen(row) || isUnreadable;
    consecutiveIndeterminate = isIndeterminate ? consecutiveIndeterminate + 1 : 0;
    if (consecutiveIndeterminate >= maxConsecutiveIndeterminate) failure ??= row.failure;
  }

  /** Returns the license's key as it was last read; null where this process has not read it. */
  function lastReadKey(row: RunRow): { key: string; organizationId: string } | null {
    const license = repository.table.find(row.licenseId);
    if (license === undefined || license.organizationId === '') return null;
    const { key, organizationId } = license;
    return { key, organizationId };
  }

  async function releaseRow(number: number, row: RunRow): Promise<void> {
    const { licenseId, activationId } = row;
    try {
      const end = await releaseLicenseSeat(
        { requests, clock },
        { licenseId, activationId, known: lastReadKey(row) },
        {
          priority: 'bulk',
          organizationId: deps.organizationId,
          mayHaveBeenSent: row.result === 'unknown',
          sending() {
            if (!canContinue()) throw new Halt();
            if (row.result === 'unknown') return;
            journal.intent(run, number);
            row.result = 'unknown';
          },
          licenseRead: repository.update,
        },
      );
      handleSeatResult(number, row, end);
    } catch (error) {
      if (error instanceof Halt) return;
      // Once a request may have been sent, the person has to know that its outcome was not saved.
      if (row.result === 'planned') failure ??= journalFailure(error);
      else failure = { code: 'outcome-unsaved', file: journalFile };
    }
    deps.changed();
  }

  async function runWorker(queue: { number: number; row: RunRow }[]): Promise<void> {
    while (canContinue()) {
      const next = queue.shift();
      if (next === undefined) return;
      await releaseRow(next.number, next.row);
    }
  }

  async function runPasses(): Promise<RunEnd> {
    deps.releaseRate.begin();
    for (let pass = 0; pass < passes && canContinue(); pass += 1) {
      const open = rows.map((row, number) => ({ number, row })).filter(({ row }) => isOpen(row));
      consecutiveIndeterminate = 0;
      await Promise.all(Array.from({ length: concurrency }, async () => await runWorker(open)));
    }
    if (failure !== null) return { type: 'stopped', failure };
    if (isHalted) return { type: 'halted' };
    const remaining = rows.find(isOpen);
    return remaining === undefined
      ? { type: 'complete' }
      : { type: 'stopped', failure: remaining.failure ?? { code: 'no-answer' } };
  }

  return {
    /** Sends no more requests; those on their way finish. */
    halt(): void {
      isHalted = true;
    },
    ended: runPasses(),
  };
}
