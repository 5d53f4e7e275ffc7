import type { BrowserWindow } from 'electron';
import { appChannel, type RequestedScreen } from '../../../shared/contract.ts';
import type { Core } from '../../compose.ts';
import { publishState } from '../../ipc/publish-state.ts';
import type { Ports } from '../../ports.ts';
import { guardClosing } from './guard-closing.ts';
import { openWindow, rememberPlacement } from './window.ts';

/**
 * Creates the owner of the app's one window, which may be closed and opened again while the app runs on.
 *
 * @param codeFolder the folder of the built main process
 * @param first a window that is open already; null for none
 */
export function createMainWindow(
  core: Core,
  { stores, clock, log }: Pick<Ports, 'stores' | 'clock' | 'log'>,
  codeFolder: string,
  first: BrowserWindow | null,
) {
  let window: BrowserWindow | null = null;
  if (first !== null) adopt(first);

  /** Returns the window; null while there is none. */
  function current(): BrowserWindow | null {
    return window === null || window.isDestroyed() ? null : window;
  }

  /** Makes an open window the app's one window. */
  function adopt(opened: BrowserWindow): void {
    window = opened;
    const unsubscribe = publishState(core.state, (channel, payload) => {
      if (!opened.isDestroyed()) opened.webContents.send(channel, payload);
    });
    opened.once('closed', unsubscribe);
    opened.webContents.on('render-process-gone', (_event, { reason, exitCode }) =>
      log.info('the page’s process has ended', { reason, exitCode }),
    );
    rememberPlacement(opened, stores);
    guardClosing(core, clock, opened);
  }

  function open(): BrowserWindow {
    const opened = openWindow(codeFolder);
    adopt(opened);
    return opened;
  }

  /** Brings the window to the front, or opens it. */
  function focus(): BrowserWindow {
    const opened = current() ?? open();
    if (opened.isMinimized()) opened.restore();
    // One that is still loading shows itself.
    if (opened.webContents.isLoading()) return opened;
    opened.show();
    opened.focus();
    return opened;
  }

  return {
    current,
    focus,
    /** Brings the window to the front, with a screen or an action on it. */
    navigate(target: RequestedScreen): void {
      const { webContents } = focus();
      const send = (): void => webContents.send(appChannel('app', 'screenRequested'), target);
      if (webContents.isLoading()) webContents.once('did-finish-load', send);
      else send();
    },
  };
}
