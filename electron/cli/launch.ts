/** The words after which the app runs without a window. */
export const commandNames = ['release', 'status', 'activate', 'import', 'doctor'] as const;
export type CommandName = (typeof commandNames)[number];

/** A command with its flags read and checked. */
export interface Command {
  readonly is: 'command';
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
  /** Why, in one word, for the log and the answer; null where nobody said. */
  readonly reason: string | null;
  /** Where `import` or `activate` reads; null for stdin (and `activate`'s environment variable). */
  readonly file: string | null;
  readonly label: string | null;
  readonly organization: string | null;
  readonly server: 'production' | 'sandbox' | null;
}

/** How the app was asked to run. */
export type Launch =
  | { readonly is: 'window' }
  | { readonly is: 'help'; readonly of: CommandName | null }
  | { readonly is: 'version' }
  | UsageError
  | Command;

/** A command that was called wrongly. `flags` tell how the caller wants to be answered. */
export interface UsageError {
  readonly is: 'usage-error';
  readonly problem: UsageProblem;
  readonly command: CommandName | null;
  readonly json: boolean;
  readonly output: string | null;
}

/** What is wrong with a command line. Never holds a value: it might be a secret in the wrong place. */
export type UsageProblem =
  | { readonly is: 'unknown-command'; readonly word: string; readonly nearest: CommandName | null }
  | { readonly is: 'no-command' }
  | { readonly is: 'unknown-flag'; readonly flag: string }
  | { readonly is: 'missing-value'; readonly flag: string }
  | { readonly is: 'needless-value'; readonly flag: string }
  | { readonly is: 'bad-value'; readonly flag: string }
  | { readonly is: 'stray-argument' };

/** How a caller wants to be answered, read from arguments that may be wrong otherwise. */
export function answerStyle(args: readonly string[]): Pick<UsageError, 'json' | 'output'> {
  const at = args.findIndex((arg) => arg === '--output' || arg.startsWith('--output='));
  const given = args[at]?.split('=').slice(1).join('=') || args[at + 1];
  return {
    json: args.includes('--json'),
    output: at === -1 || given === undefined || given.startsWith('--') ? null : given,
  };
}
