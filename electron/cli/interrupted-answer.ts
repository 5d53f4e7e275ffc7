import { terminal } from '../../shared/text/terminal.ts';
import type { CommandCore } from '../compose-command.ts';
import type { CommandAnswer } from './answer.ts';
import { allSeats } from './chosen-seat.ts';
import { cliCodes } from './cli-codes.ts';
import { seatStatusAnswer } from './device-answer.ts';
import { exitCodes } from './exit-codes.ts';
import { jointMessage, listedSeat, type SeatAnswer } from './joint-answer.ts';

/** Returns what the JSON lists of a seat: the fields of its state, without the exit code of the command. */
function withoutExitCode(each: SeatAnswer): CommandAnswer['facts'] {
  const { exitCode: _, ...facts } = listedSeat(each);
  return facts;
}

/**
 * Returns the answer of a command that is cut short: the state of the seats, as the files have them. `core`: null where they were not read
 * yet. `exitCode`: of a signal; null for the timeout.
 */
export function interruptedAnswer(
  core: CommandCore | null,
  exitCode: number | null,
): CommandAnswer {
  const { cli } = terminal;
  const answers = (core === null ? [] : allSeats(core)).map((choice) => ({
    choice,
    answer: seatStatusAnswer(choice.device),
  }));
  const isOpen = answers.some(
    ({ choice: { device } }) =>
      device.type === 'activating' ||
      (device.type === 'held' &&
        ['releasing', 'settling', 'unknown'].includes(device.release.type)),
  );
  const message = exitCode === null ? cli.timedOut : cli.interrupted;
  const isSeveral = answers.length > 1;
  return {
    exitCode: exitCode ?? (isOpen ? exitCodes.unknown : exitCodes.failed),
    state: isOpen ? 'unknown' : 'failed',
    code: exitCode === null ? cliCodes.timeout : cliCodes.interrupted,
    message: isSeveral ? `${message}\n${jointMessage(answers)}` : message,
    facts: isSeveral ? { seats: answers.map(withoutExitCode) } : {},
  };
}
