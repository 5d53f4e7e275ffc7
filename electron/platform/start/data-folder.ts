import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import * as path from 'node:path';
import { app } from 'electron';
import { secureFolder, type FolderProblem } from '../files/private-folder.ts';
import { removeScratchFolder, scratchFolder } from '../files/scratch-folder.ts';

let chosenFolder: string | null = null;
let isGiven = false;
let problem: FolderProblem | null = null;
let hasFolder = true;

/** Returns the absolute path of the folder for this app's files. It may not exist, and cannot be made for an account without a home. */
export function dataFolder(): string {
  return chosenFolder ?? app.getPath('userData');
}

/** Returns the arguments with which another process uses this process's data folder; none for the default one. */
export function dataFolderArguments(): readonly string[] {
  return isGiven ? [`--user-data-dir=${dataFolder()}`] : [];
}

/** Returns where the platform keeps an app's files for this account. */
function defaultFolder(): string {
  const { HOME, XDG_CONFIG_HOME } = process.env;
  // Without HOME Chromium takes the folder for temporary files, which all accounts share; `homedir` reads the account's record.
  const hasNoHome = process.platform === 'linux' && !HOME && !XDG_CONFIG_HOME;
  return path.join(
    hasNoHome ? path.join(homedir(), '.config') : app.getPath('appData'),
    app.getName(),
  );
}

/** Makes the folder, and gives it to Chromium, which does not start without one. Returns whether that worked. */
function tryUseFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    app.setPath('userData', folder);
    return true;
  } catch {
    return false;
  }
}

/**
 * Gives Chromium a folder that is deleted with this process: for all its files, so that it starts and can show why the app cannot; or for
 * those of its sessions. A process without a window stores nothing in these, would wait for the disk, and the process of an open window
 * locks those in the data folder. Among a session's files is `Local State`, in which Windows keeps the key of the keychain: a process that
 * opens a sealed token must leave them where they are.
 */
export function useScratchFolder(files: 'userData' | 'sessionData'): void {
  const folder = scratchFolder();
  if (folder === null) return;
  app.setPath(files, folder);
  app.once('quit', removeScratchFolder);
}

/**
 * Sets the data folder: that of `--user-data-dir`, for tests, for support, and for two people with one account; null for the default. A
 * relative path counts from the working directory. Closes the folder to other accounts, or does not use it: see `folderProblem`.
 */
export function applyDataFolder(given: string | null): void {
  isGiven = given !== null;
  chosenFolder = given === null ? defaultFolder() : path.resolve(given);
  problem = secureFolder(chosenFolder);
  if (problem === null) {
    hasFolder = tryUseFolder(chosenFolder);
    // The folder may have been made just now, below folders that the first check did not see.
    problem = secureFolder(chosenFolder);
  }
  if (problem !== null || !hasFolder) useScratchFolder('userData');
}

/** Returns why nothing may be read or written in the data folder; null where it is this account's alone, or absent. */
export function folderProblem(): FolderProblem | null {
  return problem;
}

/** Whether the data folder exists; an account without a home, or with a read-only one, may have none. */
export function hasDataFolder(): boolean {
  return hasFolder;
}
