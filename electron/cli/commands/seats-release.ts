import { terminal } from '../../../shared/text/terminal.ts';
import { composeBulkCommand } from '../../compose-bulk-command.ts';
import { planMark } from '../../services/bulk/bulk-journal.ts';
import { doneAnswer, failureAnswer, inputAnswer, type CommandAnswer } from '../answer.ts';
import type { CommandContext } from '../command-context.ts';
import { withSeller } from '../seller/open-seller.ts';
import {
  answerWithoutRun,
  keepLeftOut,
  releaseAnswer,
  type ReleaseContext,
} from '../seller/release-answer.ts';
import { chosenSeats, finishParts, skipEmptyParts } from '../seller/release-parts.ts';
import { planRelease } from '../seller/release-plan.ts';
import { releaseRequest, type ReleaseRequest } from '../seller/release-request.ts';
import { releaseTitles } from '../seller/release-records.ts';
import { createRecordOutput } from '../seller/record-output.ts';
import { endedAnswer, sellerFailure } from '../seller/stream-answer.ts';

/** The run in the journal, which a new release must not replace. `same`: a run of the requested plan. */
type Unfinished = 'none' | 'same' | 'of-command' | 'of-window';

/**
 * Returns which run the journal holds. A finished run of the same plan counts as well: the command that ran it has ended before its answer.
 * `request`: null for a command that requests no release.
 */
function unfinishedIn({ bulk }: ReleaseContext, request: ReleaseRequest | null): Unfinished {
  const { type } = bulk.views.state();
  const { run, firstRun, commandPlan, later } = bulk.run();
  if (type === 'none') return 'none';
  if (run === '') return 'of-window';
  if (commandPlan === null) return 'of-window';
  if (request !== null && planMark(firstRun, request.mark) === commandPlan) return 'same';
  // Each of its seats is in the activity log.
  return type === 'finished' && later === null ? 'none' : 'of-command';
}

/** Continues the run that the journal holds. */
async function continueRun(context: ReleaseContext): Promise<CommandAnswer> {
  const { bulk, command } = context;
  if (command.dryRun) return await answerWithoutRun(context);
  if (bulk.views.state().type !== 'finished') {
    const resumed = await bulk.execution.resume();
    if (!resumed.ok) return sellerFailure(resumed.failure);
  }
  return await finishParts(context);
}

/** Ends the run that the journal holds: checks the seats whose request was under way, and sends no more. */
async function cancelRun(context: ReleaseContext): Promise<CommandAnswer> {
  const { bulk, command } = context;
  if (command.dryRun) return await answerWithoutRun(context);
  if (bulk.views.state().type !== 'finished') {
    const canceled = await bulk.execution.cancel();
    if (!canceled.ok) return sellerFailure(canceled.failure);
  }
  return await releaseAnswer(context);
}

/** Plans the requested release, and runs it. */
async function runPlan(context: ReleaseContext, request: ReleaseRequest): Promise<CommandAnswer> {
  const { bulk, stream } = context;
  const planned = (await planRelease(context, request)) ?? (await skipEmptyParts(context));
  if (planned !== null) return planned;
  const chosen = chosenSeats(context);
  if (chosen === 0 || context.command.dryRun) return await answerWithoutRun(context);
  if (stream.signal.aborted) return endedAnswer(terminal.cli.sellers.nothing, {});
  keepLeftOut(context);
  const started = await bulk.execution.start(chosen, {
    reason: null,
    commandPlan: { plan: request.mark },
  });
  return started.ok ? await finishParts(context) : sellerFailure(started.failure);
}

/** Releases seats of the organization's licenses. The journal of the run survives a crash. */
export async function releaseSeats(context: CommandContext): Promise<CommandAnswer> {
  return await withSeller(context, async (withAccess) => {
    const { resume, cancel, fromWindow } = context.command.seller;
    const { sellers } = terminal.cli;
    const records = createRecordOutput(context, releaseTitles());
    const core = composeBulkCommand(withAccess.seller, context.ports, context.maxRunSeats);
    const release: ReleaseContext = {
      ...withAccess,
      ...core,
      records,
      skipped: [],
      leftOut: [],
      parts: { plannedSeats: 0, skippedLines: 0, isIncomplete: false },
    };
    try {
      if (resume || cancel) {
        const unfinished = unfinishedIn(release, null);
        if (unfinished === 'of-window' && !fromWindow)
          return { ...failureAnswer({ code: 'bulk-pending' }), message: sellers.ofWindow };
        if (core.bulk.views.state().type === 'none')
          return doneAnswer('released', sellers.nothingOpen, { counts: { seats: 0 } });
        return cancel ? await cancelRun(release) : await continueRun(release);
      }
      const request = await releaseRequest(withAccess);
      if ('exitCode' in request) return request;
      const unfinished = unfinishedIn(release, request);
      if (unfinished === 'same') return await continueRun(release);
      if (!context.command.dryRun && unfinished !== 'none') {
        const message = unfinished === 'of-window' ? sellers.ofWindow : sellers.ofCommand;
        return { ...failureAnswer({ code: 'bulk-pending' }), message };
      }
      if (fromWindow) return inputAnswer(sellers.fromWindowAlone);
      return await runPlan(release, request);
    } finally {
      core.index.stop();
      core.bulk.stop();
    }
  });
}
