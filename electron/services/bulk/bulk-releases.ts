import { randomUUID } from 'node:crypto';
import type {
  BulkRow,
  BulkSource,
  BulkState,
  BulkWindow,
  SkippedWindow,
} from '../../../shared/bulk-release.ts';
import { done, failed } from '../../../shared/failure.ts';
import type { Result } from '../../../shared/ipc.ts';
import type { Server } from '../../../shared/license.ts';
import { readFailure } from '../../storage/stored-file.ts';
import type { ActivityEvent } from '../seat/seat-events.ts';
import type { OrganizationRequests } from '../licenses/organization-requests.ts';
import { journalFailure, journalFile, type BulkJournal, type JournalRun } from './bulk-journal.ts';
import { createPlanner, type PlannerDeps } from './bulk-planner.ts';
import { bulkRow, isOpen, markLeftOut, rowFromJournal, type RunRow } from './bulk-rows.ts';
import { skippedLine } from './skipped-lines.ts';
import type { SkippedEntry } from './csv-source.ts';
import { startRun, type BulkRun } from './bulk-run.ts';
import { bulkState, type BulkPhase } from './bulk-state.ts';
import { checkOwner, reconcileUnknownRows } from './run-checks.ts';
import { createReleaseRate } from './release-rate.ts';
import { isTransientFailure } from './stopping-failures.ts';

/** One bulk release at a time: planned, looked at, run, paused, taken up after a crash, reported. */
export interface BulkReleases {
  state(): BulkState;
  window(offset: number, count: number): BulkWindow;
  /** A part of the file's lines that lead to no seat of the plan. */
  skipped(offset: number, count: number): SkippedWindow;
  /** All of them, for the list that is saved. */
  allSkipped(): readonly SkippedEntry[];
  /** All rows, for the report. */
  allRows(): Iterable<BulkRow>;
  /** Makes a plan. Takes the place of a result only when its report was saved. */
  plan(source: BulkSource): Result<undefined>;
  choose(rows: readonly number[], chosen: boolean): Result<undefined>;
  /** Asks the person and begins. `seats` is the number that the page shows. */
  start(seats: number): Promise<Result<undefined>>;
  pause(): Result<undefined>;
  /** Goes on; asks the person first where an earlier session of the app began the run. */
  resume(): Promise<Result<undefined>>;
  cancel(): Promise<Result<undefined>>;
  /** The report of the rows was saved. */
  markReported(): void;
  /** Puts a plan or a result away. */
  discard(): Result<undefined>;
  /** The network is back: a run that it stopped goes on. */
  retry(): void;
  /** Ends for good and without a word: the app ends, or another organization is connected. The journal keeps the rest. */
  stop(): void;
}

/** Runs an act that writes the journal. */
function tryJournalWrite(write: () => void): Result<undefined> {
  try {
    write();
    return done(undefined);
  } catch (error) {
    return failed(journalFailure(error));
  }
}

/** A run as its question names it. */
const confirmationOf = (rows: readonly RunRow[], isResumed: boolean) => ({
  licenses: new Set(rows.map(({ licenseId }) => licenseId)).size,
  labels: rows.map(({ label }) => label),
  isResumed,
});

