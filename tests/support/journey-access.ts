import { AxeBuilder } from '@axe-core/playwright';
import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test';

/** Expects that axe finds nothing wrong on the page as it is now; with `rules`, that these find nothing. */
export async function expectAccessible(
  page: Page,
  state: string,
  rules?: readonly string[],
): Promise<void> {
  // Else axe opens a page of its own, which an Electron app does not give it.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  if (rules !== undefined) axe.withRules([...rules]);
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)[0]}`);
  expect(found, state).toEqual([]);
}

/** Expects that nothing is cut off or needs scrolling sideways. */
export async function expectFits(page: Page, state: string): Promise<void> {
  const outside = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const sideways = document.documentElement.scrollWidth > width ? ['the page scrolls'] : [];
    const cut = [...document.querySelectorAll('button, input, h1, h2, p, dd')]
      .filter((element) => element.closest('.spoken') === null)
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return left < -1 || right > width + 1;
      })
      .map((element) => element.outerHTML.slice(0, 120));
    return [...sideways, ...cut];
  });
  expect(outside, state).toEqual([]);
}

/** Sets the zoom of the app's window; 1 is its own size. */
export async function zoom(app: ElectronApplication, factor: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }, to) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.setZoomFactor(to);
  }, factor);
}

/** Presses Tab until `target` has the focus; fails after a whole round. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) {
      await expectVisibleFocus(page);
      return;
    }
  }
  throw new Error(`Tab does not reach ${String(target)}`);
}

/** Expects that whoever looks at the window sees where the focus is. */
export async function expectVisibleFocus(page: Page): Promise<void> {
  const ring = await page.evaluate(() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body) return 'nothing has the focus';
    // A choice draws its ring around the whole card that it stands in.
    const ringed = focused.matches('input[type=radio]') ? focused.closest('label') : focused;
    const { outlineStyle, outlineWidth } = getComputedStyle(ringed ?? focused);
    return `${focused.matches(':focus-visible')} ${outlineStyle} ${outlineWidth}`;
  });
  expect(ring).toMatch(/^true (?:solid|auto|double) [1-9]/);
}

/** Expects that the keyboard's place is not lost: something has the focus. */
export async function expectSomeFocus(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.tagName ?? 'BODY'))
    .not.toBe('BODY');
}
