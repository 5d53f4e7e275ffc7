import * as v from 'valibot';
import type { ParsedArguments } from '../../shared/arguments.ts';
import { commonFlags, type FlagName } from '../../shared/flags.ts';
import { identifiersIn } from '../../shared/identifiers.ts';
import { DeviceLabel, endingOf, TypedId } from '../../shared/license.ts';
import type { LicenseStatus } from '../../shared/licenses.ts';
import { uninstallReason } from './command-context.ts';
import { commands, type CommandName } from './commands.ts';
import { LicenseArgumentText } from './license-argument.ts';
import type { Command, UsageProblem } from './launch.ts';

/** Seconds that a command may take where `--timeout` is not given; a person waits for an uninstaller. A seller's command takes as long as it needs. */
const defaultTimeout = { usual: 15, uninstall: 10, sellers: Number.POSITIVE_INFINITY } as const;

/** The longest `--timeout` in seconds: ten minutes, and a week for a seller's command. */
const longestTimeout = { usual: 600, sellers: 604_800 } as const;

/** The statuses that `--status` takes, here since every command would otherwise load the schemas of the licenses. */
const statuses = [
  'granted',
  'disabled',
  'revoked',
  'expired',
  'unknown',
] as const satisfies readonly LicenseStatus[];

const text = v.pipe(v.string(), v.minLength(1));

/** Whether a text may be in the arguments: it holds no whole license key and no token, which all users of the computer could see. */
const containsNoSecret = (value: string): boolean =>
  identifiersIn(value).keys.length === 0 && !/polar_\w+_\w/i.test(value);

/** The schema of each flag's value. Reasons and labels are one line. */
const schemas = {
  reason: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,31}$/)),
  timeout: v.pipe(
    v.string(),
    v.regex(/^\d+(?:\.\d+)?$/),
    v.transform(Number),
    v.minValue(1),
    v.maxValue(longestTimeout.sellers),
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
  'token-file': v.pipe(text, v.check(containsNoSecret)),
  status: v.pipe(
    v.string(),
    v.transform((value) => value.split(',')),
    v.array(v.picklist(statuses)),
  ),
  search: v.pipe(text, v.maxLength(300), v.check(containsNoSecret)),
  plan: v.pipe(text, v.check(containsNoSecret)),
  license: LicenseArgumentText,
  device: v.pipe(v.string(), v.trim(), v.toLowerCase(), v.regex(/^[\da-f]{12}$/)),
} as const;

type ValuedFlag = keyof typeof schemas;
const valuedFlags = Object.keys(schemas) as readonly ValuedFlag[];

/** Pairs of flags that contradict each other. */
const contradictions: readonly (readonly [FlagName, FlagName])[] = [
  ['seat', 'all'],
  ['token-file', 'keychain'],
  ['plan', 'license'],
  ['label', 'device'],
  ['resume', 'cancel'],
  ['resume', 'plan'],
  ['resume', 'license'],
  ['cancel', 'plan'],
  ['cancel', 'license'],
];

/** A command as its words name it. */
interface NamedCommand {
  readonly name: CommandName;
  /** The words after its name. */
  readonly operands: readonly string[];
}

/** Returns what is wrong with the words after a command's name; null for nothing. */
function operandProblem(
  { name, operands }: NamedCommand,
  { flags }: ParsedArguments,
): UsageProblem | null {
  const { operand } = commands[name];
  const takesOperand = operand !== undefined && !flags.has('same-computer');
  const [license] = operands;
  if (operands.length > (takesOperand ? 1 : 0)) return { type: 'stray-argument' };
  if (operand === 'license' && license === undefined) return { type: 'missing-license' };
  if (operand === 'file' || license === undefined) return null;
  return v.is(LicenseArgumentText, license) ? null : { type: 'bad-value', flag: '--license' };
}

