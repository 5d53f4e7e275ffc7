import * as v from 'valibot';
import type { ParsedArguments } from '../../shared/arguments.ts';
import { commonFlags, type FlagName } from '../../shared/flags.ts';
import { DeviceLabel, endingOf, TypedId } from '../../shared/license.ts';
import { uninstallReason } from './command-context.ts';
import { commands, type CommandName } from './commands.ts';
import type { Command, UsageProblem } from './launch.ts';

/** Seconds that a command may take where `--timeout` is not given; a person waits for an uninstaller. */
const defaultTimeout = { usual: 15, uninstall: 10 } as const;

const text = v.pipe(v.string(), v.minLength(1));

/** The schema of each flag's value. A command takes 1 to 600 seconds; reasons and labels are one line. */
const schemas = {
  reason: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,31}$/)),
  timeout: v.pipe(
    v.string(),
    v.regex(/^\d+(?:\.\d+)?$/),
    v.transform(Number),
    v.minValue(1),
    v.maxValue(600),
  ),
  // The end of a key has six characters at most, an id eight; a whole key does not belong here.
  seat: v.pipe(
    v.string(),
    v.trim(),
    v.check((value) => endingOf(value) !== '' && Array.from(endingOf(value)).length <= 8),
  ),
  'key-file': text,
  output: text,
  label: DeviceLabel,
  organization: TypedId,
  server: v.picklist(['production', 'sandbox']),
  product: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)),
  'user-data-dir': text,
} as const;

type ValuedFlag = keyof typeof schemas;
const valuedFlags = Object.keys(schemas) as readonly ValuedFlag[];

/** Returns what is wrong with a command's flags and words; null for nothing. */
function commandProblem(name: CommandName, given: ParsedArguments): UsageProblem | null {
  const { flags, positionals } = given;
  const definition = commands[name];
  const isAllowed = (flag: FlagName): boolean =>
    commonFlags.includes(flag) || definition.flags.includes(flag);
  const unknown = [...flags.keys()].find((flag) => !isAllowed(flag));
  if (unknown !== undefined) return { type: 'unknown-flag', flag: `--${unknown}` };
  if (flags.has('seat') && flags.has('all')) {
    return { type: 'contradiction', flag: '--seat', other: '--all' };
  }
  // A key goes to a program alone, and not into a file that is left behind.
  if (flags.has('with-key') && flags.has('output')) {
    return { type: 'contradiction', flag: '--with-key', other: '--output' };
  }
  if (flags.has('with-key') && !flags.has('json')) {
    return { type: 'missing-flag', flag: '--with-key', other: '--json' };
  }
  const takesFile = definition.takesFile === true && !flags.has('same-computer');
  if (positionals.length > (takesFile ? 2 : 1)) return { type: 'stray-argument' };
  const wrong = valuedFlags.find(
    (flag) => flags.has(flag) && !v.is(schemas[flag], flags.get(flag)),
  );
  return wrong === undefined ? null : { type: 'bad-value', flag: `--${wrong}` };
}

/** Returns a command with its flags, or what is wrong with them. */
export function readCommand(name: CommandName, given: ParsedArguments): Command | UsageProblem {
  const problem = commandProblem(name, given);
  if (problem !== null) return problem;
  const { flags, positionals } = given;
  const read = <N extends ValuedFlag>(flag: N): v.InferOutput<(typeof schemas)[N]> | null =>
    flags.has(flag) ? v.parse(schemas[flag], flags.get(flag)) : null;
  const reason = read('reason');
  const seconds =
    read('timeout') ??
    (reason === uninstallReason ? defaultTimeout.uninstall : defaultTimeout.usual);
  const file = positionals[1] ?? read('key-file');
  return {
    type: 'command',
    name,
    json: flags.has('json'),
    output: read('output'),
    timeout: seconds * 1000,
    quiet: flags.has('quiet'),
    noInput: flags.has('no-input'),
    dryRun: flags.has('dry-run'),
    otherComputer: flags.has('other-computer'),
    sameComputer: flags.has('same-computer'),
    seat: read('seat'),
    all: flags.has('all'),
    ignoreUnreadable: flags.has('ignore-unreadable'),
    reason,
    // As in other tools, a dash is standard input.
    file: file === '-' ? null : file,
    label: read('label'),
    organization: read('organization'),
    server: read('server'),
    product: read('product'),
    withKey: flags.has('with-key'),
    dataFolder: read('user-data-dir'),
  };
}
