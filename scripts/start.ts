import { withDemo } from './demo/demo.ts';
import { showWindow } from './demo/show-window.ts';
import { runScenario } from './demo/scenario.ts';
import { currentSituation, launchArgs } from './runtime/launch-args.ts';
import { ensureBuilt } from './setup/build.ts';
import { hasDisplay } from './setup/display.ts';
import { prepareEnvironment } from './setup/environment.ts';
import { projectRoot } from './setup/project.ts';
import { runCommand } from './setup/run-command.ts';
import { printStatus, SetupError } from './setup/print-status.ts';
import { splitOfficialFlag } from './testing/test-environment.ts';

const HELP = `npm start: opens Seatkeeper on made-up data, after setting up what it needs.

  npm start                  the app beside a stand-in for Polar; nothing real is touched
  npm start -- --live        the app with the real Polar and your own data
  npm start -- --official    ask for the official Electron again

Without a display the same release runs by the command line and is printed.
`;

/** `npm start` */
export async function main(args: readonly string[]): Promise<number> {
  const { preferOfficial, rest } = splitOfficialFlag(args);
  if (rest.includes('--help')) {
    console.log(HELP);
    return 0;
  }
  const isLive = rest.includes('--live');
  const unknown = rest.find((arg) => arg !== '--live');
  if (unknown !== undefined) throw new SetupError(`What is "${unknown}"?\n\n${HELP}`);
  if (isLive && !hasDisplay()) throw new SetupError('There is no display to open a window on.');
  const runtime = await prepareEnvironment({ preferOfficial });
  printStatus(`Running on ${runtime.description}.`);
  await ensureBuilt();
  if (isLive) {
    return runCommand(runtime.executable, launchArgs(projectRoot, [], currentSituation()));
  }
  return await withDemo(runtime, hasDisplay() ? showWindow : runScenario);
}
