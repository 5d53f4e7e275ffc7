import type { BrowserWindow } from 'electron';
import { appChannel, type RequestedScreen } from '../../../shared/contract.ts';
import type { Core } from '../../compose.ts';
import { publishState } from '../../ipc/publish-state.ts';
import type { Ports } from '../../ports.ts';
import { guardClosing } from './guard-closing.ts';
import { openWindow } from './window.ts';

/**
 * Creates the owner of the app's one window, which may be closed while the app runs on; `open` opens it. `codeFolder`: the folder of the
 * built main process.
 */
export function createMainWindow(
  core: Core,
  { stores, clock }: Pick<Ports, 'stores' | 'clock'>,
  codeFolder: string,
) {
  let window: BrowserWindow | null = null;

  /** Returns the window; null while there is none. */
  function current(): BrowserWindow | null {
    return window === null || window.isDestroyed() ? null : window;
  }

  /** Opens the window. `onShown` is called once, when the person sees it. */
  function open(onShown: () => void = () => undefined): BrowserWindow {
    const opened = openWindow(core, stores, codeFolder, onShown);
    window = opened;
    const unsubscribe = publishState(core.state, (channel, payload) => {
      if (!opened.isDestroyed()) opened.webContents.send(channel, payload);
    });
    opened.once('closed', unsubscribe);
    guardClosing(core, clock, opened);
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
    open,
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
