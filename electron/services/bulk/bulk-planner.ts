import type { BulkSource } from '../../../shared/bulk-release.ts';
import { failed, type Failure } from '../../../shared/failure.ts';
import type { IndexProgress } from '../../../shared/licenses.ts';
import { makePlan, type PlanDeps } from './bulk-plan.ts';
import type { RunRow } from './bulk-rows.ts';
import type { BulkPhase } from './bulk-phase.ts';
import type { Log } from '../../ports.ts';

/** What the planner needs. */
export interface PlannerDeps extends PlanDeps {
  /** How much of the list is read. */
  readonly listProgress: () => IndexProgress;
  readonly log: Log;
}

/** Returns the number of licenses that the table lacks. */
function unreadCount(progress: IndexProgress): number {
  if (progress.type === 'closed') return 0;
  // While the list is read, its total includes the licenses that cannot be read.
  return progress.type === 'complete' ? progress.unreadable : progress.total - progress.read;
}

/** Returns the planner, which makes one plan at a time. It calls `publish` with the progress of a plan, and with its result and rows. */
export function createPlanner(
  deps: PlannerDeps,
  publish: (phase: BulkPhase, rows: readonly RunRow[]) => void,
) {
  let latestPlan = 0;

  function emptyPlanFailure(): Failure {
    const listProgress = deps.listProgress();
    if (deps.repository.table.size() > 0) return { code: 'bulk-empty' };
    if (listProgress.type === 'stopped') return listProgress.failure;
    if (listProgress.type !== 'complete') return { code: 'bulk-empty' };
    return { code: listProgress.unreadable > 0 ? 'answer-unreadable' : 'no-licenses' };
  }

  async function planSource(source: BulkSource): Promise<void> {
    latestPlan += 1;
    const isOfList = source.type === 'rule' && source.scope.type !== 'licenses';
    const unreadLicenses = isOfList ? unreadCount(deps.listProgress()) : 0;
    const thisPlan = latestPlan;
    const shouldContinue = (): boolean => thisPlan === latestPlan;
    const reportProgress = (checked: number, total: number, seats: number): void => {
      if (shouldContinue()) publish({ type: 'planning', checked, total, seats }, []);
    };
    reportProgress(0, 0, 0);
    const plan = await makePlan({ ...deps, reportProgress, shouldContinue }, source).catch(
      (error: unknown) => {
        deps.log.problem('a bulk release could not be planned', error);
        return failed('unexpected');
      },
    );
    if (plan === null || !shouldContinue()) return;
    if (!plan.ok) {
      publish({ type: 'not-planned', failure: plan.failure }, []);
      return;
    }
    const { rows, skipped, leftOut } = plan.value;
    // A plan without seats still shows what was left out.
    if (rows.length > 0 || skipped.length + leftOut.length > 0) {
      publish({ type: 'planned', skipped, leftOut, unreadLicenses }, rows);
    } else publish({ type: 'not-planned', failure: emptyPlanFailure() }, []);
  }

  return {
    /** Plans a source, in place of a plan in progress. */
    begin: (source: BulkSource): void => void planSource(source),
    /** Drops the plan in progress without a message. */
    cancel(): void {
      latestPlan += 1;
    },
  };
}
