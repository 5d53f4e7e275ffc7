import { isUnknownSeat } from '../../services/seat/seat-record.ts';
import { terminal } from '../../../shared/text/terminal.ts';
import * as v from 'valibot';
import { keyReadings } from '../../../shared/identifiers.ts';
import { DeviceLabel } from '../../../shared/license.ts';
import { keyProblem } from '../../../shared/typed-key.ts';
import { failureAnswer, inputAnswer, standingAnswer, type CommandAnswer } from '../answer.ts';
import { copiedAnswer } from '../copied-answer.ts';
import { exitCodes } from '../exit-codes.ts';
import type { CommandContext } from '../run-command.ts';

/** The environment variable that may hold the license key. */
const keyVariable = 'SEATKEEPER_KEY';

/** The key's text from where the caller put it: a file, else the environment, else standard input; null where it is nowhere. */
async function keyText({ command, input }: CommandContext): Promise<string | null> {
  if (command.file !== null) return await input.file(command.file);
  const fromEnvironment = input.env(keyVariable);
  if (fromEnvironment !== undefined && fromEnvironment !== '') return fromEnvironment;
  return command.noInput ? null : await input.stdin();
}

/** Takes a seat for this computer. A crash on the way never takes two: see docs/release.md. */
export async function activate(context: CommandContext): Promise<CommandAnswer> {
  const { core, command } = context;
  const { cli } = terminal;
  const state = core.state.get();
  let given: string | null;
  try {
    given = await keyText(context);
  } catch {
    return inputAnswer(cli.unreadable);
  }
  if (given === null || keyProblem(given) === 'missing')
    return inputAnswer(cli.keyMissing(keyVariable));
  const problem = keyProblem(given);
  if (problem !== null) return inputAnswer(cli.keyProblems[problem]);
  const organizationId = command.organization ?? state.vendor.organizationId;
  if (organizationId === null) return inputAnswer(cli.organizationMissing);
  const label = v.parse(DeviceLabel, command.label ?? state.suggestedLabel);

  const held = core.device.record.get();
  if (core.device.isOther() && !command.otherComputer) {
    return copiedAnswer(state.device, terminal);
  }
  if (held !== null && !core.device.isOther() && !isUnknownSeat(held)) {
    return keyReadings(given).includes(held.key)
      ? standingAnswer(state.device, terminal)
      : failureAnswer({ code: 'already-activated' }, terminal);
  }
  const server = command.server ?? state.servers[0] ?? 'production';
  if (command.dryRun) {
    return {
      exitCode: exitCodes.done,
      state: 'not-activated',
      code: null,
      words: cli.wouldActivate(label, cli.serverNames[server]),
      facts: { wouldAsk: server },
    };
  }
  const result = await core.device.activations.activate(
    { server, key: given, organizationId, label, askedBy: 'command-line' },
    command.otherComputer,
  );
  if (result.ok) return standingAnswer(core.state.get().device, terminal);
  const answer = failureAnswer(result.failure, terminal);
  // A command does not stay to try again, as the window does.
  return result.failure.code === 'outcome-unsaved'
    ? { ...answer, words: `${cli.unsaved(label)}\n${cli.code(answer.code ?? '')}` }
    : answer;
}
