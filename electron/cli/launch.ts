import type { ArgumentProblem } from '../../shared/arguments.ts';
import type { CommandName } from '../../shared/command-line.ts';

/** A command with its flags read and checked. */
export interface Command {
  readonly type: 'command';
  readonly name: CommandName;
  /** One JSON object on stdout instead of words on stderr. */
  readonly json: boolean;
  /** A file that gets the JSON object, whatever stdout gets; null for none. */
  readonly output: string | null;
  /** Milliseconds for the whole command, from the start of the process. */
  readonly timeout: number;
  /** No words on stderr. */
  readonly quiet: boolean;
  /** Standard input is not read. */
  readonly noInput: boolean;
  /** Says what would be done, and does nothing. */
  readonly dryRun: boolean;
  /** The caller knows that the record was copied from another computer: `release` frees that one's seat, others leave it alone. */
  readonly otherComputer: boolean;
  /** The caller knows that the record is of this computer, whose id has changed. */
  readonly sameComputer: boolean;
  /** Why, in one word, for the log and the answer; null where nobody said. */
  readonly reason: string | null;
  /** Where `import` or `activate` reads; null for stdin (and `activate`'s environment variable). */
  readonly file: string | null;
  readonly label: string | null;
  readonly organization: string | null;
  readonly server: 'production' | 'sandbox' | null;
  /** The folder for the app's files; null for the usual one. */
  readonly dataFolder: string | null;
}

/** How the app was asked to run. */
export type Launch =
  | { readonly type: 'window'; readonly dataFolder: string | null }
  | { readonly type: 'help'; readonly topic: CommandName | null }
  | { readonly type: 'version' }
  | UsageError
  | RefusedSwitch
  | Command;

/** How a caller wants to be answered, and about which command, as far as the arguments tell. */
interface AnswerOptions {
  readonly command: CommandName | null;
  readonly json: boolean;
  readonly output: string | null;
}

/** A command that was called wrongly. */
export interface UsageError extends AnswerOptions {
  readonly type: 'usage-error';
  readonly problem: UsageProblem;
}

/** A start with a switch that is not allowed; null where its name may be a secret. */
export interface RefusedSwitch extends AnswerOptions {
  readonly type: 'refused';
  readonly flag: string | null;
}

/** What is wrong with a command line. Never holds a value: it might be a secret in the wrong place. */
export type UsageProblem =
  | {
      readonly type: 'unknown-command';
      readonly word: string;
      readonly nearest: CommandName | null;
    }
  | { readonly type: 'no-command' }
  | { readonly type: 'unknown-flag'; readonly flag: string }
  | { readonly type: 'bad-value'; readonly flag: string }
  | Exclude<ArgumentProblem, { type: 'refused-switch' }>;
