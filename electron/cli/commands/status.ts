import { terminal } from '../../../shared/text/terminal.ts';
import type { CommandAnswer } from '../answer.ts';
import { seatStatusAnswer } from '../device-answer.ts';
import { exitCodes } from '../exit-codes.ts';
import type { CommandContext } from '../command-context.ts';

/** Tells what the files of this computer say of its seat. Sends nothing and changes nothing. */
export function status({ core }: CommandContext): CommandAnswer {
  const answer = seatStatusAnswer(core.state.get().device, terminal);
  // A script that asks whether this computer is licensed must not hear "yes" of a seat that was given back.
  return answer.state === 'released' ? { ...answer, exitCode: exitCodes.notActivated } : answer;
}
