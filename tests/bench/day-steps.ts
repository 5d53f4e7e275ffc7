import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { de } from '../../shared/text/de.ts';
import { en } from '../../shared/text/en.ts';
import { connection, connectWith, goTo, setOffline } from '../support/journey-app.ts';
import { confirmRelease, headline, press, untilConfirmed } from '../support/journey-device.ts';
import { closeKeyWindow, keyWindow } from '../support/journey-key.ts';
import { grid, openList } from '../support/journey-licenses.ts';
import { licenseId } from '../support/polar/seed-small.ts';
import type { Polar } from '../support/polar/start-polar.ts';
import { pressShortcut } from '../support/press-shortcut.ts';
import type { DrivenApp } from './driven-app.ts';

/** The app in use. Its page changes when the window is opened again. */
export interface InUse extends Pick<DrivenApp, 'app' | 'dataFolder'> {
  page: Page;
  readonly polar: Polar;
}

/** A thing that a person or the computer does with the app. It begins and ends on this device's screen, with the window open. */
export type Step = (use: InUse) => Promise<void>;

const { bulkRelease, device } = en;

/** Licenses of the small organization. */
const licenses = 8;

/** Shows the window as a click on the tray does. */
async function activateApp(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ app: electron }) => electron.emit('activate'));
}

/** Waits for the list with this number of rows. */
async function expectRows(page: Page, count: number): Promise<void> {
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(count + 1));
}

/** Types letter by letter, as each letter searches. */
async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
}

/** Hides the window, and shows it again from the tray. */
export const hideAndShow: Step = async ({ app, page }) => {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  await activateApp(app);
  await expect.poll(() => page.evaluate(() => document.visibilityState)).toBe('visible');
};

/** Closes the window, after which the app stays in the tray, and opens it again. */
export const closeAndOpen: Step = async (use) => {
  const { app, page } = use;
  const closed = page.waitForEvent('close');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await closed;
  const opened = app.waitForEvent('window');
  await activateApp(app);
  use.page = await opened;
  await untilConfirmed(use.page);
};

/** Checks the seat with Polar. */
export const checkSeat: Step = async ({ page, polar }) => {
  const before = polar.log.count();
  await page.getByRole('button', { name: device.actions.check, exact: true }).click();
  await expect.poll(() => polar.log.count()).toBeGreaterThan(before);
  await untilConfirmed(page);
};

/** Searches the organization's licenses, opens one, and goes back. */
export const searchLicenses: Step = async ({ page }) => {
  await openList(page);
  await expectRows(page, licenses);
  await page.getByRole('searchbox', { name: en.licenses.search.label }).focus();
  await type(page, 'raman');
  await expectRows(page, 1);
  await page.keyboard.press('ArrowDown');
  await grid(page).locator('[data-row="0"]').first().click();
  await expect(page.getByRole('region').filter({ hasText: 'Raman' }).first()).toBeVisible();
  await page.getByRole('searchbox', { name: en.licenses.search.label }).fill('');
  await expectRows(page, licenses);
  await goTo(page, 'device');
};

/** Finds something with the palette. */
export const searchPalette: Step = async ({ app, page }) => {
  await pressShortcut(app, 'CommandOrControl+K');
  const palette = page.locator('dialog.palette');
  await expect(palette).toBeVisible();
  await type(page, 'raman');
  await expect(palette.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette).toHaveCount(0);
};

/** Searches the activity log. */
export const searchActivity: Step = async ({ page }) => {
  const nav = page.getByRole('navigation', { name: en.app.nav.label });
  await nav.getByRole('button', { name: en.app.nav.activity }).click();
  await page.getByLabel(en.activity.filter.text, { exact: true }).fill('connected');
  await expect(page.locator('.activity-row').first()).toBeVisible();
  await goTo(page, 'device');
};

/** Requests the release, and cancels it within the undo window. */
export const releaseAndCancel: Step = async ({ page }) => {
  await confirmRelease(page);
  await press(page, device.actions.undoRelease);
  await untilConfirmed(page);
};

