import { displayKeyOf, endingOf } from '../../shared/license.ts';
import { spokenName } from '../../shared/license-name.ts';
import { terminal } from '../../shared/text/terminal.ts';
import type { CommandAnswer } from './answer.ts';
import { mainOf, type ChosenSeat } from './chosen-seat.ts';
import { exitCodes } from './exit-codes.ts';

/** A seat, and what the command answers about it alone. */
export interface SeatAnswer {
  readonly choice: ChosenSeat;
  readonly answer: CommandAnswer;
}

/**
 * The exit codes of several seats, the worst first: the command ends with the first of them that any seat has. A code on which a script
 * goes on must not hide one that a person has to hear of. docs/command-line.md has the same order.
 */
export const exitCodeOrder: readonly number[] = [
  exitCodes.failed,
  exitCodes.refused,
  exitCodes.unknown,
  exitCodes.queued,
  exitCodes.usage,
  exitCodes.done,
  exitCodes.notActivated,
];

/** Returns the worst of these exit codes; `notActivated` of none. */
export function worstExitCode(codes: readonly number[]): number {
  return exitCodeOrder.find((code) => codes.includes(code)) ?? exitCodes.notActivated;
}

/** What distinguishes a seat from the others. */
interface SeatFacts {
  /** The name of the license's product in the vendor file. */
  readonly product?: string;
  /** The name that the person gave the license. */
  readonly name?: string;
  readonly displayKey?: string;
  readonly label?: string;
}

/** Returns what distinguishes a seat from the others, as far as its records show it. */
export function seatFactsOf(choice: ChosenSeat): SeatFacts {
  return { ...nameFactsOf(choice), ...recordFactsOf(choice) };
}

function nameFactsOf({ name }: ChosenSeat): SeatFacts {
  if (name === null || name.type === 'key') return {};
  return name.type === 'product' ? { product: name.name } : { name: name.name };
}

function recordFactsOf({ device, seat }: ChosenSeat): SeatFacts {
  switch (device.type) {
    case 'held':
    case 'copied':
      return { displayKey: device.seat.displayKey, label: device.seat.label };
    case 'released':
      return { displayKey: device.receipt.displayKey, label: device.receipt.label };
    case 'activating': {
      const key = seat?.device.activations.pending()?.key;
      const { label } = device;
      return key === undefined ? { label } : { displayKey: displayKeyOf(key), label };
    }
    case 'none':
    case 'unreadable':
      return {};
  }
}

/** Returns the end of the seat's key that may be shown; empty where no record shows it. */
export function endingOfSeat(choice: ChosenSeat): string {
  return endingOf(seatFactsOf(choice).displayKey ?? '');
}

/** Returns the name by which a message distinguishes the seat from the others: its license's name and masked key, else its id. */
export function seatNameOf(choice: ChosenSeat): string {
  const { displayKey = terminal.cli.seatWithId(choice.id ?? '') } = seatFactsOf(choice);
  const name = spokenName(choice.name);
  return name === undefined ? displayKey : terminal.cli.licenseOf(name, displayKey);
}

/** Puts a name before a message of one or more lines. */
export function namedMessage(name: string, message: string): string {
  return `${name}: ${message.replaceAll('\n', '\n  ')}`;
}

/** Returns what the JSON lists of one seat. */
export function listedSeat({ choice, answer }: SeatAnswer): CommandAnswer['facts'] {
  const { exitCode, state, code, message, facts } = answer;
  return {
    ...(choice.id === null ? {} : { id: choice.id }),
    ...seatFactsOf(choice),
    exitCode,
    state,
    ...(code === null ? {} : { code }),
    message,
    ...facts,
  };
}

/** Returns the list of seats from which a caller must choose, a line for each. */
export function formatSeatLines(answers: readonly SeatAnswer[]): string {
  return answers
    .map(({ choice, answer }) => {
      const { label = '' } = seatFactsOf(choice);
      return `  ${terminal.cli.seatLine(seatNameOf(choice), label, answer.state, choice.id ?? '')}`;
    })
    .join('\n');
}

/** Returns the messages about several seats, each under the seat's name. */
export function jointMessage(answers: readonly SeatAnswer[]): string {
  return answers
    .map(({ choice, answer }) => namedMessage(seatNameOf(choice), answer.message))
    .join('\n');
}

/**
 * Returns the answer about several seats. Its exit code is the worst, its fields are those of the seat with this exit code that needs
 * attention most, and `seats` lists all. The answer about one seat stays as it is, but for the list.
 */
export function jointAnswer(answers: readonly SeatAnswer[], none: CommandAnswer): CommandAnswer {
  const exitCode = worstExitCode(answers.map(({ answer }) => answer.exitCode));
  const worst = answers.filter(({ answer }) => answer.exitCode === exitCode);
  const main = mainOf(worst.map(({ choice }) => choice));
  const { answer } = worst.find(({ choice }) => choice === main) ?? { answer: none };
  const message = answers.length > 1 ? jointMessage(answers) : answer.message;
  return { ...answer, message, facts: { ...answer.facts, seats: answers.map(listedSeat) } };
}
