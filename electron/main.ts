import { launchOf } from './cli/command-line.ts';
import { runCommandLine } from './platform/command-line.ts';
import { applyDataFolder, ownArguments } from './platform/start-options.ts';
import { hardenApp, refuseRemoteDebugging } from './platform/harden.ts';
import { runWindow } from './platform/window-app.ts';

refuseRemoteDebugging();
applyDataFolder();
hardenApp();

const launch = launchOf(ownArguments());
if (launch.is === 'window') runWindow(__dirname);
else void runCommandLine(launch);
