import * as v from 'valibot';
import type { ParsedArguments } from '../../shared/arguments.ts';
import { commonFlags, type FlagName } from '../../shared/flags.ts';
import { DeviceLabel, TypedId } from '../../shared/license.ts';
import { uninstallReason } from './command-context.ts';
import { commandDefinition, type CommandName } from './commands.ts';
import type { Command, UsageProblem } from './launch.ts';

/** Seconds that a command may take where `--timeout` is not given; a person waits for an uninstaller. */
const defaultTimeout = { usual: 15, uninstall: 10 } as const;

const text = v.pipe(v.string(), v.minLength(1));

/** The schema of each flag's value. A command takes 1 to 600 seconds; reasons and labels are one line. */
const schemas = {
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

/** Carries the problem of a wrong flag out of the functions that read flags. */
class FlagError extends Error {
  override readonly name = 'FlagError';
  readonly problem: UsageProblem;

  constructor(problem: UsageProblem) {
    super(problem.type);
    this.problem = problem;
  }
}

function readFlag<N extends keyof typeof schemas>(
  { flags }: ParsedArguments,
  name: N,
): v.InferOutput<(typeof schemas)[N]> | null {
  const given = flags.get(name);
  if (given === undefined) return null;
  const parsed = v.safeParse(schemas[name], given);
  if (!parsed.success) throw new FlagError({ type: 'bad-value', flag: `--${name}` });
  return parsed.output;
}

function parseCommand(name: CommandName, given: ParsedArguments): Command {
  const { flags, positionals } = given;
  const definition = commandDefinition(name);
  const isAllowed = (flag: FlagName): boolean =>
    commonFlags.includes(flag) || definition.flags.includes(flag);
  const unknown = [...flags.keys()].find((flag) => !isAllowed(flag));
  if (unknown !== undefined) throw new FlagError({ type: 'unknown-flag', flag: `--${unknown}` });
  const [, first, second] = positionals;
  const takesFile = definition.takesFile && !flags.has('same-computer');
  const isStray = takesFile ? second !== undefined : first !== undefined;
  if (isStray) throw new FlagError({ type: 'stray-argument' });
  const reason = readFlag(given, 'reason');
  const seconds =
    readFlag(given, 'timeout') ??
    (reason === uninstallReason ? defaultTimeout.uninstall : defaultTimeout.usual);
  const file = first ?? readFlag(given, 'key-file');
  return {
    type: 'command',
    name,
    json: flags.has('json'),
    output: readFlag(given, 'output'),
    timeout: seconds * 1000,
    quiet: flags.has('quiet'),
    noInput: flags.has('no-input'),
    dryRun: flags.has('dry-run'),
    otherComputer: flags.has('other-computer'),
    sameComputer: flags.has('same-computer'),
    reason,
    // As in other tools, a dash is standard input.
    file: file === '-' ? null : file,
    label: readFlag(given, 'label'),
    organization: readFlag(given, 'organization'),
    server: readFlag(given, 'server'),
    dataFolder: readFlag(given, 'user-data-dir'),
  };
}

/** Returns a command with its flags, or what is wrong with them. */
export function readCommand(name: CommandName, given: ParsedArguments): Command | UsageProblem {
  try {
    return parseCommand(name, given);
  } catch (error) {
    if (error instanceof FlagError) return error.problem;
    throw error;
  }
}
