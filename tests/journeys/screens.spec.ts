import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { de } from '../../shared/text/de.ts';
import { scenes } from '../renderer/gallery/scenes.ts';
import { axeViolations, colorRules, type AxeRules } from '../support/axe-violations.ts';
import { expectControls } from '../support/journey-controls.ts';
import { expect, lightMedia, test } from './gallery-fixture.ts';
import {
  expectNoScrolling,
  expectToFit,
  viewport,
  widerViewports,
  withoutScrolling,
} from '../support/page-layout.ts';

/**
 * Checks every state of every screen in the real runtime: its picture, axe's violations, whether it
 * fits wide windows, and its controls; tests/chromium/page.spec.ts checks the narrowest window and German. The pictures are in ./screens; `npm run journeys -- screens --update-snapshots`
 * takes new ones.
 */

type ColorMode = 'light' | 'dark' | 'contrast' | 'forced';
const colorModes: Readonly<Record<ColorMode, Parameters<Page['emulateMedia']>[0]>> = {
  light: lightMedia,
  dark: { ...lightMedia, colorScheme: 'dark' },
  contrast: { ...lightMedia, contrast: 'more' },
  forced: { ...lightMedia, colorScheme: 'dark', forcedColors: 'active' },
};

async function applyColorMode(page: Page, colorMode: ColorMode): Promise<void> {
  await page.emulateMedia(colorModes[colorMode]);
}

/**
 * Runs in the page. Waits until it was drawn in its new size, where a toast takes its place one frame
 * later, and ends the animation of a countdown, whose last picture would be empty beside the five
 * seconds that are left.
 */
async function showWhole(): Promise<void> {
  await new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
  });
  for (const animation of document.getAnimations())
    if (animation instanceof CSSAnimation && animation.animationName === 'run-out')
      animation.cancel();
}

/** Compares the whole page, in a window of this width and at least this height, with the picture of that name. */
async function expectScreenshot(page: Page, picture: string, least = viewport): Promise<void> {
  const height = await page.evaluate(heightWithAllDrawn);
  await page.setViewportSize({ ...least, height: Math.max(least.height, height) });
  await page.evaluate(showWhole);
  // Lossless pictures of all this text would be three times as large.
  const screenshot = await page.screenshot({ type: 'webp', quality: 75, animations: 'disabled' });
  // To decode two pictures and compare their points takes longer than to draw one.
  const stored = await readFile(test.info().snapshotPath(picture)).catch(() => null);
  if (stored?.equals(screenshot) === true) return;
  // Another Chromium version draws the edges of letters differently; a moved word or line exceeds
  // this.
  expect(screenshot).toMatchSnapshot(picture, { maxDiffPixelRatio: 0.005 });
}

/**
 * Runs in the page. Returns its height with all rows rendered; hidden rows have an estimated
 * height.
 */
function heightWithAllDrawn(): number {
  for (const one of document.querySelectorAll<HTMLElement>('main *')) {
    if (getComputedStyle(one).contentVisibility === 'auto') one.style.contentVisibility = 'visible';
  }
  return document.getElementById('root')?.scrollHeight ?? 0;
}

