import { sleep } from '../../timing.ts';
import { terminal } from '../../../shared/text/terminal.ts';
import { waitUntilAtRest } from '../../services/device/wait-until-at-rest.ts';
import type { DeviceState } from '../../../shared/app-state.ts';
import { failureAnswer, type CommandAnswer } from '../answer.ts';
import { allSeats, isFree, noSeat, type ChosenSeat } from '../chosen-seat.ts';
import { cliCodes } from '../cli-codes.ts';
import { copiedAnswer, deviceAnswer, seatStatusAnswer } from '../device-answer.ts';
import { jointAnswer, type SeatAnswer } from '../joint-answer.ts';
import { shortestRequest, storingTime } from '../../services/release/request-time.ts';
import { requestTimeout } from '../request-timeout.ts';
import { seatsToRelease } from '../seat-choice.ts';
import { exitCodes } from '../exit-codes.ts';
import { uninstallReason, type CommandContext } from '../command-context.ts';
import { writeUninstallMessage } from '../uninstall-message.ts';

/** Milliseconds to wait after each of three attempts; null after the last. Polar blocks an address that sends more than three requests in one second. */
const retryDelays = [1_000, 2_000, null] as const;

/** A seat that this command is to release. */
type HeldSeat = ChosenSeat & { readonly seat: NonNullable<ChosenSeat['seat']> };

/** Whether another attempt may succeed: nothing was sent, or a fault of Polar's left the seat unchanged. */
function canRetry(device: DeviceState): boolean {
  if (device.type !== 'held') return false;
  const { release: state } = device;
  return (
    (state.type === 'waiting' && state.why !== 'rate-limited') ||
    (state.type === 'failed' && state.failure.code === 'still-held')
  );
}

/**
 * Requests the release before it returns, and resolves with its outcome. `attemptTime`: milliseconds that another attempt needs.
 */
async function sendRelease(
  { core, ports, command, deadline }: CommandContext,
  { seat }: HeldSeat,
  attemptTime: number,
): Promise<CommandAnswer> {
  const askedBy = command.reason === uninstallReason ? 'uninstall' : 'command-line';
  for (const retryDelay of retryDelays) {
    const result = seat.device.releases.request(askedBy, false, command.otherComputer);
    if (!result.ok) {
      const device = seat.device.state();
      // A record that cannot be read and an unfinished activation may be a seat's, so that neither is "holds no seat".
      const isExplainedByDevice = device.type !== 'none' && device.type !== 'held';
      return isExplainedByDevice ? deviceAnswer(device) : failureAnswer(result.failure);
    }
    await waitUntilAtRest(core, ports.clock, deadline - ports.clock.monotonicNow(), [seat.id]);
    if (!canRetry(seat.device.state()) || retryDelay === null) break;
    // After an attempt that is cut short it is unknown whether anything was sent.
    if (ports.clock.monotonicNow() + retryDelay + attemptTime > deadline) break;
    await sleep(ports.clock, retryDelay);
  }
  return deviceAnswer(seat.device.state());
}

/** Returns the answer about a seat to which nothing is to be sent; null if its release is to be requested. */
function answerWithoutRequest(
  { command }: CommandContext,
  { seat, device }: ChosenSeat,
): CommandAnswer | null {
  // A waiting release is not sent either: it was requested on another computer.
  if (seat?.device.isOtherComputer() === true && !isFree(device) && !command.otherComputer)
    return copiedAnswer(device);
  if (command.dryRun) {
    const answer = seatStatusAnswer(device);
    if (device.type !== 'held') return answer;
    const { label, server } = device.seat;
    const message = terminal.cli.wouldRelease(label, terminal.cli.serverNames[server]);
    const facts = { ...answer.facts, wouldAsk: server };
    return { ...answer, exitCode: exitCodes.done, message, facts };
  }
  if (seat !== null) return null;
  return device.type === 'none' ? failureAnswer({ code: 'not-activated' }) : deviceAnswer(device);
}

/** Whether the release of a seat only has to be checked, since an earlier request may have arrived. */
function isToCheck({ seat }: HeldSeat): boolean {
  const { type } = seat.device.releases.state();
  return type === 'unknown' || type === 'settling';
}

