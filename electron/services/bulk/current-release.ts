import { done, failed, type Result } from '../../../shared/failure.ts';
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

/** Returns the identity of no run. */
function noRunOn(server: Server): RunIdentity {
  return {
    run: '',
    at: 0,
    server,
    organizationId: '',
    commandPlan: null,
    reason: null,
    firstRun: '',
    earlier: null,
    later: null,
  };
}

/** Returns the release that the journal holds; none where it is empty. */
export function createCurrentRelease(deps: {
  readonly journal: BulkJournal;
  readonly server: Server;
  readonly clock: Clock;
  readonly changed: () => void;
}) {
  const { journal, clock, changed } = deps;
  const noRun = noRunOn(deps.server);
  let phase: BulkPhase = { type: 'none' };
  let rows: readonly RunRow[] = [];
  let run = noRun;
  let isReported = false;
  let revision = 0;

  function restore(): void {
    const restored = restoredFrom(journal);
    ({ phase } = restored);
    rows = restored.run?.rows.map(rowFromJournal) ?? [];
    run = restored.run ?? noRun;
    isReported = false;
    if (restored.run?.end?.wasCanceled === true) markLeftOut(rows);
  }
  restore();

  function setPhase(next: BulkPhase, nextRows: readonly RunRow[] = rows): void {
    phase = next;
    rows = nextRows;
    revision += 1;
    changed();
  }

  /** Whether the journal goes with what this process shows: its run, or a plan that follows a result whose report was saved. */
  const isOfJournal = (): boolean =>
    phase.type === 'finished' || canResume(phase) || (run.run !== '' && isReported);

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
    /**
     * Checks under the journal's lock that it still holds the run that this process knows; fails, and takes over what it holds, if another
     * process has changed it. The rows of a run that can be resumed are read again: another process may have released some of them.
     */
    refresh(): Result<undefined> {
      let found: JournalRun | null;
      try {
        found = journal.read();
      } catch (error) {
        return failed(readFailure(error, { fileName: journalFile }));
      }
      const isSame = (found?.run ?? '') === run.run && (found?.end ?? null) === null;
      const isEnded = found !== null && found.run === run.run && found.end !== null;
      const isOpenRun = canResume(phase) || phase.type === 'canceling';
      if (isSame || (isEnded && !isOpenRun)) {
        if (isOpenRun && found !== null) rows = found.rows.map(rowFromJournal);
        return done(undefined);
      }
      restore();
      revision += 1;
      changed();
      return failed('bulk-changed');
    },
    /** Writes the rows to the journal as the run to release. */
    begin(identity: RunIdentity, chosen: readonly RunRow[]): Result<undefined> {
      const begun = tryWrite(journalFile, () => {
        journal.begin(identity, chosen);
      });
      if (!begun.ok) return begun;
      run = identity;
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
    isOfJournal,
    /** Erases the plan or the run, and its journal where there is one. */
    erase(): Result<undefined> {
      const erased = isOfJournal() ? tryWrite(journalFile, journal.erase) : done(undefined);
      if (!erased.ok) return erased;
      if (isOfJournal()) run = noRun;
      setPhase({ type: 'none' }, []);
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
