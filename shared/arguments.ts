import { isAllowedSwitch, isSwitchLike, type Situation } from './chromium-switches.ts';
import { flags as flagTable, isFlag, windowFlags, type FlagName } from './command-line.ts';
import { nearestName } from './edit-distance.ts';

/** What is wrong with arguments. Never holds a value: it might be a secret in the wrong place. */
export type ArgumentProblem =
  /** Neither a flag of the app nor an allowed switch of Chromium's; null for a name that may be a secret. */
  | { readonly is: 'refused-switch'; readonly flag: string | null }
  | { readonly is: 'mistyped-flag'; readonly flag: string; readonly nearest: string }
  | { readonly is: 'missing-value'; readonly flag: string }
  | { readonly is: 'needless-value'; readonly flag: string }
  | { readonly is: 'repeated-flag'; readonly flag: string }
  | { readonly is: 'stray-argument' };

/** Arguments taken apart. */
export interface Arguments {
  /** The app's own flags. Those without a value have an empty one. */
  readonly flags: ReadonlyMap<FlagName, string>;
  /** Chromium's switches that may be given, as they were given. */
  readonly switches: readonly string[];
  /** What is no flag: a command and its file, or addresses. */
  readonly words: readonly string[];
  readonly problems: readonly ArgumentProblem[];
}

/** A switch that can be repeated to its writer; anything else may be a secret that was pasted behind a dash. */
const plainSwitch = /^--?[a-z]{1,15}(?:-[a-z]{1,15}){0,6}$/;

/** Whether a word is an address, such as `seatkeeper://…`, which is for the window. */
export function isAddress(word: string): boolean {
  return word.includes('://');
}

/**
 * A flag of which a mail or a document made something else: with a long dash in place of its hyphens, or an invisible character in front of
 * them. Chromium and the app would take it for a word, such as the name of a file.
 */
const spoiledHyphens = /^[\s\p{Cf}]*[\p{Pd}\u2212]{1,2}(?=[a-z])/iu;

/** What is wrong with an argument that looks like a switch and is none that the app knows. */
function problemWith(argument: string): ArgumentProblem {
  const shown = argument.split('=', 1)[0] ?? '';
  const name =
    /^--?([A-Za-z-]+)$/.exec(shown.replace(spoiledHyphens, '--'))?.[1]?.toLowerCase() ?? '';
  const nearest = nearestName(name, Object.keys(flagTable));
  return nearest === null
    ? { is: 'refused-switch', flag: plainSwitch.test(shown) ? shown : null }
    : { is: 'mistyped-flag', flag: shown, nearest: `--${nearest}` };
}

/**
 * Takes the caller's arguments apart. A flag may stand before the command as well as after it, with its value behind "=" or in the next
 * argument. "--" ends the flags. Nothing but addresses may follow an address: whoever made a link could have added it.
 */
export function readArguments(args: readonly string[], situation: Situation): Arguments {
  const found = new Map<FlagName, string>();
  const switches: string[] = [];
  const words: string[] = [];
  const problems: ArgumentProblem[] = [];
  const isOption = (argument: string): boolean =>
    isSwitchLike(argument, situation.platform) || spoiledHyphens.test(argument);

  let hasEnded = false;
  for (let at = 0; at < args.length; at += 1) {
    const argument = args[at] ?? '';
    const follows = words.some(isAddress) && (isOption(argument) || !isAddress(argument));
    if (follows) problems.push({ is: 'stray-argument' });
    const [, name = '', inline] = /^--([a-z-]+)(?:=(.*))?$/s.exec(argument) ?? [];
    const flag = `--${name}`;
    if (hasEnded) words.push(argument);
    else if (argument === '--') hasEnded = true;
    else if (!isOption(argument)) words.push(argument);
    else if (argument === '-h') found.set('help', '');
    else if (!isFlag(name)) {
      if (isAllowedSwitch(argument, situation)) switches.push(argument);
      else problems.push(problemWith(argument));
    } else if (flagTable[name] === null) {
      if (inline === undefined) found.set(name, '');
      else problems.push({ is: 'needless-value', flag });
    } else {
      const next = args[at + 1];
      const isNext = inline === undefined && next !== undefined && !isOption(next);
      const value = isNext ? next : inline;
      if (isNext) at += 1;
      if (value === undefined) problems.push({ is: 'missing-value', flag });
      else if (found.has(name)) problems.push({ is: 'repeated-flag', flag });
      else found.set(name, value);
    }
  }
  return { flags: found, switches, words, problems };
}

/** Whether the arguments ask for the window: nothing is wrong with them, and they hold no command and no flag of one. */
export function isForWindow({ flags, words, problems }: Arguments): boolean {
  return (
    problems.length === 0 &&
    words.every(isAddress) &&
    [...flags].every(([name, value]) => windowFlags.includes(name) && value !== '')
  );
}
