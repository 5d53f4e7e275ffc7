import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test';
import { axeViolations, type AxeRules } from './axe-violations.ts';
import { readVisibleFocus } from './visible-focus.ts';

/** Expects that axe finds no violation on the page; `rules` limits the check to these rules. */
export async function expectAccessible(page: Page, state: string, rules?: AxeRules): Promise<void> {
  await page.evaluate(async () => {
    // While an element fades in, its contrast is not the one that people read.
    const ending = document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
  const violations = await axeViolations(page, rules);
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)[0]}`);
  expect(found, state).toEqual([]);
}

/** Expects that no text is cut off and that the page does not scroll sideways. */
export async function expectFits(page: Page, state: string): Promise<void> {
  const outside = await page.evaluate(() => {
    const root = document.getElementById('root') ?? document.documentElement;
    const width = root.clientWidth;
    const sideways = root.scrollWidth > width ? ['the page scrolls'] : [];
    const cut = [...document.querySelectorAll('button, input, h1, h2, p, dd')]
      .filter((element) => element.closest('.visually-hidden') === null)
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return left < -1 || right > width + 1;
      })
      .map((element) => element.outerHTML.slice(0, 120));
    return [...sideways, ...cut];
  });
  expect(outside, state).toEqual([]);
}

/** Sets the zoom factor of the app's window, which must have loaded; 1 is the original size. */
export async function zoom(app: ElectronApplication, factor: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }, to) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.setZoomFactor(to);
  }, factor);
}

/** More tab stops than any window has; a walk that has not arrived by then is trapped. */
const maxTabStops = 60;

/**
 * Presses Tab, or Shift+Tab, until `target` has a visible focus; fails after more than a whole
 * round.
 */
export async function tabTo(
  page: Page,
  target: Locator,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  // To find an element by its role takes longer than all else of a step.
  let element = await target.elementHandle();
  for (let step = 0; step < maxTabStops; step += 1) {
    await page.keyboard.press(key);
    let found = await element?.evaluate(findFocus);
    if (found === null) {
      element = await target.elementHandle();
      found = await element?.evaluate(findFocus);
    }
    if (found === 'here') {
      await expectVisibleFocus(page);
      return;
    }
  }
  throw new Error(`${key} does not reach ${String(target)}`);
}

/**
 * Runs in the page. Returns whether the element has the focus, and null if the page has drawn
 * another in its place. A dialog moves the focus from its edges one frame later; a key pressed before
 * that would act on the edge.
 */
async function findFocus(element: Element): Promise<'here' | 'elsewhere' | null> {
  while (document.activeElement?.matches('[data-base-ui-focus-guard]') === true) {
    await new Promise(requestAnimationFrame);
  }
  if (element === document.activeElement) return 'here';
  return element.isConnected ? 'elsewhere' : null;
}

/** Focuses a control with Tab and presses it. */
export async function pressByKey(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Expects that something has the focus and shows it: a ring with enough contrast, in sight, and not covered. */
export async function expectVisibleFocus(page: Page): Promise<void> {
  const faults = async () => {
    const seen = await readVisibleFocus(page);
    return seen.faults.map((fault) => `${seen.markup}: ${fault}`);
  };
  // A toast that covers the focus moves aside in the next frame.
  await expect.poll(faults, 'what has the focus is seen').toEqual([]);
}

/**
 * Expects that a live region announces a text: progress and success politely, failures assertively.
 */
export async function expectAnnounced(
  page: Page,
  how: 'politely' | 'at once',
  text: string | RegExp,
): Promise<void> {
  // The window's own two regions stand beside its parts, and not in one of them.
  const region = page.locator('#root > .visually-hidden');
  const role = how === 'politely' ? 'status' : 'alert';
  await expect(region.and(page.getByRole(role))).toContainText(text);
}
