import type { DeviceState } from '../../../shared/app-state.ts';
import type { Failure } from '../../../shared/failure.ts';
import { terminal } from '../../../shared/text/terminal.ts';
import { untilSettled } from '../../services/device/until-settled.ts';
import { deviceAnswer, failureAnswer, standingAnswer, type CommandAnswer } from '../answer.ts';
import { copiedAnswer } from '../copied-answer.ts';
import { requestTime } from '../request-time.ts';
import { exitCodes } from '../exit-codes.ts';
import { uninstallReason } from '../flags.ts';
import type { CommandContext } from '../run-command.ts';
import { noteUninstall } from '../uninstall-message.ts';

/** Milliseconds between attempts: three of them, and never two in a second, since Polar blocks who asks more than 3 times in one. */
const pauses = [1_000, 2_000, null] as const;

/** Whether another attempt may do better: nothing was sent, or a fault of Polar's left the seat as it was. */
function isWorthAnother({ core }: CommandContext): boolean {
  const { device } = core.state.get();
  if (device.is !== 'held') return false;
  const { release: story } = device;
  return (
    (story.is === 'waiting' && story.why !== 'rate-limited') ||
    (story.is === 'failed' && story.failure.code === 'still-held')
  );
}

async function send(context: CommandContext): Promise<CommandAnswer> {
  const { core, world, command, deadline } = context;
  const by = command.reason === uninstallReason ? 'uninstall' : 'command-line';
  core.device.recover();
  for (const pause of pauses) {
    const asked = core.device.releases.ask(by, false, command.otherComputer);
    if (!asked.ok) return notAsked(asked.failure, core.state.get().device);
    await untilSettled(core, world.clock, deadline - world.clock.steady());
    if (!isWorthAnother(context) || pause === null) break;
    // An attempt that is cut short would leave it open whether anything was sent.
    if (world.clock.steady() + pause + requestTime(command.timeout) > deadline) break;
    await new Promise<void>((resolve) => world.clock.after(pause, resolve));
  }
  return deviceAnswer(core.state.get().device, terminal);
}

/** A record that cannot be read, or an activation that nobody knows the end of, may be of a seat: neither is "holds no seat". */
function notAsked(failure: Failure, device: DeviceState): CommandAnswer {
  const tellsItself = device.is !== 'none' && device.is !== 'held';
  return tellsItself ? deviceAnswer(device, terminal) : failureAnswer(failure, terminal);
}

/**
 * Releases this computer's seat at once, without the window's hold. By the public endpoints alone: they need no token, so the
 * keychain, which may ask its person something or hang, is left in peace.
 */
export async function release(context: CommandContext): Promise<CommandAnswer> {
  const { core, world, command } = context;
  const isUninstall = command.reason === uninstallReason;
  const { device, vendor } = core.state.get();
  if (isUninstall && !vendor.releaseOnUninstall) {
    const words = terminal.cli.releaseOff;
    return { ...standingAnswer(device, terminal), exitCode: exitCodes.done, words };
  }
  // A waiting release is not sent either: nobody at this computer has asked for it.
  const isFree =
    device.is === 'released' || (device.is === 'held' && device.release.is === 'released');
  if (core.device.isOther() && !isFree && !command.otherComputer) {
    const refusal = copiedAnswer(device, terminal);
    if (isUninstall && !command.dryRun) noteUninstall(world, refusal);
    return refusal;
  }
  if (command.dryRun) {
    const answer = standingAnswer(device, terminal);
    return device.is === 'held'
      ? {
          ...answer,
          exitCode: exitCodes.done,
          words: terminal.cli.wouldRelease(
            device.seat.label,
            terminal.cli.serverNames[device.seat.server],
          ),
          facts: { ...answer.facts, wouldAsk: device.seat.server },
        }
      : answer;
  }
  const answer = await send(context);
  if (isUninstall && answer.state !== 'not-activated') noteUninstall(world, answer);
  return answer;
}
