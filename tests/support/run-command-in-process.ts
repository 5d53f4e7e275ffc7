import { checkServer } from '../../electron/services/organization/server-check.ts';
import type { CommandAnswer } from '../../electron/cli/answer.ts';
import type { Command } from '../../electron/cli/launch.ts';
import { runCommand } from '../../electron/cli/commands.ts';
import { composeCommand } from '../../electron/compose-command.ts';
import type { Ports } from '../../electron/ports.ts';
import { commandInput, createTestStream } from './command-input.ts';

/**
 * Runs a command in plain Node. `input`: content of its file or standard input; null if neither can
 * be read.
 */
export async function runCommandInProcess(
  ports: Ports,
  command: Command,
  input: string | null,
): Promise<CommandAnswer> {
  const core = composeCommand(ports, 5_000);
  const read = async (): Promise<string> => {
    if (input === null) throw new Error('ENOENT');
    return await Promise.resolve(input);
  };
  try {
    return await runCommand({
      core,
      ports,
      command,
      input: commandInput({ stdin: read, file: read, secretFile: read }),
      stream: createTestStream(),
      deadline: ports.clock.monotonicNow() + command.timeout,
      getDoctorFacts: () => ({
        versions: {},
        isPackaged: true,
        isSandboxed: true,
        keychain: null,
        checkServer: async (_, milliseconds) => await checkServer(ports, null, milliseconds),
      }),
      isOutputPiped: () => true,
    });
  } finally {
    core.seats.stop();
  }
}
