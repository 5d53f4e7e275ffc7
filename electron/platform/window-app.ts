import * as path from 'node:path';
import { app, BrowserWindow, ipcMain, powerMonitor, session } from 'electron';
import { exitCodes } from '../cli/exit-codes.ts';
import { compose, type Core } from '../compose.ts';
import { publishState } from '../ipc/publish-state.ts';
import { DevelopmentServerError } from '../polar/servers.ts';
import { registerHandlers } from '../ipc/register-handlers.ts';
import type { World } from '../ports.ts';
import { registerAppScheme, serveApp } from './app-protocol.ts';
import { hardenSession } from './harden.ts';
import { showMenu } from './menu.ts';
import { guardClosing } from './quitting.ts';
import { watchFolder } from './watch-folder.ts';
import { openWindow } from './window.ts';
import { createWorld } from './world.ts';

/** What a message costs the person is a menu redrawn; only these parts of the state change it. */
function keepMenu(core: Core, title: string): void {
  const acts = {
    checkNow: () => void core.device.checks.check(),
    copyKey: () => void core.handlers.device.copyKey(),
  };
  let shown: unknown = null;
  const draw = (): void => {
    const state = core.state.get();
    if (state.device === shown) return;
    shown = state.device;
    showMenu(state, core.text, title, acts);
  };
  draw();
  core.state.subscribe(draw);
}

/** What waits is tried when the computer wakes; the page tells when the network is back. */
function wakeUps(core: Core): void {
  powerMonitor.on('resume', core.retry);
  powerMonitor.on('unlock-screen', core.retry);
}

function open(core: Core, world: World, codeFolder: string): BrowserWindow {
  const title = core.state.get().vendor.productName ?? 'Seatkeeper';
  const window = openWindow(world.stores, codeFolder, title);
  const stop = publishState(core.state, (channel, payload) => {
    if (!window.isDestroyed()) window.webContents.send(channel, payload);
  });
  window.once('closed', stop);
  guardClosing(core, window);
  // Nothing goes over the network, and no menu is built, before the person sees the window.
  window.once('ready-to-show', () => {
    keepMenu(core, title);
  });
  return window;
}

async function start(codeFolder: string): Promise<void> {
  await app.whenReady();
  const world = createWorld();
  const core = compose(world);
  hardenSession(session.defaultSession);
  serveApp(session.defaultSession, path.join(codeFolder, '../renderer'));
  let window: BrowserWindow | null = null;
  registerHandlers(ipcMain, core.handlers, {
    window: () => window?.webContents ?? null,
    log: world.log,
  });
  window = open(core, world, codeFolder);
  window.once('ready-to-show', core.wake);
  wakeUps(core);
  const unwatch = watchFolder(world.dataFolder, core.reload);

  app.on('second-instance', () => {
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) window = open(core, world, codeFolder);
  });
  app.on('will-quit', () => {
    unwatch();
    void core.stop();
  });
}

/** Ends an app that could not start, and says why where a terminal may see it. */
function giveUp(error: unknown): void {
  const isUsage = error instanceof DevelopmentServerError;
  process.stderr.write(`${isUsage ? error.message : 'Seatkeeper could not start.'}\n`);
  app.exit(isUsage ? exitCodes.usage : exitCodes.failed);
}

/** Runs the app with its window, one of them at a time. */
export function runWindow(codeFolder: string): void {
  if (!app.requestSingleInstanceLock()) {
    app.exit(exitCodes.done);
    return;
  }
  registerAppScheme();
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  start(codeFolder).catch(giveUp);
}
