import { sleep } from '../../timing.ts';
import { terminal } from '../../../shared/text/terminal.ts';
import { waitUntilAtRest } from '../../services/device/wait-until-at-rest.ts';
import type { DeviceState } from '../../../shared/app-state.ts';
import type { LocalSeat } from '../../services/device/local-seat.ts';
import { failureAnswer, inputAnswer, type CommandAnswer } from '../answer.ts';
import { chosen, mainChoice, type ChosenSeat } from '../chosen-seat.ts';
import { copiedAnswer, deviceAnswer, seatList, seatStatusAnswer } from '../device-answer.ts';
import { requestTimeout } from '../request-timeout.ts';
import { exitCodes } from '../exit-codes.ts';
import { uninstallReason, type CommandContext } from '../command-context.ts';
import { writeUninstallMessage } from '../uninstall-message.ts';

/** Milliseconds to wait after each of three attempts; null after the last. Polar blocks an address that sends more than three requests in one second. */
const retryDelays = [1_000, 2_000, null] as const;

/** Whether another attempt may succeed: nothing was sent, or a fault of Polar's left the seat unchanged. */
function canRetry(device: DeviceState): boolean {
  if (device.type !== 'held') return false;
  const { release: state } = device;
  return (
    (state.type === 'waiting' && state.why !== 'rate-limited') ||
    (state.type === 'failed' && state.failure.code === 'still-held')
  );
}

async function sendRelease(
  { core, ports, command, deadline }: CommandContext,
  seat: LocalSeat,
): Promise<CommandAnswer> {
  const askedBy = command.reason === uninstallReason ? 'uninstall' : 'command-line';
  const getDevice = (): DeviceState => chosen(core, seat).device;
  seat.device.recover();
  for (const retryDelay of retryDelays) {
    const result = seat.device.releases.request(askedBy, false, command.otherComputer);
    if (!result.ok) {
      const device = getDevice();
      // A record that cannot be read and an unfinished activation may be a seat's, so that neither is "holds no seat".
      const isExplainedByDevice = device.type !== 'none' && device.type !== 'held';
      return isExplainedByDevice ? deviceAnswer(device) : failureAnswer(result.failure);
    }
    await waitUntilAtRest(core, ports.clock, deadline - ports.clock.monotonicNow(), [seat.id]);
    if (!canRetry(getDevice()) || retryDelay === null) break;
    // After an attempt that is cut short it is unknown whether anything was sent.
    if (ports.clock.monotonicNow() + retryDelay + requestTimeout(command.timeout) > deadline) break;
    await sleep(ports.clock, retryDelay);
  }
  return deviceAnswer(getDevice());
}

/** Releases one seat. */
async function releaseOne(
  context: CommandContext,
  { seat, device }: ChosenSeat,
): Promise<CommandAnswer> {
  const { ports, command } = context;
  const isUninstall = command.reason === uninstallReason;
  // A waiting release is not sent either: it was requested on another computer.
  const isReleased =
    device.type === 'released' || (device.type === 'held' && device.release.type === 'released');
  if (seat?.device.isOtherComputer() === true && !isReleased && !command.otherComputer) {
    const refusal = copiedAnswer(device);
    if (isUninstall && !command.dryRun) writeUninstallMessage(ports, refusal);
    return refusal;
  }
  if (command.dryRun) {
    const answer = seatStatusAnswer(device);
    if (device.type !== 'held') return answer;
    const { label, server } = device.seat;
    const message = terminal.cli.wouldRelease(label, terminal.cli.serverNames[server]);
    const facts = { ...answer.facts, wouldAsk: server };
    return { ...answer, exitCode: exitCodes.done, message, facts };
  }
  if (seat === null) return deviceAnswer(device);
  const answer = await sendRelease(context, seat);
  if (isUninstall && answer.state !== 'not-activated') writeUninstallMessage(ports, answer);
  return answer;
}

/** The exit codes of several releases together: the first of these that any of them has. */
const exitCodeOrder: readonly number[] = [
  exitCodes.unknown,
  exitCodes.refused,
  exitCodes.failed,
  exitCodes.queued,
  exitCodes.done,
  exitCodes.notActivated,
];

/** Returns what the answer lists of one seat. */
function seatOutcome(
  seat: LocalSeat | null,
  { exitCode, state, code, facts }: CommandAnswer,
): CommandAnswer['facts'] {
  return { id: seat?.id, exitCode, state, ...(code === null ? {} : { code }), ...facts };
}

/** Releases all seats, one after the other, and returns one answer: that of the worst outcome, with a list of all. */
async function releaseAll(
  context: CommandContext,
  seats: readonly ChosenSeat[],
): Promise<CommandAnswer> {
  const answers: (readonly [ChosenSeat, CommandAnswer])[] = [];
  for (const choice of seats) answers.push([choice, await releaseOne(context, choice)]);
  const worst = answers.toSorted(
    ([, one], [, other]) =>
      exitCodeOrder.indexOf(one.exitCode) - exitCodeOrder.indexOf(other.exitCode),
  )[0]?.[1];
  if (worst === undefined) return deviceAnswer({ type: 'none' });
  return {
    ...worst,
    message: answers.map(([, { message }]) => message).join('\n'),
    facts: {
      ...worst.facts,
      seats: answers.map(([{ seat }, answer]) => seatOutcome(seat, answer)),
    },
  };
}

/**
 * Releases this computer's seat at once, without the window's undo time, over the public endpoints. These need no token, so that the
 * keychain, which may prompt the person or hang, is not opened. An uninstall releases all seats.
 */
export async function release(context: CommandContext): Promise<CommandAnswer> {
  const { core, command } = context;
  const { seats, vendor } = core.state.get();
  const isUninstall = command.reason === uninstallReason;
  if (isUninstall && !vendor.releaseOnUninstall) {
    const message = terminal.cli.releaseDisabled;
    return { ...seatStatusAnswer(mainChoice(core).device), exitCode: exitCodes.done, message };
  }
  if (seats.length <= 1) return await releaseOne(context, mainChoice(core));
  if (isUninstall) {
    return await releaseAll(
      context,
      seats.map(({ id }) => chosen(core, core.seats.find(id))),
    );
  }
  return { ...inputAnswer(terminal.cli.severalSeats), facts: { seats: seatList(seats) } };
}
