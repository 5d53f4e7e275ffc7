import type { BulkSource } from '../../../shared/bulk-release.ts';
import { done, failed, type Result } from '../../../shared/failure.ts';
import { createBulkExecution, type BulkExecutionDeps } from './bulk-execution.ts';
import { createPlanner, type PlannerDeps } from './bulk-planner.ts';
import { isOpen, tallyOf, tallySum } from './bulk-rows.ts';
import { createBulkViews } from './bulk-views.ts';
import { createCurrentRelease } from './current-release.ts';
import { createReleaseRate } from './release-rate.ts';
import type { ContinuedRun } from './run-identity.ts';

/**
 * Returns the bulk releases, one at a time: planned, reviewed, run, paused, resumed after a crash, reported. Reads their journal at once: a
 * run that a crash left open is interrupted.
 */
export function createBulkReleases(
  deps: Omit<BulkExecutionDeps, 'release' | 'releaseRate' | 'part'> &
    PlannerDeps & { readonly pausedUntil: () => number | null },
) {
  const releaseRate = createReleaseRate(deps.clock);
  const release = createCurrentRelease(deps);
  const planner = createPlanner(deps, release.setPhase);
  /** The run whose plan the present plan continues; null for none. */
  let continued: ContinuedRun | null = null;
  const execution = createBulkExecution({
    ...deps,
    release,
    releaseRate,
    part: () => ({ continued, later: planner.later() }),
  });
  const { table } = deps.repository;

  return {
    views: createBulkViews({
      ...deps,
      release,
      table,
      releaseRate,
      later: planner.later,
    }),
    execution,
    /** The run that the journal holds; its id is empty for none. */
    run: release.run,
    /** Makes a plan. It replaces a result only after its report was saved. */
    plan(source: BulkSource): Result<undefined> {
      const hasUnsavedReport = release.phase().type === 'finished' && !release.isReported();
      if (execution.hasBegun() || hasUnsavedReport) return failed('bulk-pending');
      continued = null;
      planner.begin(source);
      return done(undefined);
    },
    /** Plans the next part of a plan that was too long for one run, after the report of the part before was saved. */
    planNext(): Result<undefined> {
      if (release.phase().type !== 'finished') return failed('bulk-changed');
      if (!release.isReported()) return failed('bulk-pending');
      const { firstRun, commandPlan, earlier, later } = release.run();
      if (later === null) return failed('bulk-empty');
      const tally = tallyOf(release.rows());
      continued = {
        firstRun,
        commandPlan,
        earlier: earlier === null ? tally : tallySum(earlier, tally),
      };
      planner.beginNext(later);
      return done(undefined);
    },
    /** Plans the next part in place of a plan of which nothing is released. */
    skipPart(): Result<undefined> {
      const later = planner.later();
      if (release.phase().type !== 'planned') return failed('bulk-changed');
      if (later === null) return failed('bulk-empty');
      planner.beginNext(later);
      return done(undefined);
    },
    /** Leaves rows in the plan or takes them out of it. */
    choose(numbers: readonly number[], chosen: boolean): Result<undefined> {
      if (release.phase().type !== 'planned') return failed('bulk-changed');
      release.choose(numbers, chosen);
      return done(undefined);
    },
    /** Saves that the report of the rows was saved. */
    markReported: release.markReported,
    /** Discards a plan or a result. */
    async discard(): Promise<Result<undefined>> {
      // A person has to cancel a run with open rows first, so that none is discarded by accident.
      const isCanceling = release.phase().type === 'canceling';
      if (isCanceling || (execution.hasBegun() && release.rows().some(isOpen)))
        return failed('bulk-pending');
      planner.cancel();
      // A plan is in memory alone, unless it follows a result.
      return release.isOfJournal() ? await execution.discard() : release.erase();
    },
    /** Ends without a message, because the app ends or another organization is connected. The journal keeps the rest. */
    stop(): void {
      planner.cancel();
      execution.stop();
      release.stop();
    },
  };
}
