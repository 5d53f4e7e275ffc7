import { checkServer } from '../../electron/services/organization/server-check.ts';
import type { CommandAnswer } from '../../electron/cli/answer.ts';
import type { Command } from '../../electron/cli/launch.ts';
import { runCommand } from '../../electron/cli/run-command.ts';
import { composeCommand } from '../../electron/compose-command.ts';
import type { World } from '../../electron/ports.ts';

/** Runs a command in plain Node. `input`: what its file or standard input holds; null where neither can be read. */
export async function runIn(
  world: World,
  command: Command,
  input: string | null,
): Promise<CommandAnswer> {
  const core = composeCommand(world, 5_000);
  const read = async (): Promise<string> => {
    if (input === null) throw new Error('ENOENT');
    return await Promise.resolve(input);
  };
  try {
    return await runCommand({
      core,
      world,
      command,
      input: { stdin: read, file: read, env: () => undefined },
      deadline: world.clock.steady() + command.timeout,
      runtime: () => ({
        versions: {},
        isPackaged: true,
        isSandboxed: true,
        keychain: null,
        checkServer: async (_, milliseconds) => await checkServer(world, null, milliseconds),
      }),
    });
  } finally {
    core.device.stop();
  }
}
