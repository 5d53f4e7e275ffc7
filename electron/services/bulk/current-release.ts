import type { Result } from '../../../shared/failure.ts';
import type { Server } from '../../../shared/license.ts';
import type { Clock } from '../../ports.ts';
import { readFailure, tryWrite } from '../../storage/stored-file.ts';
import { journalFile, type BulkJournal, type JournalRun } from './bulk-journal.ts';
import { markLeftOut, rowFromJournal, type RunRow } from './bulk-rows.ts';
import type { BulkPhase } from './bulk-phase.ts';

/** The id, the begin and the owner of a run. */
export type RunIdentity = Omit<JournalRun, 'rows' | 'end'>;

/** The one bulk release that the app holds, as its journal has it. */
export type CurrentRelease = ReturnType<typeof createCurrentRelease>;

/** Whether a person can resume a run in this phase. */
export function canResume({ type }: BulkPhase): boolean {
  return type === 'paused' || type === 'stopped' || type === 'interrupted';
}

/** Reads the journal: a run without an end was interrupted. */
function restoredFrom(journal: BulkJournal): { phase: BulkPhase; run: JournalRun | null } {
  try {
    const run = journal.read();
    if (run === null) return { phase: { type: 'none' }, run };
    return {
      phase: run.end === null ? { type: 'interrupted' } : { type: 'finished', ...run.end },
      run,
    };
  } catch (error) {
    const failure = readFailure(error, { fileName: journalFile });
    return { phase: { type: 'stopped', failure }, run: null };
  }
}

/** Returns the release that the journal holds; none where it is empty. */
export function createCurrentRelease(deps: {
  readonly journal: BulkJournal;
  readonly server: Server;
  readonly clock: Clock;
  readonly changed: () => void;
}) {
  const { journal, clock, changed } = deps;
  const restored = restoredFrom(journal);
  let { phase } = restored;
  let rows: readonly RunRow[] = restored.run?.rows.map(rowFromJournal) ?? [];
  let run: RunIdentity = restored.run ?? {
    run: '',
    at: 0,
    server: deps.server,
    organizationId: '',
  };
  let isReported = false;
  let revision = 0;
  if (restored.run?.end?.wasCanceled === true) markLeftOut(rows);

  function setPhase(next: BulkPhase, nextRows: readonly RunRow[] = rows): void {
    phase = next;
    rows = nextRows;
    revision += 1;
    changed();
  }

  return {
    phase: (): BulkPhase => phase,
    rows: (): readonly RunRow[] => rows,
    run: (): RunIdentity => run,
    /** Grows with each change of the plan, so that the app releases what the person confirmed. */
    revision: (): number => revision,
    setPhase,
    choose(numbers: readonly number[], chosen: boolean): void {
      for (const number of numbers) {
        const row = rows[number];
        if (row !== undefined) row.chosen = chosen;
      }
      revision += 1;
      changed();
    },
    /** Writes the rows to the journal as the run to release. */
    begin(identity: RunIdentity, chosen: readonly RunRow[]): Result<undefined> {
      run = identity;
      const begun = tryWrite(journalFile, () => {
        journal.begin(identity, chosen);
      });
      if (!begun.ok) return begun;
      rows = chosen;
      isReported = false;
      return begun;
    },
    /** Writes the end of the run to the journal. */
    finish(wasCanceled: boolean): void {
      const at = clock.now();
      const ended = tryWrite(journalFile, () => {
        journal.end(run.run, at, wasCanceled);
      });
      setPhase(
        ended.ok
          ? { type: 'finished', wasCanceled, at }
          : { type: 'stopped', failure: ended.failure },
      );
    },
    /** Whether the run's end may be replaced: its report was saved. */
    isReported: (): boolean => isReported,
    markReported(): void {
      isReported = phase.type === 'finished';
    },
    /** Erases the plan or the run, and its journal where there is one. */
    erase(): Result<undefined> {
      const erased = tryWrite(journalFile, () => {
        if (phase.type === 'finished' || canResume(phase)) journal.erase();
      });
      if (erased.ok) setPhase({ type: 'none' }, []);
      return erased;
    },
    /** Ends without a message. The journal keeps the rest. */
    stop(): void {
      // A request that still waits for its answer must not write to the journal, which may belong to another session by then.
      phase = { type: 'none' };
      revision += 1;
    },
  };
}