/** Returns what is wrong with a command's flags and words; null for nothing. */
function commandProblem(named: NamedCommand, given: ParsedArguments): UsageProblem | null {
  const { flags } = given;
  const definition = commands[named.name];
  const isAllowed = (flag: FlagName): boolean =>
    commonFlags.includes(flag) || definition.flags.includes(flag);
  const unknown = [...flags.keys()].find((flag) => !isAllowed(flag));
  if (unknown !== undefined) return { type: 'unknown-flag', flag: `--${unknown}` };
  const contradiction = contradictions.find((pair) => pair.every((flag) => flags.has(flag)));
  if (contradiction !== undefined) {
    const [flag, other] = contradiction;
    return { type: 'contradiction', flag: `--${flag}`, other: `--${other}` };
  }
  // A key goes to a program alone, and not into a file that is left behind.
  if (flags.has('with-key') && flags.has('output')) {
    return { type: 'contradiction', flag: '--with-key', other: '--output' };
  }
  if (flags.has('with-key') && !flags.has('json')) {
    return { type: 'missing-flag', flag: '--with-key', other: '--json' };
  }
  const operand = operandProblem(named, given);
  if (operand !== null) return operand;
  const wrong = valuedFlags.find(
    (flag) => flags.has(flag) && !v.is(schemas[flag], flags.get(flag)),
  );
  if (wrong !== undefined) return { type: 'bad-value', flag: `--${wrong}` };
  const longest = definition.isSellers === true ? longestTimeout.sellers : longestTimeout.usual;
  return Number(flags.get('timeout') ?? 1) > longest
    ? { type: 'bad-value', flag: '--timeout' }
    : null;
}

/** Returns the value of a flag; null where it is not given. */
function valueOf<N extends ValuedFlag>(
  { flags }: ParsedArguments,
  flag: N,
): v.InferOutput<(typeof schemas)[N]> | null {
  return flags.has(flag) ? v.parse(schemas[flag], flags.get(flag)) : null;
}

function sellerOptions(
  { name, operands }: NamedCommand,
  given: ParsedArguments,
): Command['seller'] {
  const { flags } = given;
  const [license] = commands[name].operand === 'file' ? [] : operands;
  return {
    license:
      license === undefined ? valueOf(given, 'license') : v.parse(LicenseArgumentText, license),
    tokenFile: valueOf(given, 'token-file'),
    keychain: flags.has('keychain'),
    statuses: valueOf(given, 'status'),
    search: valueOf(given, 'search') ?? '',
    devices: flags.has('devices'),
    withKeys: flags.has('with-keys'),
    withCustomers: flags.has('with-customers'),
    plan: valueOf(given, 'plan'),
    deviceCode: valueOf(given, 'device'),
    resume: flags.has('resume'),
    cancel: flags.has('cancel'),
    fromWindow: flags.has('from-window'),
  };
}

/** Returns a command with its flags, or what is wrong with them. */
export function readCommand(named: NamedCommand, given: ParsedArguments): Command | UsageProblem {
  const problem = commandProblem(named, given);
  if (problem !== null) return problem;
  const { name, operands } = named;
  const { flags } = given;
  const reason = valueOf(given, 'reason');
  const usual = commands[name].isSellers === true ? defaultTimeout.sellers : defaultTimeout.usual;
  const seconds =
    valueOf(given, 'timeout') ?? (reason === uninstallReason ? defaultTimeout.uninstall : usual);
  const [operand] = commands[name].operand === 'file' ? operands : [];
  const file = operand ?? valueOf(given, 'key-file');
  return {
    type: 'command',
    name,
    json: flags.has('json'),
    output: valueOf(given, 'output'),
    timeout: seconds * 1000,
    quiet: flags.has('quiet'),
    noInput: flags.has('no-input'),
    dryRun: flags.has('dry-run'),
    otherComputer: flags.has('other-computer'),
    sameComputer: flags.has('same-computer'),
    seat: valueOf(given, 'seat'),
    all: flags.has('all'),
    ignoreUnreadable: flags.has('ignore-unreadable'),
    reason,
    // As in other tools, a dash is standard input.
    file: file === '-' ? null : file,
    label: valueOf(given, 'label'),
    organization: valueOf(given, 'organization'),
    server: valueOf(given, 'server'),
    product: valueOf(given, 'product'),
    withKey: flags.has('with-key'),
    dataFolder: valueOf(given, 'user-data-dir'),
    seller: sellerOptions(named, given),
  };
}
