import { readCommand } from './flags.ts';
import {
  answerStyle,
  commandNames,
  type CommandName,
  type Launch,
  type UsageError,
  type UsageProblem,
} from './launch.ts';

/** Flags of commands that also tell, without a command word, that no window is wanted. */
const commandFlag =
  /^--(?:json|output|timeout|reason|dry-run|quiet|no-input|key-file|label)(?:=|$)/;

function isCommand(word: string): word is CommandName {
  return commandNames.some((name) => name === word);
}

/** How many letters must change to make one word the other, swapped neighbors counting as one. */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          (rows[i - 1]?.[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (rows[i - 1]?.[j - 1] ?? 0) + (isSame ? 0 : 1),
          isSwap ? (rows[i - 2]?.[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}

/** The command that a mistyped word may have meant; null where none is near. */
function nearest(word: string): CommandName | null {
  const [best] = commandNames
    .map((name) => ({ name, far: distance(word, name) }))
    .sort((one, other) => one.far - other.far);
  return best !== undefined && best.far <= 2 ? best.name : null;
}

/**
 * Reads the arguments after the program (and, unpackaged, after the app's folder). Chromium's own switches may stand before
 * the command word and are left to Chromium; an address such as `seatkeeper://…` is for the window. The launcher script
 * (build/linux/launcher.sh) tells a command from the window by the same rule.
 */
export function launchOf(args: readonly string[]): Launch {
  const at = args.findIndex((arg) => !arg.startsWith('-'));
  const word = args[at];
  const before = at === -1 ? args : args.slice(0, at);
  const usageError = (problem: UsageProblem): UsageError => ({
    is: 'usage-error',
    problem,
    command: null,
    ...answerStyle(args),
  });
  if (before.includes('--help') || before.includes('-h')) return { is: 'help', of: null };
  if (before.includes('--version')) return { is: 'version' };
  if (word === undefined || word.includes('://')) {
    return before.some((arg) => commandFlag.test(arg))
      ? usageError({ is: 'no-command' })
      : { is: 'window' };
  }
  if (word === 'help') {
    const topic = args[at + 1];
    return { is: 'help', of: topic !== undefined && isCommand(topic) ? topic : null };
  }
  if (isCommand(word)) return readCommand(word, [...before.filter(isOurs), ...args.slice(at + 1)]);
  // A word of letters can be repeated to its writer; anything else may be a key that was pasted here.
  return usageError(
    /^[a-z]{2,15}$/.test(word)
      ? { is: 'unknown-command', word, nearest: nearest(word) }
      : { is: 'stray-argument' },
  );
}

/** `seatkeeper --json status` means what `seatkeeper status --json` does. */
function isOurs(arg: string): boolean {
  return commandFlag.test(arg);
}
