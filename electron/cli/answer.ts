import { supportCode, type Failure, type FailureCode } from '../../shared/failure.ts';
import { failureTextOf } from '../../shared/failure-text.ts';
import { terminal } from '../../shared/text/terminal.ts';
import { cliCodes } from './cli-codes.ts';
import { exitCodes } from './exit-codes.ts';

/** The state of the seat or of the command, in one word. docs/command-line.schema.json lists the same words. */
export type AnswerState =
  | 'active'
  | 'released'
  | 'waiting'
  | 'unknown'
  | 'not-activated'
  | 'failed'
  | 'checked'
  | 'listed'
  | 'changed'
  | 'usage';

/**
 * What a command answers: facts for scripts, a message for people, and an exit code. None of them holds a secret, apart from the key that
 * `activation --with-key` gives to a program.
 */
export interface CommandAnswer {
  readonly exitCode: number;
  readonly state: AnswerState;
  /** The short code of what is wrong, such as `NET-UNREACHABLE`; null when nothing is. */
  readonly code: string | null;
  /** One or more lines. */
  readonly message: string;
  /** The further fields of this command's JSON. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Returns the answer of a command that is done, or that would do something if it were not a dry run. */
export function doneAnswer(
  state: AnswerState,
  message: string,
  facts: CommandAnswer['facts'] = {},
): CommandAnswer {
  return { exitCode: exitCodes.done, state, code: null, message, facts };
}

/** The exit codes of failures after which a script can do something other than give up; all others end with `failed`. */
const exitCodeOf: Partial<Record<FailureCode, number>> = {
  'not-activated': exitCodes.notActivated,
  'other-seller': exitCodes.usage,
  'token-rejected': exitCodes.refused,
  'token-ended': exitCodes.refused,
  'token-other-server': exitCodes.refused,
  'not-connected': exitCodes.refused,
  'keychain-unavailable': exitCodes.refused,
  'keychain-changed': exitCodes.refused,
  'scope-missing': exitCodes.refused,
  'not-permitted': exitCodes.refused,
  'activation-unfinished': exitCodes.unknown,
  'activation-other': exitCodes.unknown,
  'outcome-unsaved': exitCodes.unknown,
  'no-answer': exitCodes.unknown,
  'server-error': exitCodes.unknown,
};

/** Returns a failure as an answer. `seller`: whose keys alone this app takes; null in an app for any seller. */
export function failureAnswer(
  failure: Failure,
  facts: CommandAnswer['facts'] = {},
  seller: string | null = null,
): CommandAnswer {
  const failureText = failureTextOf(terminal.failures, failure, seller);
  const exitCode = exitCodeOf[failure.code] ?? exitCodes.failed;
  return {
    exitCode,
    state: stateOf(exitCode),
    code: supportCode(failure),
    message: `${failureText.title}.\n${failureText.body}\n${failureText.advice}\n${terminal.cli.code(supportCode(failure))}`,
    facts: failure.retryAt === undefined ? facts : { ...facts, retryAt: failure.retryAt },
  };
}

function stateOf(exitCode: number): AnswerState {
  if (exitCode === exitCodes.notActivated) return 'not-activated';
  if (exitCode === exitCodes.usage) return 'usage';
  return exitCode === exitCodes.unknown ? 'unknown' : 'failed';
}

/** Returns the answer to input that is unreadable or wrong. `message` never repeats a value: it may be a key. */
export function inputAnswer(message: string): CommandAnswer {
  return { exitCode: exitCodes.usage, state: 'usage', code: cliCodes.input, message, facts: {} };
}

/**
 * Returns the answer where it could not be written to the place that a script reads: the exit code is not 0 then, so that the script does
 * not continue. `notice` says which place.
 */
export function withOutputFailure(answer: CommandAnswer, notice: string): CommandAnswer {
  return {
    ...answer,
    exitCode: answer.exitCode === exitCodes.done ? exitCodes.failed : answer.exitCode,
    code: answer.code ?? cliCodes.output,
    message: `${answer.message}\n${notice}`,
  };
}
