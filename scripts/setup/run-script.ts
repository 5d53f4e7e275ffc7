import { InterruptedError } from './run-command.ts';
import { printStatus, SetupError } from './print-status.ts';

/**
 * Runs a script's main function and returns the exit code. A `SetupError` prints its sentence and
 * returns 1; an interruption returns the running command's code; other errors are
 * defects and keep their stack.
 */
export async function runScript(main: () => Promise<number>): Promise<number> {
  try {
    return await main();
  } catch (error) {
    if (error instanceof InterruptedError) return error.code;
    if (!(error instanceof SetupError)) throw error;
    printStatus(error.message);
    return 1;
  }
}
