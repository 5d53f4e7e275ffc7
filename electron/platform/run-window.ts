import * as path from 'node:path';
import { app, type BrowserWindow, dialog, ipcMain, powerMonitor, session } from 'electron';
import { oneLine } from '../../shared/foreign-text.ts';
import type { AppState } from '../../shared/app-state.ts';
import { appChannel, type RequestedScreen } from '../../shared/contract.ts';
import { supportCode, type FailureCode } from '../../shared/failure.ts';
import { localeContextFor } from '../../shared/language.ts';
import { catalogue } from '../../shared/text/catalogue.ts';
import { terminal } from '../../shared/text/terminal.ts';
import { exitCodes } from '../cli/exit-codes.ts';
import { compose, type Core } from '../compose.ts';
import { publishState } from '../ipc/publish-state.ts';
import { DevelopmentServerError } from '../polar/servers.ts';
import { vendor } from '../vendor.ts';
import { registerHandlers, type Receiver } from '../ipc/register-handlers.ts';
import type { Sender } from '../ipc/trusted-sender.ts';
import type { Clock, Ports } from '../ports.ts';
import { registerAppScheme, serveApp } from './window/app-protocol.ts';
import { hardenSession } from './start/harden.ts';
import { runUninstall, removalTarget } from './window/uninstall.ts';
import { showMenu, type MenuActions } from './window/menu.ts';
import { createLoginQuestions } from './network/proxy-login-questions.ts';
import { askProxyLogin } from './window/proxy-login-window.ts';
import { createProxyLogins } from './network/proxy-logins.ts';
import { guardClosing } from './window/guard-closing.ts';
import { removeScratchFolder } from './files/scratch-folder.ts';
import { hasOtherInstance } from './start/second-instance.ts';
import {
  dataFolder,
  folderProblem,
  hasDataFolder,
  abandonDataFolder,
} from './start/data-folder.ts';
import { listenForSupportLinks } from './window/support-links.ts';
import { watchFolder } from './files/watch-folder.ts';
import { openWindow } from './window/window.ts';
import { createPorts, preferredLocales } from './create-ports.ts';

/** What a person asks for that goes by the network, and so may need a proxy's login, even if the last question for one was closed. */
const networkActions: ReadonlySet<string> = new Set([
  appChannel('device', 'activate'),
  appChannel('device', 'check'),
  appChannel('device', 'import'),
  appChannel('device', 'preview'),
  appChannel('device', 'release'),
  appChannel('device', 'retryNow'),
  appChannel('connection', 'connect'),
  appChannel('licenses', 'open'),
  appChannel('licenses', 'refresh'),
]);

/** What a message costs the person is a menu redrawn; only these parts of the state change it. */
function syncMenu(
  core: Core,
  clock: Clock,
  title: string,
  {
    navigate,
    onNetworkAction,
  }: Pick<MenuActions, 'navigate'> & { readonly onNetworkAction: () => void },
): void {
  const actions: MenuActions = {
    navigate,
    openDocumentation: () => void core.handlers.app.openLink('documentation'),
    checkNow() {
      onNetworkAction();
      void core.device.checks.check();
    },
    copyKey: () => void core.handlers.device.copyKey(),
    releaseAndQuit: () => void runUninstall(core, clock, 'release-and-quit'),
    uninstall: removalTarget() === null ? null : () => void runUninstall(core, clock, 'uninstall'),
  };
  let shown: Pick<AppState, 'device' | 'language'> | null = null;
  const draw = (): void => {
    const state = core.state.get();
    if (state.device === shown?.device && state.language === shown.language) return;
    shown = state;
    showMenu(state, core.text(), title, actions);
  };
  draw();
  core.state.subscribe(draw);
}

/** What waits is tried when the computer wakes; the page tells when the network is back. */
function retryOnWake(core: Core): void {
  powerMonitor.on('resume', core.retry);
  powerMonitor.on('unlock-screen', core.retry);
}

/** What the app goes by: the seller's product, or its own name. */
function getProductName(core: Core): string {
  return core.state.get().vendor.productName ?? core.text().app.name;
}

function openMainWindow(
  core: Core,
  ports: Ports,
  codeFolder: string,
  onShown: () => void = () => undefined,
): BrowserWindow {
  const title = getProductName(core);
  const { language } = core.state.get();
  const window = openWindow(ports.stores, codeFolder, { title, language, onShown });
  const unsubscribe = publishState(core.state, (channel, payload) => {
    if (!window.isDestroyed()) window.webContents.send(channel, payload);
  });
  window.once('closed', unsubscribe);
  guardClosing(core, ports.clock, window);
  return window;
}

