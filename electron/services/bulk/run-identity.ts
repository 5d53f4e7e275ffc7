import { randomUUID } from 'node:crypto';
import type { BulkTally } from '../../../shared/bulk-release.ts';
import { planMark, type LaterPlan } from './bulk-journal.ts';
import type { RunIdentity } from './current-release.ts';

/** The run whose plan a next part continues. */
export interface ContinuedRun {
  readonly firstRun: string;
  readonly commandPlan: string | null;
  readonly earlier: BulkTally;
}

/** Where a plan stands among the parts of a plan that is too long for one run. */
export interface PlanPart {
  /** The parts before it; null for the first part. */
  readonly continued: ContinuedRun | null;
  /** What the next parts release; null for the last part. */
  readonly later: LaterPlan | null;
}

/** Who begins a run, and why. */
export interface StartOptions {
  /** The person's reason; null for none. */
  readonly reason: string | null;
  /** The plan of a command; null for the window. `continued`: that of the part before. */
  readonly commandPlan: { readonly plan: string } | 'continued' | null;
}

/** Returns the mark of the plan with which a command begins a run; null for the window. */
function commandMark(
  commandPlan: StartOptions['commandPlan'],
  firstRun: string,
  continued: ContinuedRun | null,
): string | null {
  if (commandPlan === null) return null;
  if (commandPlan === 'continued') return continued?.commandPlan ?? null;
  return planMark(firstRun, commandPlan.plan);
}

/** Returns the identity of a run that begins, with an id of its own. */
export function runIdentity(
  owner: Pick<RunIdentity, 'at' | 'server' | 'organizationId'>,
  { reason, commandPlan, part }: StartOptions & { readonly part: PlanPart },
): RunIdentity {
  const { continued, later } = part;
  const run = randomUUID();
  const firstRun = continued?.firstRun ?? run;
  return {
    ...owner,
    run,
    reason,
    commandPlan: commandMark(commandPlan, firstRun, continued),
    firstRun,
    earlier: continued?.earlier ?? null,
    later,
  };
}
