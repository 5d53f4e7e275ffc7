import type { Failure } from '../../../shared/failure.ts';
import { terminal } from '../../../shared/text/terminal.ts';
import { failureAnswer, type CommandAnswer } from '../answer.ts';
import { cliCodes } from '../cli-codes.ts';
import { exitCodes } from '../exit-codes.ts';

/** The numbers of an answer about many licenses or seats. */
export type Counts = Readonly<Partial<Record<(typeof countNames)[number], number>>>;

/** The names of the numbers, as docs/command-line.schema.json has them. */
export const countNames = [
  'licenses',
  'seats',
  'unreadable',
  'skipped',
  'released',
  'alreadyFree',
  'stillHeld',
  'failed',
  'leftOut',
  'open',
] as const;

/** The numbers of a list. `unreadable`: licenses that could not be read, or not all seats of which could. */
export interface ListCounts {
  readonly licenses: number;
  readonly seats?: number;
  readonly unreadable: number;
}

/** Returns a failure of Polar's or of the network as the answer of a seller's command. `counts`: what was done before it. */
export function sellerFailure(failure: Failure, counts: Counts = {}): CommandAnswer {
  const facts = Object.keys(counts).length === 0 ? {} : { counts };
  // No request before it says that the token ever worked.
  if (failure.code !== 'token-ended') return failureAnswer(failure, facts);
  const answer = failureAnswer({ ...failure, code: 'token-rejected' }, facts);
  const { sellers } = terminal.cli;
  return { ...answer, message: `${sellers.rejected}\n${answer.message}` };
}

/** Returns an answer with its counts, as a failure where not all could be read: a script must not take a part of the list for the whole. */
export function incompleteAnswer(
  answer: CommandAnswer & { readonly facts: { readonly counts?: Partial<ListCounts> } },
): CommandAnswer {
  const unreadable = answer.facts.counts?.unreadable ?? 0;
  if (unreadable === 0) return answer;
  return {
    ...answer,
    exitCode: exitCodes.failed,
    code: cliCodes.incomplete,
    message: `${answer.message}\n${terminal.cli.sellers.incomplete(unreadable)}`,
  };
}

/** Returns the answer of a command that a signal or the timeout ended, with what was done so far. */
export function endedAnswer(message: string, counts: Counts): CommandAnswer {
  const { cli } = terminal;
  return {
    exitCode: exitCodes.interrupted,
    state: 'failed',
    code: cliCodes.interrupted,
    message: `${cli.sellers.ended}\n${message}`,
    facts: { counts },
  };
}

/** Returns the answer of a command whose output cannot be written any more. */
export function unwrittenAnswer(counts: Counts): CommandAnswer {
  return {
    exitCode: exitCodes.failed,
    state: 'failed',
    code: cliCodes.output,
    message: terminal.cli.sellers.unwritten,
    facts: { counts },
  };
}
