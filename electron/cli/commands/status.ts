import type { CommandAnswer } from '../answer.ts';
import { seatStatusAnswer } from '../device-answer.ts';
import { exitCodes } from '../exit-codes.ts';
import type { CommandContext } from '../command-context.ts';

/** Returns the state of this computer's seat by its files. Sends nothing and changes nothing. */
export function status({ core }: CommandContext): CommandAnswer {
  const answer = seatStatusAnswer(core.state.get().device);
  // A script that asks whether this computer is licensed must not get 0 for a seat that was released.
  return answer.state === 'released' ? { ...answer, exitCode: exitCodes.notActivated } : answer;
}
