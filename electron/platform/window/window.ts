import * as path from 'node:path';
import { app, BrowserWindow, nativeTheme, screen, type Rectangle } from 'electron';
import { brand } from '../../../shared/brand.ts';
import { localeContextFor } from '../../../shared/language.ts';
import { pageOrigin } from '../../ipc/trusted-sender.ts';
import type { Stores } from '../../ports.ts';
import { pagePreferences } from '../start/harden.ts';
import { appIcon } from '../system/app-icon.ts';
import { isWayland } from '../system/is-wayland.ts';
import { preferredLocales } from '../system/preferred-locales.ts';
import { vendor } from '../../vendor.ts';
import { lastPlacement, lookSettings } from './early-records.ts';
import { fitPlacement, storedBounds } from './placement.ts';
import { recoverPage } from './recover-page.ts';
import { showWhenReady } from './show-window.ts';

/** The window's background before the page paints, so that it does not flash white. A test keeps it equal to `--ground` in the page's tokens. */
export const background = { light: '#f6f5f2', dark: '#171715' } as const;

const sizes = {
  first: { width: 1040, height: 720 },
  // The page fits 320 CSS pixels across, the least that WCAG 1.4.10 asks for; at 200 % zoom that is a window of 640.
  smallest: { width: 400, height: 480 },
};

/** Returns the work areas of all displays, the primary one first. */
function workAreas(): readonly Rectangle[] {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return [primary, ...others].map(({ workArea }) => workArea);
}

/** Keeps the window's placement for the next start. */
export function rememberPlacement(window: BrowserWindow, stores: Stores): void {
  window.on('close', () => {
    try {
      const bounds = storedBounds(window.getNormalBounds(), isWayland());
      stores.open('window').write({ ...bounds, isMaximized: window.isMaximized() });
    } catch {
      // A lost placement is not worth a message.
    }
  });
}

interface OpenWindowOptions {
  /** The window stays hidden until this resolves, for at most the time of `showWhenReady`. */
  readonly prepared: Promise<void>;
  /** Called once, when the person sees the page, or an empty window in its place. */
  readonly onShown: () => void;
}

/**
 * Opens the window, which stays hidden until its page can be seen, except on Wayland. Needs nothing of the core, which loads while the page
 * does. `codeFolder`: the folder of the built main process.
 */
export function openWindow(codeFolder: string, options?: OpenWindowOptions): BrowserWindow {
  const look = lookSettings();
  // Before the window, which takes its background from it.
  nativeTheme.themeSource = look.appearance;
  const { language } = localeContextFor(look.language, preferredLocales());
  const last = lastPlacement();
  const bounds = fitPlacement(last, workAreas(), sizes) ?? sizes.first;
  const isShownAtOnce = isWayland();
  const icon = appIcon();
  const window = new BrowserWindow({
    ...bounds,
    minWidth: Math.min(sizes.smallest.width, bounds.width),
    minHeight: Math.min(sizes.smallest.height, bounds.height),
    title: vendor.productName ?? brand.productName,
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
  const show = (): void => {
    if (!isShownAtOnce) {
      if (isMaximized) window.maximize();
      window.show();
    }
    options?.onShown();
  };
  showWhenReady(window, show, options?.prepared);
  window.on('page-title-updated', (event) => event.preventDefault());
  // The page of the language requests its messages at once.
  const load = (): void => void window.loadURL(`${pageOrigin}/${language}.html`).catch(() => null);
  recoverPage(window.webContents, {
    now: () => performance.now(),
    load: () =>
      void setImmediate(() => {
        if (!window.isDestroyed()) load();
      }),
    async ask() {
      const { askToReload } = await import('./page-ended.ts');
      return !window.isDestroyed() && (await askToReload(window));
    },
    close: () => {
      if (!window.isDestroyed()) window.close();
    },
  });
  load();
  return window;
}
