import { app, Menu } from 'electron';
import { brand } from '../../shared/brand.ts';
import { terminal } from '../../shared/text/terminal.ts';
import { failureAnswer, type CommandAnswer } from '../cli/answer.ts';
import { uninstallReason } from '../cli/command-context.ts';
import { commands, runCommand, type CommandName } from '../cli/commands.ts';
import { exitCodes } from '../cli/exit-codes.ts';
import { interruptedAnswer } from '../cli/interrupted-answer.ts';
import { processInput } from '../cli/input.ts';
import type { Command, Launch, UsageError } from '../cli/launch.ts';
import { isPiped, writeOutput, writeTo } from '../cli/output.ts';
import { answerMargin, requestTimeout } from '../cli/request-timeout.ts';
import { writeUninstallMessage } from '../cli/uninstall-message.ts';
import { usageAnswer } from '../cli/usage-answer.ts';
import { composeCommand, type CommandCore } from '../compose-command.ts';
import { DevelopmentServerError } from '../polar/servers.ts';
import { createCommandStream } from './command/command-stream.ts';
import { doctorFacts } from './command/doctor-facts.ts';
import {
  answerAndExit,
  isEnding,
  printAndExit,
  type OutputOptions,
} from './command/end-process.ts';
import { onInterruption } from './command/interruption.ts';
import { createPorts } from './create-ports.ts';
import { folderProblem, useScratchFolder } from './start/data-folder.ts';

/** Milliseconds before the timeout at which the process ends, whatever it is waiting for. */
const exitMargin = 150;

/** The longest delay that Node's timers accept, in milliseconds; a longer one would fire at once. */
const maxTimerDelay = 2 ** 31 - 1;

/** Milliseconds that a seller's command gets at the timeout, to end what it has begun and to answer. */
const answerTime = 2_000;

/** Ends the command at the timeout, and `notice` milliseconds before that asks it to end by itself. Returns a function that cancels both. */
function startWatchdog(
  timeout: number,
  notice: number,
  finishEarly: (exitCode: null) => void,
): () => void {
  const timers = [timeout - notice, timeout].map((milliseconds) =>
    setTimeout(() => finishEarly(null), Math.max(0, Math.min(milliseconds, maxTimerDelay))),
  );
  return () => timers.forEach((timer) => clearTimeout(timer));
}

async function run(command: Command, options: OutputOptions): Promise<void> {
  let core: CommandCore | null = null;
  /** Writes an uninstall's message; a command that ends by itself writes its own. */
  let writeMessage: ((answer: CommandAnswer) => void) | null = null;
  const stream = createCommandStream(command);
  const isSellers = commands[command.name].isSellers === true;
  const finishEarly = (exitCode: number | null): void => {
    // It answers with what was done so far; a second signal does not wait for that.
    if (isSellers && stream.end(exitCode)) return;
    const partialAnswer = interruptedAnswer(isSellers ? null : core, exitCode);
    if (!isEnding()) writeMessage?.(partialAnswer);
    void answerAndExit(partialAnswer, options);
  };
  // Time counts from the start of the process by a clock that cannot be set: the time of day at which it began is off by up to a second on
  // Linux, and by days in a container whose `/proc/stat` is its host's.
  const timeLeft = (): number => command.timeout - performance.now();
  const cancelWatchdog = Number.isFinite(command.timeout)
    ? startWatchdog(timeLeft() - exitMargin, isSellers ? answerTime : 0, finishEarly)
    : () => undefined;
  onInterruption(finishEarly);
  let answer: CommandAnswer;
  try {
    const ports = createPorts();
    if (command.reason === uninstallReason && !command.dryRun) {
      writeMessage = (partialAnswer) => writeUninstallMessage(ports, partialAnswer);
    }
    core = composeCommand(ports, requestTimeout(command.timeout));
    // The others do their work before the request while Chromium starts: only the request waits for it.
    const { startsLikeWindow } = commands[command.name];
    if (startsLikeWindow === true || command.seller.keychain) await app.whenReady();
    answer = await runCommand({
      core,
      ports,
      command,
      input: processInput,
      deadline: ports.clock.monotonicNow() + timeLeft() - answerMargin,
      getDoctorFacts: () => doctorFacts(ports),
      isOutputPiped: () => isPiped(process.stdout.fd),
      stream,
    });
    answer = stream.endedAnswer(answer);
    ports.log.info('command', {
      name: command.name,
      exitCode: answer.exitCode,
      ...(command.reason === null ? {} : { reason: command.reason }),
    });
    core.seats.stop();
  } catch (error) {
    answer = unexpectedAnswer(error);
  }
  cancelWatchdog();
  await answerAndExit(answer, options);
}

function unexpectedAnswer(error: unknown): CommandAnswer {
  const answer = failureAnswer({ code: 'unexpected' });
  return error instanceof DevelopmentServerError
    ? { ...answer, exitCode: exitCodes.usage, state: 'usage', message: error.message }
    : answer;
}

function outputOptions(launch: Command | UsageError): OutputOptions {
  const command = launch.type === 'command' ? launch : null;
  return {
    json: launch.json,
    quiet: command?.quiet ?? false,
    // The table goes there.
    output: command !== null && commands[command.name].writes === 'table' ? null : launch.output,
    command: launch.type === 'command' ? launch.name : launch.command,
    appVersion: app.getVersion(),
    reason: command?.reason ?? null,
    dryRun: command?.dryRun ?? false,
    appends: command !== null && commands[command.name].writes === 'records',
  };
}

function helpText(topic: CommandName | null): string {
  const own = topic === null ? [] : commands[topic].flags;
  return terminal.cli.help[topic ?? 'overview'](app.getName(), own);
}

async function checkAndRun(command: Command): Promise<void> {
  const options = outputOptions(command);
  // Without this a first failure outside a promise would leave a process without a window running for ever.
  const fail = (error: unknown): void => {
    void answerAndExit(unexpectedAnswer(error), options);
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  const problem = folderProblem();
  if (problem !== null) {
    await answerAndExit(failureAnswer({ code: problem }), options);
    return;
  }
  if (options.output !== null && !writeOutput(options.output, '')) {
    const answer = usageAnswer(
      { type: 'bad-value', flag: '--output' },
      command.name,
      app.getName(),
    );
    const message = terminal.cli.outputUnwritable;
    await answerAndExit({ ...answer, message }, { ...options, output: null });
    return;
  }
  await run(command, options);
}

/** Runs the app without a window. Whatever happens, it ends. */
export async function runCommandLine(
  launch: Exclude<Launch, { type: 'window' | 'refused' }>,
): Promise<void> {
  // The keychain of Windows has its key in the session's files.
  const opensKeychain = launch.type === 'command' && launch.seller.keychain;
  if (!opensKeychain) useScratchFolder('sessionData');
  // Otherwise Electron makes a menu before "ready", which takes 3 ms.
  Menu.setApplicationMenu(null);
  if (brand.testServer !== null) {
    await writeTo(process.stderr, `${terminal.cli.testBuild(brand.testServer)}\n`);
  }
  switch (launch.type) {
    case 'help':
      await printAndExit(helpText(launch.topic));
      return;
    case 'version':
      await printAndExit(`${app.getVersion()}\n`);
      return;
    case 'usage-error':
      await answerAndExit(
        usageAnswer(launch.problem, launch.command, app.getName()),
        outputOptions(launch),
      );
      return;
    case 'command':
      await checkAndRun(launch);
  }
}
