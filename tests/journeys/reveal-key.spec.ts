import type { ElectronApplication } from '@playwright/test';
import { de } from '../../shared/text/de.ts';
import { en } from '../../shared/text/en.ts';
import { expectAccessible, expectFits } from '../support/journey-accessibility.ts';
import { goTo } from '../support/journey-app.ts';
import { readClipboard, withClipboard } from '../support/journey-clipboard.ts';
import { untilConfirmed } from '../support/journey-device.ts';
import { closeKeyWindow, keyWindow } from '../support/journey-key.ts';
import { expect, seatOf, test } from './app-fixture.ts';

const { revealLabel } = en.device.key;
const { revealKey: messages } = en.native;

test('the key is shown in a window of its own, copied by main, and never in an address or the page', async ({
  held,
  polar,
}) => {
  const { app, page } = held;
  await untilConfirmed(page);
  const reveal = page.getByRole('button', { name: revealLabel });
  await reveal.focus();
  await page.keyboard.press('Enter');
  const window = await keyWindow(app);
  const code = window.locator('code');
  await expect(code).toHaveText(polar.key);
  await expect(code).toHaveCSS('font-family', /mono/);
  expect(await code.locator('span').count()).toBeGreaterThan(3);
  await expect(window.locator('#left')).toHaveText(/\d/);
  expect(window.url()).not.toContain(polar.key.slice(-6));
  expect(await page.content()).not.toContain(polar.key);

  await withClipboard(async () => {
    await window.getByRole('button', { name: messages.copy, exact: true }).click();
    await expect(window.getByRole('status')).toHaveText(messages.copied);
    expect(await readClipboard(app)).toBe(polar.key);
  });
  await closeKeyWindow(window);
  // The page goes on where the person was.
  await expect(reveal).toBeFocused();
  await expect(reveal).not.toHaveAttribute('aria-disabled');

  await reveal.click();
  await closeKeyWindow(await keyWindow(app));
});

test('the window with the key closes itself after half a minute', async ({ held, polar }) => {
  const { app, page } = held;
  await untilConfirmed(page);
  // Half a minute passes in half a second.
  await app.evaluate(() => {
    const { setTimeout: wait } = globalThis;
    const hurried = (run: () => void, milliseconds?: number): unknown =>
      wait(run, milliseconds === 30_000 ? 500 : milliseconds);
    Object.assign(globalThis, { setTimeout: hurried });
  });
  const opened = app.waitForEvent('window');
  await page.getByRole('button', { name: revealLabel }).click();
  const window = await opened;
  if (!window.isClosed()) await window.waitForEvent('close');
  expect(app.windows()).toHaveLength(1);
  await expect(page.getByRole('button', { name: revealLabel })).not.toHaveAttribute(
    'aria-disabled',
  );
  expect(await page.content()).not.toContain(polar.key);
});

/** Closes the window with the key, as its title bar does. Returns whether main has let go of it since. */
async function closeByTitleBar(app: ElectronApplication): Promise<() => Promise<boolean>> {
  await app.evaluate(({ BrowserWindow }) => {
    const shown = BrowserWindow.getAllWindows().find(({ webContents }) =>
      webContents.getURL().startsWith('data:'),
    );
    if (shown === undefined) throw new Error('No window shows the key.');
    Object.assign(globalThis, { closedPage: new WeakRef(shown.webContents) });
    shown.close();
  });
  return async () =>
    await app.evaluate(() => {
      const main = globalThis as { gc?: () => void; closedPage?: WeakRef<object> };
      main.gc?.();
      return main.closedPage?.deref() === undefined;
    });
}

test('a window with the key that its title bar closes leaves nothing in main', async ({
  writeRecord,
  start,
  polar,
}) => {
  await writeRecord('device', seatOf(polar));
  const { app, page } = await start({ switches: ['--js-flags=--expose-gc'] });
  await untilConfirmed(page);
  const reveal = page.getByRole('button', { name: revealLabel });
  await reveal.click();
  const window = await keyWindow(app);
  const closed = window.waitForEvent('close');
  const isGone = await closeByTitleBar(app);
  await closed;
  await expect(reveal).not.toHaveAttribute('aria-disabled');
  await expect(page.getByText(en.failures.words.unexpected.title)).toHaveCount(0);
  await expect.poll(isGone).toBe(true);
});

test('the window with the key is readable in both themes and languages, and fits', async ({
  held,
  polar,
}) => {
  const { app, page } = held;
  await untilConfirmed(page);
  for (const [language, text, colorMode] of [
    ['en', en, 'dark'],
    ['de', de, 'light'],
  ] as const) {
    await goTo(page, 'settings');
    await page.locator('select').first().selectOption(language);
    await page.getByRole('navigation').getByRole('button', { name: text.app.nav.device }).click();
    await app.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source;
    }, colorMode);
    await page.getByRole('button', { name: text.device.key.revealLabel }).click();
    const window = await keyWindow(app, text.native.revealKey.close);
    await expect(window.locator('html')).toHaveAttribute('lang', language);
    await expect(window.getByRole('main')).toContainText(text.native.revealKey.warning);
    await expect(window.locator('code')).toHaveText(polar.key);
    await expectAccessible(window, 'the window with the key');
    await expectFits(window, 'the window with the key');
    await closeKeyWindow(window);
  }
});
