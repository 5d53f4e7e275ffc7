import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { DeviceLabel, PolarId } from '../../shared/license.ts';
import { answerStyle, type CommandName, type Launch, type UsageProblem } from './launch.ts';

/** The reason by which an uninstaller is told from everybody else. */
export const uninstallReason = 'uninstall';

/** Seconds that a command may take unless told otherwise; an uninstaller's person is waiting. */
export const defaultTimeout = { usual: 15, uninstall: 10 } as const;
const longestTimeout = 600;

const flag = { type: 'boolean' } as const;
const value = { type: 'string' } as const;

const common = {
  json: flag,
  output: value,
  timeout: value,
  quiet: flag,
  'no-input': flag,
  help: { ...flag, short: 'h' },
  'user-data-dir': value,
} as const;

/** The flags of each command besides the common ones. */
const flagsOf = {
  release: { reason: value, 'dry-run': flag },
  status: {},
  activate: {
    'key-file': value,
    label: value,
    organization: value,
    server: value,
    'dry-run': flag,
  },
  import: { 'dry-run': flag },
  doctor: {},
} as const satisfies Record<CommandName, object>;

/** How a flag's text is read. Bounds: a command of a second at least; reasons and labels of a line. */
const readers = {
  timeout: v.pipe(v.string(), v.regex(/^\d+(?:\.\d+)?$/), v.transform(Number), v.minValue(1)),
  reason: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,31}$/)),
  output: v.pipe(v.string(), v.minLength(1)),
  'key-file': v.pipe(v.string(), v.minLength(1)),
  label: DeviceLabel,
  organization: PolarId,
  server: v.picklist(['production', 'sandbox']),
} as const;

/** A wrong flag, on its way out of the reading functions. */
class Misuse extends Error {
  override readonly name = 'Misuse';
  readonly problem: UsageProblem;

  constructor(problem: UsageProblem) {
    super(problem.is);
    this.problem = problem;
  }
}

/** A flag that can be repeated to its writer; anything else may be a secret that was pasted behind a dash. */
const plainFlag = /^--?[a-z]{1,15}(?:-[a-z]{1,15}){0,3}$/;

/** What parseArgs found wrong, without the values that it repeats. */
function misuseOf(error: unknown): UsageProblem {
  const { code, message } =
    error instanceof Error && 'code' in error ? error : { code: '', message: '' };
  const name = /'(?:-\w, )?(--?[\w-]+)/.exec(message)?.[1] ?? '';
  switch (code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return plainFlag.test(name) ? { is: 'unknown-flag', flag: name } : { is: 'stray-argument' };
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return message.includes('does not take')
        ? { is: 'needless-value', flag: name }
        : { is: 'missing-value', flag: name };
    default:
      return { is: 'stray-argument' };
  }
}

type Values = Readonly<Record<string, string | boolean | undefined>>;

function read<N extends keyof typeof readers>(
  values: Values,
  name: N,
): v.InferOutput<(typeof readers)[N]> | null {
  const given = values[name];
  if (given === undefined) return null;
  const parsed = v.safeParse(readers[name], given);
  if (!parsed.success) throw new Misuse({ is: 'bad-value', flag: `--${name}` });
  return parsed.output;
}

function parse(name: CommandName, args: string[]): Launch {
  // Chromium reads the folder itself, in this form alone; in another one the usual folder would be used.
  if (args.includes('--user-data-dir')) {
    throw new Misuse({ is: 'bad-value', flag: '--user-data-dir=DIR' });
  }
  const { values, positionals } = parseArgs({
    args,
    options: { ...common, ...flagsOf[name] },
    allowPositionals: name === 'import',
  });
  if (values.help === true) return { is: 'help', of: name };
  if (positionals.length > 1) throw new Misuse({ is: 'stray-argument' });
  // Its type lists each command's own flags apart; here they are read by name.
  const given = values as Values;
  const reason = read(given, 'reason');
  const seconds =
    read(given, 'timeout') ??
    (reason === uninstallReason ? defaultTimeout.uninstall : defaultTimeout.usual);
  if (seconds > longestTimeout) throw new Misuse({ is: 'bad-value', flag: '--timeout' });
  const file = positionals[0] ?? read(given, 'key-file');
  return {
    is: 'command',
    name,
    json: values.json === true,
    output: read(given, 'output'),
    timeout: seconds * 1000,
    quiet: values.quiet === true,
    noInput: values['no-input'] === true,
    dryRun: given['dry-run'] === true,
    reason,
    // By habit of other tools, a dash is standard input.
    file: file === '-' ? null : file,
    label: read(given, 'label'),
    organization: read(given, 'organization'),
    server: read(given, 'server'),
  };
}

/** Reads a command's flags. Whatever is wrong with them is an answer, never an exception. */
export function readCommand(name: CommandName, args: string[]): Launch {
  try {
    return parse(name, args);
  } catch (error) {
    const problem = error instanceof Misuse ? error.problem : misuseOf(error);
    return { is: 'usage-error', problem, command: name, ...answerStyle(args) };
  }
}
