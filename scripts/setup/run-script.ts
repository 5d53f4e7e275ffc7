import { InterruptedError } from './run-command.ts';
import { printStatus, SetupError } from './print-status.ts';

/**
 * Runs a script's main function and exits with the returned code. A `SetupError` prints its
 * sentence and exits with 1; an interruption exits with the running command's code; other errors
 * are defects and keep their stack.
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
