import { app, Menu } from 'electron';
import { terminal } from '../../shared/text/terminal.ts';
import { answerJson, type AnswerContext } from '../cli/answer-json.ts';
import { failureAnswer, usageAnswer, withoutOutput, type CommandAnswer } from '../cli/answer.ts';
import { cliCodes } from '../cli/cli-codes.ts';
import { exitCodes } from '../cli/exit-codes.ts';
import { uninstallReason } from '../cli/flags.ts';
import { processInput } from '../cli/input.ts';
import type { Command, Launch, UsageError } from '../cli/launch.ts';
import { writeOutput, writeTo, type Output } from '../cli/output.ts';
import { answerMargin, requestTime } from '../cli/request-time.ts';
import { runCommand } from '../cli/run-command.ts';
import { noteUninstall } from '../cli/uninstall-message.ts';
import { composeCommand, type CommandCore } from '../compose-command.ts';
import { DevelopmentServerError } from '../polar/servers.ts';
import { doctorFacts } from './doctor-facts.ts';
import { onInterruption } from './interruption.ts';
import { removeScratchFolder } from './scratch-folder.ts';
import { folderProblem, keepNoSession } from './start-options.ts';
import { createWorld } from './ports.ts';

/** Milliseconds before the timeout at which the process ends whatever it is waiting for. */
const lastMoment = 150;

// Functions, since the streams are made when they are first asked for.
const standardOutput = (): Output => ({ fd: 1, stream: process.stdout });
const standardError = (): Output => ({ fd: 2, stream: process.stderr });

/** How an answer is given. */
interface Manner extends AnswerContext {
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
async function end(answer: CommandAnswer, manner: Manner): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  const { output } = manner;
  const isKept = output === null || writeOutput(output, answerJson(answer, manner));
  let told = isKept ? answer : withoutOutput(answer, terminal.cli.outputLost);
  const isTold = !manner.json || (await writeTo(standardOutput(), answerJson(told, manner)));
  if (!isTold) {
    told = withoutOutput(told, terminal.cli.standardOutputLost);
    // What is in the file agrees with the exit code.
    if (output !== null && isKept) writeOutput(output, answerJson(told, manner));
  }
  // Words that are lost change nothing: without --json the exit code is the answer.
  if (!manner.quiet && !(manner.json && isTold)) {
    await writeTo(standardError(), `${told.words}\n`);
  }
  exit(told.exitCode);
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
function cutShort(core: CommandCore | null, exitCode: number, code: string): CommandAnswer {
  const words = code === cliCodes.timeout ? terminal.cli.timedOut : terminal.cli.interrupted;
  const device = core?.state.get().device;
  const isOpen =
    (device?.is === 'held' &&
      (device.release.is === 'releasing' ||
        device.release.is === 'settling' ||
        device.release.is === 'unknown')) ||
    device?.is === 'activating';
  return { exitCode, state: isOpen ? 'unknown' : 'failed', code, words, facts: {} };
}

/**
 * Milliseconds that are left of a command's time. They are counted by a clock that nobody sets: the time of day at which the process began is
 * off by up to a second on Linux, and by days in a container whose `/proc/stat` tells of its host.
 */
function timeLeft(timeout: number): number {
  return timeout - performance.now();
}

async function run(command: Command, manner: Manner): Promise<void> {
  let core: CommandCore | null = null;
  /** Leaves an uninstall's note; what a command brings to its end by itself, it notes by itself. */
  let note: ((answer: CommandAnswer) => void) | null = null;
  const cut = (answer: CommandAnswer): void => {
    if (!isEnding) note?.(answer);
    void end(answer, manner);
  };
  const watchdog = setTimeout(
    () => {
      const answer = cutShort(core, exitCodes.failed, cliCodes.timeout);
      const exitCode = answer.state === 'unknown' ? exitCodes.unknown : exitCodes.failed;
      cut({ ...answer, exitCode });
    },
    timeLeft(command.timeout) - lastMoment,
  );
  onInterruption((exitCode) => {
    cut(cutShort(core, exitCode, cliCodes.interrupted));
  });
  let answer: CommandAnswer;
  try {
    const world = createWorld();
    if (command.reason === uninstallReason && !command.dryRun) {
      note = (cutOff) => noteUninstall(world, cutOff);
    }
    core = composeCommand(world, requestTime(command.timeout));
    // What a command has to do before its request, it does while Chromium starts: the request itself waits for that.
    if (command.name === 'doctor') await app.whenReady();
    answer = await runCommand({
      core,
      world,
      command,
      input: processInput,
      deadline: world.clock.steady() + timeLeft(command.timeout) - answerMargin,
      runtime: () => doctorFacts(world),
    });
    world.log.info('command', {
      name: command.name,
      exitCode: answer.exitCode,
      ...(command.reason === null ? {} : { reason: command.reason }),
    });
    core.device.stop();
  } catch (error) {
    answer = unexpected(error);
  }
  clearTimeout(watchdog);
  await end(answer, manner);
}

function unexpected(error: unknown): CommandAnswer {
  const answer = failureAnswer({ code: 'unexpected' }, terminal);
  return error instanceof DevelopmentServerError
    ? { ...answer, exitCode: exitCodes.usage, state: 'usage', words: error.message }
    : answer;
}

function mannerOf(launch: Command | UsageError): Manner {
  const asked = launch.is === 'command' ? launch : null;
  return {
    json: launch.json,
    quiet: asked?.quiet ?? false,
    output: launch.output,
    command: launch.is === 'command' ? launch.name : launch.command,
    appVersion: app.getVersion(),
    reason: asked?.reason ?? null,
    dryRun: asked?.dryRun ?? false,
  };
}

/** Runs the app without a window. Whatever happens, it ends. */
export async function runCommandLine(
  launch: Exclude<Launch, { is: 'window' | 'refused' }>,
): Promise<void> {
  keepNoSession();
  // Else Electron makes one on the way to "ready", which takes 3 ms.
  Menu.setApplicationMenu(null);
  switch (launch.is) {
    case 'help':
      await print(terminal.cli.help[launch.of ?? 'overview'](app.getName()));
      return;
    case 'version':
      await print(`${app.getVersion()}\n`);
      return;
    case 'usage-error':
      await end(
        usageAnswer(launch.problem, launch.command, terminal, app.getName()),
        mannerOf(launch),
      );
      return;
    case 'command': {
      const manner = mannerOf(launch);
      // Without this the first failure outside a promise would leave a process without a window running for ever.
      const fail = (error: unknown): void => {
        void end(unexpected(error), manner);
      };
      process.on('uncaughtException', fail);
      process.on('unhandledRejection', fail);
      const problem = folderProblem();
      if (problem !== null) {
        await end(failureAnswer({ code: problem }, terminal), manner);
        return;
      }
      if (launch.output !== null && !writeOutput(launch.output, '')) {
        const answer = usageAnswer(
          { is: 'bad-value', flag: '--output' },
          launch.name,
          terminal,
          app.getName(),
        );
        await end({ ...answer, words: terminal.cli.outputUnwritable }, { ...manner, output: null });
        return;
      }
      await run(launch, manner);
    }
  }
}
