import type { CommandAnswer } from '../../cli/answer.ts';
import { cliCodes } from '../../cli/cli-codes.ts';
import type { CommandOptions, CommandStream } from '../../cli/command-context.ts';
import { exitCodes } from '../../cli/exit-codes.ts';
import { createWriter } from '../../cli/output.ts';

/** Milliseconds between two lines of progress. */
const progressInterval = 250;

/** Returns what a command writes to while it runs, and how it is asked to end. */
export function createCommandStream({ json, quiet }: CommandOptions): CommandStream & {
  /** Asks the command to end by itself. Returns false if it was asked before. `exitCode`: of a signal; null for the timeout. */
  end(exitCode: number | null): boolean;
  /** Returns the command's answer with the exit code of what ended it, if anything did. */
  endedAnswer(answer: CommandAnswer): CommandAnswer;
} {
  const controller = new AbortController();
  const write = createWriter(process.stdout);
  const showsProgress = process.stderr.isTTY && !json && !quiet;
  let endedBy: number | null = null;
  let shown = '';
  let shownAt = Number.NEGATIVE_INFINITY;

  return {
    write,
    signal: controller.signal,
    showProgress(text) {
      if (!showsProgress) return;
      if (text === null) {
        if (shown !== '') process.stderr.write(`\r${' '.repeat(shown.length)}\r`);
        shown = '';
        return;
      }
      if (performance.now() - shownAt < progressInterval) return;
      process.stderr.write(`\r${text.padEnd(shown.length)}`);
      shown = text;
      shownAt = performance.now();
    },
    end(exitCode) {
      if (controller.signal.aborted) return false;
      endedBy = exitCode;
      controller.abort();
      return true;
    },
    endedAnswer(answer) {
      if (answer.code !== cliCodes.interrupted) return answer;
      return endedBy === null
        ? { ...answer, exitCode: exitCodes.failed, code: cliCodes.timeout }
        : { ...answer, exitCode: endedBy };
    },
  };
}
