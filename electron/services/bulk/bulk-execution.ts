import { done, failed, type Result } from '../../../shared/failure.ts';
import type { Lock } from '../../storage/lock.ts';
import type { RunInQuestion } from '../licenses/license-questions.ts';
import type { OrganizationRequests } from '../licenses/organization-requests.ts';
import { journalFailure } from './bulk-journal.ts';
import { isOpen, markLeftOut, type RunRow } from './bulk-rows.ts';
import { startRun, type BulkRun } from './bulk-run.ts';
import type { BulkPhase } from './bulk-phase.ts';
import { canResume, type CurrentRelease } from './current-release.ts';
import {
  createResultRecorder,
  type RecordResult,
  type ResultRecorderDeps,
} from './record-result.ts';
import { withJournalLock, type LockedWork } from './journal-lock.ts';
import type { ReleaseRate } from './release-rate.ts';
import { runIdentity, type PlanPart, type StartOptions } from './run-identity.ts';
import { checkOwner, reconcileUnknownRows } from './run-checks.ts';
import { isTransientFailure } from './stopping-failures.ts';

/** What running a bulk release needs. */
export interface BulkExecutionDeps extends ResultRecorderDeps {
  readonly release: CurrentRelease;
  readonly requests: OrganizationRequests;
  readonly releaseRate: ReleaseRate;
  /** The lock that the window and commands share. */
  readonly journalLock: Lock;
  /** Asks the person whether to release these seats. */
  readonly confirm: (run: RunInQuestion) => Promise<Result<undefined>>;
  readonly changed: () => void;
  /** Where the plan that begins stands among the parts of a plan that is too long for one run. */
  readonly part: () => PlanPart;
}

const atOnce = Promise.resolve();
/** Returns work that needs the lock no longer. */
const ended = (result: Result<undefined>): LockedWork => ({ result, ended: atOnce });

/** Checks the unknown seats of a run that sends no more, and ends it, under the journal's lock. */
async function cancelRun(
  deps: Pick<BulkExecutionDeps, 'release' | 'requests' | 'clock' | 'server' | 'journalLock'> & {
    readonly resultRecorder: () => RecordResult;
  },
): Promise<Result<undefined>> {
  const { release, requests, clock, server } = deps;
  const before = release.phase();
  if (!canResume(before)) return failed('bulk-changed');
  // During the checks, neither a person nor the network's return may resume the run.
  const canceling: BulkPhase = { type: 'canceling' };
  const shouldContinue = (): boolean => release.phase() === canceling;
  release.setPhase(canceling);

  async function endRun(): Promise<Result<undefined>> {
    const current = release.refresh();
    if (!current.ok) return current;
    const rows = release.rows();
    const ownerCheck = await checkOwner(release.run(), server, requests);
    // Without an answer, the unknown seats stay unknown in the report.
    try {
      const recordResult = deps.resultRecorder();
      if (ownerCheck.ok)
        await reconcileUnknownRows(rows, { requests, clock, recordResult, shouldContinue });
    } catch (error) {
      const failure = journalFailure(error);
      if (shouldContinue()) release.setPhase({ type: 'stopped', failure });
      return failed(failure);
    }
    if (!shouldContinue()) return failed('bulk-changed');
    markLeftOut(rows);
    release.finish(true);
    return done(undefined);
  }

  const result = await withJournalLock(deps.journalLock, async () => ended(await endRun()));
  // The lock could not be had.
  if (!result.ok && shouldContinue()) release.setPhase(before);
  return result;
}

/** Returns what the person is asked about the rows of a run. */
const confirmationOf = (
  rows: readonly RunRow[],
  isResumed: boolean,
  isOfCommand: boolean,
): RunInQuestion => ({
  licenses: new Set(rows.map(({ licenseId }) => licenseId)).size,
  labels: rows.map(({ label }) => label),
  isResumed,
  isOfCommand,
});

/** Returns the function that begins runs under the journal's lock, one at a time. */
function createBeginnings(release: CurrentRelease, journalLock: Lock) {
  let beginning: Promise<Result<undefined>> | null = null;
  return {
    /** The call that waits for the lock, or begins a run under it; null for none. */
    current: () => beginning,
    /** Begins a run under the journal's lock, which is kept until the run has ended. A call meanwhile gets the result of the first. */
    async begin(work: () => Promise<LockedWork>): Promise<Result<undefined>> {
      beginning ??= withJournalLock(journalLock, async () => {
        const current = release.refresh();
        return current.ok ? await work() : ended(current);
      }).finally(() => {
        beginning = null;
      });
      return await beginning;
    },
  };
}

/** Erases the plan or the run under the journal's lock, with its journal where there is one. */
async function discardRelease(
  release: CurrentRelease,
  journalLock: Lock,
): Promise<Result<undefined>> {
  return await withJournalLock(journalLock, async () => {
    // What cannot be read is erased by the person who says so.
    const current = release.isOfJournal() && release.run().run !== '' ? release.refresh() : null;
    return await Promise.resolve(ended(current?.ok === false ? current : release.erase()));
  });
}

