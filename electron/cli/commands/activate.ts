import { isUnknownSeat } from '../../services/seat/seat-record.ts';
import { terminal } from '../../../shared/text/terminal.ts';
import * as v from 'valibot';
import { DeviceLabel } from '../../../shared/license.ts';
import { isOtherSeller, sellerName, sellerOrganizations } from '../../../shared/product.ts';
import { keyProblem } from '../../../shared/typed-key.ts';
import type { Failure } from '../../../shared/failure.ts';
import { brand } from '../../../shared/brand.ts';
import { variableName } from '../../../shared/variable-name.ts';
import { isOfferedServer } from '../../../shared/vendor.ts';
import { doneAnswer, failureAnswer, inputAnswer, type CommandAnswer } from '../answer.ts';
import { allSeats, chosen, onlyCopied } from '../chosen-seat.ts';
import { copiedAnswer, seatStatusAnswer, withId } from '../device-answer.ts';
import { givenText, type CommandContext } from '../command-context.ts';

/** The environment variable that may hold the license key. */
const keyVariable = variableName(brand.name, 'KEY');

/** Returns the answer to an activation that failed, with the id of the seat that blocks it. */
function activationFailure(failure: Failure, label: string, seller: string | null): CommandAnswer {
  const { cli } = terminal;
  const facts = failure.seat === undefined ? {} : { blockedBy: failure.seat };
  const answer = failureAnswer(failure, facts, seller);
  // A command does not run on to retry, as the window does.
  if (failure.code === 'outcome-unsaved')
    return { ...answer, message: `${cli.unsaved(label)}\n${cli.code(answer.code ?? '')}` };
  // With a file, the failure is about a seat whose record cannot be read.
  return failure.seat !== undefined && failure.file !== undefined
    ? { ...answer, message: `${answer.message}\n${cli.unreadableSeat(failure.seat)}` }
    : answer;
}

/** Takes a seat for this computer. A crash on the way never leads to a second seat: see docs/release.md. */
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
  const [sellerOrganization = null] = sellerOrganizations(state.vendor);
  const organizationId = command.organization ?? sellerOrganization;
  if (organizationId === null) return inputAnswer(cli.organizationMissing);
  if (isOtherSeller(state.vendor, organizationId)) return failureAnswer({ code: 'other-seller' });
  const server = command.server ?? state.servers[0] ?? 'production';
  if (!isOfferedServer(server, state.vendor))
    return inputAnswer(cli.serverNotOffered(cli.serverNames[server]));
  const label = v.parse(DeviceLabel, command.label ?? state.suggestedLabel);

  const wanted = { server, key: typedKey, organizationId };
  const { id, seat, device } = chosen(core, core.seats.ofLicense(wanted) ?? onlyCopied(core));
  const isOther = seat?.device.isOtherComputer() === true;
  if (isOther && !command.otherComputer) return copiedAnswer(device);
  const record = seat?.device.record.get() ?? null;
  if (record !== null && !isOther && !isUnknownSeat(record))
    return withId(seatStatusAnswer(device), id);
  if (command.dryRun) {
    const message = cli.wouldActivate(label, cli.serverNames[server]);
    // Only the activation itself finds out, under the lock, whether the file shows another key.
    const unreadable = allSeats(core).find((choice) => choice.device.type === 'unreadable');
    const shouldWarn = unreadable !== undefined && !command.ignoreUnreadable;
    const notice = shouldWarn ? `\n${cli.unreadableSeat(unreadable.id ?? '')}` : '';
    return doneAnswer('not-activated', `${message}${notice}`, { wouldAsk: server });
  }
  const result = await core.seats.activate(
    { ...wanted, label, askedBy: 'command-line' },
    {
      canReplaceCopied: command.otherComputer,
      canIgnoreUnreadable: command.ignoreUnreadable,
    },
  );
  if (!result.ok && result.failure.code === 'already-activated') {
    // The record had the key that the license had before.
    const same = chosen(core, core.seats.ofLicense(wanted));
    if (same.seat !== null) return withId(seatStatusAnswer(same.device), same.id);
  }
  if (!result.ok) return activationFailure(result.failure, label, sellerName(state.vendor));
  const taken = chosen(core, core.seats.ofLicense(wanted));
  return withId(seatStatusAnswer(taken.device), taken.id);
}
