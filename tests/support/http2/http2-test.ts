import { test as base } from '@playwright/test';
import { startPolar, type Polar } from '../polar/start-polar.ts';
import { startChromiumHttp, type ChromiumHttp } from './chromium-http.ts';
import { startPolarOverHttp2, type PolarOverHttp2 } from './polar-over-http2.ts';

interface Http2Test {
  readonly polar: Polar;
  /** The stand-in behind HTTP/2. Its port is new, so that Chromium has no connection to it. */
  readonly front: PolarOverHttp2;
}

/**
 * Playwright's `test` with the app's HTTP client in a real Electron process and a stand-in that
 * speaks HTTP/2.
 */
export const test = base.extend<Http2Test, { readonly chromium: ChromiumHttp }>({
  chromium: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the dependencies of a fixture off its first parameter.
    async ({}, use) => {
      const chromium = await startChromiumHttp();
      await use(chromium);
      await chromium.close();
    },
    { scope: 'worker' },
  ],

  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the dependencies of a fixture off its first parameter.
  polar: async ({}, use) => {
    const polar = await startPolar();
    await use(polar);
    await polar.close();
  },

  front: async ({ polar }, use) => {
    const front = await startPolarOverHttp2(polar.baseUrl);
    await use(front);
    front.close();
  },
});
