import { sleep } from '../../timing.ts';
import { terminal } from '../../../shared/text/terminal.ts';
import { waitUntilAtRest } from '../../services/device/wait-until-at-rest.ts';
import { failureAnswer, type CommandAnswer } from '../answer.ts';
import { copiedAnswer, deviceAnswer, seatStatusAnswer } from '../device-answer.ts';
import { requestTimeout } from '../request-timeout.ts';
import { exitCodes } from '../exit-codes.ts';
import { uninstallReason, type CommandContext } from '../command-context.ts';
import { writeUninstallMessage } from '../uninstall-message.ts';

/** Milliseconds to wait after each of three attempts; null after the last. Polar blocks an address that sends more than three requests in one second. */
const retryDelays = [1_000, 2_000, null] as const;

/** Whether another attempt may succeed: nothing was sent, or a fault of Polar's left the seat unchanged. */
function canRetry({ core }: CommandContext): boolean {
  const { device } = core.state.get();
  if (device.type !== 'held') return false;
  const { release: state } = device;
  return (
    (state.type === 'waiting' && state.why !== 'rate-limited') ||
    (state.type === 'failed' && state.failure.code === 'still-held')
  );
}

async function sendRelease(context: CommandContext): Promise<CommandAnswer> {
  const { core, ports, command, deadline } = context;
  const askedBy = command.reason === uninstallReason ? 'uninstall' : 'command-line';
  core.device.recover();
  for (const retryDelay of retryDelays) {
    const result = core.device.releases.request(askedBy, false, command.otherComputer);
    if (!result.ok) {
      const { device } = core.state.get();
      // A record that cannot be read and an unfinished activation may be a seat's, so that neither is "holds no seat".
      const isExplainedByDevice = device.type !== 'none' && device.type !== 'held';
      return isExplainedByDevice ? deviceAnswer(device) : failureAnswer(result.failure);
    }
    await waitUntilAtRest(core, ports.clock, deadline - ports.clock.monotonicNow());
    if (!canRetry(context) || retryDelay === null) break;
    // After an attempt that is cut short it is unknown whether anything was sent.
    if (ports.clock.monotonicNow() + retryDelay + requestTimeout(command.timeout) > deadline) break;
    await sleep(ports.clock, retryDelay);
  }
  return deviceAnswer(core.state.get().device);
}

/**
 * Releases this computer's seat at once, without the window's undo time, over the public endpoints. These need no token, so that the
 * keychain, which may prompt the person or hang, is not opened.
 */
export async function release(context: CommandContext): Promise<CommandAnswer> {
  const { core, ports, command } = context;
  const isUninstall = command.reason === uninstallReason;
  const { device, vendor } = core.state.get();
  if (isUninstall && !vendor.releaseOnUninstall) {
    const message = terminal.cli.releaseDisabled;
    return { ...seatStatusAnswer(device), exitCode: exitCodes.done, message };
  }
  // A waiting release is not sent either: it was requested on another computer.
  const isReleased =
    device.type === 'released' || (device.type === 'held' && device.release.type === 'released');
  if (core.device.isOtherComputer() && !isReleased && !command.otherComputer) {
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
  const answer = await sendRelease(context);
  if (isUninstall && answer.state !== 'not-activated') writeUninstallMessage(ports, answer);
  return answer;
}
