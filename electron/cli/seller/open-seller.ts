import { terminal } from '../../../shared/text/terminal.ts';
import { composeSellerCommand, type SellerCore } from '../../compose-seller-command.ts';
import type { CommandAnswer } from '../answer.ts';
import type { CommandContext } from '../command-context.ts';
import { endedAnswer } from './stream-answer.ts';
import { tokenAccess } from './token-access.ts';

/** A command that works on the organization's licenses. */
export interface SellerContext extends CommandContext {
  readonly seller: SellerCore;
}

/** Runs a command with access to the organization, or answers why there is none. */
export async function withSeller(
  context: CommandContext,
  run: (context: SellerContext) => Promise<CommandAnswer>,
): Promise<CommandAnswer> {
  const access = await unlessEnded(context, tokenAccess(context));
  if (access === null) return endedAnswer(terminal.cli.sellers.nothing, {});
  if (access.type === 'refused') return access.answer;
  const seller = composeSellerCommand(context.core, context.ports, access);
  return await run({ ...context, seller });
}

/** Resolves with null when a signal or the timeout ends the command, else with the result of the work. */
export async function unlessEnded<T>(
  { stream: { signal } }: CommandContext,
  work: Promise<T>,
): Promise<T | null> {
  if (signal.aborted) return null;
  return await new Promise<T | null>((resolve, reject) => {
    signal.addEventListener('abort', () => resolve(null), { once: true });
    work.then(resolve, reject);
  });
}
