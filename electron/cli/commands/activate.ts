import { isUnknownSeat } from '../../services/seat/seat-record.ts';
import { terminal } from '../../../shared/text/terminal.ts';
import * as v from 'valibot';
import { DeviceLabel } from '../../../shared/license.ts';
import { isOtherSeller, sellerName, sellerOrganizations } from '../../../shared/product.ts';
import { keyProblem } from '../../../shared/typed-key.ts';
import { doneAnswer, failureAnswer, inputAnswer, type CommandAnswer } from '../answer.ts';
import { chosen, onlyCopied } from '../chosen-seat.ts';
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
  const [sellers = null] = sellerOrganizations(state.vendor);
  const organizationId = command.organization ?? sellers;
  if (organizationId === null) return inputAnswer(cli.organizationMissing);
  if (isOtherSeller(state.vendor, organizationId)) return failureAnswer({ code: 'other-seller' });
  const label = v.parse(DeviceLabel, command.label ?? state.suggestedLabel);

  const server = command.server ?? state.servers[0] ?? 'production';
  const wanted = { server, key: typedKey, organizationId };
  const { seat, device } = chosen(core, core.seats.ofLicense(wanted) ?? onlyCopied(core));
  const isOther = seat?.device.isOtherComputer() === true;
  if (isOther && !command.otherComputer) return copiedAnswer(device);
  const record = seat?.device.record.get() ?? null;
  if (record !== null && !isOther && !isUnknownSeat(record)) return seatStatusAnswer(device);
  if (command.dryRun) {
    const message = cli.wouldActivate(label, cli.serverNames[server]);
    return doneAnswer('not-activated', message, { wouldAsk: server });
  }
  const result = await core.seats.activate(
    { ...wanted, label, askedBy: 'command-line' },
    { canReplaceCopied: command.otherComputer },
  );
  if (result.ok) return seatStatusAnswer(chosen(core, core.seats.ofLicense(wanted)).device);
  const answer = failureAnswer(result.failure, {}, sellerName(state.vendor));
  // A command does not run on to retry, as the window does.
  return result.failure.code === 'outcome-unsaved'
    ? { ...answer, message: `${cli.unsaved(label)}\n${cli.code(answer.code ?? '')}` }
    : answer;
}
