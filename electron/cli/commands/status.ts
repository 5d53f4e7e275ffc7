import type { CommandAnswer } from '../answer.ts';
import { allSeats, noSeat, type ChosenSeat } from '../chosen-seat.ts';
import { seatStatusAnswer } from '../device-answer.ts';
import { exitCodes } from '../exit-codes.ts';
import { jointAnswer } from '../joint-answer.ts';
import type { CommandContext } from '../command-context.ts';

/** Returns the answer about one seat. A script that asks whether this computer is licensed must not get 0 for a seat that was released. */
export function statusOf({ device }: ChosenSeat): CommandAnswer {
  const answer = seatStatusAnswer(device);
  return answer.state === 'released' ? { ...answer, exitCode: exitCodes.notActivated } : answer;
}

/** Returns the state of this computer's seats by their files: of the worst, and a list of all. Sends nothing. */
export function status({ core }: CommandContext): CommandAnswer {
  const answers = allSeats(core).map((choice) => ({ choice, answer: statusOf(choice) }));
  return jointAnswer(answers, statusOf(noSeat));
}
