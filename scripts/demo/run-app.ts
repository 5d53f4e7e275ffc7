import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { currentSituation, launchArgs } from '../runtime/launch-args.ts';
import type { ElectronRuntime } from '../runtime/runtime.ts';
import { waitForExit } from '../setup/run-command.ts';

/** The data folder and server with which the built app runs. */
export interface AppSetting {
  readonly runtime: ElectronRuntime;
  /** The folder of the built app, absolute. */
  readonly appFolder: string;
  /** The app's data folder, absolute. */
  readonly dataFolder: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Returns the executable's arguments for running the app in this setting. */
export function appArgs(setting: AppSetting, args: readonly string[]): readonly string[] {
  const ownArgs = [`--user-data-dir=${setting.dataFolder}`, ...args];
  return launchArgs(setting.appFolder, ownArgs, currentSituation());
}

/** Runs one command of the app until it exits, with `input` on stdin. */
export async function runAppCommand(setting: AppSetting, args: readonly string[], input = '') {
  const child = spawn(setting.runtime.executable, appArgs(setting, args), { env: setting.env });
  // An app that exits without reading its input reports that by its exit code.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    waitForExit(child),
  ]);
  return { code, stdout, stderr };
}
