import { launchOf } from './cli/command-line.ts';
import { applyDataFolder, ownArguments } from './platform/start-options.ts';
import { hardenApp, refuseRemoteDebugging } from './platform/harden.ts';

refuseRemoteDebugging();
applyDataFolder();
hardenApp();

const launch = launchOf(ownArguments());

/** Each way loads its own code, at once and from the disk: the app cannot be ready before. */
async function run(): Promise<void> {
  if (launch.is === 'window') {
    const { runWindow } = await import('./platform/window-app.ts');
    runWindow(__dirname);
  } else {
    const { runCommandLine } = await import('./platform/command-line.ts');
    await runCommandLine(launch);
  }
}

void run();
