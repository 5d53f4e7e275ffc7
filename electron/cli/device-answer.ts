import type { DeviceState } from '../../shared/app-state.ts';
import { supportCode } from '../../shared/failure.ts';
import { terminal } from '../../shared/text/terminal.ts';
import { doneAnswer, failureAnswer, type CommandAnswer } from './answer.ts';
import { exitCodes } from './exit-codes.ts';

type HeldDevice = Extract<DeviceState, { type: 'held' }>;

/** Returns the fields about a seat that the documented JSON has. There the discriminant of the release is called `is`. */
function seatFacts({ seat, release, seatStatus }: HeldDevice): CommandAnswer['facts'] {
  const { type, ...facts } = release;
  return { seat, release: { is: type, ...facts }, standing: seatStatus.type };
}

/** Returns the answer about this device's seat as it is, where a failed release is a failure. */
export function deviceAnswer(device: DeviceState): CommandAnswer {
  switch (device.type) {
    case 'none':
      return {
        ...doneAnswer('not-activated', terminal.cli.notActivated),
        exitCode: exitCodes.notActivated,
      };
    case 'activating':
      return device.otherComputer === true
        ? copiedAnswer(device)
        : failureAnswer({ code: 'activation-unfinished' });
    case 'unreadable':
      return failureAnswer(device.failure);
    case 'released': {
      const { receipt } = device;
      return doneAnswer('released', terminal.cli.released(receipt.label), {
        how: receipt.how,
        receipt,
      });
    }
    case 'copied':
      return copiedAnswer(device);
    case 'held':
      return heldAnswer(device);
  }
}

/**
 * Returns the answer to a command that asks for the seat, and not for its release: after a release that failed the seat is still on
 * record, so that the answer is `active` and names the failure beside it.
 */
export function seatStatusAnswer(device: DeviceState): CommandAnswer {
  if (device.type !== 'held' || device.release.type !== 'failed') return deviceAnswer(device);
  const { failure } = device.release;
  if (failure.code === 'seat-never-confirmed') return deviceAnswer(device);
  const lines = [
    terminal.cli.active(device.seat.label, device.seat.displayKey),
    terminal.cli.releaseFailed(terminal.failures.words[failure.code].title),
    terminal.cli.code(supportCode(failure)),
  ];
  return doneAnswer('active', lines.join('\n'), seatFacts(device));
}

/** Returns an answer that names the seat it is about by its id on this computer. */
export function withId(answer: CommandAnswer, id: string | null): CommandAnswer {
  return id === null ? answer : { ...answer, facts: { ...answer.facts, id } };
}

/** Returns the answer about a record that was copied from another computer. No command uses it before the caller has said whose it is. */
export function copiedAnswer(device: DeviceState): CommandAnswer {
  const code = supportCode({ code: 'other-computer' });
  const seat = device.type === 'held' || device.type === 'copied' ? device.seat : null;
  const label = device.type === 'activating' ? device.label : (seat?.label ?? '');
  return {
    exitCode: exitCodes.failed,
    state: 'failed',
    code,
    message: [
      terminal.cli.otherComputer(label),
      ...terminal.cli.otherComputerOptions,
      terminal.cli.code(code),
    ].join('\n'),
    facts: seat === null ? {} : { seat: { ...seat, otherComputer: true } },
  };
}

function heldAnswer(device: HeldDevice): CommandAnswer {
  const { seat, release } = device;
  const facts = seatFacts(device);
  switch (release.type) {
    case 'failed':
      return failureAnswer(release.failure, facts);
    case 'waiting':
      return {
        exitCode: exitCodes.queued,
        state: 'waiting',
        code: supportCode({ code: release.why }),
        message:
          release.why === 'rate-limited'
            ? terminal.cli.notAccepted(seat.label)
            : terminal.cli.waiting(seat.label),
        facts: { ...facts, retryAt: release.nextAt },
      };
    case 'unknown':
    case 'settling':
    case 'releasing':
      return {
        exitCode: exitCodes.unknown,
        state: 'unknown',
        code: 'why' in release && release.why === 'server-error' ? 'POLAR-500' : 'NET-NO-ANSWER',
        message: terminal.cli.unknown(seat.label),
        facts,
      };
    case 'released':
      // Polar confirmed it; only the record could not be erased yet.
      return doneAnswer('released', terminal.cli.released(seat.label), facts);
    case 'idle':
    case 'holding':
      return unreleasedAnswer(device, facts);
  }
}

function unreleasedAnswer(device: HeldDevice, facts: CommandAnswer['facts']): CommandAnswer {
  const { seat, seatStatus } = device;
  const { cli } = terminal;
  if (seatStatus.type === 'never-confirmed')
    return failureAnswer({ code: 'seat-never-confirmed' }, facts);
  if (seatStatus.type === 'removed') {
    return doneAnswer('active', cli.releasedElsewhere(seat.label, seat.displayKey), facts);
  }
  const active = cli.active(seat.label, seat.displayKey);
  const message = seat.neverConfirmed === true ? `${active}\n${cli.notConfirmed}` : active;
  return doneAnswer('active', message, facts);
}
