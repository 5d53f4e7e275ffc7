import type { CommandAnswer } from './answer.ts';
import { cliCodes } from './cli-codes.ts';
import { exitCodes } from './exit-codes.ts';
import type { RefusedSwitch } from './launch.ts';

/**
 * Returns the answer to a start with a switch that is not allowed. Its message is here and not in shared/text, which is not loaded yet:
 * the app ends before anything else happens.
 */
export function refusedSwitchAnswer({ flag }: RefusedSwitch): CommandAnswer {
  return {
    exitCode: exitCodes.unsafeStart,
    state: 'usage',
    code: cliCodes.unsafeSwitch,
    message: `This app does not start with ${flag ?? 'one of these arguments'}.`,
    facts: {},
  };
}
