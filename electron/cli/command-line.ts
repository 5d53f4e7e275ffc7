import { parseArgs } from 'node:util';

/** The words after which the app runs without a window. */
export const commandNames = ['release', 'status', 'import'] as const;
export type CommandName = (typeof commandNames)[number];

/**
 * What a command's exit code tells a script. Stable.
 * 0 done, or already so · 1 failed · 2 used wrongly · 3 not activated here · 4 token or permission · 5 waits to be sent ·
 * 6 nobody knows the outcome
 */
export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  notActivated: 3,
  refused: 4,
  queued: 5,
  unknown: 6,
} as const;

/** How the app was asked to run. */
export type Launch =
  | { readonly is: 'window' }
  | { readonly is: 'help' }
  | { readonly is: 'version' }
  | { readonly is: 'usage-error'; readonly message: string }
  | {
      readonly is: 'command';
      readonly name: CommandName;
      /** One JSON object on stdout instead of words. */
      readonly json: boolean;
      /** Milliseconds for the whole command. */
      readonly timeout: number;
      /** Where `import` reads: a file, or stdin when there is none. */
      readonly file: string | null;
    };

const defaultTimeout = 15_000;
const longestTimeout = 600_000;

function isCommand(word: string | undefined): word is CommandName {
  return commandNames.some((name) => name === word);
}

function usageError(message: string): Launch {
  return { is: 'usage-error', message };
}

/** The command that begins at `words`, with its flags. */
function commandOf(name: CommandName, flags: string[]): Launch {
  try {
    const { values, positionals } = parseArgs({
      args: flags,
      options: {
        json: { type: 'boolean' },
        timeout: { type: 'string' },
        help: { type: 'boolean' },
      },
      allowPositionals: name === 'import',
    });
    if (values.help === true) return { is: 'help' };
    if (positionals.length > 1) return usageError('import reads one file.');
    const seconds = values.timeout === undefined ? defaultTimeout / 1000 : Number(values.timeout);
    if (!(seconds >= 1 && seconds * 1000 <= longestTimeout)) {
      return usageError('--timeout takes seconds, from 1 to 600.');
    }
    return {
      is: 'command',
      name,
      json: values.json === true,
      timeout: seconds * 1000,
      file: positionals[0] ?? null,
    };
  } catch (error) {
    // parseArgs names the flag that it does not know; flags hold no secrets, by design.
    return usageError(error instanceof Error ? error.message : 'Unknown flag.');
  }
}

/**
 * Reads the arguments after the program (and, unpackaged, the app's folder). Chromium's own switches may stand before the
 * command word and are left to Chromium. Without a command word the window opens, whatever else is there.
 */
export function launchOf(args: readonly string[]): Launch {
  const at = args.findIndex((arg) => !arg.startsWith('-'));
  const name = args[at];
  if (isCommand(name)) return commandOf(name, args.slice(at + 1));
  const flags = at === -1 ? args : args.slice(0, at);
  if (flags.includes('--help') || flags.includes('-h')) return { is: 'help' };
  if (flags.includes('--version')) return { is: 'version' };
  return { is: 'window' };
}
