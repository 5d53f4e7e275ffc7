import * as path from 'node:path';
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import * as v from 'valibot';
import type { Language } from '../../../shared/language.ts';
import { pageOrigin } from '../../ipc/trusted-sender.ts';
import type { Stores } from '../../ports.ts';
import { isWayland } from '../system/desktop.ts';
import { fitPlacement, type Area } from './placement.ts';
import { showWhenReady } from './show-window.ts';

const Placement = v.strictObject({
  x: v.number(),
  y: v.number(),
  width: v.number(),
  height: v.number(),
  isMaximized: v.boolean(),
});
type Placement = v.InferOutput<typeof Placement>;

/** The page's background before it paints, so that no white flash shows. Kept equal to `--ground` in the page's tokens by a test. */
export const background = { light: '#f6f5f2', dark: '#171715' } as const;

const sizes = {
  first: { width: 1040, height: 720 },
  // The page fits 320 CSS pixels across, the least that WCAG 1.4.10 asks for; at 200 % zoom that is a window of 640.
  smallest: { width: 400, height: 480 },
};

/** Returns where the window was as its file says; null where the file says nothing that can be read. */
function lastPlacement(stores: Stores): Placement | null {
  try {
    const stored = v.safeParse(Placement, stores.open('window').read());
    return stored.success ? stored.output : null;
  } catch {
    return null;
  }
}

/** Returns the work areas of all displays, the primary one first. */
function workAreas(): readonly Area[] {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return [primary, ...others].map(({ workArea }) => workArea);
}

function rememberPlacement(window: BrowserWindow, stores: Stores): void {
  try {
    stores.open('window').write({ ...window.getNormalBounds(), isMaximized: window.isMaximized() });
  } catch {
    // A place on the screen is not worth a message.
  }
}

/** What the window begins with; the page learns the language from its address, before main answers its first question. */
interface WindowOptions {
  readonly title: string;
  readonly language: Language;
  /** Called once, when the person sees the page, or can see that there is none. */
  readonly onShown: () => void;
}

/** Opens the window, which is hidden until its page can be seen, but for Wayland. `codeFolder` is where the built preload lies beside. */
export function openWindow(
  stores: Stores,
  codeFolder: string,
  { title, language, onShown }: WindowOptions,
): BrowserWindow {
  const last = lastPlacement(stores);
  const bounds = fitPlacement(last, workAreas(), sizes) ?? sizes.first;
  const isShownAtOnce = isWayland();
  const window = new BrowserWindow({
    ...bounds,
    minWidth: Math.min(sizes.smallest.width, bounds.width),
    minHeight: Math.min(sizes.smallest.height, bounds.height),
    title,
    // On Wayland a frame that was drawn while the window was hidden is never taken, and none is drawn after it: the window would count as
    // shown, and not be on the screen. Shown at once, it has the page's background from the first moment.
    show: isShownAtOnce,
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    autoHideMenuBar: false,
    webPreferences: {
      preload: path.join(codeFolder, '../preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      webSecurity: true,
      // Nobody can talk a person into pasting something there.
      devTools: !app.isPackaged,
      spellcheck: false,
      // No `alert` and no `confirm`: a box of the page's own would look like one of the system's.
      disableDialogs: true,
      navigateOnDragDrop: false,
      // A script could ask for a file or folder in a dialog that looks like one of main's, or keep files of its own.
      disableBlinkFeatures: 'FileSystemAccessLocal,FileSystemAccessOriginPrivate',
      // Electron 33 does not know it; `harden.ts` denies it there.
      enableDeprecatedPaste: false,
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
  window.on('close', () => {
    rememberPlacement(window, stores);
  });
  window.on('page-title-updated', (event) => {
    event.preventDefault();
  });
  void window.loadURL(`${pageOrigin}/index.html?language=${language}`);
  return window;
}
