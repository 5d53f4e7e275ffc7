import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { de } from '../../shared/text/de.ts';
import { en } from '../../shared/text/en.ts';
import { openDialog } from '../renderer/gallery/scene-actions.ts';
import { scenes } from '../renderer/gallery/scenes.ts';
import { axeViolations, colorRules, type AxeRules } from '../support/axe-violations.ts';
import { galleryTime } from '../support/gallery-app.ts';
import { manyActivityEntries } from '../support/activity-entries.ts';
import { expectControls } from '../support/journey-controls.ts';
import { expect, test } from './gallery-fixture.ts';
import { twoFrames } from '../support/tab-stops.ts';
import { expectToFit, viewport } from '../support/page-layout.ts';

/**
 * Checks every state of every screen in the real runtime: its picture, axe's violations, and its
 * controls; tests/chromium/page.spec.ts checks its layout. The pictures are in ./screens; `npm run journeys -- screens --update-snapshots`
 * takes new ones.
 */

type ColorMode = 'light' | 'dark' | 'contrast' | 'forced';
const colorModes: Readonly<Record<ColorMode, Parameters<Page['emulateMedia']>[0]>> = {
  light: { colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none' },
  dark: { colorScheme: 'dark', contrast: 'no-preference', forcedColors: 'none' },
  contrast: { colorScheme: 'light', contrast: 'more', forcedColors: 'none' },
  forced: { colorScheme: 'dark', contrast: 'no-preference', forcedColors: 'active' },
};

async function applyColorMode(page: Page, colorMode: ColorMode): Promise<void> {
  await page.emulateMedia({ ...colorModes[colorMode], reducedMotion: 'reduce' });
}

/** Ends the animation of a countdown, whose last picture would be empty beside the five seconds that are left. Runs in the page. */
function showWholeCountdown(): void {
  for (const animation of document.getAnimations())
    if (animation instanceof CSSAnimation && animation.animationName === 'run-out')
      animation.cancel();
}

/** Compares the whole page, in a window of this width and at least this height, with the picture of that name. */
async function expectScreenshot(page: Page, picture: string, least = viewport): Promise<void> {
  const height = await page.evaluate(heightWithAllDrawn);
  await page.setViewportSize({ ...least, height: Math.max(least.height, height) });
  // A toast takes its place one frame after the window has its size.
  await page.evaluate(twoFrames);
  await page.evaluate(showWholeCountdown);
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

test.beforeEach(async ({ gallery }) => {
  await gallery.page.setViewportSize(viewport);
  await applyColorMode(gallery.page, 'light');
});

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

    test(`${name} is drawn and accessible`, async ({ gallery }) => {
      const { page } = gallery;
      expect(await page.locator('.button-primary:visible').count()).toBeLessThanOrEqual(1);
      for (const colorMode of ['light', 'dark'] as const) {
        await applyColorMode(page, colorMode);
        await expectScreenshot(page, `${name}-${colorMode}.webp`);
        // Only the colors differ.
        await expectNoFault(page, colorMode === 'light' ? undefined : { only: colorRules });
      }
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

test('a log of a thousand entries draws only those in sight', async ({ gallery }) => {
  const { page } = gallery;
  await gallery.show('active');
  await page.evaluate(
    (entries) => window.fake.journal.push(...entries),
    manyActivityEntries(galleryTime, 1000),
  );
  await page.evaluate(() => window.fake.requestScreen('activity'));
  await expect(page.getByText(en.activity.found(1000, 1000))).toBeVisible();
  await page.getByRole('button', { name: en.activity.older }).click();

  const rows = page.locator('.activity-row');
  await expect(rows).toHaveCount(1000);
  await expect(page.getByRole('button', { name: en.activity.older })).toBeHidden();
  await page.locator('#root').evaluate((root) => root.scrollTo(0, root.scrollHeight / 2));
  const countDrawn = () =>
    page
      .locator('.activity-title')
      .evaluateAll(
        (all) => all.filter((one) => one.checkVisibility({ contentVisibilityAuto: true })).length,
      );
  await expect.poll(countDrawn).toBeLessThan(100);
  expect(await countDrawn()).toBeGreaterThan(0);
});

test('a case shows which server of Polar the key was entered for', async ({ gallery }) => {
  const { page } = gallery;
  const full = scenes.find(({ name }) => name === 'review-limit-met');
  await gallery.show('vendor-none');
  await full?.action?.(page);
  await page.getByRole('button', { name: en.review.full.lost, exact: true }).click();
  await page.getByRole('button', { name: en.support.prepare, exact: true }).click();
  await expect
    .poll(async () => await page.evaluate(() => window.fake.calls.at(-1)))
    .toMatchObject(['support.create', { server: 'production', keyEnding: '4C7A91' }]);
});

test('a search that is opened again at once stays open', async ({ gallery }) => {
  const { page } = gallery;
  const scene = scenes.find(({ name }) => name === 'palette');
  if (scene === undefined) throw new Error('There is no such scene.');
  await gallery.visit(scene);
  // In one step, so that the dialog's own close event comes after the second opening.
  await page.getByRole('combobox').evaluate((field) => {
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    window.fake.requestScreen('palette');
  });
  const field = page.getByRole('combobox');
  await expect(field).toHaveValue('');
  await expect(field).toBeFocused();
});

test('the command that installs an update is copied, and an installed one starts the app again', async ({
  gallery,
}) => {
  const { page } = gallery;
  for (const [name, button, call] of [
    ['settings-update-by-hand', en.updates.copyLabel, 'updates.copyCommand'],
    ['settings-update-installed', en.updates.restart, 'updates.restart'],
  ] as const) {
    const scene = scenes.find((one) => one.name === name);
    if (scene === undefined) throw new Error('There is no such scene.');
    await gallery.visit(scene);
    await page.getByRole('button', { name: button, exact: true }).click();
    await expect
      .poll(async () => await page.evaluate(() => window.fake.calls.at(-1)?.[0]))
      .toBe(call);
  }
});

function sceneOf(name: string): (typeof scenes)[number] {
  const scene = scenes.find((one) => one.name === name);
  if (scene === undefined) throw new Error(`There is no scene ${name}.`);
  return scene;
}

test('the field of a wrong transfer code is marked until the code is changed', async ({
  gallery,
}) => {
  const { page } = gallery;
  await gallery.visit(sceneOf('transfer-wrong-code'));
  const field = page.getByLabel(en.start.transfer.code.label, { exact: true });
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await field.press('Backspace');
  await expect(field).not.toHaveAttribute('aria-invalid', 'true');
});

test('a request for help asks for the end of a key only for a license of another computer', async ({
  gallery,
}) => {
  const { page } = gallery;
  const { license, keyEnding } = en.support;
  await gallery.visit(sceneOf('several-help'));
  const ending = page.getByLabel(keyEnding.label);
  await expect(page.getByLabel(license.label, { exact: true })).toBeVisible();
  await expect(ending).toHaveCount(0);
  await page.getByLabel(license.label, { exact: true }).selectOption({ label: license.other });
  await expect(ending).toBeVisible();
});

test('the seats to release are listed in the order of their cards', async ({ gallery }) => {
  const { page } = gallery;
  await gallery.visit(sceneOf('several-dialog-all'));
  const cards = await page.locator('.license-card h2').allTextContents();
  const listed = await page.locator('.dialog-list li').allTextContents();
  expect(listed).toHaveLength(cards.length);
  for (const [order, name] of cards.entries()) expect(listed[order]).toContain(name);
});

test('a check that finds no seat yet says so', async ({ gallery }) => {
  const { page } = gallery;
  await gallery.show('activation-unfinished');
  const connection = {
    type: 'organization',
    server: 'production',
    tokenStorage: 'session',
  } as const;
  await page.evaluate((connected) => window.fake.change({ connection: connected }), connection);
  await page.getByRole('button', { name: en.device.actions.findSeat, exact: true }).click();
  await expect(page.locator('.toast')).toHaveText(en.device.unfinished.notYet);
});

test('a file that takes a while to be read undoes no choice that was made meanwhile', async ({
  gallery,
}) => {
  const { page } = gallery;
  const { form } = en.bulkRelease;
  const scene = scenes.find(({ name }) => name === 'bulk-form');
  if (scene === undefined) throw new Error('There is no such scene.');
  await gallery.visit(scene);
  await page.evaluate(() => {
    const { arrayBuffer } = File.prototype;
    const isRuleChosen = new Promise<void>((resolve) => {
      document.addEventListener('change', ({ target }) => {
        if (target instanceof HTMLSelectElement) resolve();
      });
    });
    File.prototype.arrayBuffer = async function readLate() {
      await isRuleChosen;
      return await arrayBuffer.call(this);
    };
  });
  await page.getByRole('radio', { name: form.csv }).check();
  const buffer = Buffer.from('Email\nmateo@studio-norte.example\n');
  const file = { name: 'lost.csv', mimeType: 'text/csv', buffer };
  await page.getByLabel(form.file, { exact: true }).setInputFiles(file);
  await page.getByLabel(form.rule).selectOption({ label: form.rules.all });
  await page.getByRole('button', { name: form.submit, exact: true }).click();
  await expect
    .poll(async () => await page.evaluate(() => window.fake.calls.at(-1)))
    .toMatchObject(['bulk.plan', { type: 'csv', rule: { type: 'all' } }]);
});
