import type { DeviceState } from '../../shared/app-state.ts';
import { supportCode } from '../../shared/failure.ts';
import type { SeatRelease } from '../../shared/seat-release.ts';
import type { TerminalText } from '../../shared/text/terminal.ts';
import { failureAnswer, type CommandAnswer } from './answer.ts';
import { exitCodes } from './exit-codes.ts';

type HeldDevice = Extract<DeviceState, { type: 'held' }>;

/** The failure of a seat that Polar neither knows nor ever confirmed. */
const neverConfirmed = 'seat-never-confirmed';

/** Returns a release as the documented JSON has it: there the discriminant is called `is`. */
function documentedRelease({ type, ...facts }: SeatRelease): object {
  return { is: type, ...facts };
}

/** Returns the fields about a seat that the documented JSON has. */
function seatFacts({ seat, release, seatStatus }: HeldDevice): CommandAnswer['facts'] {
  return { seat, release: documentedRelease(release), standing: seatStatus.type };
}

function releasedAnswer(message: string, facts: CommandAnswer['facts']): CommandAnswer {
  return { exitCode: exitCodes.done, state: 'released', code: null, message, facts };
}

/** Returns the answer about this device's seat as it is, where a failed release is a failure. */
export function deviceAnswer(device: DeviceState, text: TerminalText): CommandAnswer {
  switch (device.type) {
    case 'none':
      return {
        exitCode: exitCodes.notActivated,
        state: 'not-activated',
        code: null,
        message: text.cli.notActivated,
        facts: {},
      };
    case 'activating':
      return device.otherComputer === true
        ? copiedAnswer(device, text)
        : failureAnswer({ code: 'activation-unfinished' }, text);
    case 'unreadable':
      return failureAnswer(device.failure, text);
    case 'released': {
      const { receipt } = device;
      return releasedAnswer(text.cli.released(receipt.label), { how: receipt.how, receipt });
    }
    case 'copied':
      return copiedAnswer(device, text);
    case 'held':
      return heldAnswer(device, text);
  }
}

/**
 * Returns the answer to a command that asks for the seat, and not for its release: after a release that failed the seat is still on
 * record, so that the answer is `active` and names the failure beside it.
 */
export function seatStatusAnswer(device: DeviceState, text: TerminalText): CommandAnswer {
  if (device.type !== 'held' || device.release.type !== 'failed') return deviceAnswer(device, text);
  const { failure } = device.release;
  if (failure.code === neverConfirmed) return deviceAnswer(device, text);
  return {
    exitCode: exitCodes.done,
    state: 'active',
    code: null,
    message: [
      text.cli.active(device.seat.label, device.seat.displayKey),
      text.cli.releaseFailed(text.failures.words[failure.code].title),
      text.cli.code(supportCode(failure)),
    ].join('\n'),
    facts: seatFacts(device),
  };
}

/** Returns the answer about a record that was copied from another computer. No command uses it before the caller has said whose it is. */
export function copiedAnswer(device: DeviceState, text: TerminalText): CommandAnswer {
  const code = supportCode({ code: 'other-computer' });
  const seat = device.type === 'held' || device.type === 'copied' ? device.seat : null;
  const label = device.type === 'activating' ? device.label : (seat?.label ?? '');
  return {
    exitCode: exitCodes.failed,
    state: 'failed',
    code,
    message: [
      text.cli.otherComputer(label),
      ...text.cli.otherComputerOptions,
      text.cli.code(code),
    ].join('\n'),
    facts: seat === null ? {} : { seat: { ...seat, otherComputer: true } },
  };
}

function heldAnswer(device: HeldDevice, text: TerminalText): CommandAnswer {
  const { seat, release } = device;
  const facts = seatFacts(device);
  switch (release.type) {
    case 'failed':
      return failureAnswer(release.failure, text, facts);
    case 'waiting':
      return {
        exitCode: exitCodes.queued,
        state: 'waiting',
        code: supportCode({ code: release.why }),
        message: text.cli.waiting(seat.label),
        facts: { ...facts, retryAt: release.nextAt },
      };
    case 'unknown':
    case 'settling':
    case 'releasing':
      return {
        exitCode: exitCodes.unknown,
        state: 'unknown',
        code: 'why' in release && release.why === 'server-error' ? 'POLAR-500' : 'NET-NO-ANSWER',
        message: text.cli.unknown(seat.label),
        facts,
      };
    case 'released':
      // Polar confirmed it; only the record could not be erased yet.
      return releasedAnswer(text.cli.released(seat.label), facts);
    case 'idle':
    case 'holding':
      return unreleasedAnswer(device, text, facts);
  }
}

function unreleasedAnswer(
  { seat, seatStatus }: HeldDevice,
  text: TerminalText,
  facts: CommandAnswer['facts'],
): CommandAnswer {
  if (seatStatus.type === 'never-confirmed') {
    return failureAnswer({ code: neverConfirmed }, text, facts);
  }
  const active = text.cli.active(seat.label, seat.displayKey);
  const unconfirmed = `${active}\n${text.cli.notConfirmed}`;
  return {
    exitCode: exitCodes.done,
    state: 'active',
    code: null,
    message:
      seatStatus.type === 'removed'
        ? text.cli.releasedElsewhere(seat.label, seat.displayKey)
        : seat.neverConfirmed === true
          ? unconfirmed
          : active,
    facts,
  };
}