/** Returns an answer that says that no time was left, where that is why nothing was sent. */
function withHoldReason({ core }: CommandContext, { seat }: HeldSeat, answer: CommandAnswer) {
  const record = seat.device.record.get();
  if (answer.state !== 'waiting' || record === null) return answer;
  if (!core.requestTime.wasHeldBack(record.activationId)) return answer;
  const message = terminal.cli.noTimeToSend(record.label);
  return { ...answer, code: cliCodes.timeout, message };
}

/**
 * Requests the releases of several seats at once and returns their answers. Requests go one after the other, under one lock, in the order in
 * which they are made here: so each seat's request precedes the checks, which may take seconds, of any other seat. They share the time; a
 * release for which none is left is stored, and sent by the next start.
 */
async function sendReleases(
  context: CommandContext,
  seats: readonly HeldSeat[],
): Promise<ReadonlyMap<HeldSeat, CommandAnswer>> {
  const { core, command, deadline } = context;
  for (const { seat } of seats) seat.device.recover();
  const isShared = seats.length > 1;
  if (isShared) {
    const isReleasing = ({ seat }: HeldSeat): boolean =>
      seat.device.releases.state().type === 'releasing';
    core.requestTime.share(deadline - storingTime, () => seats.filter(isReleasing).length);
  }
  const attemptTime = isShared ? shortestRequest : requestTimeout(command.timeout);
  const toCheck = seats.filter(isToCheck);
  const inOrder = [...seats.filter((each) => !toCheck.includes(each)), ...toCheck];
  const answers = await Promise.all(
    inOrder.map(async (each) => {
      const answer = await sendRelease(context, each, attemptTime);
      return [each, withHoldReason(context, each, answer)] as const;
    }),
  );
  return new Map(answers);
}

/** Releases seats, and returns one answer about all. */
async function releaseSeats(
  context: CommandContext,
  seats: readonly ChosenSeat[],
): Promise<CommandAnswer> {
  const { ports, command } = context;
  const refusals = new Map(seats.map((each) => [each, answerWithoutRequest(context, each)]));
  const isToSend = (each: ChosenSeat): each is HeldSeat =>
    each.seat !== null && refusals.get(each) === null;
  const outcomes = await sendReleases(context, seats.filter(isToSend));
  const answers: SeatAnswer[] = seats.map((choice) => {
    const outcome = isToSend(choice) ? outcomes.get(choice) : refusals.get(choice);
    return { choice, answer: outcome ?? deviceAnswer(choice.device) };
  });
  const known = answers.filter(({ choice }) => choice.id !== null);
  const answer = jointAnswer(known, answers[0]?.answer ?? failureAnswer({ code: 'not-activated' }));
  const isUninstall = command.reason === uninstallReason;
  if (
    isUninstall &&
    !command.dryRun &&
    answers.some((each) => each.answer.state !== 'not-activated')
  )
    writeUninstallMessage(ports, answer);
  return answer;
}

/** Removes the start at login with the app. A desktop ignores an entry without its program, so that a failure is harmless. */
function forgetLoginStart({ ports, command }: CommandContext): void {
  if (command.dryRun) return;
  try {
    ports.background.setOpenAtLogin(false);
  } catch (error) {
    ports.log.problem('The start at login could not be removed', error);
  }
}

/**
 * Releases this computer's seat at once, without the window's undo time, over the public endpoints. These need no token, so that the
 * keychain, which may prompt the person or hang, is not opened. Of several seats it releases those that the caller names; an uninstall
 * releases all.
 */
export async function release(context: CommandContext): Promise<CommandAnswer> {
  const { core, command } = context;
  const { vendor } = core.state.get();
  const isUninstall = command.reason === uninstallReason;
  const seats = allSeats(core);
  if (isUninstall) forgetLoginStart(context);
  if (isUninstall && !vendor.releaseOnUninstall) {
    const answers = seats.map((choice) => ({ choice, answer: seatStatusAnswer(choice.device) }));
    const answer = jointAnswer(answers, seatStatusAnswer(noSeat.device));
    return { ...answer, exitCode: exitCodes.done, message: terminal.cli.releaseDisabled };
  }
  const isAll = command.all || (isUninstall && command.seat === null);
  const choice = seatsToRelease(seats, command.seat, isAll);
  return choice.type === 'refused' ? choice.answer : await releaseSeats(context, choice.seats);
}
