import type { CommandAnswer } from './answer.ts';
import type { CommandContext } from './command-context.ts';
import { commands } from './commands.ts';
import type { Command } from './launch.ts';

/** Runs a command to its answer. */
export async function runCommand(
  context: CommandContext & { readonly command: Command },
): Promise<CommandAnswer> {
  const run = await commands[context.command.name].load();
  return await run(context);
}
