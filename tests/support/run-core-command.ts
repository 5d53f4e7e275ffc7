import type { CommandAnswer } from '../../electron/cli/answer.ts';
import type { DoctorFacts } from '../../electron/cli/commands/doctor.ts';
import type { Input } from '../../electron/cli/input.ts';
import { runCommand } from '../../electron/cli/run-command.ts';
import { composeCommand } from '../../electron/compose-command.ts';
import type { World } from '../../electron/ports.ts';
import { commandOf } from './command-of.ts';

/**
 * Runs a command in this process over the world's files, as a process of its own would. `given`: what stands on standard input, null for a
 * terminal, or all that the command can read.
 */
export async function runCoreCommand(
  world: World,
  args: readonly string[],
  given: string | null | Partial<Input> = null,
  runtime?: () => DoctorFacts,
): Promise<CommandAnswer> {
  const command = commandOf(args);
  const core = composeCommand(world, 5_000);
  try {
    return await runCommand({
      core,
      world,
      command,
      input: {
        stdin: async () => (typeof given === 'string' ? given : null),
        file: async () => await Promise.reject(new Error('ENOENT')),
        env: () => undefined,
        ...(typeof given === 'string' ? {} : given),
      },
      deadline: world.clock.steady() + command.timeout * 50,
      runtime:
        runtime ??
        (() => {
          throw new Error('Only the doctor asks.');
        }),
    });
  } finally {
    core.device.stop();
  }
}
