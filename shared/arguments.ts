import { isAllowedSwitch, isSwitchLike, type ProcessContext } from './chromium-switches.ts';
import { flags as flagTable, isFlag, windowFlags, type FlagName } from './flags.ts';
import { nearestName } from './edit-distance.ts';

/** What is wrong with arguments. Never holds a value: it might be a secret in the wrong place. */
export type ArgumentProblem =
  /** Neither a flag of the app nor an allowed switch of Chromium's. `flag` is null where the name may be a secret. */
  | { readonly type: 'refused-switch'; readonly flag: string | null }
  | { readonly type: 'mistyped-flag'; readonly flag: string; readonly nearest: string }
  | { readonly type: 'missing-value'; readonly flag: string }
  | { readonly type: 'needless-value'; readonly flag: string }
  | { readonly type: 'repeated-flag'; readonly flag: string }
  | { readonly type: 'stray-argument' };

/** Arguments by what they are. */
export interface ParsedArguments {
  /** The app's own flags. Those without a value have an empty one. */
  readonly flags: ReadonlyMap<FlagName, string>;
  /** Allowed switches of Chromium's, unchanged. */
  readonly switches: readonly string[];
  /** Arguments that are no flags: a command and its file, or URLs. */
  readonly positionals: readonly string[];
  readonly problems: readonly ArgumentProblem[];
}

/** Switches that an answer may repeat; anything else may be a secret that was pasted after a dash. */
const plainSwitch = /^--?[a-z]{1,15}(?:-[a-z]{1,15}){0,6}$/;

/** Whether a word is a URL, such as `seatkeeper://…`, which is for the window. */
export function isUrl(word: string): boolean {
  return word.includes('://');
}

/**
 * Matches a flag that a mail or a document has changed: a long dash replaces its hyphens, or an invisible character precedes them. Without
 * this, Chromium and the app would take it for a word, such as the name of a file.
 */
const mangledHyphens = /^[\s\p{Cf}]*[\p{Pd}\u2212]{1,2}(?=[a-z])/iu;

/** Returns what is wrong with an argument that looks like a switch and is neither a flag nor allowed. */
function switchProblem(argument: string): ArgumentProblem {
  const shown = argument.split('=', 1)[0] ?? '';
  const name =
    /^--?([A-Za-z-]+)$/.exec(shown.replace(mangledHyphens, '--'))?.[1]?.toLowerCase() ?? '';
  const nearest = nearestName(name, Object.keys(flagTable));
  return nearest === null
    ? { type: 'refused-switch', flag: plainSwitch.test(shown) ? shown : null }
    : { type: 'mistyped-flag', flag: shown, nearest: `--${nearest}` };
}

/**
 * Parses the caller's arguments. A flag may come before or after the command, with its value after "=" or in the next argument. "--" ends
 * the flags. Only URLs may follow a URL: the author of a link could have added anything else.
 */
export function parseArguments(args: readonly string[], context: ProcessContext): ParsedArguments {
  const found = new Map<FlagName, string>();
  const switches: string[] = [];
  const positionals: string[] = [];
  const problems: ArgumentProblem[] = [];
  const isOption = (argument: string): boolean =>
    isSwitchLike(argument, context.platform) || mangledHyphens.test(argument);

  let hasEnded = false;
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? '';
    const isStray = positionals.some(isUrl) && (isOption(argument) || !isUrl(argument));
    if (isStray) problems.push({ type: 'stray-argument' });
    const [, name = '', inline] = /^--([a-z-]+)(?:=(.*))?$/s.exec(argument) ?? [];
    const flag = `--${name}`;
    if (hasEnded) positionals.push(argument);
    else if (argument === '--') hasEnded = true;
    else if (!isOption(argument)) positionals.push(argument);
    else if (argument === '-h') found.set('help', '');
    else if (!isFlag(name)) {
      if (isAllowedSwitch(argument, context)) switches.push(argument);
      else problems.push(switchProblem(argument));
    } else if (flagTable[name] === null) {
      if (inline === undefined) found.set(name, '');
      else problems.push({ type: 'needless-value', flag });
    } else {
      const next = args[index + 1];
      const isNext = inline === undefined && next !== undefined && !isOption(next);
      const value = isNext ? next : inline;
      if (isNext) index += 1;
      if (value === undefined) problems.push({ type: 'missing-value', flag });
      else if (found.has(name)) problems.push({ type: 'repeated-flag', flag });
      else found.set(name, value);
    }
  }
  return { flags: found, switches, positionals, problems };
}

/** Whether the arguments ask for the window: nothing is wrong with them, and they hold no command and no flag of one. */
export function isForWindow({ flags, positionals, problems }: ParsedArguments): boolean {
  return (
    problems.length === 0 &&
    positionals.every(isUrl) &&
    [...flags].every(
      ([name, value]) => windowFlags.includes(name) && (value !== '' || flagTable[name] === null),
    )
  );
}
