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
import type { Note } from '../seat/seat-events.ts';
import type { StaffRequests } from '../licenses/staff-requests.ts';
import { journalFailure, journalFile, type BulkJournal, type WrittenRun } from './bulk-journal.ts';
import { createPlanner, type PlannerDeps } from './bulk-planner.ts';
import { bulkRow, isOpen, leaveOut, writtenRow, type RunRow } from './bulk-rows.ts';
import { skippedLine } from './skipped-lines.ts';
import type { SkippedEntry } from './csv-source.ts';
import { startRun, type BulkRun } from './bulk-run.ts';
import { bulkState, type Doing } from './bulk-state.ts';
import { checkOwner, lookAfterUnknown } from './run-checks.ts';
import { createSpeed } from './release-rate.ts';
import { mayPass } from './stopping-failures.ts';

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
  reported(): void;
  /** Puts a plan or a result away. */
  discard(): Result<undefined>;
  /** The network is back: a run that it stopped goes on. */
  retry(): void;
  /** Ends for good and without a word: the app ends, or another organization is connected. The journal keeps the rest. */
  stop(): void;
}

/** Runs an act that writes the journal. */
function writing(act: () => void): Result<undefined> {
  try {
    act();
    return done(undefined);
  } catch (error) {
    return failed(journalFailure(error));
  }
}

/** A run as its question names it. */
const asked = (some: readonly RunRow[], isResumed: boolean) => ({
  licenses: new Set(some.map(({ licenseId }) => licenseId)).size,
  labels: some.map(({ label }) => label),
  isResumed,
});

