import type { FlagName } from '../../shared/flags.ts';
import { sleep } from '../timing.ts';
import type { CommandAnswer } from './answer.ts';
import type { CommandContext } from './command-context.ts';

/** Runs a command to its answer. Never prompts, and never opens the keychain. */
type RunCommand = (context: CommandContext) => CommandAnswer | Promise<CommandAnswer>;

export type CommandName = 'release' | 'status' | 'activate' | 'import' | 'activation' | 'doctor';

/** A command, as arguments name it. */
interface CommandDefinition {
  /** The flags that it takes besides those of every command, in the order of its help. */
  readonly flags: readonly FlagName[];
  /** The name of a file may follow it. */
  readonly takesFile?: true;
  /** Chromium starts for it as for the window, with its sandbox, and is ready before it runs. */
  readonly startsLikeWindow?: true;
  /** Loads its code. A process runs one command, and loads no other. */
  readonly load: () => Promise<RunCommand>;
}

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
    takesFile: true,
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
};

/** The commands' names, in the order of the help. */
export const commandNames = Object.keys(commands) as readonly CommandName[];

/** Whether a word is the name of a command. */
export function isCommand(word: string | undefined): word is CommandName {
  return word !== undefined && Object.hasOwn(commands, word);
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
