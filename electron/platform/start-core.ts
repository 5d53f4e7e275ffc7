import { app, powerMonitor, type BrowserWindow } from 'electron';
import { compose } from '../compose.ts';
import { registerHandlers } from '../ipc/register-handlers.ts';
import { showTrayEntry } from './background/tray.ts';
import { createPorts } from './create-ports.ts';
import { watchFolder } from './files/watch-folder.ts';
import { pageReceiver } from './network/network-actions.ts';
import { createLoginQuestions } from './network/proxy-login-questions.ts';
import { createProxyLogins } from './network/proxy-logins.ts';
import type { EarlyReceiver } from './window/first-call.ts';
import { showKey } from './window/key-window.ts';
import { createMainWindow } from './window/main-window.ts';
import { syncMenu } from './window/menu.ts';
import { prepareWindow, type Opening } from './window/prepare-window.ts';
import { askProxyLogin } from './window/proxy-login-window.ts';

/** The window that was opened before the core was loaded. */
export interface FirstWindow extends Opening {
  readonly window: BrowserWindow;
}

interface CoreStart {
  /** The folder of the built main process. */
  readonly codeFolder: string;
  readonly receiver: EarlyReceiver;
  /** Null where the app starts in the background. */
  readonly first: FirstWindow | null;
}

/** Creates the core of a process with a window, and joins it with Electron's events. Returns the function that opens a support case. */
export function startCore({ codeFolder, receiver, first }: CoreStart): (code: string) => void {
  const logins = createProxyLogins(process.env);
  const ports = createPorts({ logins, showKey, showEntry: showTrayEntry });
  const core = compose(ports);
  const mainWindow = createMainWindow(core, ports, codeFolder, first?.window ?? null);
  const { requestLogin, onNetworkAction } = createLoginQuestions({
    promptLogin: async (request) => await askProxyLogin(request, core, mainWindow.current()),
    onAnswer(proxy, login) {
      logins.remember(proxy, login);
      core.retry();
    },
  });
  logins.onRequest(requestLogin);
  registerHandlers(pageReceiver(receiver, onNetworkAction), core.handlers, {
    window: () => mainWindow.current()?.webContents ?? null,
    log: ports.log,
  });
  const showMenu = (): void =>
    syncMenu({ core, clock: ports.clock, navigate: mainWindow.navigate, onNetworkAction });
  if (first !== null) void prepareWindow(first, receiver, showMenu, core.resume);
  else if (core.staysInBackground()) {
    showMenu();
    core.resume();
  }
  // The system still starts an app whose setting was lost.
  else app.quit();
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' && !core.staysInBackground()) app.quit();
  });
  // The page reports when the network is back.
  powerMonitor.on('resume', core.retry);
  powerMonitor.on('unlock-screen', core.retry);
  const unwatch = watchFolder(ports.dataFolder, core.reload);

  app.on('second-instance', mainWindow.focus);
  app.on('activate', mainWindow.focus);
  app.on('will-quit', () => {
    unwatch();
    void core.stop();
  });
  return core.supportLinks.opened;
}
