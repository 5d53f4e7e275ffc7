import { app } from 'electron';
import { failureAnswer, type CommandAnswer } from '../cli/answer.ts';
import { exitCodes, type Launch } from '../cli/command-line.ts';
import { runCommand } from '../cli/run-command.ts';
import { compose } from '../compose.ts';
import { en } from '../../shared/text/en.ts';
import { createWorld } from './world.ts';

/** Milliseconds beyond its timeout after which a command is ended, whatever it is waiting for. */
const grace = 2_000;

async function say(stream: NodeJS.WriteStream, text: string): Promise<void> {
  await new Promise<void>((resolve) => {
    stream.write(text, () => {
      resolve();
    });
  });
}

/** Ends the process once everything said has left it; `app.exit` alone would cut a pipe short. */
async function end(answer: CommandAnswer, asJson: boolean): Promise<void> {
  if (asJson) await say(process.stdout, `${JSON.stringify(answer.json)}\n`);
  else await say(process.stderr, `${answer.words}\n`);
  app.exit(answer.exitCode);
}

async function run(launch: Extract<Launch, { is: 'command' }>): Promise<void> {
  let answer: CommandAnswer;
  try {
    await app.whenReady();
    const world = createWorld();
    const core = compose(world, { deadline: Math.min(launch.timeout, 10_000) });
    answer = await runCommand(core, launch, world.clock);
    await core.stop();
  } catch (error) {
    const isUsage = error instanceof Error && error.message.startsWith('SEATKEEPER_SERVER');
    const unexpected = failureAnswer({ code: 'unexpected' }, en);
    answer = isUsage
      ? { ...unexpected, exitCode: exitCodes.usage, words: error.message }
      : unexpected;
  }
  await end(answer, launch.json);
}

/** Runs the app without a window. Whatever happens, it ends. */
export async function runCommandLine(launch: Exclude<Launch, { is: 'window' }>): Promise<void> {
  // Without this the first failure outside a promise would leave a process without a window running for ever.
  process.on('uncaughtException', () => {
    app.exit(exitCodes.failed);
  });
  process.on('unhandledRejection', () => {
    app.exit(exitCodes.failed);
  });
  switch (launch.is) {
    case 'help':
      await say(process.stdout, en.cli.help);
      app.exit(exitCodes.done);
      return;
    case 'version':
      await say(process.stdout, `${app.getVersion()}\n`);
      app.exit(exitCodes.done);
      return;
    case 'usage-error':
      await say(process.stderr, `${launch.message}\n\n${en.cli.help}`);
      app.exit(exitCodes.usage);
      return;
    case 'command':
      setTimeout(() => {
        app.exit(exitCodes.unknown);
      }, launch.timeout + grace).unref();
      await run(launch);
  }
}
