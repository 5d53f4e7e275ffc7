import * as path from 'node:path';
import { app, Menu, session } from 'electron';
import { brand } from '../../shared/brand.ts';
import type { FailureCode } from '../../shared/failure.ts';
import { exitCodes } from '../cli/exit-codes.ts';
import { dataFolder, folderProblem, hasDataFolder } from './start/data-folder.ts';
import { hardenSession } from './start/harden.ts';
import { createDeferred } from './deferred.ts';
import { loadCore } from './start/load-core.ts';
import { hasOtherInstance } from './start/second-instance.ts';
import type { FirstWindow } from './start-core.ts';
import { registerAppScheme, serveApp } from './window/app-protocol.ts';
import { receiveEarly } from './window/first-call.ts';
import { listenForSupportLinks } from './window/support-links.ts';
import { openWindow } from './window/window.ts';

async function start(codeFolder: string, isInBackground: boolean): Promise<void> {
  // A link may come before the core exists.
  const earlyLinks: string[] = [];
  let onLink = (code: string): void => void earlyLinks.push(code);
  listenForSupportLinks((code) => onLink(code));
  await app.whenReady();
  hardenSession(session.defaultSession);
  serveApp(session.defaultSession, path.join(codeFolder, '../renderer'));
  const receiver = receiveEarly();
  const first = isInBackground ? null : openFirstWindow(codeFolder);
  const { startCore } = await loadCore();
  onLink = startCore({ codeFolder, receiver, first });
  for (const code of earlyLinks) onLink(code);
}

/** Opens the first window, which begins to load its page. */
function openFirstWindow(codeFolder: string): FirstWindow {
  const shown = createDeferred<void>();
  const prepared = createDeferred<void>();
  const window = openWindow(codeFolder, { prepared: prepared.promise, onShown: shown.resolve });
  return { window, shown: shown.promise, prepared: prepared.resolve };
}

/** Says why the data folder cannot be used, and ends the app. All its texts load only then. */
async function explain(problem: FailureCode): Promise<void> {
  const { explainAndExit } = await import('./start/explain-and-exit.ts');
  await explainAndExit(problem);
}

/** Ends the app, which could not start. */
async function giveUp(error: unknown): Promise<void> {
  const { exitWithError } = await import('./start/explain-and-exit.ts');
  exitWithError(error);
}

/** Whether macOS started the app at login, where it passes no arguments. */
function wasOpenedAtLogin(): boolean {
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}

/** Runs the app with its window, or without it at login. Ends this process where another one already shows the window, or where the data folder cannot be used. */
export function runWindow(codeFolder: string, isInBackground: boolean): void {
  const problem = folderProblem() ?? (hasDataFolder() ? null : 'folder-unwritable');
  if (problem !== null) {
    void explain(problem);
    return;
  }
  if (!app.requestSingleInstanceLock()) {
    if (hasOtherInstance(dataFolder())) app.exit(exitCodes.done);
    else void explain('folder-unwritable');
    return;
  }
  registerAppScheme();
  // Otherwise Electron builds a menu of its own first. An empty one gives the window's page its height from the start.
  Menu.setApplicationMenu(Menu.buildFromTemplate([{ label: ' ', submenu: [] }]));
  // Windows shows notifications only of a program that it knows by this id.
  // https://www.electronjs.org/docs/latest/tutorial/notifications#windows
  if (process.platform === 'win32') app.setAppUserModelId(brand.id);
  start(codeFolder, isInBackground || wasOpenedAtLogin()).catch(giveUp);
}
