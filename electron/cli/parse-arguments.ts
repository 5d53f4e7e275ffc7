import { isAddress, isForWindow, readArguments, type Arguments } from '../../shared/arguments.ts';
import { isAllowedSwitch, type Situation } from '../../shared/chromium-switches.ts';
import { commandNames, isCommand } from '../../shared/command-line.ts';
import { nearestName } from '../../shared/edit-distance.ts';
import { callerArguments, type Start } from './caller-arguments.ts';
import { readCommand } from './flags.ts';
import type { Launch, UsageError, UsageProblem } from './launch.ts';

/** How the caller wants to be answered, of arguments that may be wrong otherwise. */
function answerStyle({ flags, words }: Arguments) {
  const [word] = words;
  return {
    command: isCommand(word) ? word : null,
    json: flags.has('json'),
    output: flags.get('output') || null,
  };
}

/** What is wrong with arguments that name no command. */
function commandProblem(word: string | undefined): UsageProblem {
  if (word === undefined || isAddress(word)) return { is: 'no-command' };
  // A word of letters can be repeated to its writer; anything else may be a key that was pasted here.
  return /^[a-z]{2,15}$/.test(word)
    ? { is: 'unknown-command', word, nearest: nearestName(word, commandNames) }
    : { is: 'stray-argument' };
}

function launchBy(given: Arguments): Launch {
  const { flags, words, problems } = given;
  const style = answerStyle(given);
  const usageError = (problem: UsageProblem): UsageError => ({
    is: 'usage-error',
    problem,
    ...style,
  });
  for (const problem of problems) {
    if (problem.is === 'refused-switch') return { is: 'refused', flag: problem.flag, ...style };
  }
  if (flags.has('help')) return { is: 'help', of: style.command };
  if (flags.has('version')) return { is: 'version' };
  for (const problem of problems) {
    if (problem.is !== 'refused-switch') return usageError(problem);
  }
  if (isForWindow(given)) return { is: 'window', dataFolder: flags.get('user-data-dir') ?? null };
  if (flags.get('user-data-dir') === '') {
    return usageError({ is: 'bad-value', flag: '--user-data-dir' });
  }
  const [word, topic] = words;
  if (word === 'help') return { is: 'help', of: isCommand(topic) ? topic : null };
  if (!isCommand(word)) return usageError(commandProblem(word));
  const command = readCommand(word, given);
  return command.is === 'command' ? command : usageError(command);
}

/** Reads the caller's arguments. A switch that is not allowed goes before everything else that may be wrong with them. */
export function launchOf(args: readonly string[], situation: Situation): Launch {
  return launchBy(readArguments(args, situation));
}

/** Reads the whole command line of a process, which begins with its program. */
export function launchOfProcess(argv: readonly string[], start: Start): Launch {
  const { switches, args } = callerArguments(argv, start);
  const launch = launchOf(args, start);
  if (launch.is !== 'window') return launch;
  // The launcher gives those to commands alone: somebody else started the executable beside it.
  const unsafe = switches.find((one) => !isAllowedSwitch(one, start));
  if (unsafe === undefined) return launch;
  const flag = unsafe.split('=', 1)[0] ?? null;
  return { is: 'refused', flag, command: null, json: false, output: null };
}
