import { app } from 'electron';
import { terminal } from '../../../shared/text/terminal.ts';
import { answerJson, type AnswerContext } from '../../cli/answer-json.ts';
import { withOutputFailure, type CommandAnswer } from '../../cli/answer.ts';
import { exitCodes } from '../../cli/exit-codes.ts';
import { appendOutput, writeOutput, writeTo } from '../../cli/output.ts';
import { removeScratchFolder } from '../files/scratch-folder.ts';

/** Where an answer goes. */
export interface OutputOptions extends AnswerContext {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly output: string | null;
  /** The file has the command's records already, and the answer comes after them. */
  readonly appends: boolean;
}

/**
 * Node's own end of the process, which its types leave out. With Electron 33, `process.exit` crashed as `app.exit` does (see `exit`), and
 * this did not.
 */
const { reallyExit } = process as typeof process & { readonly reallyExit?: (code: number) => void };

/**
 * Ends the process at once. `app.exit` first closes Chromium's parts one by one, which may crash with SIGSEGV shortly after a request
 * (seen with two seats or more): the exit code, which is the command's answer, would be lost. A command leaves nothing for Chromium to
 * save, and its output has been taken.
 */
function exit(exitCode: number): void {
  removeScratchFolder();
  reallyExit?.call(process, exitCode);
  app.exit(exitCode);
}

let hasAnswered = false;

/** Whether the answer has been given. */
export function isEnding(): boolean {
  return hasAnswered;
}

/** Writes the answer, once, and ends the process when all of it has been taken; `exit` alone would cut a pipe short. */
export async function answerAndExit(answer: CommandAnswer, options: OutputOptions): Promise<void> {
  if (hasAnswered) return;
  hasAnswered = true;
  const { output } = options;
  const save = options.appends ? appendOutput : writeOutput;
  const isWritten = output === null || save(output, answerJson(answer, options));
  let finalAnswer = isWritten ? answer : withOutputFailure(answer, terminal.cli.outputLost);
  const isPrinted =
    !options.json || (await writeTo(process.stdout, answerJson(finalAnswer, options)));
  if (!isPrinted) {
    finalAnswer = withOutputFailure(finalAnswer, terminal.cli.standardOutputLost);
    // The file agrees with the exit code.
    if (output !== null && isWritten && !options.appends)
      writeOutput(output, answerJson(finalAnswer, options));
  }
  // A message that is lost changes nothing: without --json the exit code is the answer.
  if (!options.quiet && !(options.json && isPrinted)) {
    await writeTo(process.stderr, `${finalAnswer.message}\n`);
  }
  exit(finalAnswer.exitCode);
}

/** Writes a text to standard output, and ends the process. */
export async function printAndExit(text: string): Promise<void> {
  if (await writeTo(process.stdout, text)) {
    exit(exitCodes.done);
    return;
  }
  await writeTo(process.stderr, `${terminal.cli.standardOutputLost}\n`);
  exit(exitCodes.failed);
}
