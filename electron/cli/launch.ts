import type { ArgumentProblem } from '../../shared/arguments.ts';
import type { CommandOptions } from './command-context.ts';
import type { CommandName } from './commands.ts';

/** A command with its flags. */
export interface Command extends CommandOptions {
  readonly type: 'command';
  readonly name: CommandName;
}

/** What the arguments ask the app to do. */
export type Launch =
  | {
      readonly type: 'window';
      readonly dataFolder: string | null;
      /** Whether the system started the app at login. */
      readonly isInBackground: boolean;
    }
  | { readonly type: 'help'; readonly topic: CommandName | null }
  | { readonly type: 'version' }
  | UsageError
  | RefusedSwitch
  | Command;

/** How the caller wants the answer, and to which command, as far as wrong arguments show it. */
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

/** A start with a switch that is not allowed. */
export interface RefusedSwitch extends AnswerOptions {
  readonly type: 'refused';
  /** The switch's name; null where it may be a secret. */
  readonly flag: string | null;
}

/** What is wrong with a command line. Never holds a value: it might be a secret in the wrong place. */
export type UsageProblem =
  | {
      readonly type: 'unknown-command';
      readonly word: string;
      readonly nearest: string | null;
    }
  | { readonly type: 'no-command' }
  /** A word that only begins a command, with the words that may follow it. */
  | { readonly type: 'incomplete-command'; readonly word: string; readonly next: readonly string[] }
  | { readonly type: 'missing-license' }
  | { readonly type: 'unknown-flag'; readonly flag: string }
  | { readonly type: 'bad-value'; readonly flag: string }
  | { readonly type: 'contradiction'; readonly flag: string; readonly other: string }
  | { readonly type: 'missing-flag'; readonly flag: string; readonly other: string }
  | Exclude<ArgumentProblem, { type: 'refused-switch' }>;
