import { chromium, expect, test as base, type Page } from '@playwright/test';
import { scenes } from '../renderer/gallery/scenes.ts';
import { axeViolations, colorRules } from '../support/axe-violations.ts';
import { type Gallery, type GalleryWindow, openGallery } from '../support/gallery-app.ts';
import { pageOverflow } from '../support/page-overflow.ts';

/**
 * Checks every state of every screen in the Chromium that `SEATKEEPER_CHROMIUM` names, which is newer than that of the Electron that other
 * tests run on here: axe's rules, and whether it fits. tests/journeys/screens.spec.ts takes the pictures.
 */

const viewport = { width: 1040, height: 720 };
/** The narrowest supported window, in CSS pixels. */
const narrowest = { width: 320, height: 640 };

async function openChromium(): Promise<GalleryWindow> {
  const executablePath = process.env['SEATKEEPER_CHROMIUM'];
  if (executablePath === undefined) throw new Error('SEATKEEPER_CHROMIUM names no browser');
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
      const gallery = await openGallery(openChromium);
      await use(gallery);
      await gallery.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

async function expectToFit(page: Page): Promise<void> {
  const overflow = await page.evaluate(pageOverflow);
  expect(overflow, 'pixels beyond the edge').toBeLessThanOrEqual(0);
}

for (const { name, state, action } of scenes) {
  test(`${name} is accessible and fits`, async ({ gallery }) => {
    const { page } = gallery;
    await page.setViewportSize(viewport);
    await gallery.show(state);
    await action?.(page);
    await gallery.waitUntilIdle();
    // Colors are checked where the pictures are taken, in light and dark; they would take most of the time.
    const found = (await axeViolations(page, { except: colorRules })).map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ selector }) => selector).join(', ')}`,
    );
    expect(found, 'axe finds no fault').toEqual([]);
    await expectToFit(page);
    await page.setViewportSize(narrowest);
    await expectToFit(page);
    // German is longer. Changing the language keeps the screen as it is.
    if (name !== 'not-loaded') {
      await page.evaluate(() => window.fake.change({ language: 'de', locale: 'de' }));
      await expect(page.locator('html')).toHaveAttribute('lang', 'de');
      await expectToFit(page);
    }
    expect(gallery.faults(), 'the page wrote no error').toEqual([]);
  });
}
