import { chromium, expect, test as base } from '@playwright/test';
import { scenes } from '../renderer/gallery/scenes.ts';
import { type Gallery, type GalleryWindow, openGallery } from '../support/gallery-app.ts';
import {
  expectNoScrolling,
  expectToFit,
  narrowest,
  viewport,
  withoutScrolling,
  zoomed,
} from '../support/page-layout.ts';

/**
 * Checks every state of every screen in the first window, in the narrowest and in German, in the Chromium that `SEATKEEPER_CHROMIUM` names.
 * People get an Electron with a Chromium of about that version, which is newer than that of the Electron that other tests run on here, and a
 * layout is what another Chromium can change; without a newer one this Electron shows the page. tests/journeys/screens.spec.ts checks the wider
 * windows, which take half as long there, and what stands in the document, such as axe's rules.
 */

async function openChromium(executablePath: string): Promise<GalleryWindow> {
  // Chromium's sandbox does not start as root.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args });
  const context = await browser.newContext({
    viewport,
    locale: 'en-US',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
  });
  return { page: await context.newPage(), close: async () => await browser.close() };
}

const test = base.extend<object, { readonly gallery: Gallery }>({
  gallery: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the dependencies of a fixture off its first parameter.
    async ({}, use) => {
      const executablePath = process.env['SEATKEEPER_CHROMIUM'];
      const gallery = await (executablePath === undefined
        ? openGallery()
        : openGallery(async () => await openChromium(executablePath)));
      await use(gallery);
      await gallery.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

for (const scene of scenes) {
  const { name } = scene;
  test(`${name} fits`, async ({ gallery }) => {
    const { page } = gallery;
    await page.setViewportSize(viewport);
    await gallery.visit(scene);
    await expectToFit(page, [viewport, narrowest]);
    // German is longer. Changing the language keeps the screen as it is.
    if (name !== 'not-loaded') {
      await gallery.setLanguage('de');
      // Longer words outgrow narrow windows first.
      await expectToFit(page, [narrowest, zoomed]);
      if (withoutScrolling.has(name)) await expectNoScrolling(page);
    }
    expect(gallery.faults(), 'the page wrote no error').toEqual([]);
  });
}
