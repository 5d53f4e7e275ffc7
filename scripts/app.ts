import { hasDisplay } from './setup/display.ts';
import { ensureBuilt } from './setup/build.ts';
import { prepareEnvironment } from './setup/environment.ts';
import { projectRoot } from './setup/project.ts';
import { runCommand } from './setup/run-command.ts';
import { printStatus, SetupError } from './setup/print-status.ts';
import { isForWindow, parseArguments } from '../shared/arguments.ts';
import { currentSituation, launchArgs } from './runtime/launch-args.ts';

/** `npm run app -- ARGS`: runs the built app with these arguments. */
export async function main(args: readonly string[]): Promise<number> {
  const situation = currentSituation();
  const isCommand = !isForWindow(parseArguments(args, situation));
  if (!isCommand && !hasDisplay()) {
    throw new SetupError(
      'There is no display to open a window on. Try a command instead: npm run app -- status',
    );
  }
  const runtime = await prepareEnvironment();
  await ensureBuilt();
  if (!isCommand) printStatus(`Running on ${runtime.description}.`);
  return runCommand(runtime.executable, launchArgs(projectRoot, args, situation));
}
