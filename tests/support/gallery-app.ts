import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import type { Scene } from '../renderer/gallery/scene.ts';
import { contentSecurityPolicy } from '../../electron/platform/window/content-security-policy.ts';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** The page is idle after this number of idle callbacks in a row without a pending request. */
const idleChecks = 3;

/** Time at which the gallery's clock stands still: a Monday in the early afternoon. */
export const galleryTime = Date.UTC(2026, 10, 23, 14, 10);

/** The window's page in the real runtime, without the app's main process. */
export interface Gallery {
  readonly page: Page;
  /** Shows a state by its name in tests/renderer/gallery/gallery.ts. */
  readonly show: (state: string, language?: string) => Promise<void>;
  /**
   * Shows a scene in English, with its action done, and waits until it is idle. A scene that is
   * shown already, by the last call, only returns to English.
   */
  readonly visit: (scene: Scene) => Promise<void>;
  /** Changes the page's language and keeps its screen. */
  readonly setLanguage: (language: 'en' | 'de') => Promise<void>;
  /**
   * Resolves when the page has loaded and drawn all that it requested; some screens load in parts.
   */
  readonly waitUntilIdle: () => Promise<void>;
  /** Errors that the page logged or threw since the last call. */
  readonly faults: () => string[];
  readonly close: () => Promise<void>;
}

/** A window for the gallery's page. */
export interface GalleryWindow {
  readonly page: Page;
  readonly close: () => Promise<void>;
}

/**
 * Builds the gallery, serves it on loopback under the app's content security policy, and opens it
 * in a window.
 *
 * @param openWindow opens the window, and may keep its files in the folder; default in Electron
 */
export async function openGallery(
  openWindow: (folder: string) => Promise<GalleryWindow> = openElectronWindow,
): Promise<Gallery> {
  const folder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-gallery-'));
  const config = {
    configFile: here('../renderer/gallery/vite.config.ts'),
    logLevel: 'error',
  } as const;
  const outDir = path.join(folder, 'page');
  await build({ ...config, build: { outDir, emptyOutDir: true } });
  const server = await preview({
    ...config,
    build: { outDir },
    preview: {
      host: '127.0.0.1',
      port: 0,
      headers: {
        'Content-Security-Policy': contentSecurityPolicy,
        // Each state loads the same files again.
        'Cache-Control': 'max-age=86400',
      },
    },
  });
  const base = server.resolvedUrls?.local[0] ?? '';
  const window = await openWindow(folder);
  const { page } = window;
  let faults: string[] = [];
  /** The scene of the last `visit`, if nothing else was shown since. */
  let visited: string | null = null;
  const requests = countRequests(page);
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });

  const gallery: Gallery = {
    page,
    async show(state, language = 'en') {
      visited = null;
      await page.goto(`${base}?state=${state}&language=${language}&now=${galleryTime}`);
      await page.locator('h1').first().waitFor({ state: 'attached' });
      // Parts that load in an idle callback are loaded before the first screenshot.
      await waitForIdleCallbacks(page, 1);
    },
    async visit({ name, state, action }) {
      if (visited !== name) {
        await gallery.show(state);
        await action?.(page);
        visited = name;
      } else if ((await page.locator('html').getAttribute('lang')) !== 'en') {
        await gallery.setLanguage('en');
      }
      await gallery.waitUntilIdle();
    },
    setLanguage: async (language) => await setLanguage(page, language),
    async waitUntilIdle() {
      let started: number;
      do {
        started = requests.started();
        await waitForIdleCallbacks(page, idleChecks);
      } while (requests.pending() > 0 || requests.started() > started);
    },
    faults() {
      const reported = faults;
      faults = [];
      return reported;
    },
    async close() {
      await window.close();
      await server.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
  return gallery;
}

/**
 * Waits until the page was idle this many times, or until its own idle callbacks have run: they wait
 * no longer than 2 seconds (renderer/ui/use-idle.ts), and a busy machine may leave no idle time.
 */
async function waitForIdleCallbacks(page: Page, count: number): Promise<void> {
  await page.evaluate(async (times) => {
    for (let idleCount = 0; idleCount < times; idleCount += 1)
      await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2_500 }));
  }, count);
}

/** Changes the language of the shown state, with the locale that a state in that language has. */
async function setLanguage(page: Page, language: 'en' | 'de'): Promise<void> {
  const locale = language === 'en' ? 'en-US' : language;
  await page.evaluate((change) => window.fake.change(change), { language, locale });
  await page.locator(`html[lang="${language}"]`).waitFor();
}

/** Counts the requests of the page. */
function countRequests(page: Page) {
  let startCount = 0;
  let endCount = 0;
  page.on('request', () => {
    startCount += 1;
  });
  for (const end of ['requestfinished', 'requestfailed'] as const) {
    page.on(end as 'requestfinished', () => {
      endCount += 1;
    });
  }
  return { started: () => startCount, pending: () => startCount - endCount };
}

async function openElectronWindow(folder: string): Promise<GalleryWindow> {
  const app = await launch(folder);
  return { page: await app.firstWindow(), close: async () => await app.close() };
}

async function launch(folder: string): Promise<ElectronApplication> {
  const { DISPLAY, WAYLAND_DISPLAY, XAUTHORITY, HOME, PATH, ELECTRON_OVERRIDE_DIST_PATH } =
    process.env;
  const inherited = {
    DISPLAY,
    WAYLAND_DISPLAY,
    XAUTHORITY,
    HOME,
    PATH,
    ELECTRON_OVERRIDE_DIST_PATH,
  };
  return await _electron.launch({
    args: [
      here('gallery-window.cjs'),
      `--user-data-dir=${path.join(folder, 'data')}`,
      '--force-device-scale-factor=1',
      '--disable-lcd-text',
      '--disable-gpu',
      // axe creates an object for each element; V8's ordinary young generation fills up many times.
      '--js-flags=--min-semi-space-size=64 --max-semi-space-size=64',
      '--font-render-hinting=none',
      '--lang=en-US',
    ],
    env: {
      ...Object.fromEntries(
        Object.entries(inherited).filter(
          (entry): entry is [string, string] => entry[1] !== undefined,
        ),
      ),
      FONTCONFIG_FILE: here('gallery-fonts.conf'),
      TZ: 'UTC',
    },
  });
}
