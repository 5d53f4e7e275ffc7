import {
  isUrl,
  isForWindow,
  parseArguments,
  type ParsedArguments,
} from '../../shared/arguments.ts';
import {
  headlessSwitches,
  singleProcessSwitches,
  isAllowedSwitch,
  type ProcessContext,
} from '../../shared/chromium-switches.ts';
import { nearestName } from '../../shared/edit-distance.ts';
import { commandIn, commandWords, secondWordsOf } from './commands.ts';
import { readCommand } from './read-command.ts';
import type { Launch, UsageError, UsageProblem } from './launch.ts';

/** The switches that the launcher gives Chromium for a command. */
const launcherSwitches = new Set<string>([...headlessSwitches, ...singleProcessSwitches]);

/** How this process was started. */
interface ProcessStart extends ProcessContext {
  readonly isPackaged: boolean;
  /** Whether an argument is the app's folder, which only the arguments of an unpackaged app contain. */
  readonly isAppFolder: (argument: string) => boolean;
}

/**
 * Separates the launcher's switches, which Chromium has read, from the caller's arguments: the launcher puts "--" between them, where Chromium stops reading.
 * Without a launcher, as on macOS and Windows, every argument is the caller's. The caller's arguments to an unpackaged app follow the
 * app's folder, with or without "--" after it.
 */
function callerArguments(argv: readonly string[], start: ProcessStart) {
  const given = argv.slice(1);
  if (!start.isPackaged) {
    // The switches are the developer's.
    const rest = given.slice(given.findIndex(start.isAppFolder) + 1);
    return { switches: [], args: rest[0] === '--' ? rest.slice(1) : rest };
  }
  const end = start.platform === 'linux' ? given.indexOf('--') : -1;
  const switches = given.slice(0, Math.max(end, 0));
  const isLauncherSwitch = (one: string): boolean =>
    launcherSwitches.has(one) || isAllowedSwitch(one, start);
  return end !== -1 && switches.every(isLauncherSwitch)
    ? { switches, args: given.slice(end + 1) }
    : { switches: [], args: given };
}

/** Returns how the caller wants the answer, also for arguments that are wrong. */
function answerOptions({ flags, positionals }: ParsedArguments) {
  return {
    command: commandIn(positionals)?.name ?? null,
    json: flags.has('json'),
    output: flags.get('output') || null,
  };
}

/** Returns what is wrong with arguments that name no command. */
function commandProblem(word: string | undefined): UsageProblem {
  if (word === undefined || isUrl(word)) return { type: 'no-command' };
  const next = secondWordsOf(word);
  if (next.length > 0) return { type: 'incomplete-command', word, next };
  // The answer may repeat a word of letters; anything else may be a key that was pasted here.
  return /^[a-z]{2,15}$/.test(word)
    ? { type: 'unknown-command', word, nearest: nearestName(word, commandWords) }
    : { type: 'stray-argument' };
}

/** Reads the caller's arguments. A switch that is not allowed is reported before anything else that is wrong with them. */
export function parseLaunch(args: readonly string[], context: ProcessContext): Launch {
  const given = parseArguments(args, context);
  const { flags, positionals, problems } = given;
  const options = answerOptions(given);
  const usageError = (problem: UsageProblem): UsageError => ({
    type: 'usage-error',
    problem,
    ...options,
  });
  const refused = problems.find((problem) => problem.type === 'refused-switch');
  if (refused !== undefined) return { type: 'refused', flag: refused.flag, ...options };
  if (flags.has('help')) return { type: 'help', topic: options.command };
  if (flags.has('version')) return { type: 'version' };
  const wrong = problems.find((problem) => problem.type !== 'refused-switch');
  if (wrong !== undefined) return usageError(wrong);
  if (isForWindow(given)) {
    const dataFolder = flags.get('user-data-dir') ?? null;
    return { type: 'window', dataFolder, isInBackground: flags.has('background') };
  }
  if (flags.get('user-data-dir') === '') {
    return usageError({ type: 'bad-value', flag: '--user-data-dir' });
  }
  const [word] = positionals;
  if (word === 'help')
    return { type: 'help', topic: commandIn(positionals.slice(1))?.name ?? null };
  const named = commandIn(positionals);
  if (named === null) return usageError(commandProblem(word));
  const command = readCommand(named, given);
  return command.type === 'command' ? command : usageError(command);
}

/** Reads all arguments of a process, of which the first is its program. */
export function parseProcessArguments(argv: readonly string[], start: ProcessStart): Launch {
  const { switches, args } = callerArguments(argv, start);
  const launch = parseLaunch(args, start);
  if (launch.type !== 'window') return launch;
  // The launcher gives these to commands only, so that it did not start this process.
  const unsafe = switches.find((one) => !isAllowedSwitch(one, start));
  if (unsafe === undefined) return launch;
  const flag = unsafe.split('=', 1)[0] ?? null;
  return { type: 'refused', flag, command: null, json: false, output: null };
}
