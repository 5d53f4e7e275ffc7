import { app, Menu } from 'electron';
import { terminal } from '../../shared/text/terminal.ts';
import { answerJson, type AnswerContext } from '../cli/answer-json.ts';
import {
  failureAnswer,
  usageAnswer,
  withOutputFailure,
  type CommandAnswer,
} from '../cli/answer.ts';
import { cliCodes } from '../cli/cli-codes.ts';
import { exitCodes } from '../cli/exit-codes.ts';
import { uninstallReason } from '../cli/flags.ts';
import { processInput } from '../cli/input.ts';
import type { Command, Launch, UsageError } from '../cli/launch.ts';
import { writeOutput, writeTo, type Output } from '../cli/output.ts';
import { answerMargin, requestTimeout } from '../cli/request-timeout.ts';
import { runCommand } from '../cli/run-command.ts';
import { writeUninstallMessage } from '../cli/uninstall-message.ts';
import { composeCommand, type CommandCore } from '../compose-command.ts';
import { DevelopmentServerError } from '../polar/servers.ts';
import { doctorFacts } from './command/doctor-facts.ts';
import { onInterruption } from './command/interruption.ts';
import { removeScratchFolder } from './files/scratch-folder.ts';
import { folderProblem, useScratchSession } from './start/data-folder.ts';
import { createPorts } from './create-ports.ts';

/** Milliseconds before the timeout at which the process ends whatever it is waiting for. */
const exitMargin = 150;

// Functions, since the streams are made when they are first asked for.
const standardOutput = (): Output => ({ fd: 1, stream: process.stdout });
const standardError = (): Output => ({ fd: 2, stream: process.stderr });

/** How an answer is given. */
interface OutputOptions extends AnswerContext {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly output: string | null;
}

/** `app.exit` tells nobody that the app ends when it is not ready yet. */
function exit(exitCode: number): void {
  removeScratchFolder();
  app.exit(exitCode);
}

let isEnding = false;

/** Gives the answer once, and ends the process when all of it has left; `exit` alone would cut a pipe short. */
async function answerAndExit(answer: CommandAnswer, options: OutputOptions): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  const { output } = options;
  const isWritten = output === null || writeOutput(output, answerJson(answer, options));
  let finalAnswer = isWritten ? answer : withOutputFailure(answer, terminal.cli.outputLost);
  const isPrinted =
    !options.json || (await writeTo(standardOutput(), answerJson(finalAnswer, options)));
  if (!isPrinted) {
    finalAnswer = withOutputFailure(finalAnswer, terminal.cli.standardOutputLost);
    // What is in the file agrees with the exit code.
    if (output !== null && isWritten) writeOutput(output, answerJson(finalAnswer, options));
  }
  // Words that are lost change nothing: without --json the exit code is the answer.
  if (!options.quiet && !(options.json && isPrinted)) {
    await writeTo(standardError(), `${finalAnswer.message}\n`);
  }
  exit(finalAnswer.exitCode);
}

/** Writes what was asked for to standard output, and ends. */
async function print(text: string): Promise<void> {
  if (await writeTo(standardOutput(), text)) {
    exit(exitCodes.done);
    return;
  }
  await writeTo(standardError(), `${terminal.cli.standardOutputLost}\n`);
  exit(exitCodes.failed);
}

/** What is known when a command is cut short: where the seat stands, by the files. */
function interruptedAnswer(
  core: CommandCore | null,
  exitCode: number,
  code: string,
): CommandAnswer {
  const message = code === cliCodes.timeout ? terminal.cli.timedOut : terminal.cli.interrupted;
  const device = core?.state.get().device;
  const isOpen =
    (device?.type === 'held' &&
      (device.release.type === 'releasing' ||
        device.release.type === 'settling' ||
        device.release.type === 'unknown')) ||
    device?.type === 'activating';
  return { exitCode, state: isOpen ? 'unknown' : 'failed', code, message, facts: {} };
}

/**
 * Milliseconds that are left of a command's time. They are counted by a clock that nobody sets: the time of day at which the process began is
 * off by up to a second on Linux, and by days in a container whose `/proc/stat` tells of its host.
 */
function timeLeft(timeout: number): number {
  return timeout - performance.now();
}

