import { terminal } from '../../../shared/text/terminal.ts';
import type { CommandAnswer } from '../answer.ts';
import { unlessEnded } from './open-seller.ts';
import type { ReleaseContext } from './release-answer.ts';
import type { ReleaseRequest } from './release-request.ts';
import { endedAnswer, sellerFailure } from './stream-answer.ts';

/** Resolves once `isReached` returns true; checks after each change. */
async function waitUntil({ subscribe }: ReleaseContext, isReached: () => boolean): Promise<void> {
  if (isReached()) return;
  await new Promise<void>((resolve) => {
    const stop = subscribe(() => {
      if (!isReached()) return;
      stop();
      resolve();
    });
  });
}

/** Reads the whole list, without which a table cannot be understood. Returns the answer where it cannot be read. */
async function readWholeList(context: ReleaseContext): Promise<CommandAnswer | null> {
  const { index, stream } = context;
  index.start();
  await waitUntil(context, () => {
    const progress = index.progress();
    if (progress.type === 'reading')
      stream.showProgress(terminal.cli.sellers.progress(progress.read, progress.total));
    return progress.type !== 'reading' && progress.type !== 'closed';
  });
  stream.showProgress(null);
  const progress = index.progress();
  return progress.type === 'stopped' ? sellerFailure(progress.failure) : null;
}

/** Resolves with the failure of the plan that is being made; null where it is made, also where it has no seat. */
export async function waitForPlan(context: ReleaseContext): Promise<CommandAnswer | null> {
  const { bulk, stream } = context;
  await waitUntil(context, () => {
    const state = bulk.views.state();
    if (state.type === 'planning')
      stream.showProgress(terminal.cli.sellers.planning(state.checked, state.total));
    return state.type === 'planned' || state.type === 'not-planned';
  });
  stream.showProgress(null);
  const state = bulk.views.state();
  // A table whose seats are all free is done.
  return state.type !== 'not-planned' || state.failure.code === 'bulk-empty'
    ? null
    : sellerFailure(state.failure);
}

async function makePlan(
  context: ReleaseContext,
  request: ReleaseRequest,
): Promise<CommandAnswer | null> {
  const { bulk, command } = context;
  if (request.needsList) {
    const answer = await readWholeList(context);
    if (answer !== null) return answer;
  }
  const named = await request.source();
  if (named.type === 'refused') return named.answer;
  const begun = bulk.plan(named.source);
  if (!begun.ok) return sellerFailure(begun.failure);
  const answer = await waitForPlan(context);
  // A table may name this computer's seat by accident; who names it by itself means it.
  if (command.seller.plan === null && bulk.views.state().type === 'planned') bulk.choose([0], true);
  return answer;
}

/** Plans what the caller wants to be released. Returns the answer where that cannot be planned. */
export async function planRelease(
  context: ReleaseContext,
  request: ReleaseRequest,
): Promise<CommandAnswer | null> {
  const answer = await unlessEnded(
    context,
    makePlan(context, request).then((value) => ({ value })),
  );
  return answer === null ? endedAnswer(terminal.cli.sellers.nothing, {}) : answer.value;
}