/** Releases the seat, and takes a new one. */
export const releaseAndActivate: Step = async ({ page }) => {
  await confirmRelease(page);
  await expect(headline(page, device.released.title)).toBeVisible({ timeout: 15_000 });
  await press(page, device.actions.activateAgain);
  await untilConfirmed(page);
};

/** Suspends, locks, unlocks and wakes the computer, as far as its events say so. */
export const sleepAndWake: Step = async ({ app, page }) => {
  await app.evaluate(({ powerMonitor }) => {
    for (const event of ['lock-screen', 'suspend', 'resume', 'unlock-screen'])
      powerMonitor.emit(event);
  });
  await untilConfirmed(page);
};

/** Loses the network during a check, and has it back. */
export const loseNetwork: Step = async ({ app, page }) => {
  const check = page.getByRole('button', { name: device.actions.check, exact: true });
  await setOffline(app, true);
  await check.click();
  const notReached = headline(page, new RegExp(device.notReached.title('.+')));
  await expect(notReached).toBeVisible({ timeout: 20_000 });
  await setOffline(app, false);
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await check.click();
  await untilConfirmed(page);
};

/** Looks at the key, closes its window by keyboard, and once more by its title bar. */
export const showKey: Step = async ({ app, page }) => {
  const reveal = page.getByRole('button', { name: device.key.revealLabel });
  await reveal.click();
  await closeKeyWindow(await keyWindow(app));
  await expect(reveal).not.toHaveAttribute('aria-disabled');
  await reveal.click();
  const opened = await keyWindow(app);
  const closed = opened.waitForEvent('close');
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => window.webContents.getURL().startsWith('data:'))
      ?.close(),
  );
  await closed;
  await expect(reveal).not.toHaveAttribute('aria-disabled');
};

/** Switches to German and back, and to dark and back. */
export const changeLook: Step = async ({ page }) => {
  await goTo(page, 'settings');
  const language = page.locator('select').first();
  await language.selectOption('de');
  const { appearance } = de.settings;
  for (const name of [appearance.dark, appearance.light, appearance.system])
    await page.getByRole('radio', { name, exact: true }).check();
  await language.selectOption('en');
  await goTo(page, 'device');
};

/** Disconnects the organization, and connects it again. */
export const reconnect: Step = async (use) => {
  const { page, polar } = use;
  const messages = en.settings.connection;
  await goTo(page, 'settings');
  await connection(page).getByRole('button', { name: messages.disconnect }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: messages.dialog.confirm })
    .click();
  await expect(connection(page)).toContainText(messages.none);
  await connectWith(use, polar.token);
  await goTo(page, 'device');
  await untilConfirmed(page);
};

/** Releases customers' seats that have one name, and puts the report away. */
export const releaseSeveral: Step = async ({ page, polar }) => {
  for (let count = 0; count < 3; count += 1) polar.seller.addSeat(licenseId(2), 'Meeting room');
  await openList(page);
  await expectRows(page, licenses);
  await page.getByRole('button', { name: bulkRelease.open, exact: true }).click();
  await page.getByLabel(bulkRelease.form.rule).selectOption('duplicates');
  await page.getByRole('button', { name: bulkRelease.form.submit, exact: true }).click();
  // Of so few seats the system asks, and not the page.
  await page.getByRole('button', { name: /^Release \d+ seats?…$/ }).click();
  await page.getByRole('button', { name: bulkRelease.end.close, exact: true }).click();
  await expectRows(page, licenses);
  await goTo(page, 'device');
};

/** Writes a record again, as a command that runs beside the window does. */
export const writeElsewhere: Step = async ({ page, dataFolder }) => {
  const file = path.join(dataFolder, 'settings.json');
  await writeFile(`${file}.new`, await readFile(file), { mode: 0o600 });
  await rename(`${file}.new`, file);
  await untilConfirmed(page);
};
