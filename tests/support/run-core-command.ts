import type { CommandAnswer } from '../../electron/cli/answer.ts';
import type { CommandStream, DoctorFacts } from '../../electron/cli/command-context.ts';
import type { Input } from '../../electron/cli/input.ts';
import { runCommand } from '../../electron/cli/commands.ts';
import { composeCommand } from '../../electron/compose-command.ts';
import type { Ports } from '../../electron/ports.ts';
import { commandInput, createTestStream } from './command-input.ts';
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
  {
    stream = createTestStream(),
    isOutputPiped = true,
    maxRunSeats,
  }: {
    readonly stream?: CommandStream;
    readonly isOutputPiped?: boolean;
    /** The most seats of one run of a bulk release. Default 20,000. */
    readonly maxRunSeats?: number;
  } = {},
): Promise<CommandAnswer> {
  const command = commandOf(args);
  const core = composeCommand(ports, 5_000);
  try {
    return await runCommand({
      core,
      ports,
      command,
      input: commandInput(typeof given === 'string' ? { stdin: async () => given } : (given ?? {})),
      stream,
      deadline: ports.clock.monotonicNow() + command.timeout * 50,
      getDoctorFacts:
        runtime ??
        (() => {
          throw new Error('Only the doctor asks.');
        }),
      isOutputPiped: () => isOutputPiped,
      ...(maxRunSeats === undefined ? {} : { maxRunSeats }),
    });
  } finally {
    core.seats.stop();
  }
}
