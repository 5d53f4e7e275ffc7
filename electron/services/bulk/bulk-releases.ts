import type { BulkSource } from '../../../shared/bulk-release.ts';
import { done, failed, type Result } from '../../../shared/failure.ts';
import type { IndexProgress, LicenseQuery } from '../../../shared/licenses.ts';
import {
  createBulkExecution,
  type BulkExecution,
  type BulkExecutionDeps,
} from './bulk-execution.ts';
import { createPlanner } from './bulk-planner.ts';
import { isOpen } from './bulk-rows.ts';
import { createBulkViews, type BulkViews } from './bulk-views.ts';
import { createCurrentRelease } from './current-release.ts';
import { createReleaseRate } from './release-rate.ts';

/** Bulk releases, one at a time: planned, reviewed, run, paused, resumed after a crash, reported. */
export interface BulkReleases {
  readonly views: BulkViews;
  readonly execution: Omit<BulkExecution, 'hasBegun' | 'stop'>;
  /** Makes a plan. It replaces a result only after its report was saved. */
  plan(source: BulkSource): Result<undefined>;
  /** Leaves rows in the plan or takes them out of it. */
  choose(rows: readonly number[], chosen: boolean): Result<undefined>;
  /** Saves that the report of the rows was saved. */
  markReported(): void;
  /** Discards a plan or a result. */
  discard(): Result<undefined>;
  /** Ends without a message, because the app ends or another organization is connected. The journal keeps the rest. */
  stop(): void;
}

/** Returns the bulk releases over their journal, which is read at once: a run that a crash left open is interrupted. */
export function createBulkReleases(
  deps: Omit<BulkExecutionDeps, 'release' | 'releaseRate'> & {
    readonly thisDeviceActivationId: () => string | null;
    readonly pausedUntil: () => number | null;
    /** Returns the ids of the licenses that fit a query. */
    readonly query: (query: LicenseQuery) => readonly string[];
    readonly listProgress: () => IndexProgress;
  },
): BulkReleases {
  const { repository, requests, journal, clock, server, appVersion, confirm } = deps;
  const { recordEvent, released, changed, thisDeviceActivationId, pausedUntil } = deps;
  const { query, listProgress } = deps;
  const releaseRate = createReleaseRate(clock);
  const release = createCurrentRelease({ journal, server, clock, changed });
  const execution = createBulkExecution({
    release,
    repository,
    requests,
    journal,
    clock,
    server,
    appVersion,
    releaseRate,
    confirm,
    recordEvent,
    released,
    changed,
  });
  const planner = createPlanner(
    { repository, clock, thisDeviceActivationId, query, listProgress },
    release.setPhase,
  );
  const { table } = repository;

  return {
    views: createBulkViews({
      release,
      table,
      releaseRate,
      clock,
      thisDeviceActivationId,
      pausedUntil,
    }),
    execution,
    plan(source) {
      const hasUnsavedReport = release.phase().type === 'finished' && !release.isReported();
      if (execution.hasBegun() || hasUnsavedReport) return failed('bulk-pending');
      planner.begin(source);
      return done(undefined);
    },
    choose(numbers, chosen) {
      if (release.phase().type !== 'planned') return failed('bulk-changed');
      release.choose(numbers, chosen);
      return done(undefined);
    },
    markReported: release.markReported,
    discard() {
      // A person has to cancel a run with open rows first, so that none is discarded by accident.
      const isCanceling = release.phase().type === 'canceling';
      if (isCanceling || (execution.hasBegun() && release.rows().some(isOpen)))
        return failed('bulk-pending');
      planner.cancel();
      return release.erase();
    },
    stop() {
      planner.cancel();
      execution.stop();
      release.stop();
    },
  };
}