async function start(codeFolder: string): Promise<void> {
  // A link may come before anything is ready for it.
  const earlyLinks: string[] = [];
  let onLink = (code: string): void => void earlyLinks.push(code);
  listenForSupportLinks((code) => onLink(code));
  await app.whenReady();
  const logins = createProxyLogins(process.env, (need) => {
    questions.requestLogin(need);
  });
  const ports = createPorts(logins);
  const core = compose(ports);
  hardenSession(session.defaultSession);
  serveApp(session.defaultSession, path.join(codeFolder, '../renderer'));
  let window: BrowserWindow | null = null;
  const questions = createLoginQuestions({
    promptLogin: async (need) =>
      await askProxyLogin(need, {
        text: core.text(),
        language: core.state.get().language,
        parent: window === null || window.isDestroyed() ? null : window,
      }),
    onAnswer(proxy, login) {
      logins.remember(proxy, login);
      core.retry();
    },
  });
  const receiver: Receiver = {
    handle(channel, listener) {
      ipcMain.handle(channel, async (event: Sender, ...args: unknown[]) => {
        if (networkActions.has(channel)) questions.onNetworkAction();
        return await listener(event, ...args);
      });
    },
  };
  registerHandlers(receiver, core.handlers, {
    window: () => window?.webContents ?? null,
    log: ports.log,
  });
  // Nothing goes over the network, and no menu is built, before the person sees the window.
  window = openMainWindow(core, ports, codeFolder, () => {
    syncMenu(core, ports.clock, getProductName(core), {
      navigate,
      onNetworkAction: questions.onNetworkAction,
    });
    core.resume();
  });

  /** The window, brought to the front, or a new one where the last was closed. */
  function focusWindow(): BrowserWindow {
    if (window === null || window.isDestroyed()) window = openMainWindow(core, ports, codeFolder);
    if (window.isMinimized()) window.restore();
    if (window.webContents.isLoading()) return window;
    window.show();
    window.focus();
    return window;
  }
  function navigate(what: RequestedScreen): void {
    const { webContents } = focusWindow();
    const send = (): void => {
      webContents.send(appChannel('app', 'screenRequested'), what);
    };
    if (webContents.isLoading()) webContents.once('did-finish-load', send);
    else send();
  }
  retryOnWake(core);
  onLink = core.supportLinks.opened;
  for (const code of earlyLinks) onLink(code);
  const unwatch = watchFolder(ports.dataFolder, core.reload);

  app.on('second-instance', () => {
    focusWindow();
  });
  app.on('activate', () => {
    focusWindow();
  });
  app.on('will-quit', () => {
    unwatch();
    void core.stop();
  });
}

/** Says on standard error and in a dialog of the system why the data folder cannot be used, and ends the app. */
async function explainAndExit(code: FailureCode): Promise<void> {
  const folder = dataFolder();
  const { title, body, advice } = terminal.failures.words[code];
  const support = terminal.cli.code(supportCode({ code }));
  process.stderr.write(`${title}: ${oneLine(folder)}\n${body}\n${advice}\n${support}\n`);
  abandonDataFolder();
  try {
    await app.whenReady();
    const { language } = localeContextFor('system', preferredLocales());
    const text = catalogue[language];
    const failureText = text.failures.words[code];
    await dialog.showMessageBox({
      type: 'error',
      title: vendor.productName ?? text.app.name,
      message: failureText.title,
      detail: [failureText.body, failureText.advice, oneLine(folder), supportCode({ code })].join(
        '\n\n',
      ),
      buttons: [text.native.uninstallPrompts.close],
      noLink: true,
    });
  } finally {
    removeScratchFolder();
    app.exit(exitCodes.failed);
  }
}

/** Ends an app that could not start, and says why where a terminal may see it. */
function exitWithError(error: unknown): void {
  const isUsage = error instanceof DevelopmentServerError;
  process.stderr.write(
    `${isUsage ? oneLine(error.message) : `${app.getName()} could not start.`}\n`,
  );
  app.exit(isUsage ? exitCodes.usage : exitCodes.failed);
}

/** Runs the app with its window, one of them at a time. */
export function runWindow(codeFolder: string): void {
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
  // Windows shows notifications of a program it knows by this name, that of electron-builder.yml.
  // https://www.electronjs.org/docs/latest/tutorial/notifications#windows
  const appId = vendor.app?.id ?? 'com.seatkeeper.desktop';
  if (process.platform === 'win32') app.setAppUserModelId(appId);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  start(codeFolder).catch(exitWithError);
}
