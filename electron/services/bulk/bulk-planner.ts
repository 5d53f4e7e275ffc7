import type { BulkSource } from '../../../shared/bulk-release.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { IndexProgress, LicenseQuery } from '../../../shared/licenses.ts';
import type { Clock } from '../../ports.ts';
import type { LicenseRepository } from '../licenses/license-repository.ts';
import { makePlan } from './bulk-plan.ts';
import type { RunRow } from './bulk-rows.ts';
import type { BulkPhase } from './bulk-state.ts';

/** Makes one plan at a time. */
export interface BulkPlanner {
  /** Plans a source, in place of a plan that is being made. */
  begin(source: BulkSource): void;
  /** Ends the plan that is being made without a word. */
  cancel(): void;
}

/** What making a plan needs. */
export interface PlannerDeps {
  readonly repository: LicenseRepository;
  readonly clock: Clock;
  readonly thisDeviceActivationId: () => string | null;
  readonly query: (query: LicenseQuery) => readonly string[];
  /** How far the list is read. */
  readonly listProgress: () => IndexProgress;
}

/** `publish` hears how far a plan is and what it came to, with its seats once it is made. */
export function createPlanner(
  deps: PlannerDeps,
  publish: (phase: BulkPhase, rows: readonly RunRow[]) => void,
): BulkPlanner {
  let latestPlan = 0;

  /** Why there is no seat to release. */
  function emptyPlanFailure(): Failure {
    const listProgress = deps.listProgress();
    if (deps.repository.table.size() > 0) return { code: 'bulk-empty' };
    if (listProgress.type === 'stopped') return listProgress.failure;
    if (listProgress.type !== 'complete') return { code: 'bulk-empty' };
    return { code: listProgress.unreadable > 0 ? 'answer-unreadable' : 'no-licenses' };
  }

  async function planSource(source: BulkSource): Promise<void> {
    latestPlan += 1;
    const thisPlan = latestPlan;
    const shouldContinue = (): boolean => thisPlan === latestPlan;
    const reportProgress = (checked: number, total: number, seats: number): void => {
      if (shouldContinue()) publish({ type: 'planning', checked, total, seats }, []);
    };
    reportProgress(0, 0, 0);
    const plan = await makePlan({ ...deps, reportProgress, shouldContinue }, source);
    if (plan === null || !shouldContinue()) return;
    if (!plan.ok) {
      publish({ type: 'not-planned', failure: plan.failure }, []);
      return;
    }
    const { rows, skipped, uncheckedLicenses } = plan.value;
    // Where something was left out, the plan says what, even without a seat in it.
    if (rows.length > 0 || skipped.length + uncheckedLicenses > 0) {
      publish({ type: 'planned', skipped, uncheckedLicenses }, rows);
    } else publish({ type: 'not-planned', failure: emptyPlanFailure() }, []);
  }

  return {
    begin: (source) => void planSource(source),
    cancel() {
      latestPlan += 1;
    },
  };
}
