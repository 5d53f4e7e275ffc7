import type { ElectronApplication } from '@playwright/test';
import { de } from '../../shared/text/de.ts';
import { en } from '../../shared/text/en.ts';
import { untilConfirmed } from '../support/journey-device.ts';
import { expect, test } from './app-fixture.ts';

/**
 * Reads the application's menu, one line per menu: its items, with "-" for a separator and "(…)"
 * for a disabled one.
 */
async function readMenu(app: ElectronApplication): Promise<readonly string[]> {
  return await app.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).map(({ label, submenu }) => {
      const items = submenu?.items.map((item) => {
        const name = item.type === 'separator' ? '-' : item.label;
        return item.enabled ? name : `(${name})`;
      });
      return `${label}: ${items?.join(', ') ?? ''}`;
    }),
  );
}

/** Chooses an item by its label, as a person does. */
async function choose(app: ElectronApplication, name: string): Promise<void> {
  await app.evaluate(({ Menu }, label) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []);
    const item = items?.find((one) => one.label === label);
    if (item === undefined) throw new Error(`The menu has no item "${label}".`);
    item.click();
  }, name);
}

const { menu } = en.native;

test('the menus follow the platform and the state, and open what they name', async ({ held }) => {
  const { app, page } = held;
  await expect(page.getByRole('heading', { name: en.device.active.title })).toBeVisible();
  const isMac = process.platform === 'darwin';
  const fileMenu = isMac
    ? 'File: Release Seat…, Check Now, Copy License Key, -, Close Window'
    : 'File: Release Seat…, Check Now, Copy License Key, -, Settings…, -, Exit';
  await expect.poll(() => readMenu(app)).toContain(fileMenu);

  await choose(app, menu.screens.activity);
  await expect(page.getByRole('heading', { name: en.activity.title, level: 1 })).toBeVisible();
  await choose(app, menu.settings);
  await expect(page.getByRole('heading', { name: en.settings.title, level: 1 })).toBeVisible();
  await choose(app, menu.releaseSeat);
  const dialog = page.getByRole('alertdialog');
  await expect(dialog.getByRole('button', { name: en.device.dialog.cancel })).toBeFocused();
  await dialog.getByRole('button', { name: en.device.dialog.confirm }).click();
  await expect.poll(async () => (await readMenu(app)).join('\n')).toContain('(Release Seat…)');
});

test('a check keeps the menu, which may be open', async ({ held, polar }) => {
  const { app, page } = held;
  await untilConfirmed(page);
  const kept = await app.evaluateHandle(({ Menu }) => Menu.getApplicationMenu());
  const isKept = (): Promise<boolean> =>
    app.evaluate(({ Menu }, before) => Menu.getApplicationMenu() === before, kept);
  const sent = polar.log.count({ operation: 'validate' });
  await page.getByRole('button', { name: en.device.actions.check, exact: true }).click();
  await expect.poll(() => polar.log.count({ operation: 'validate' })).toBeGreaterThan(sent);
  await untilConfirmed(page);
  expect(await isKept()).toBe(true);

  await page.getByRole('button', { name: en.device.actions.release }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: en.device.dialog.confirm })
    .click();
  await expect.poll(isKept, 'the menu follows the release').toBe(false);
});

test('a person switches the app to German, and it answers in German everywhere', async ({
  held,
  start,
}) => {
  const { app, page } = held;
  await page.getByRole('navigation').getByRole('button', { name: en.app.nav.settings }).click();
  await page.getByLabel(en.settings.language.title).selectOption('de');
  await expect(page.getByRole('heading', { name: de.settings.title, level: 1 })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect
    .poll(async () => (await readMenu(app)).join('\n'))
    .toContain(de.native.menu.releaseSeat);

  await choose(app, de.native.menu.screens.activity);
  await expect(page.getByText(de.activity.empty.title)).toBeVisible();

  await app.close();
  const again = await start();
  await expect(again.page.getByRole('heading', { name: de.device.active.title })).toBeVisible();
});

test('the activity log shows a release and offers its receipt again', async ({ held }) => {
  const { app, page } = held;
  await page.getByRole('button', { name: en.device.actions.release }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: en.device.dialog.confirm })
    .click();
  await expect(
    page.getByRole('heading', { name: en.device.released.title, exact: true }),
  ).toBeVisible();
  await page.getByRole('button', { name: en.device.actions.done }).click();

  await expect.poll(() => readMenu(app)).not.toHaveLength(0);
  await choose(app, menu.screens.activity);
  const rows = page.getByRole('listitem').filter({ has: page.locator('time') });
  await expect(rows).toHaveText([
    new RegExp(en.activity.kinds.released),
    new RegExp(en.activity.kinds['release-asked']),
  ]);
  await page.getByRole('button', { name: /^Receipt of Studio workstation/ }).click();
  await expect(page.getByText(en.receipt.note)).toBeVisible();
  await page.getByLabel(en.activity.filter.text).fill('no such device');
  await expect(page.getByText(en.activity.nothingFound.title)).toBeVisible();
  await page.getByRole('button', { name: en.activity.filter.clear }).click();
  await expect(rows).toHaveCount(2);
});
