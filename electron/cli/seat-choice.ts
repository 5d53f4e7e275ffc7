import { endingOf } from '../../shared/license.ts';
import { terminal } from '../../shared/text/terminal.ts';
import { inputAnswer, type CommandAnswer } from './answer.ts';
import { isFree, noSeat, type ChosenSeat } from './chosen-seat.ts';
import { cliCodes } from './cli-codes.ts';
import { seatStatusAnswer } from './device-answer.ts';
import { endingOfSeat, listedSeat, formatSeatLines, type SeatAnswer } from './joint-answer.ts';

/** The seats that a command is about, or the answer to a caller who must choose first. */
export type SeatChoice =
  | { readonly type: 'chosen'; readonly seats: readonly ChosenSeat[] }
  | { readonly type: 'refused'; readonly answer: CommandAnswer };

const choose = (seats: readonly ChosenSeat[]): SeatChoice => ({ type: 'chosen', seats });

/** Returns the answer that lists the seats from which the caller must choose. Nothing was done. */
export function listToChoose(message: string, seats: readonly ChosenSeat[]): CommandAnswer {
  const answers: SeatAnswer[] = seats.map((choice) => ({
    choice,
    answer: seatStatusAnswer(choice.device),
  }));
  return {
    ...inputAnswer(`${message}\n${formatSeatLines(answers)}`),
    code: cliCodes.seat,
    facts: { seats: answers.map(listedSeat) },
  };
}

const refuse = (message: string, seats: readonly ChosenSeat[]): SeatChoice => ({
  type: 'refused',
  answer: listToChoose(message, seats),
});

/** Returns the seats with this id or this end of the key, in any case. */
export function findSeatsByName(
  seats: readonly ChosenSeat[],
  wanted: string,
): readonly ChosenSeat[] {
  const text = endingOf(wanted.trim()).toLowerCase();
  return seats.filter(
    (choice) => choice.id === text || endingOfSeat(choice).toLowerCase() === text,
  );
}

/**
 * Returns the seats that `--seat` names, all seats for `isAll`, else the only seat that can be released; a caller must choose between
 * several. `wanted`: the value of `--seat`, which is not repeated, since it may be a key.
 */
export function seatsToRelease(
  seats: readonly ChosenSeat[],
  wanted: string | null,
  isAll: boolean,
): SeatChoice {
  const { cli } = terminal;
  const held = seats.filter(({ device }) => !isFree(device));
  if (wanted !== null) {
    const matches = findSeatsByName(seats, wanted);
    if (matches.length > 1) return refuse(cli.severalMatches, matches);
    if (matches.length === 1) return choose(matches);
    return held.length > 0 ? refuse(cli.noSuchSeat, held) : choose([noSeat]);
  }
  if (isAll) return choose(seats.length > 0 ? seats : [noSeat]);
  if (held.length > 1) return refuse(cli.severalSeats, held);
  return choose(held.length > 0 ? held : [seats[0] ?? noSeat]);
}
