import * as path from 'node:path';
import { app } from 'electron';

/** Honors `--user-data-dir=DIR`, for tests, for support, and for two people of one account. A relative one counts from here. */
export function applyDataFolder(): void {
  const folder = app.commandLine.getSwitchValue('user-data-dir');
  if (folder !== '') app.setPath('userData', path.resolve(folder));
}

/** The arguments that are ours: those after the program, and unpackaged after the app's folder too. */
export function ownArguments(): string[] {
  const args = process.argv.slice(1);
  if (app.isPackaged) return args;
  const folder = app.getAppPath();
  return args.slice(args.findIndex((arg) => path.resolve(arg) === folder) + 1);
}
