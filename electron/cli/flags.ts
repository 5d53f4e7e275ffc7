import * as v from 'valibot';
import type { Arguments } from '../../shared/arguments.ts';
import {
  commonFlags,
  ownFlags,
  type CommandName,
  type FlagName,
} from '../../shared/command-line.ts';
import { DeviceLabel, TypedId } from '../../shared/license.ts';
import type { Command, UsageProblem } from './launch.ts';

/** The reason by which an uninstaller is told from everybody else. */
export const uninstallReason = 'uninstall';

/** Seconds that a command may take unless told otherwise; an uninstaller's person is waiting. */
export const defaultTimeout = { usual: 15, uninstall: 10 } as const;

const text = v.pipe(v.string(), v.minLength(1));

/** How a flag's value is read. Bounds: a command of 1 to 600 seconds; reasons and labels of a line. */
const readers = {
  timeout: v.pipe(
    v.string(),
    v.regex(/^\d+(?:\.\d+)?$/),
    v.transform(Number),
    v.minValue(1),
    v.maxValue(600),
  ),
  reason: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,31}$/)),
  output: text,
  'key-file': text,
  'user-data-dir': text,
  label: DeviceLabel,
  organization: TypedId,
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

function read<N extends keyof typeof readers>(
  { flags }: Arguments,
  name: N,
): v.InferOutput<(typeof readers)[N]> | null {
  const given = flags.get(name);
  if (given === undefined) return null;
  const parsed = v.safeParse(readers[name], given);
  if (!parsed.success) throw new Misuse({ is: 'bad-value', flag: `--${name}` });
  return parsed.output;
}

function parse(name: CommandName, given: Arguments): Command {
  const { flags, words } = given;
  const taken = (flag: FlagName): boolean => [...commonFlags, ...ownFlags[name]].includes(flag);
  const foreign = [...flags.keys()].find((flag) => !taken(flag));
  if (foreign !== undefined) throw new Misuse({ is: 'unknown-flag', flag: `--${foreign}` });
  const [, first, second] = words;
  const takesFile = name === 'import' && !flags.has('same-computer');
  const isStray = takesFile ? second !== undefined : first !== undefined;
  if (isStray) throw new Misuse({ is: 'stray-argument' });
  const reason = read(given, 'reason');
  const seconds =
    read(given, 'timeout') ??
    (reason === uninstallReason ? defaultTimeout.uninstall : defaultTimeout.usual);
  const file = first ?? read(given, 'key-file');
  return {
    is: 'command',
    name,
    json: flags.has('json'),
    output: read(given, 'output'),
    timeout: seconds * 1000,
    quiet: flags.has('quiet'),
    noInput: flags.has('no-input'),
    dryRun: flags.has('dry-run'),
    otherComputer: flags.has('other-computer'),
    sameComputer: flags.has('same-computer'),
    reason,
    // By habit of other tools, a dash is standard input.
    file: file === '-' ? null : file,
    label: read(given, 'label'),
    organization: read(given, 'organization'),
    server: read(given, 'server'),
    dataFolder: read(given, 'user-data-dir'),
  };
}

/** Reads a command's flags, or says what is wrong with them. */
export function readCommand(name: CommandName, given: Arguments): Command | UsageProblem {
  try {
    return parse(name, given);
  } catch (error) {
    if (error instanceof Misuse) return error.problem;
    throw error;
  }
}
