import type { BulkSource } from '../../../shared/bulk-release.ts';
import { done, failed, type Failure, type Result } from '../../../shared/failure.ts';
import type { IndexProgress } from '../../../shared/licenses.ts';
import type { LaterPlan } from './bulk-journal.ts';
import {
  inputOfLater,
  laterPlanOf,
  makePlan,
  planInputOf,
  type Plan,
  type PlanDeps,
  type PlanInput,
} from './bulk-plan.ts';
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
  /** The next parts of the latest plan, as an input and as a journal holds them; null for none. */
  let next: { readonly input: PlanInput; readonly later: LaterPlan } | null = null;

  function emptyPlanFailure(): Failure {
    const listProgress = deps.listProgress();
    if (deps.repository.table.size() > 0) return { code: 'bulk-empty' };
    if (listProgress.type === 'stopped') return listProgress.failure;
    if (listProgress.type !== 'complete') return { code: 'bulk-empty' };
    return { code: listProgress.unreadable > 0 ? 'answer-unreadable' : 'no-licenses' };
  }

  /** Plans what `inputOf` returns. `isOfList`: whether licenses that are not read may belong to it. */
  async function planInput(
    inputOf: () => Promise<Result<PlanInput>>,
    isOfList: boolean,
  ): Promise<void> {
    latestPlan += 1;
    next = null;
    const unreadLicenses = isOfList ? unreadCount(deps.listProgress()) : 0;
    const thisPlan = latestPlan;
    const shouldContinue = (): boolean => thisPlan === latestPlan;
    const reportProgress = (checked: number, total: number, seats: number): void => {
      if (shouldContinue()) publish({ type: 'planning', checked, total, seats }, []);
    };
    reportProgress(0, 0, 0);
    async function plan(): Promise<Result<Plan> | null> {
      const input = await inputOf();
      return input.ok
        ? await makePlan({ ...deps, reportProgress, shouldContinue }, input.value)
        : input;
    }
    const planned = await plan().catch((error: unknown) => {
      deps.log.problem('a bulk release could not be planned', error);
      return failed<Plan>('unexpected');
    });
    if (planned === null || !shouldContinue()) return;
    if (!planned.ok) {
      publish({ type: 'not-planned', failure: planned.failure, unreadLicenses }, []);
      return;
    }
    const { rows, skipped, leftOut } = planned.value;
    const { next: input } = planned.value;
    next = input === null ? null : { input, later: laterPlanOf(input) };
    // A plan without seats still shows what was left out.
    if (rows.length > 0 || skipped.length + leftOut.length > 0) {
      publish({ type: 'planned', skipped, leftOut, unreadLicenses }, rows);
    } else publish({ type: 'not-planned', failure: emptyPlanFailure(), unreadLicenses }, []);
  }

  return {
    /** Plans a source, in place of a plan in progress. */
    begin(source: BulkSource): void {
      const isOfList = source.type === 'rule' && source.scope.type !== 'licenses';
      void planInput(async () => await planInputOf(deps, source), isOfList);
    },
    /** Plans the next part. `later`: that of the latest plan, or of a journal. */
    beginNext(later: LaterPlan): void {
      const input = next?.later === later ? next.input : inputOfLater(later);
      void planInput(async () => await Promise.resolve(done(input)), false);
    },
    /** The next parts of the latest plan; null for none. */
    later: (): LaterPlan | null => next?.later ?? null,
    /** Drops the plan in progress without a message. */
    cancel(): void {
      latestPlan += 1;
      next = null;
    },
  };
}
