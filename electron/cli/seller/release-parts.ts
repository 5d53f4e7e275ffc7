import type { BulkState } from '../../../shared/bulk-release.ts';
import { terminal } from '../../../shared/text/terminal.ts';
import type { CommandAnswer } from '../answer.ts';
import { unlessEnded } from './open-seller.ts';
import {
  countsOf,
  finalAnswer,
  keepLeftOut,
  passPart,
  releaseAnswer,
  writeRecords,
  type ReleaseContext,
} from './release-answer.ts';
import { waitForPlan } from './release-plan.ts';
import { endedAnswer, sellerFailure, unwrittenAnswer } from './stream-answer.ts';

/** Resolves when the run has ended, for now or for good. A signal or the timeout pauses it: what is on its way is waited for. */
async function waitForEnd({ bulk, subscribe, stream }: ReleaseContext): Promise<BulkState> {
  const { sellers } = terminal.cli;
  const pause = (): void => void bulk.execution.pause();
  if (stream.signal.aborted) pause();
  stream.signal.addEventListener('abort', pause, { once: true });
  return await new Promise<BulkState>((resolve) => {
    const check = (): void => {
      const state = bulk.views.state();
      if (state.type === 'running') {
        stream.showProgress(sellers.releasing(state.seats - state.open, state.seats));
        return;
      }
      stop();
      stream.showProgress(null);
      resolve(state);
    };
    const stop = subscribe(check);
    check();
  });
}

/** Returns the number of seats that the present plan releases. */
export function chosenSeats({ bulk }: ReleaseContext): number {
  const state = bulk.views.state();
  return state.type === 'planned' ? state.chosen : 0;
}

/** Lists the parts of which nothing is to be released, all of a dry run but the last, and plans the next one. Returns the answer where that fails. */
export async function skipEmptyParts(context: ReleaseContext): Promise<CommandAnswer | null> {
  const { bulk, command } = context;
  while (command.dryRun || chosenSeats(context) === 0) {
    const state = bulk.views.state();
    if (state.type !== 'planned' || state.laterLicenses === 0) return null;
    if (!(await passPart(context))) return unwrittenAnswer(countsOf(context));
    bulk.skipPart();
    const failed = await unlessEnded(
      context,
      waitForPlan(context).then((answer) => ({ answer })),
    );
    if (failed === null) return endedAnswer(terminal.cli.sellers.nothing, countsOf(context));
    if (failed.answer !== null) return failed.answer;
  }
  return null;
}

/** Plans and begins the part after the one that has ended. Returns the answer where that fails, or where there is nothing left to release. */
async function beginNextPart(context: ReleaseContext): Promise<CommandAnswer | null> {
  const { bulk, stream, parts } = context;
  const { sellers } = terminal.cli;
  const counts = countsOf(context);
  const resumable = `${sellers.released(counts)}\n${sellers.resumable}`;
  const withResults = (answer: CommandAnswer): CommandAnswer => ({
    ...answer,
    message: `${sellers.released(counts)}\n${answer.message}\n${sellers.resumable}`,
    facts: { ...answer.facts, counts },
  });
  if (stream.signal.aborted) return endedAnswer(resumable, counts);
  // The caller has the records of the part.
  bulk.markReported();
  const next = bulk.planNext();
  if (!next.ok) return withResults(sellerFailure(next.failure));
  const planned = await unlessEnded(
    context,
    waitForPlan(context).then((answer) => ({ answer })),
  );
  if (planned === null || stream.signal.aborted) return endedAnswer(resumable, counts);
  const failure = planned.answer ?? (await skipEmptyParts(context));
  if (failure !== null) return withResults(failure);
  keepLeftOut(context);
  if (chosenSeats(context) === 0) {
    if (!(await writeRecords(context))) return unwrittenAnswer(counts);
    await bulk.discard();
    return finalAnswer(parts.isIncomplete, counts);
  }
  const started = await bulk.execution.start(chosenSeats(context), {
    reason: null,
    commandPlan: 'continued',
  });
  return started.ok ? null : withResults(sellerFailure(started.failure));
}

/** Follows the run that has begun, and then releases the parts after it. The records of each part are written before the next one begins. */
export async function finishParts(context: ReleaseContext): Promise<CommandAnswer> {
  for (;;) {
    const state = await waitForEnd(context);
    if (state.type !== 'finished' || state.laterLicenses === 0 || state.wasCanceled)
      return await releaseAnswer(context);
    if (!(await writeRecords(context))) return unwrittenAnswer(countsOf(context));
    const answer = await beginNextPart(context);
    if (answer !== null) return answer;
  }
}
