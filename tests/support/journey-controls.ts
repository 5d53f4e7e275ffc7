import { expect, type Page } from '@playwright/test';
import { accessibilityTree, labelsWithoutVisibleText } from './accessibility-tree.ts';
import { smallTargets, walkRound } from './tab-stops.ts';
import { cutBySpacing } from './text-spacing.ts';

/** The narrowest supported window, and a window at 200 % zoom, in CSS pixels. */
const narrow = { width: 320, height: 640 };
const zoomed = { width: 520, height: 360 };

async function expectRound(page: Page, key: 'Tab' | 'Shift+Tab'): Promise<void> {
  const { faults, missed } = await walkRound(page, key);
  expect(faults, `${key} shows where it is`).toEqual([]);
  expect(missed, `${key} comes to everything`).toEqual([]);
}

async function expectTree(page: Page): Promise<void> {
  const {
    landmarks,
    liveRegions: voices,
    headings,
    unnamedControls: nameless,
    controls,
  } = await accessibilityTree(page);
  expect(nameless, 'every control has a name').toEqual([]);
  expect(controls).toBeGreaterThan(0);
  expect(voices, 'a live region announces each change').toEqual(
    expect.arrayContaining(['status', 'alert']),
  );
  // A dialog hides the rest of the page from screen readers too.
  const dialog = landmarks.find((name) => name === 'alertdialog' || name === 'dialog');
  if (dialog !== undefined) {
    expect(landmarks).toEqual([dialog]);
    expect(headings.map(({ level }) => level)).toEqual([2]);
    return;
  }
  // A notice replaces the whole window, including its frame.
  const isWhole = (await page.locator('.window').count()) > 0;
  expect(landmarks).toEqual(isWhole ? ['banner', 'navigation', 'main'] : ['main']);
  const levels = headings.map(({ level }) => level);
  const skips = headings.filter(({ level }, order) => level > (levels[order - 1] ?? 0) + 1);
  expect(skips, 'headings that skip a level').toEqual([]);
  expect(levels.filter((level) => level === 1)).toEqual([1]);
  expect(headings.filter(({ name }) => name === '')).toEqual([]);
  const title = headings.find(({ level }) => level === 1)?.name ?? '';
  if (isWhole) expect(await page.title()).toContain(`${title} – `);
}

/**
 * Checks every control of the page: Tab reaches and leaves it in both directions, its focus is
 * visible, it is large enough to hit, a screen reader reads its name and its place, and its text
 * can be spaced out. The page keeps that spacing and the dark until it is left.
 *
 * @param waitUntilIdle resolves when the page has drawn all of its new size; a Tab before may scroll to an old place
 */
export async function expectControls(
  page: Page,
  waitUntilIdle: () => Promise<void>,
): Promise<void> {
  await page.setViewportSize(narrow);
  await waitUntilIdle();
  expect(await page.evaluate(smallTargets)).toEqual([]);
  expect(await page.evaluate(labelsWithoutVisibleText)).toEqual([]);
  await expectTree(page);
  await expectRound(page, 'Tab');
  await page.setViewportSize(zoomed);
  await page.emulateMedia({ colorScheme: 'dark' });
  await waitUntilIdle();
  await expectRound(page, 'Shift+Tab');
  expect(await cutBySpacing(page), 'nothing is cut where text is spaced out').toEqual([]);
}
