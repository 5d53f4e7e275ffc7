import { InterruptedError } from './run-command.ts';
import { printStatus, SetupError } from './print-status.ts';

/**
 * Runs a script's main function and turns its answer into the exit code. A
 * `SetupError` prints its sentence and ends with 1; an interruption ends with
 * what the running command ended with; anything else is a defect and keeps its
 * stack.
 */
export async function runScript(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (error instanceof InterruptedError) {
      process.exitCode = error.code;
    } else if (error instanceof SetupError) {
      printStatus(error.message);
      process.exitCode = 1;
    } else {
      throw error;
    }
  }
}
