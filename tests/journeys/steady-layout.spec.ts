import type { Page } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import { adminScenes } from '../renderer/gallery/admin-scenes.ts';
import { openDialog, press, waitForDialog } from '../renderer/gallery/scene-actions.ts';
import { viewport } from '../support/page-layout.ts';
import { expect, test } from './gallery-fixture.ts';

/** The controls and parts of the list of licenses that must keep their places. */
const parts = [
  'h1',
  '.sidebar button',
  '[type="search"]',
  '.license-search button',
  '.index-line',
  '.selection-bar',
  '.selection-bar .actions .button',
  '.grid',
  '.grid-head th',
  '.list-foot',
];

/** Runs in the page. Returns the size of each part, and its place in the page, which may have scrolled. */
function boxesOf(selectors: readonly string[]): string[] {
  const scrolled = document.getElementById('root')?.scrollTop ?? 0;
  return selectors.flatMap((selector) =>
    Array.from(document.querySelectorAll<HTMLElement>(selector))
      .filter((one) => one.checkVisibility())
      .map((one, index) => {
        const { x, y, width, height } = one.getBoundingClientRect();
        return `${selector} ${index}: ${[x, y + scrolled, width, height].map(Math.round).join(' ')}`;
      }),
  );
}

const boxes = async (page: Page, selectors = parts) => await page.evaluate(boxesOf, selectors);

const scene = adminScenes.find(({ name }) => name === 'licenses');

for (const width of [1040, 640]) {
  test(`nothing of the list moves at ${width} pixels when the person selects, searches or asks`, async ({
    gallery,
  }) => {
    const { page } = gallery;
    if (scene === undefined) throw new Error('There is no scene of the list.');
    await page.setViewportSize({ width, height: 720 });
    await gallery.visit(scene);
    const before = await boxes(page);
    expect(before.length).toBeGreaterThan(12);

    const row = page.locator('tr[data-row="1"] [data-check]');
    await row.click();
    await page.getByText(en.licenses.selection.count(1)).first().waitFor();
    expect(await boxes(page), 'when a selection begins').toEqual(before);
    await press(en.licenses.selection.disable)(page);
    expect(await boxes(page), 'when an action ends').toEqual(before);
    await press(en.licenses.selection.clear)(page);
    expect(await boxes(page), 'when a selection ends').toEqual(before);

    await page.getByRole('searchbox').fill('tomas');
    await page.locator('.selection-line', { hasText: /found/ }).waitFor();
    await gallery.waitUntilIdle();
    expect(await boxes(page), 'when a search answers').toEqual(before);

    await press(en.licenses.export.open)(page);
    await waitForDialog(page);
    expect(await boxes(page), 'when a dialog opens').toEqual(before);
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    expect(await boxes(page), 'when a dialog closes').toEqual(before);
  });
}

test('the title and the sidebar stay in place when the page changes', async ({ gallery }) => {
  const { page } = gallery;
  for (const size of [
    { width: 1040, height: 720 },
    { width: 1920, height: 1080 },
  ]) {
    await page.setViewportSize(size);
    await gallery.show('sandbox-organization');
    const { nav } = en.app;
    const frame = ['.sidebar', '.sidebar button'];
    /** The place of the title; its width is that of its text. */
    const title = async () => {
      const box = await page.locator('h1:visible').boundingBox();
      return box === null ? null : [Math.round(box.x), Math.round(box.y)];
    };
    await press(nav.overview)(page);
    await page.getByRole('heading', { level: 1, name: en.overview.title }).waitFor();
    const [before, place] = [await boxes(page, frame), await title()];
    expect(place).not.toBeNull();
    for (const screen of ['licenses', 'support', 'activity', 'settings', 'device'] as const) {
      await press(nav[screen])(page);
      await page.locator(`.nav-link[aria-current]`, { hasText: nav[screen] }).waitFor();
      await gallery.waitUntilIdle();
      expect(await boxes(page, frame), screen).toEqual(before);
      expect(await title(), screen).toEqual(place);
    }
  }
});

test('nothing moves sideways when a page outgrows the window or a dialog opens', async ({
  gallery,
}) => {
  const { page } = gallery;
  const tall = { ...viewport, height: 1000 };
  await page.setViewportSize(tall);
  await gallery.show('active');
  const heading = page.locator('h1');
  const left = async () => (await heading.boundingBox())?.x;
  const place = await left();
  expect(place).toBeGreaterThan(0);
  for (const opensIn of [viewport, tall]) {
    await page.setViewportSize(opensIn);
    expect(await left(), 'in a window of another height').toBe(place);
    await openDialog(en.device.actions.release)(page);
    // The library locks the page a moment after the dialog is there.
    await expect(page.locator('body')).toHaveCSS('overflow', 'hidden');
    expect(await left(), 'under a dialog').toBe(place);
    await page.setViewportSize(opensIn === viewport ? tall : viewport);
    expect(await left(), 'under a dialog, when the window changes').toBe(place);
    await page.getByRole('button', { name: en.device.dialog.cancel }).click();
    await expect(page.locator('body')).toHaveCSS('overflow', 'visible');
    expect(await left(), 'after the dialog').toBe(place);
  }
});