async function run(command: Command, options: OutputOptions): Promise<void> {
  let core: CommandCore | null = null;
  /** Leaves an uninstall's note; what a command brings to its end by itself, it notes by itself. */
  let writeMessage: ((answer: CommandAnswer) => void) | null = null;
  const finishEarly = (answer: CommandAnswer): void => {
    if (!isEnding) writeMessage?.(answer);
    void answerAndExit(answer, options);
  };
  const watchdog = setTimeout(
    () => {
      const answer = interruptedAnswer(core, exitCodes.failed, cliCodes.timeout);
      const exitCode = answer.state === 'unknown' ? exitCodes.unknown : exitCodes.failed;
      finishEarly({ ...answer, exitCode });
    },
    timeLeft(command.timeout) - exitMargin,
  );
  onInterruption((exitCode) => {
    finishEarly(interruptedAnswer(core, exitCode, cliCodes.interrupted));
  });
  let answer: CommandAnswer;
  try {
    const ports = createPorts();
    if (command.reason === uninstallReason && !command.dryRun) {
      writeMessage = (partialAnswer) => writeUninstallMessage(ports, partialAnswer);
    }
    core = composeCommand(ports, requestTimeout(command.timeout));
    // What a command has to do before its request, it does while Chromium starts: the request itself waits for that.
    if (command.name === 'doctor') await app.whenReady();
    answer = await runCommand({
      core,
      ports,
      command,
      input: processInput,
      deadline: ports.clock.monotonicNow() + timeLeft(command.timeout) - answerMargin,
      getDoctorFacts: () => doctorFacts(ports),
    });
    ports.log.info('command', {
      name: command.name,
      exitCode: answer.exitCode,
      ...(command.reason === null ? {} : { reason: command.reason }),
    });
    core.device.stop();
  } catch (error) {
    answer = unexpected(error);
  }
  clearTimeout(watchdog);
  await answerAndExit(answer, options);
}

function unexpected(error: unknown): CommandAnswer {
  const answer = failureAnswer({ code: 'unexpected' }, terminal);
  return error instanceof DevelopmentServerError
    ? { ...answer, exitCode: exitCodes.usage, state: 'usage', message: error.message }
    : answer;
}

function outputOptions(launch: Command | UsageError): OutputOptions {
  const command = launch.type === 'command' ? launch : null;
  return {
    json: launch.json,
    quiet: command?.quiet ?? false,
    output: launch.output,
    command: launch.type === 'command' ? launch.name : launch.command,
    appVersion: app.getVersion(),
    reason: command?.reason ?? null,
    dryRun: command?.dryRun ?? false,
  };
}

/** Runs the app without a window. Whatever happens, it ends. */
export async function runCommandLine(
  launch: Exclude<Launch, { type: 'window' | 'refused' }>,
): Promise<void> {
  useScratchSession();
  // Else Electron makes one on the way to "ready", which takes 3 ms.
  Menu.setApplicationMenu(null);
  switch (launch.type) {
    case 'help':
      await print(terminal.cli.help[launch.topic ?? 'overview'](app.getName()));
      return;
    case 'version':
      await print(`${app.getVersion()}\n`);
      return;
    case 'usage-error':
      await answerAndExit(
        usageAnswer(launch.problem, launch.command, terminal, app.getName()),
        outputOptions(launch),
      );
      return;
    case 'command': {
      const options = outputOptions(launch);
      // Without this the first failure outside a promise would leave a process without a window running for ever.
      const fail = (error: unknown): void => {
        void answerAndExit(unexpected(error), options);
      };
      process.on('uncaughtException', fail);
      process.on('unhandledRejection', fail);
      const problem = folderProblem();
      if (problem !== null) {
        await answerAndExit(failureAnswer({ code: problem }, terminal), options);
        return;
      }
      if (launch.output !== null && !writeOutput(launch.output, '')) {
        const answer = usageAnswer(
          { type: 'bad-value', flag: '--output' },
          launch.name,
          terminal,
          app.getName(),
        );
        await answerAndExit(
          { ...answer, message: terminal.cli.outputUnwritable },
          { ...options, output: null },
        );
        return;
      }
      await run(launch, options);
    }
  }
}
