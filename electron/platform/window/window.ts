import * as path from 'node:path';
import { app, BrowserWindow, nativeTheme, screen, type Rectangle } from 'electron';
import * as v from 'valibot';
import type { Core } from '../../compose.ts';
import { pageOrigin } from '../../ipc/trusted-sender.ts';
import type { Stores } from '../../ports.ts';
import { pagePreferences } from '../start/harden.ts';
import { appIcon } from '../system/app-icon.ts';
import { isWayland } from '../system/desktop.ts';
import { fitPlacement, storedBounds } from './placement.ts';
import { showWhenReady } from './show-window.ts';

const Placement = v.strictObject({
  x: v.exactOptional(v.number()),
  y: v.exactOptional(v.number()),
  width: v.number(),
  height: v.number(),
  isMaximized: v.boolean(),
});

/** The window's background before the page paints, so that it does not flash white. A test keeps it equal to `--ground` in the page's tokens. */
export const background = { light: '#f6f5f2', dark: '#171715' } as const;

const sizes = {
  first: { width: 1040, height: 720 },
  // The page fits 320 CSS pixels across, the least that WCAG 1.4.10 asks for; at 200 % zoom that is a window of 640.
  smallest: { width: 400, height: 480 },
};

/** Returns the window's last placement; null where its file is absent or unreadable. */
function lastPlacement(stores: Stores) {
  try {
    const stored = v.safeParse(Placement, stores.open('window').read());
    return stored.success ? stored.output : null;
  } catch {
    return null;
  }
}

/** Returns the work areas of all displays, the primary one first. */
function workAreas(): readonly Rectangle[] {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return [primary, ...others].map(({ workArea }) => workArea);
}

function rememberPlacement(window: BrowserWindow, stores: Stores): void {
  try {
    const bounds = storedBounds(window.getNormalBounds(), isWayland());
    stores.open('window').write({ ...bounds, isMaximized: window.isMaximized() });
  } catch {
    // A lost placement is not worth a message.
  }
}

/**
 * Opens the window, which stays hidden until its page can be seen, except on Wayland. `codeFolder`: the folder of the built main process.
 * `onShown` is called once, when the person sees the page, or an empty window in its place.
 */
export function openWindow(
  core: Core,
  stores: Stores,
  codeFolder: string,
  onShown: () => void,
): BrowserWindow {
  const last = lastPlacement(stores);
  const bounds = fitPlacement(last, workAreas(), sizes) ?? sizes.first;
  const isShownAtOnce = isWayland();
  const icon = appIcon();
  const window = new BrowserWindow({
    ...bounds,
    minWidth: Math.min(sizes.smallest.width, bounds.width),
    minHeight: Math.min(sizes.smallest.height, bounds.height),
    title: core.productName(),
    ...(icon === undefined ? {} : { icon }),
    // Wayland never takes a frame that was drawn while the window was hidden, and none is drawn after it: the window would count as
    // shown without being on the screen. A window that is shown at once has the page's background from the start.
    show: isShownAtOnce,
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    autoHideMenuBar: false,
    webPreferences: {
      preload: path.join(codeFolder, '../preload/preload.cjs'),
      ...pagePreferences,
      // An attacker cannot talk a person into pasting something there.
      devTools: !app.isPackaged,
      v8CacheOptions: 'bypassHeatCheck',
    },
  });
  const isMaximized = last?.isMaximized === true;
  if (isShownAtOnce && isMaximized) window.maximize();
  showWhenReady(window, () => {
    if (!isShownAtOnce) {
      if (isMaximized) window.maximize();
      window.show();
    }
    onShown();
  });
  window.on('close', () => rememberPlacement(window, stores));
  window.on('page-title-updated', (event) => event.preventDefault());
  // The page needs the language before main answers its first call.
  void window.loadURL(`${pageOrigin}/index.html?language=${core.state.get().language}`);
  return window;
}
