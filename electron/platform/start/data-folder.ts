import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import * as path from 'node:path';
import { app } from 'electron';
import { secureFolder, type FolderProblem } from '../files/private-folder.ts';
import { removeScratchFolder, scratchFolder } from '../files/scratch-folder.ts';

let chosenFolder: string | null = null;
let problem: FolderProblem | null = null;
let hasFolder = true;

/** The folder of this app's files, absolute. It may not exist, and for an account without a home it cannot be made. */
export function dataFolder(): string {
  return chosenFolder ?? app.getPath('userData');
}

/** Where the platform keeps an app's files for this account. */
function defaultFolder(): string {
  const { HOME, XDG_CONFIG_HOME } = process.env;
  // Without HOME Chromium takes the folder for temporary files, which is everybody's; the account's own is in its record.
  const hasNoHome = process.platform === 'linux' && !HOME && !XDG_CONFIG_HOME;
  return path.join(
    hasNoHome ? path.join(homedir(), '.config') : app.getPath('appData'),
    app.getName(),
  );
}

/** Whether Chromium can have the folder for its own files, too; without one it does not start. */
function tryUseFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    app.setPath('userData', folder);
    return true;
  } catch {
    return false;
  }
}

/** Gives Chromium a folder that goes with this process, for all its files or for those of its sessions. */
function useScratchFolder(files: 'userData' | 'sessionData'): void {
  const folder = scratchFolder();
  if (folder === null) return;
  app.setPath(files, folder);
  app.once('quit', removeScratchFolder);
}

/**
 * Takes the folder of `--user-data-dir`, for tests, for support, and for two people of one account; null for the usual one. A relative
 * one counts from the working directory. A folder that is not this account's alone is closed to others, or left alone: see `folderProblem`.
 */
export function applyDataFolder(given: string | null): void {
  chosenFolder = given === null ? defaultFolder() : path.resolve(given);
  problem = secureFolder(chosenFolder);
  if (problem === null) {
    hasFolder = tryUseFolder(chosenFolder);
    // One that was made just now lies in a place that was not looked at.
    problem = secureFolder(chosenFolder);
  }
  if (problem !== null || !hasFolder) useScratchFolder('userData');
}

/** Why nothing may be read or written in the data folder; null where it is this account's alone, or is not there. */
export function folderProblem(): FolderProblem | null {
  return problem;
}

/** Whether the data folder is there; an account without a home, or with a read-only one, may have none. */
export function hasDataFolder(): boolean {
  return hasFolder;
}

/** Lets Chromium start and say why the app cannot: its own files go to a folder that goes with this process. */
export function abandonDataFolder(): void {
  useScratchFolder('userData');
}

/**
 * Keeps the files of Chromium's sessions out of the data folder, for a process without a window: it has nothing to keep, would wait for
 * the disk, and an open window holds the ones in the data folder.
 */
export function useScratchSession(): void {
  useScratchFolder('sessionData');
}
