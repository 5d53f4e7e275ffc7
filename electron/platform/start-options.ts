import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import * as path from 'node:path';
import { app } from 'electron';

let chosen: string | null = null;

/** The folder of this app's files, absolute. It may not exist, and for an account without a home it cannot be made. */
export function dataFolder(): string {
  return chosen ?? app.getPath('userData');
}

/** Where the platform keeps an app's files for this account. */
function usualFolder(): string {
  const { HOME, XDG_CONFIG_HOME } = process.env;
  // Without HOME Chromium takes the folder for temporary files, which is everybody's; the account's own is in its record.
  const isLost = process.platform === 'linux' && !HOME && !XDG_CONFIG_HOME;
  return path.join(
    isLost ? path.join(homedir(), '.config') : app.getPath('appData'),
    app.getName(),
  );
}

/** Whether Chromium can have the folder for its own files, too; without one it does not start. */
function isUsable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    app.setPath('userData', folder);
    return true;
  } catch {
    return false;
  }
}

let scratch: string | null = null;

/** Deletes what Chromium kept for an account without a home. The process ends after this. */
export function removeScratchFolder(): void {
  if (scratch !== null) rmSync(scratch, { recursive: true, force: true });
}

/** Gives Chromium a folder that goes with this process. */
function useScratchFolder(): void {
  scratch = mkdtempSync(path.join(tmpdir(), 'seatkeeper-'));
  app.setPath('userData', scratch);
  app.once('quit', removeScratchFolder);
}

/** Honors `--user-data-dir=DIR`, for tests, for support, and for two people of one account. A relative one counts from here. */
export function applyDataFolder(): void {
  const given = app.commandLine.getSwitchValue('user-data-dir');
  chosen = given === '' ? usualFolder() : path.resolve(given);
  if (!isUsable(chosen)) useScratchFolder();
}

/** The arguments that are ours: those after the program, and unpackaged after the app's folder too. */
export function ownArguments(): string[] {
  const args = process.argv.slice(1);
  if (app.isPackaged) return args;
  const folder = app.getAppPath();
  return args.slice(args.findIndex((arg) => path.resolve(arg) === folder) + 1);
}
