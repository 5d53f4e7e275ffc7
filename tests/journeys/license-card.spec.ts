import type { Page } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import { expect, test } from './gallery-fixture.ts';

/** The content of a window of 1040 × 720 with a menu bar. */
const content = { width: 1040, height: 690 };
const wide = { width: 1440, height: 900 };
const widest = { width: 2560, height: 1380 };

/** States with a seat that a person can move or release. */
const idleStates = [
  'active',
  'product-expiring',
  'many-seats',
  'no-seat-count',
  'no-limit',
  'vendor',
];

/** Runs in the page. Returns the buttons and facts of the page that are not wholly in the window, and its scrolled height. */
function outsideWindow(): { readonly cut: string[]; readonly excess: number } {
  const root = document.getElementById('root');
  const cut = [...document.querySelectorAll<HTMLElement>('main :is(button, summary, dd, h1, h2)')]
    .filter((one) => one.checkVisibility())
    .filter((one) => {
      const { top, bottom, left, right } = one.getBoundingClientRect();
      return top < 0 || left < 0 || bottom > window.innerHeight || right > window.innerWidth;
    })
    .map((one) => one.textContent);
  return { cut, excess: (root?.scrollHeight ?? 0) - (root?.clientHeight ?? 0) };
}

/** Runs in the page. Returns the sizes of the text of the card's heading, a fact and a button. */
function textSizes(): string[] {
  return ['.state-card h2', '.state-card dd', '.state-card button', 'h1'].map((selector) => {
    const found = document.querySelector(selector);
    return found === null ? 'missing' : getComputedStyle(found).fontSize;
  });
}

const box = async (page: Page, selector: string) => {
  const found = await page.locator(selector).boundingBox();
  if (found === null) throw new Error(`${selector} has no box.`);
  return found;
};

for (const language of ['en', 'de']) {
  for (const state of idleStates) {
    test(`everything about the license fits the window: ${state}, ${language}`, async ({
      gallery,
    }) => {
      const { page } = gallery;
      await page.setViewportSize(content);
      await gallery.show(state, language);
      expect(await page.evaluate(outsideWindow)).toEqual({ cut: [], excess: 0 });
    });
  }
}

test('beside a failed check, the card and its actions stay in the window', async ({ gallery }) => {
  const { page } = gallery;
  await page.setViewportSize(content);
  await gallery.show('offline', 'de');
  const { y, height } = await box(page, '.state-foot');
  expect(y + height).toBeLessThanOrEqual(content.height);
});

test('a license that has ended recommends what its text advises', async ({ gallery }) => {
  const { page } = gallery;
  const { getHelp, openPortal } = en.device.actions;
  for (const [state, action] of [
    ['key-inactive', getHelp],
    ['long-words', getHelp],
    ['portal-inactive', openPortal],
  ] as const) {
    await gallery.show(state);
    await expect(page.locator('.state-card .button-primary')).toHaveText(action);
    await expect(page.getByRole('button', { name: action })).toHaveCount(1);
  }
});

test('the move is the primary action, and the release stands beside it', async ({ gallery }) => {
  const { page } = gallery;
  await page.setViewportSize(content);
  await gallery.show('product-expiring');
  const card = page.locator('.state-card');
  const primary = card.locator('.button-primary');
  await expect(primary).toHaveText(en.move.entryPoint.title);
  const move = await box(page, '.state-card .button-primary');
  const release = await box(page, '.state-card .button-danger');
  expect(release.y).toBe(move.y);
  expect(release.x).toBeGreaterThan(move.x + move.width);

  await expect(card.getByRole('listitem')).toHaveText([
    /^This computer.+MacBook Pro$/,
    /^Another computer/,
    /^2 free seats$/,
  ]);
  // Of the 278 days since the activation all but 24 have passed.
  const whole = await box(page, '.validity-bar');
  const passed = await box(page, '.validity-bar > div');
  expect(passed.width / whole.width).toBeCloseTo(254 / 278, 2);
  // What support asks for is one step away.
  const code = card.getByText('9f2c4e7a10b3');
  await expect(code).toBeHidden();
  await card.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(code).toBeVisible();
});

test('recent activity stands beside the card in a wide window, and the text keeps its size', async ({
  gallery,
}) => {
  const { page } = gallery;
  await page.setViewportSize(content);
  await gallery.show('with-journal');
  const sizes = await page.evaluate(textSizes);
  expect(sizes).not.toContain('missing');
  await expect(page.locator('.recent')).toHaveCount(0);
  for (const size of [wide, widest]) {
    await page.setViewportSize(size);
    await expect(page.locator('.recent')).toBeVisible();
    const card = await box(page, '.state-card');
    const recent = await box(page, '.recent');
    expect(recent.x).toBeGreaterThan(card.x + card.width);
    expect(recent.y).toBe(card.y);
    expect(await page.evaluate(textSizes)).toEqual(sizes);
    expect(await page.evaluate(outsideWindow)).toEqual({ cut: [], excess: 0 });
  }
  await page.getByRole('button', { name: en.device.recent.all, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(en.activity.title);
});