const fromWindow: StartOptions = { reason: null, commandPlan: null };

/** Returns the execution of a release, which begins, pauses, resumes and cancels it. Nothing runs yet. */
export function createBulkExecution(deps: BulkExecutionDeps) {
  const { release, repository, requests, clock, server, journalLock } = deps;
  let activeRun: BulkRun | null = null;
  const beginnings = createBeginnings(release, journalLock);

  const mayResume = (): boolean => activeRun === null && canResume(release.phase());

  function resultRecorder(): RecordResult {
    const { run, at: startedAt, reason } = release.run();
    return createResultRecorder({ ...deps, run, startedAt, reason });
  }

  /** Starts the run that the journal holds. Returns when it has ended. */
  function beginRun(): LockedWork {
    const { run, organizationId } = release.run();
    const rows = release.rows();
    const started = startRun({
      ...deps,
      run,
      organizationId,
      rows,
      recordResult: resultRecorder(),
    });
    activeRun = started;
    release.setPhase({ type: 'running' });
    return { result: done(undefined), ended: handleRunEnd(started) };
  }

  async function handleRunEnd(started: BulkRun): Promise<void> {
    const end = await started.ended;
    // The service was stopped meanwhile, or another run is active.
    if (activeRun !== started) return;
    activeRun = null;
    if (end.type === 'complete') release.finish(false);
    else release.setPhase(end.type === 'halted' ? { type: 'paused' } : end);
  }

  async function continueRun(): Promise<Result<undefined>> {
    if (!mayResume()) return failed('bulk-changed');
    return await beginnings.begin(async () => {
      const ownerCheck = await checkOwner(release.run(), server, requests);
      if (!ownerCheck.ok) return ended(ownerCheck);
      return mayResume() ? beginRun() : ended(failed('bulk-changed'));
    });
  }

  return {
    /** Asks the person and begins. `seats` is the number that the page shows. */
    async start(
      seats: number,
      { reason, commandPlan }: StartOptions = fromWindow,
    ): Promise<Result<undefined>> {
      const chosen = release.rows().filter((row) => row.chosen);
      if (release.phase().type !== 'planned' || chosen.length !== seats)
        return failed('bulk-changed');
      if (chosen.length === 0) return failed('bulk-empty');
      const planned = release.revision();
      const confirmed = await deps.confirm(confirmationOf(chosen, false, false));
      if (!confirmed.ok) return confirmed;
      if (release.revision() !== planned) return failed('bulk-changed');
      const organizationId = chosen
        .map(({ licenseId }) => repository.table.find(licenseId)?.organizationId ?? '')
        .find((id) => id !== '');
      // The journal has to name the owner of the run.
      if (organizationId === undefined) return failed('answer-unreadable');
      return await beginnings.begin(async () => {
        if (release.phase().type !== 'planned') return ended(failed('bulk-changed'));
        const options = { reason, commandPlan, part: deps.part() };
        const identity = runIdentity({ at: clock.now(), server, organizationId }, options);
        const begun = release.begin(identity, chosen);
        return await Promise.resolve(begun.ok ? beginRun() : ended(begun));
      });
    },
    pause(): Result<undefined> {
      activeRun?.halt();
      return done(undefined);
    },
    /** Resumes; asks the person first where the app began the run before it last ended. */
    async resume(): Promise<Result<undefined>> {
      if (!mayResume()) return failed('bulk-changed');
      if (release.phase().type === 'interrupted') {
        const open = release.rows().filter(isOpen);
        const confirmed = await deps.confirm(
          confirmationOf(open, true, release.run().commandPlan !== null),
        );
        if (!confirmed.ok) return confirmed;
      }
      return await continueRun();
    },
    async cancel(): Promise<Result<undefined>> {
      if (beginnings.current() !== null) await beginnings.current();
      if (activeRun !== null) {
        activeRun.halt();
        await activeRun.ended;
      }
      return await cancelRun({ release, requests, clock, server, journalLock, resultRecorder });
    },
    /** Erases the plan or the run under the journal's lock, with its journal where there is one. */
    discard: async (): Promise<Result<undefined>> => await discardRelease(release, journalLock),
    /** Resumes a run that a network failure stopped. */
    retry(): void {
      const phase = release.phase();
      if (phase.type === 'stopped' && isTransientFailure(phase.failure)) void continueRun();
    },
    /** Whether a run was begun and has not ended. */
    hasBegun(): boolean {
      const phase = release.phase();
      return activeRun !== null || canResume(phase) || phase.type === 'canceling';
    },
    /** Ends without a message, because the app ends or another organization is connected. */
    stop(): void {
      activeRun?.halt();
      activeRun = null;
    },
  };
}
