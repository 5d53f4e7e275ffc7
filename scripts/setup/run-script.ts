import { say, SetupError } from './say.ts';

/**
 * Runs a script's main function and turns its answer into the exit code. A
 * `SetupError` prints its sentence and ends with 1; anything else is a defect
 * and keeps its stack.
 */
export async function runScript(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}