/** Expects that axe finds nothing; `rules` limits the check. */
async function expectNoFault(page: Page, rules?: AxeRules): Promise<void> {
  const violations = await axeViolations(page, rules);
  const faults = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ selector }) => selector).join(', ')}`,
  );
  expect(faults, 'axe finds no fault').toEqual([]);
  if (rules === undefined)
    expect(await page.evaluate(runTogether), 'values that are read as one').toEqual([]);
}

/**
 * Runs in the page. Lists the texts on both sides of an icon that are read as one, such as "2 of 21
 * of 2".
 */
function runTogether(): string[] {
  return Array.from(document.querySelectorAll('svg[aria-hidden="true"]'))
    .filter((icon) => icon.parentElement?.closest('[aria-hidden="true"]') === null)
    .filter(({ previousSibling, nextSibling }) =>
      [previousSibling, nextSibling].every((one) => /\d/.test(one?.textContent ?? '')),
    )
    .map((icon) => icon.parentElement?.textContent ?? '');
}

/** Scenes that are also drawn in high contrast. */
const main = new Set([
  'active',
  'waiting',
  'failed-refused',
  'released',
  'none',
  'form-faults',
  'dialog',
  'several',
  'several-trouble',
]);

/** Scenes that are also drawn in large windows, light, by the suffix of the picture's name. */
const inLargeWindows = new Set([
  'active',
  'none',
  'several',
  'overview',
  'licenses',
  'license',
  'support-lookup-found',
]);
const largeWindows = {
  1440: { width: 1440, height: 900 },
  2560: { width: 2560, height: 1440 },
};

/** Scenes that an action leads to: parts of the admin panel that are narrow for German, and the pages and questions of several licenses. */
const inGerman = new Set([
  'overview',
  'palette',
  'licenses-filters',
  'licenses-view',
  'license-actions',
  'licenses-selected',
  'license-of-large-customer',
  'bulk-planned-left-out',
  'licenses-survey',
  'support-lookup-found',
  'support-lookup-reply',
  'several-page',
  'several-rename',
  'several-dialog-all',
  'several-move',
  'several-move-code',
  'several-add',
  'several-moving-all-banner',
  'form-unfinished',
  'form-unfinished-refused',
  'settings-locked-update-available',
  'settings-update-available',
  'settings-update-by-hand',
  'settings-background',
  'about',
]);

for (const scene of scenes) {
  const { name } = scene;
  // One after the other in one window, so that the scene is shown and its action done once.
  test.describe(() => {
    test.describe.configure({ mode: 'default' });

    test.beforeEach(async ({ gallery }) => {
      await gallery.visit(scene);
      // A control under the pointer would look hovered.
      await gallery.page.mouse.move(0, 0);
    });

    test(`${name} is drawn, accessible and fits`, async ({ gallery }) => {
      const { page } = gallery;
      if (withoutScrolling.has(name)) await expectNoScrolling(page);
      expect(await page.locator('.button-primary:visible').count()).toBeLessThanOrEqual(1);
      for (const colorMode of ['light', 'dark'] as const) {
        await applyColorMode(page, colorMode);
        await expectScreenshot(page, `${name}-${colorMode}.webp`);
        // Only the colors differ.
        await expectNoFault(page, colorMode === 'light' ? undefined : { only: colorRules });
      }
      await expectToFit(page, widerViewports);
      expect(gallery.faults(), 'the page wrote no error').toEqual([]);
    });

    if (main.has(name)) {
      test(`${name} is drawn in high contrast`, async ({ gallery }) => {
        const { page } = gallery;
        for (const colorMode of ['contrast', 'forced'] as const) {
          await applyColorMode(page, colorMode);
          await expectScreenshot(page, `${name}-${colorMode}.webp`);
        }
        await applyColorMode(page, 'contrast');
        await expectNoFault(page, { only: colorRules });
      });
    }

    if (inGerman.has(name)) {
      test(`${name} is drawn in German`, async ({ gallery }) => {
        await gallery.setLanguage('de');
        await gallery.waitUntilIdle();
        await expectScreenshot(gallery.page, `${name}-de.webp`);
      });
    }

    if (inLargeWindows.has(name)) {
      test(`${name} is drawn in large windows`, async ({ gallery }) => {
        for (const [suffix, size] of Object.entries(largeWindows)) {
          await gallery.page.setViewportSize(size);
          await gallery.waitUntilIdle();
          await expectScreenshot(gallery.page, `${name}-${suffix}.webp`, size);
        }
      });
    }

    // The last: it leaves the focus and the spacing of the text changed.
    test(
      `${name} works by keyboard, by pointer and with a screen reader`,
      { tag: '@controls' },
      async ({ gallery }) => {
        await expectControls(gallery.page, gallery.waitUntilIdle);
      },
    );
  });
}

/** Screens that a menu opens, so that no text of a language is needed to reach them. */
const menus = ['release', 'activity', 'settings'] as const;
const opened = {
  release: de.device.dialog.confirm,
  activity: de.activity.save,
  settings: de.settings.data.title,
};

for (const state of [
  'active',
  'waiting',
  'failed-refused',
  'released',
  'none',
  'several',
  'several-holding',
  'several-released',
  'several-trouble',
  'product-expiring',
  'update-available',
]) {
  test(`${state} is drawn in German`, async ({ gallery }) => {
    const { page } = gallery;
    await gallery.show(state, 'de');
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await expectScreenshot(page, `${state}-de.webp`);
    expect(gallery.faults(), 'the page wrote no error').toEqual([]);
  });
}

test('recent activity is drawn beside the license in a wide window', async ({ gallery }) => {
  const { page } = gallery;
  const wide = { width: 1440, height: 900 };
  await page.setViewportSize(wide);
  await gallery.show('with-journal');
  await expect(page.locator('.recent')).toBeVisible();
  for (const colorMode of ['light', 'dark'] as const) {
    await applyColorMode(page, colorMode);
    await expectScreenshot(page, `with-journal-wide-${colorMode}.webp`, wide);
    await expectNoFault(page);
  }
});

for (const what of menus) {
  test(`the menu opens ${what}, in German`, async ({ gallery }) => {
    const { page } = gallery;
    await gallery.show('with-journal', 'de');
    await page.evaluate((asked) => window.fake.requestScreen(asked), what);
    await expect(page.getByText(opened[what], { exact: true }).first()).toBeVisible();
    await expectScreenshot(page, `menu-${what}-de.webp`);
    await expectNoFault(page);
    await expectToFit(page);
  });
}
