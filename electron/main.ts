import * as path from 'node:path';
import { app } from 'electron';
import { parseProcessArguments } from './cli/parse-launch.ts';
import { removeUnsafeVariables } from './platform/start/environment.ts';
import { hardenApp } from './platform/start/harden.ts';
import { refuseSwitch } from './platform/start/refuse-switch.ts';
import { applyDataFolder } from './platform/start/data-folder.ts';
import { normalizeTimeZone } from './platform/start/time-zone.ts';

const folder = app.getAppPath();
const launch = parseProcessArguments(process.argv, {
  platform: process.platform,
  isRoot: process.getuid?.() === 0,
  isPackaged: app.isPackaged,
  isAppFolder: (argument) => path.resolve(argument) === folder,
});
if (launch.type === 'refused') refuseSwitch(launch);
removeUnsafeVariables(process.env);
normalizeTimeZone(process.env);
applyDataFolder('dataFolder' in launch ? launch.dataFolder : null);
hardenApp();

/** Loads and runs the code of the window or of the command line. Both load before the app is ready. */
async function run(): Promise<void> {
  if (launch.type === 'window') {
    const { runWindow } = await import('./platform/run-window.ts');
    runWindow(__dirname, launch.isInBackground);
  } else if (launch.type !== 'refused') {
    const { runCommandLine } = await import('./platform/run-command-line.ts');
    await runCommandLine(launch);
  }
}

void run();
