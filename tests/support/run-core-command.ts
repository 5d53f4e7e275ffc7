import type { CommandAnswer } from '../../electron/cli/answer.ts';
import type { DoctorFacts } from '../../electron/cli/command-context.ts';
import type { Input } from '../../electron/cli/input.ts';
import { runCommand } from '../../electron/cli/commands.ts';
import { composeCommand } from '../../electron/compose-command.ts';
import type { Ports } from '../../electron/ports.ts';
import { commandOf } from './command-of.ts';

/**
 * Runs a command in this process over the world's files, as a process of its own would. `given` is the text of standard input, null for a terminal, or all
 * inputs of the command.
 */
export async function runCoreCommand(
  ports: Ports,
  args: readonly string[],
  given: string | null | Partial<Input> = null,
  runtime?: () => DoctorFacts,
  isOutputPiped = true,
): Promise<CommandAnswer> {
  const command = commandOf(args);
  const core = composeCommand(ports, 5_000);
  try {
    return await runCommand({
      core,
      ports,
      command,
      input: {
        stdin: async () => (typeof given === 'string' ? given : null),
        file: async () => await Promise.reject(new Error('ENOENT')),
        env: () => undefined,
        ...(typeof given === 'string' ? {} : given),
      },
      deadline: ports.clock.monotonicNow() + command.timeout * 50,
      getDoctorFacts:
        runtime ??
        (() => {
          throw new Error('Only the doctor asks.');
        }),
      isOutputPiped: () => isOutputPiped,
    });
  } finally {
    core.seats.stop();
  }
}
