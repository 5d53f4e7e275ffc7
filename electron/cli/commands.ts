import type { FlagName } from '../../shared/flags.ts';
import { sleep } from '../timing.ts';
import type { CommandAnswer } from './answer.ts';
import type { CommandContext } from './command-context.ts';

/** Runs a command to its answer. Never prompts, and opens the keychain only where the caller says so. */
type RunCommand = (context: CommandContext) => CommandAnswer | Promise<CommandAnswer>;

export type CommandName =
  | 'release'
  | 'status'
  | 'activate'
  | 'import'
  | 'activation'
  | 'doctor'
  | 'licenses list'
  | 'licenses show'
  | 'licenses export'
  | 'licenses disable'
  | 'licenses enable'
  | 'licenses rotate'
  | 'seats list'
  | 'seats release';

/** A command, as arguments name it. */
interface CommandDefinition {
  /** The flags that it takes besides those of every command, in the order of its help. */
  readonly flags: readonly FlagName[];
  /** What may follow it, or must: the name of a file, or a license. */
  readonly operand?: 'file' | 'license' | 'license?';
  /** Chromium starts for it as for the window, with its sandbox, and is ready before it runs. */
  readonly startsLikeWindow?: true;
  /** It works on the organization's licenses, and may take hours: it has no time limit by default, and answers when it is interrupted. */
  readonly isSellers?: true;
  /** What it writes to standard output before its answer: a JSON object for each license or seat, or a table. */
  readonly writes?: 'records' | 'table';
  /** Loads its code. A process runs one command, and loads no other. */
  readonly load: () => Promise<RunCommand>;
}

/** The flags of the commands that need the organization's token. */
const reading: readonly FlagName[] = ['token-file', 'keychain', 'server'];
/** The flags that choose licenses. */
const filters: readonly FlagName[] = ['status', 'search'];
/** The flags that show whole what is masked. */
const masks: readonly FlagName[] = ['with-keys', 'with-customers'];

/**
 * Every command. A new one needs its name and a row here, and a file in commands/; its texts are in shared/text/en/cli-help.ts, docs/command-line.md and
 * docs/command-line.schema.json, and a test names each of them that lacks it.
 */
export const commands: Readonly<Record<CommandName, CommandDefinition>> = {
  release: {
    flags: ['reason', 'seat', 'all', 'other-computer', 'dry-run'],
    load: async () => (await import('./commands/release.ts')).release,
  },
  status: {
    flags: [],
    load: async () => (await import('./commands/status.ts')).status,
  },
  activate: {
    flags: [
      'key-file',
      'label',
      'organization',
      'server',
      'other-computer',
      'ignore-unreadable',
      'dry-run',
    ],
    load: async () => (await import('./commands/activate.ts')).activate,
  },
  import: {
    flags: ['same-computer', 'other-computer', 'dry-run'],
    operand: 'file',
    load: async () => (await import('./commands/import-activation.ts')).importActivation,
  },
  activation: {
    flags: ['product', 'organization', 'seat', 'with-key'],
    load: async () => (await import('./commands/activation.ts')).activation,
  },
  doctor: {
    flags: [],
    startsLikeWindow: true,
    load: async () => (await import('./commands/doctor.ts')).doctor,
  },
  'licenses list': {
    flags: [...reading, ...filters, ...masks],
    isSellers: true,
    writes: 'records',
    load: async () => (await import('./commands/licenses-list.ts')).listLicenses,
  },
  'licenses show': {
    flags: [...reading, ...masks],
    operand: 'license',
    isSellers: true,
    load: async () => (await import('./commands/licenses-show.ts')).showLicense,
  },
  'licenses export': {
    flags: [...reading, ...filters, 'devices', ...masks],
    isSellers: true,
    writes: 'table',
    load: async () => (await import('./commands/licenses-export.ts')).exportLicenses,
  },
  'licenses disable': {
    flags: [...reading, 'dry-run', ...masks],
    operand: 'license',
    isSellers: true,
    load: async () => (await import('./commands/licenses-change.ts')).disableLicense,
  },
  'licenses enable': {
    flags: [...reading, 'dry-run', ...masks],
    operand: 'license',
    isSellers: true,
    load: async () => (await import('./commands/licenses-change.ts')).enableLicense,
  },
  'licenses rotate': {
    flags: [...reading, 'dry-run', ...masks],
    operand: 'license',
    isSellers: true,
    load: async () => (await import('./commands/licenses-change.ts')).rotateKey,
  },
  'seats list': {
    flags: [...reading, ...filters, 'with-customers'],
    operand: 'license?',
    isSellers: true,
    writes: 'records',
    load: async () => (await import('./commands/seats-list.ts')).listSeats,
  },
  'seats release': {
    flags: [
      ...reading,
      'plan',
      'license',
      'label',
      'device',
      'resume',
      'cancel',
      'from-window',
      'dry-run',
      'with-customers',
    ],
    isSellers: true,
    writes: 'records',
    load: async () => (await import('./commands/seats-release.ts')).releaseSeats,
  },
};

/** The commands' names, in the order of the help. */
export const commandNames = Object.keys(commands) as readonly CommandName[];

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}

/** Returns the command that words begin with, of one word or two, and the words after it; null for none. */
export function commandIn(
  words: readonly string[],
): { readonly name: CommandName; readonly operands: readonly string[] } | null {
  for (const length of [2, 1]) {
    const named = words.slice(0, length);
    const name = named.join(' ');
    // A single argument with a space in it names no command.
    if (named.length === name.split(' ').length && isCommand(name))
      return { name, operands: words.slice(length) };
  }
  return null;
}

/** The first words of the commands. */
export const commandWords: readonly string[] = [
  ...new Set(commandNames.map((name) => name.split(' ', 1)[0] ?? name)),
];

/** Returns the second words of the commands that begin with this word. */
export function secondWordsOf(word: string): readonly string[] {
  return commandNames.flatMap((name) =>
    name.startsWith(`${word} `) ? name.slice(word.length + 1) : [],
  );
}

/** Milliseconds to wait at most for a process that moves the records of an older version, which takes a few writes. */
const maxMoveTime = 1_000;

/** Waits while another process moves the records of an older version: a command that read them before would not find them later. */
async function waitForMove({ core, ports, deadline }: CommandContext): Promise<void> {
  const { clock } = ports;
  const until = Math.min(clock.monotonicNow() + maxMoveTime, deadline);
  while (core.seats.isBusyElsewhere() && clock.monotonicNow() < until) {
    await sleep(clock, 50);
    core.seats.reload();
  }
}

/** Runs a command to its answer. */
export async function runCommand(
  context: CommandContext & { readonly command: { readonly name: CommandName } },
): Promise<CommandAnswer> {
  const run = await commands[context.command.name].load();
  await waitForMove(context);
  return await run(context);
}
