import { isUnknownSeat } from '../../services/seat/seat-record.ts';
import { terminal } from '../../../shared/text/terminal.ts';
import * as v from 'valibot';
import { keyVariants } from '../../../shared/pasted-key.ts';
import { DeviceLabel } from '../../../shared/license.ts';
import { keyProblem } from '../../../shared/typed-key.ts';
import { doneAnswer, failureAnswer, inputAnswer, type CommandAnswer } from '../answer.ts';
import { copiedAnswer, seatStatusAnswer } from '../device-answer.ts';
import { givenText, type CommandContext } from '../command-context.ts';

/** The environment variable that may hold the license key. */
const keyVariable = 'SEATKEEPER_KEY';

/** Takes a seat for this computer. A crash in between never takes two: see docs/release.md. */
export async function activate(context: CommandContext): Promise<CommandAnswer> {
  const { core, command } = context;
  const { cli } = terminal;
  const state = core.state.get();
  let typedKey: string | null;
  try {
    typedKey = await givenText(context, keyVariable);
  } catch {
    return inputAnswer(cli.unreadable);
  }
  if (typedKey === null || keyProblem(typedKey) === 'missing')
    return inputAnswer(cli.keyMissing(keyVariable));
  const problem = keyProblem(typedKey);
  if (problem !== null) return inputAnswer(cli.keyProblems[problem]);
  const organizationId = command.organization ?? state.vendor.organizationId;
  if (organizationId === null) return inputAnswer(cli.organizationMissing);
  const label = v.parse(DeviceLabel, command.label ?? state.suggestedLabel);

  const record = core.device.record.get();
  if (core.device.isOtherComputer() && !command.otherComputer) {
    return copiedAnswer(state.device);
  }
  if (record !== null && !core.device.isOtherComputer() && !isUnknownSeat(record)) {
    return keyVariants(typedKey).includes(record.key)
      ? seatStatusAnswer(state.device)
      : failureAnswer({ code: 'already-activated' });
  }
  const server = command.server ?? state.servers[0] ?? 'production';
  if (command.dryRun) {
    const message = cli.wouldActivate(label, cli.serverNames[server]);
    return doneAnswer('not-activated', message, { wouldAsk: server });
  }
  const result = await core.device.activations.activate(
    { server, key: typedKey, organizationId, label, askedBy: 'command-line' },
    command.otherComputer,
  );
  if (result.ok) return seatStatusAnswer(core.state.get().device);
  const answer = failureAnswer(result.failure);
  // A command does not run on to retry, as the window does.
  return result.failure.code === 'outcome-unsaved'
    ? { ...answer, message: `${cli.unsaved(label)}\n${cli.code(answer.code ?? '')}` }
    : answer;
}