/** Bulk releases over their journal, which is read at once: what a crash left open shows as interrupted. */
export function createBulkReleases(
  deps: PlannerDeps & {
    readonly requests: StaffRequests;
    readonly journal: BulkJournal;
    readonly server: Server;
    readonly appVersion: string;
    readonly quietUntil: () => number | null;
    /** Asks the person whether these seats are to be released. */
    readonly confirm: (run: {
      readonly licenses: number;
      readonly labels: readonly string[];
      readonly isResumed: boolean;
    }) => Promise<Result<undefined>>;
    readonly note: (note: Note) => void;
    readonly released: (activationId: string) => void;
    readonly changed: () => void;
  },
): BulkReleases {
  const { book, requests, journal, clock, changed } = deps;
  const speed = createSpeed(clock);
  let doing: Doing = { is: 'none' };
  let rows: RunRow[] = [];
  let about = { run: '', at: 0, server: deps.server, organizationId: '' };
  let active: BulkRun | null = null;
  let isReported = false;
  /** Grows with each change of the plan: what was confirmed is what is released. */
  let revision = 0;

  let written: WrittenRun | null = null;
  try {
    written = journal.read();
  } catch (error) {
    doing = { is: 'stopped', failure: readFailure(error, { fileName: journalFile }) };
  }
  if (written !== null) {
    about = written;
    rows = written.rows.map(writtenRow);
    const { end } = written;
    if (end !== null && end.canceled) leaveOut(rows);
    doing = end === null ? { is: 'interrupted' } : { is: 'finished', ...end };
  }

  function become(next: Doing): void {
    doing = next;
    revision += 1;
    changed();
  }

  const planner = createPlanner(deps, (next, found) => {
    rows = [...found];
    become(next);
  });

  function finish(canceled: boolean): void {
    const at = clock.now();
    const ended = writing(() => {
      journal.end(about.run, at, canceled);
    });
    become(ended.ok ? { is: 'finished', canceled, at } : { is: 'stopped', failure: ended.failure });
  }

  const skippedEntries = (): readonly SkippedEntry[] =>
    doing.is === 'planned' ? doing.skipped : [];

  const named = () => ({ run: about.run, startedAt: about.at });

  function go(): void {
    const { organizationId } = about;
    const started = startRun({ ...deps, ...named(), organizationId, rows, speed });
    active = started;
    become({ is: 'running' });
    void afterwards(started);
  }

  async function afterwards(started: BulkRun): Promise<void> {
    const end = await started.ended;
    // Stopped for good meanwhile, or another one runs.
    if (active !== started) return;
    active = null;
    switch (end.is) {
      case 'through':
        finish(false);
        break;
      case 'halted':
        become({ is: 'paused' });
        break;
      case 'stopped':
        become({ is: 'stopped', failure: end.failure });
        break;
    }
  }

  const canGoOn = (): boolean =>
    doing.is === 'paused' || doing.is === 'stopped' || doing.is === 'interrupted';
  const isBegun = (): boolean => active !== null || canGoOn() || doing.is === 'canceling';

  async function goOn(): Promise<Result<undefined>> {
    if (!canGoOn() || active !== null) return failed('bulk-changed');
    const ours = await checkOwner(about, deps.server, requests);
    if (!ours.ok) return ours;
    // Somebody else pressed it, too, while we asked.
    if (active !== null) return done(undefined);
    if (!canGoOn()) return failed('bulk-changed');
    go();
    return done(undefined);
  }

  return {
    state: () =>
      bulkState(doing, {
        rows,
        own: deps.own(),
        startedAt: about.at,
        perMinute: speed.perMinute(),
        waitingUntil: deps.quietUntil(),
        now: clock.now(),
      }),

    window(offset, count) {
      const part = rows.slice(offset, offset + count);
      const shown = part.map((row, at) => bulkRow(book.table, row, offset + at, deps.own()));
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
        yield bulkRow(book.table, row, number, deps.own());
    },

    plan(source) {
      const isKept = doing.is === 'finished' && !isReported;
      if (isBegun() || isKept) return failed('bulk-pending');
      planner.begin(source);
      return done(undefined);
    },

    choose(numbers, chosen) {
      if (doing.is !== 'planned') return failed('bulk-changed');
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
      if (doing.is !== 'planned' || chosen.length !== seats) return failed('bulk-changed');
      if (chosen.length === 0) return failed('bulk-empty');
      const planned = revision;
      const confirmed = await deps.confirm(asked(chosen, false));
      if (!confirmed.ok) return confirmed;
      if (revision !== planned) return failed('bulk-changed');
      const organizationId = chosen
        .map(({ licenseId }) => book.table.organizationOf(book.table.find(licenseId)))
        .find((id) => id !== '');
      // The journal has to say whose run it is.
      if (organizationId === undefined) return failed('answer-unreadable');
      about = { run: randomUUID(), at: clock.now(), server: deps.server, organizationId };
      const begun = writing(() => {
        journal.begin(about, chosen);
      });
      if (!begun.ok) return begun;
      rows = chosen;
      isReported = false;
      go();
      return done(undefined);
    },

    pause() {
      active?.halt();
      return done(undefined);
    },

    async resume() {
      if (!canGoOn() || active !== null) return failed('bulk-changed');
      if (doing.is === 'interrupted') {
        const confirmed = await deps.confirm(asked(rows.filter(isOpen), true));
        if (!confirmed.ok) return confirmed;
      }
      return await goOn();
    },

    async cancel() {
      if (active !== null) {
        active.halt();
        await active.ended;
      }
      if (!canGoOn()) return failed('bulk-changed');
      // While this looks, nothing may begin to send again: neither a person nor the network that is back.
      const canceling: Doing = { is: 'canceling' };
      const isWanted = (): boolean => doing === canceling;
      become(canceling);
      const ours = await checkOwner(about, deps.server, requests);
      // Without an answer the unknown stay unknown, and the report says so.
      try {
        if (ours.ok) await lookAfterUnknown(rows, { ...deps, ...named(), isWanted });
      } catch (error) {
        const failure = journalFailure(error);
        if (isWanted()) become({ is: 'stopped', failure });
        return failed(failure);
      }
      if (!isWanted()) return failed('bulk-changed');
      leaveOut(rows);
      finish(true);
      return done(undefined);
    },

    reported() {
      isReported = doing.is === 'finished';
    },

    discard() {
      // What was begun and is open is not put away by accident: it is cancelled first.
      if (doing.is === 'canceling' || (isBegun() && rows.some(isOpen)))
        return failed('bulk-pending');
      planner.giveUp();
      const erased = writing(() => {
        if (doing.is === 'finished' || canGoOn()) journal.erase();
      });
      if (!erased.ok) return erased;
      rows = [];
      become({ is: 'none' });
      return done(undefined);
    },

    retry() {
      if (doing.is === 'stopped' && mayPass(doing.failure)) void goOn();
    },

    stop() {
      planner.giveUp();
      active?.halt();
      active = null;
      // Nothing that still waits for an answer may go on over the journal, which may be another room's by then.
      doing = { is: 'none' };
      revision += 1;
    },
  };
}