/** Bulk releases over their journal, which is read at once: what a crash left open shows as interrupted. */
export function createBulkReleases(
  deps: PlannerDeps & {
    readonly requests: OrganizationRequests;
    readonly journal: BulkJournal;
    readonly server: Server;
    readonly appVersion: string;
    readonly pausedUntil: () => number | null;
    /** Asks the person whether these seats are to be released. */
    readonly confirm: (run: {
      readonly licenses: number;
      readonly labels: readonly string[];
      readonly isResumed: boolean;
    }) => Promise<Result<undefined>>;
    readonly recordEvent: (event: ActivityEvent) => void;
    readonly released: (activationId: string) => void;
    readonly changed: () => void;
  },
): BulkReleases {
  const { repository, requests, journal, clock, changed } = deps;
  const releaseRate = createReleaseRate(clock);
  let phase: BulkPhase = { type: 'none' };
  let rows: RunRow[] = [];
  let currentRun = { run: '', at: 0, server: deps.server, organizationId: '' };
  let activeRun: BulkRun | null = null;
  let isReported = false;
  /** Grows with each change of the plan: what was confirmed is what is released. */
  let revision = 0;

  let journalRun: JournalRun | null = null;
  try {
    journalRun = journal.read();
  } catch (error) {
    phase = { type: 'stopped', failure: readFailure(error, { fileName: journalFile }) };
  }
  if (journalRun !== null) {
    currentRun = journalRun;
    rows = journalRun.rows.map(rowFromJournal);
    const { end } = journalRun;
    if (end !== null && end.wasCanceled) markLeftOut(rows);
    phase = end === null ? { type: 'interrupted' } : { type: 'finished', ...end };
  }

  function setPhase(next: BulkPhase): void {
    phase = next;
    revision += 1;
    changed();
  }

  const planner = createPlanner(deps, (next, found) => {
    rows = [...found];
    setPhase(next);
  });

  function finish(wasCanceled: boolean): void {
    const at = clock.now();
    const ended = tryJournalWrite(() => {
      journal.end(currentRun.run, at, wasCanceled);
    });
    setPhase(
      ended.ok
        ? { type: 'finished', wasCanceled, at }
        : { type: 'stopped', failure: ended.failure },
    );
  }

  const skippedEntries = (): readonly SkippedEntry[] =>
    phase.type === 'planned' ? phase.skipped : [];

  const runIdentity = () => ({ run: currentRun.run, startedAt: currentRun.at });

  function beginRun(): void {
    const { organizationId } = currentRun;
    const started = startRun({ ...deps, ...runIdentity(), organizationId, rows, releaseRate });
    activeRun = started;
    setPhase({ type: 'running' });
    void handleRunEnd(started);
  }

  async function handleRunEnd(started: BulkRun): Promise<void> {
    const end = await started.ended;
    // Stopped for good meanwhile, or another one runs.
    if (activeRun !== started) return;
    activeRun = null;
    switch (end.type) {
      case 'through':
        finish(false);
        break;
      case 'halted':
        setPhase({ type: 'paused' });
        break;
      case 'stopped':
        setPhase({ type: 'stopped', failure: end.failure });
        break;
    }
  }

  const canResume = (): boolean =>
    phase.type === 'paused' || phase.type === 'stopped' || phase.type === 'interrupted';
  const hasBegun = (): boolean => activeRun !== null || canResume() || phase.type === 'canceling';

  async function continueRun(): Promise<Result<undefined>> {
    if (!canResume() || activeRun !== null) return failed('bulk-changed');
    const ownerCheck = await checkOwner(currentRun, deps.server, requests);
    if (!ownerCheck.ok) return ownerCheck;
    // Somebody else pressed it, too, while we asked.
    if (activeRun !== null) return done(undefined);
    if (!canResume()) return failed('bulk-changed');
    beginRun();
    return done(undefined);
  }

  return {
    state: () =>
      bulkState(phase, {
        rows,
        thisDeviceActivationId: deps.thisDeviceActivationId(),
        startedAt: currentRun.at,
        perMinute: releaseRate.perMinute(),
        waitingUntil: deps.pausedUntil(),
        now: clock.now(),
      }),

    window(offset, count) {
      const part = rows.slice(offset, offset + count);
      const shown = part.map((row, at) =>
        bulkRow(repository.table, row, offset + at, deps.thisDeviceActivationId()),
      );
      return { total: rows.length, offset, rows: shown };
    },

    skipped(offset, count) {
      const all = skippedEntries();
      const part = all.slice(offset, offset + count);
      return { total: all.length, offset, rows: part.map(skippedLine) };
    },

    allSkipped: skippedEntries,

    *allRows() {
      for (const [number, row] of rows.entries())
        yield bulkRow(repository.table, row, number, deps.thisDeviceActivationId());
    },

    plan(source) {
      const hasUnsavedReport = phase.type === 'finished' && !isReported;
      if (hasBegun() || hasUnsavedReport) return failed('bulk-pending');
      planner.begin(source);
      return done(undefined);
    },

    choose(numbers, chosen) {
      if (phase.type !== 'planned') return failed('bulk-changed');
      for (const number of numbers) {
        const row = rows[number];
        if (row !== undefined) row.chosen = chosen;
      }
      revision += 1;
      changed();
      return done(undefined);
    },

    async start(seats) {
      const chosen = rows.filter((row) => row.chosen);
      if (phase.type !== 'planned' || chosen.length !== seats) return failed('bulk-changed');
      if (chosen.length === 0) return failed('bulk-empty');
      const planned = revision;
      const confirmed = await deps.confirm(confirmationOf(chosen, false));
      if (!confirmed.ok) return confirmed;
      if (revision !== planned) return failed('bulk-changed');
      const organizationId = chosen
        .map(({ licenseId }) => repository.table.find(licenseId)?.organizationId ?? '')
        .find((id) => id !== '');
      // The journal has to say whose run it is.
      if (organizationId === undefined) return failed('answer-unreadable');
      currentRun = { run: randomUUID(), at: clock.now(), server: deps.server, organizationId };
      const begun = tryJournalWrite(() => {
        journal.begin(currentRun, chosen);
      });
      if (!begun.ok) return begun;
      rows = chosen;
      isReported = false;
      beginRun();
      return done(undefined);
    },

    pause() {
      activeRun?.halt();
      return done(undefined);
    },

    async resume() {
      if (!canResume() || activeRun !== null) return failed('bulk-changed');
      if (phase.type === 'interrupted') {
        const confirmed = await deps.confirm(confirmationOf(rows.filter(isOpen), true));
        if (!confirmed.ok) return confirmed;
      }
      return await continueRun();
    },

    async cancel() {
      if (activeRun !== null) {
        activeRun.halt();
        await activeRun.ended;
      }
      if (!canResume()) return failed('bulk-changed');
      // While this looks, nothing may begin to send again: neither a person nor the network that is back.
      const canceling: BulkPhase = { type: 'canceling' };
      const shouldContinue = (): boolean => phase === canceling;
      setPhase(canceling);
      const ownerCheck = await checkOwner(currentRun, deps.server, requests);
      // Without an answer the unknown stay unknown, and the report says so.
      try {
        if (ownerCheck.ok)
          await reconcileUnknownRows(rows, { ...deps, ...runIdentity(), shouldContinue });
      } catch (error) {
        const failure = journalFailure(error);
        if (shouldContinue()) setPhase({ type: 'stopped', failure });
        return failed(failure);
      }
      if (!shouldContinue()) return failed('bulk-changed');
      markLeftOut(rows);
      finish(true);
      return done(undefined);
    },

    markReported() {
      isReported = phase.type === 'finished';
    },

    discard() {
      // What was begun and is open is not put away by accident: it is cancelled first.
      if (phase.type === 'canceling' || (hasBegun() && rows.some(isOpen)))
        return failed('bulk-pending');
      planner.cancel();
      const erased = tryJournalWrite(() => {
        if (phase.type === 'finished' || canResume()) journal.erase();
      });
      if (!erased.ok) return erased;
      rows = [];
      setPhase({ type: 'none' });
      return done(undefined);
    },

    retry() {
      if (phase.type === 'stopped' && isTransientFailure(phase.failure)) void continueRun();
    },

    stop() {
      planner.cancel();
      activeRun?.halt();
      activeRun = null;
      // Nothing that still waits for an answer may go on over the journal, which may be another room's by then.
      phase = { type: 'none' };
      revision += 1;
    },
  };
}
