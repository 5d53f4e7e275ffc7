import { expect, test as base } from '@playwright/test';
import { loadAxeAtStart } from '../support/axe-violations.ts';
import { type Gallery, openGallery } from '../support/gallery-app.ts';
import { viewport } from '../support/page-layout.ts';

/** The media of a page whose tests emulate nothing else. */
export const lightMedia = {
  colorScheme: 'light',
  contrast: 'no-preference',
  forcedColors: 'none',
  reducedMotion: 'reduce',
} as const;

interface TestFixtures {
  /** Gives the window the size and the media of a first start before each test. */
  readonly firstWindow: void;
}

/** Playwright's `test` with the gallery of all states, opened once per worker. */
export const test = base.extend<TestFixtures, { readonly gallery: Gallery }>({
  gallery: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the dependencies of a fixture off its first parameter.
    async ({}, use) => {
      const gallery = await openGallery();
      await loadAxeAtStart(gallery.page);
      await use(gallery);
      await gallery.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  firstWindow: [
    async ({ gallery }, use) => {
      await gallery.page.setViewportSize(viewport);
      await gallery.page.emulateMedia(lightMedia);
      await use();
    },
    { auto: true },
  ],
});

export { expect };
