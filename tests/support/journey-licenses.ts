import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import { connectWith } from './journey-app.ts';
import type { Polar } from './polar/start-polar.ts';

/** Opens the screen with the organization's licenses. */
export async function openLicenses(
  running: { readonly app: ElectronApplication; readonly page: Page },
  polar: Polar,
): Promise<void> {
  const { page } = running;
  const nav = page.getByRole('navigation', { name: en.app.nav.label });
  await expect(nav.getByRole('button', { name: en.app.nav.settings })).toBeVisible();
  expect(await nav.getByRole('button', { name: en.app.nav.licenses }).count()).toBe(0);
  await connectWith(running, polar.token);
  await openList(page);
}

/** Opens the list of a connected organization. */
export async function openList(page: Page): Promise<void> {
  await press(page, en.app.nav.licenses);
  await expect(page.getByRole('heading', { level: 1, name: en.licenses.title })).toBeVisible();
}

/** The table on that screen, or in a panel. */
export const grid = (page: Page): Locator => page.getByRole('grid');

/** Presses the button with exactly this name. */
export const press = async (page: Page | Locator, name: string): Promise<void> =>
  await page.getByRole('button', { name, exact: true }).click();
