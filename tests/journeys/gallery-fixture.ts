import { expect, test as base } from '@playwright/test';
import { type Gallery, openGallery } from '../support/gallery-app.ts';

/** Playwright's `test` with the gallery of all states, opened once per worker. */
export const test = base.extend<object, { readonly gallery: Gallery }>({
  gallery: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the dependencies of a fixture off its first parameter.
    async ({}, use) => {
      const gallery = await openGallery();
      await use(gallery);
      await gallery.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

export { expect };
