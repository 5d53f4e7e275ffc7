import { type ElectronApplication, expect, type Page } from '@playwright/test';
import { en } from '../../shared/text/en.ts';

/** Waits for the window that shows the key. `close`: the label of its button. */
export async function keyWindow(
  app: ElectronApplication,
  close: string = en.native.revealKey.close,
): Promise<Page> {
  const find = (): Page | undefined =>
    app.windows().find((page) => !page.isClosed() && page.url().startsWith('data:'));
  await expect.poll(find).toBeDefined();
  const page = find();
  if (page === undefined) throw new Error('The window that shows the key has gone.');
  await expect(page.getByRole('button', { name: close, exact: true })).toBeFocused();
  return page;
}

/** Closes the window that shows the key. */
export async function closeKeyWindow(page: Page): Promise<void> {
  const closed = page.waitForEvent('close');
  // The window may close before the key is released.
  await page.keyboard.press('Escape').catch(() => null);
  await closed;
}
