import { en } from '../../shared/text/en.ts';
import { listedScreens } from '../../shared/screens.ts';
import { connectWith, goTo } from '../support/journey-app.ts';
import { copy, withClipboard } from '../support/journey-clipboard.ts';
import { allSeats, grid, press } from '../support/journey-licenses.ts';
import { lumenLabs } from '../support/polar/organizations.ts';
import { pressShortcut } from '../support/press-shortcut.ts';
import { expect, test } from './app-fixture.ts';

const titles = {
  overview: en.overview.title,
  licenses: en.licenses.title,
  support: en.supportLookup.title,
  activity: en.activity.title,
  settings: en.settings.title,
  device: en.start.notActivated.title,
};

test('connecting leads to the seller’s screens in three actions, and each has its shortcut', async ({
  start,
  polar,
}) => {
  const { app, page } = await start();
  const nav = page.getByRole('navigation').getByRole('button');
  await expect(nav).toHaveText([en.app.nav.device, en.app.nav.activity, en.app.nav.settings]);

  await withClipboard(async () => {
    await copy(app, polar.token);
    await goTo(page, 'settings');
    await press(page, en.settings.connection.connect);
    await press(page, en.connect.submit);
    await expect(page.getByRole('heading', { level: 1, name: titles.overview })).toBeFocused();
  });
  const screens = listedScreens(true);
  await expect(nav).toHaveText(screens.map((screen) => en.app.nav[screen]));

  for (const [index, screen] of screens.entries()) {
    await pressShortcut(app, `CommandOrControl+${index + 1}`);
    await expect(page.getByRole('heading', { level: 1, name: titles[screen] })).toBeVisible();
    await expect(nav.nth(index)).toHaveAttribute('aria-current', 'page');
  }
  await pressShortcut(app, 'CommandOrControl+F');
  await expect(page.getByRole('searchbox', { name: en.licenses.search.label })).toBeFocused();
});

test('each number of the overview opens the list that it counts', async ({ start, polar }) => {
  const token = polar.record.tokens.get(polar.token);
  if (token === undefined) throw new Error('The token is not seeded.');
  const scopes = [...token.scopes, 'organizations:read', 'benefits:read'] as const;
  polar.record.tokens.set(polar.token, { ...token, scopes });
  const running = await start();
  const { page } = running;
  await connectWith(running, polar.token);
  const { tiles, partly } = en.overview;
  await press(page, en.app.nav.overview);
  await expect(page.getByRole('main')).toContainText(lumenLabs.name);
  const numbers = {
    inUse: 6,
    full: 1,
    stranded: 0,
    customerDeleted: 0,
    disabled: 1,
    licenses: 8,
  };
  for (const [name, licenses] of Object.entries(numbers)) {
    await press(page, en.app.nav.overview);
    // The app checks the seats of a small organization by itself.
    await expect(page.getByRole('main')).not.toContainText(partly(0, 8).slice(1));
    const tile = page.locator('.overview-tile', {
      has: page.getByText(tiles[name as keyof typeof numbers], { exact: true }),
    });
    await expect(tile.locator('.overview-value')).toHaveText(
      String(name === 'inUse' ? allSeats : licenses),
    );
    await tile.click();
    await expect(page.getByRole('heading', { level: 1, name: en.licenses.title })).toBeVisible();
    if (licenses > 0) await expect(grid(page)).toHaveAttribute('aria-rowcount', `${licenses + 1}`);
    else await expect(page.getByText(en.licenses.nothingFound.title).first()).toBeVisible();
  }
});

test('Ctrl + K finds customers, ends of keys, devices and actions by keyboard alone', async ({
  start,
  polar,
}) => {
  const running = await start();
  const { app, page } = running;
  await connectWith(running, polar.token);
  await press(page, en.app.nav.overview);
  await expect(page.getByRole('main')).not.toContainText(en.overview.unknown);
  const { palette } = en;
  const field = page.getByRole('combobox', { name: palette.label });
  const options = page.getByRole('listbox').getByRole('option');
  const find = async (text: string) => {
    await pressShortcut(app, 'CommandOrControl+K');
    await expect(field).toBeFocused();
    await page.keyboard.type(text);
  };

  await find('brightwater');
  await expect(options).toHaveCount(2);
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(field).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 2, name: 'Brightwater Films' })).toBeFocused();

  await press(page, en.app.nav.settings);
  await find('MATEO-PC');
  await expect(options).toHaveCount(1);
  await expect(options).toContainText(palette.device('MATEO-PC'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'Mateo Fernández' })).toBeFocused();

  await find(polar.key.slice(-6));
  await expect(options).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(field).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 2, name: 'Mateo Fernández' })).toBeVisible();

  await find(palette.open(en.app.nav.activity));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: en.activity.title })).toBeVisible();
  await find('no such thing');
  await expect(page.getByRole('status').filter({ hasText: palette.nothing })).toBeVisible();
});
