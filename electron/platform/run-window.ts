import * as path from 'node:path';
import { app, powerMonitor, session } from 'electron';
import { brand } from '../../shared/brand.ts';
import { exitCodes } from '../cli/exit-codes.ts';
import { compose } from '../compose.ts';
import { registerHandlers } from '../ipc/register-handlers.ts';
import { showTrayEntry } from './background/tray.ts';
import { createPorts } from './create-ports.ts';
import { watchFolder } from './files/watch-folder.ts';
import { pageReceiver } from './network/network-actions.ts';
import { createLoginQuestions } from './network/proxy-login-questions.ts';
import { createProxyLogins } from './network/proxy-logins.ts';
import { dataFolder, folderProblem, hasDataFolder } from './start/data-folder.ts';
import { exitWithError, explainAndExit } from './start/explain-and-exit.ts';
import { hardenSession } from './start/harden.ts';
import { hasOtherInstance } from './start/second-instance.ts';
import { registerAppScheme, serveApp } from './window/app-protocol.ts';
import { showKey } from './window/key-window.ts';
import { createMainWindow } from './window/main-window.ts';
import { syncMenu } from './window/menu.ts';
import { askProxyLogin } from './window/proxy-login-window.ts';
import { listenForSupportLinks } from './window/support-links.ts';

async function start(codeFolder: string, isInBackground: boolean): Promise<void> {
  // A link may come before the core exists.
  const earlyLinks: string[] = [];
  let onLink = (code: string): void => void earlyLinks.push(code);
  listenForSupportLinks((code) => onLink(code));
  await app.whenReady();
  const logins = createProxyLogins(process.env);
  const ports = createPorts({ logins, showKey, showEntry: showTrayEntry });
  const core = compose(ports);
  hardenSession(session.defaultSession);
  serveApp(session.defaultSession, path.join(codeFolder, '../renderer'));
  const mainWindow = createMainWindow(core, ports, codeFolder);
  const { requestLogin, onNetworkAction } = createLoginQuestions({
    promptLogin: async (request) => await askProxyLogin(request, core, mainWindow.current()),
    onAnswer(proxy, login) {
      logins.remember(proxy, login);
      core.retry();
    },
  });
  logins.onRequest(requestLogin);
  registerHandlers(pageReceiver(onNetworkAction), core.handlers, {
    window: () => mainWindow.current()?.webContents ?? null,
    log: ports.log,
  });
  const begin = (): void => {
    syncMenu({ core, clock: ports.clock, navigate: mainWindow.navigate, onNetworkAction });
    core.resume();
  };
  // Nothing goes over the network, and no menu is built, before the person sees the window.
  if (!isInBackground) mainWindow.open(begin);
  else if (core.staysInBackground()) begin();
  // The system still starts an app whose setting was lost.
  else app.quit();
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' && !core.staysInBackground()) app.quit();
  });
  // The page reports when the network is back.
  powerMonitor.on('resume', core.retry);
  powerMonitor.on('unlock-screen', core.retry);
  onLink = core.supportLinks.opened;
  for (const code of earlyLinks) onLink(code);
  const unwatch = watchFolder(ports.dataFolder, core.reload);

  app.on('second-instance', mainWindow.focus);
  app.on('activate', mainWindow.focus);
  app.on('will-quit', () => {
    unwatch();
    void core.stop();
  });
}

/** Whether macOS started the app at login, where it passes no arguments. */
function wasOpenedAtLogin(): boolean {
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}

/** Runs the app with its window, or without it at login. Ends this process where another one already shows the window, or where the data folder cannot be used. */
export function runWindow(codeFolder: string, isInBackground: boolean): void {
  const problem = folderProblem() ?? (hasDataFolder() ? null : 'folder-unwritable');
  if (problem !== null) {
    void explainAndExit(problem);
    return;
  }
  if (!app.requestSingleInstanceLock()) {
    if (hasOtherInstance(dataFolder())) app.exit(exitCodes.done);
    else void explainAndExit('folder-unwritable');
    return;
  }
  registerAppScheme();
  // Windows shows notifications only of a program that it knows by this id.
  // https://www.electronjs.org/docs/latest/tutorial/notifications#windows
  if (process.platform === 'win32') app.setAppUserModelId(brand.id);
  start(codeFolder, isInBackground || wasOpenedAtLogin()).catch(exitWithError);
}
