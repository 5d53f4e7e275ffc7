import type { CommandAnswer } from '../answer.ts';
import { mainChoice } from '../chosen-seat.ts';
import { seatStatusAnswer, seatList } from '../device-answer.ts';
import { exitCodes } from '../exit-codes.ts';
import type { CommandContext } from '../command-context.ts';

/** Returns the state of this computer's seats by their files: of the one that needs attention most, and a list of all. Sends nothing. */
export function status({ core }: CommandContext): CommandAnswer {
  const { exitCode, facts, ...answer } = seatStatusAnswer(mainChoice(core).device);
  const seats = seatList(core.state.get().seats);
  // A script that asks whether this computer is licensed must not get 0 for a seat that was released.
  return {
    ...answer,
    exitCode: answer.state === 'released' ? exitCodes.notActivated : exitCode,
    facts: { ...facts, seats },
  };
}
