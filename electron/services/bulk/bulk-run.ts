import type { Failure } from '../../../shared/failure.ts';
import { releaseLicenseSeat, type SeatReleaseResult } from '../licenses/release-license-seat.ts';
import type { OrganizationRequests } from '../licenses/organization-requests.ts';
import { journalFailure, journalFile, type JournalResult } from './bulk-journal.ts';
import type { RunRow } from './bulk-rows.ts';
import { recordRowResult, type RecordResultDeps } from './record-result.ts';
import type { ReleaseRate } from './release-rate.ts';
import { stopsRun } from './stopping-failures.ts';

/** How a stretch of a run came to its end. */
export type RunEnd =
  /** Every seat that could be seen to was. */
  | { readonly type: 'through' }
  /** Somebody halted it. */
  | { readonly type: 'halted' }
  | { readonly type: 'stopped'; readonly failure: Failure };

/** A run that is under way. */
export interface BulkRun {
  /** Sends no more; what is on its way is let finish. */
  halt(): void;
  readonly ended: Promise<RunEnd>;
}

/** Seats that are seen to at once: enough that answers of a second do not slow the allowed rate of eight a second. */
const concurrency = 8;
/** So many seats in a row of which nobody knows tell that something is wrong with more than a seat. */
const maxConsecutiveIndeterminate = 8;
/** How often seats that stayed unknown are gone through again. */
const passes = 3;

/** Thrown in place of a request that must not go out any more. */
class Halt extends Error {}

/** What a run needs. */
export interface RunDeps extends RecordResultDeps {
  readonly rows: readonly RunRow[];
  /** Whose run it is. */
  readonly organizationId: string;
  readonly requests: OrganizationRequests;
  readonly releaseRate: ReleaseRate;
  readonly changed: () => void;
}

/**
 * Goes through the rows that are open. Each seat's intent is on disk before its request, and its result before the seat counts: after a
 * crash at any moment the journal and Polar together tell the truth of every seat.
 */
export function startRun(deps: RunDeps): BulkRun {
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
    recordRowResult(deps, number, row, result, cause);
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
        // A server that cannot be asked is not an answer about this seat.
        else if (end.failure.code === 'no-answer' || end.failure.code === 'server-error') {
          row.failure = end.failure;
        } else recordResult(number, row, 'failed', end.failure);
        break;
      case 'open':
        row.failure = end.failure;
        if (stopsRun(end.failure)) failure ??= end.failure;
        break;
    }
    // Where Polar answers every request in a form that cannot be read, all seats would fail one after another.
    const isUnreadable = row.failure?.code === 'answer-unreadable';
    const isIndeterminate = row.result === 'planned' || row.result === 'unknown' || isUnreadable;
    consecutiveIndeterminate = isIndeterminate ? consecutiveIndeterminate + 1 : 0;
    if (consecutiveIndeterminate >= maxConsecutiveIndeterminate) failure ??= row.failure;
  }

  /** The key as it was last read; null where this process has not read it. */
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
      // Once a request may have gone out, that is what its person has to know.
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
      const open = rows
        .map((row, number) => ({ number, row }))
        .filter(({ row }) => row.result === 'planned' || row.result === 'unknown');
      consecutiveIndeterminate = 0;
      await Promise.all(Array.from({ length: concurrency }, async () => await runWorker(open)));
    }
    if (failure !== null) return { type: 'stopped', failure };
    if (isHalted) return { type: 'halted' };
    const remaining = rows.find(({ result }) => result === 'planned' || result === 'unknown');
    return remaining === undefined
      ? { type: 'through' }
      : { type: 'stopped', failure: remaining.failure ?? { code: 'no-answer' } };
  }

  return {
    halt() {
      isHalted = true;
    },
    ended: runPasses(),
  };
}
