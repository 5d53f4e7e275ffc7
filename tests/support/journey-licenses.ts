import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import { connectWith } from './journey-app.ts';
import { licenseId } from './polar/seed-small.ts';
import type { Polar } from './polar/start-polar.ts';
import type { StoredActivation } from './polar/stored.ts';

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

/** Number of all seats of the small organization. */
export const allSeats = 11;

/** Seats that the server counts for the small organization's licenses. */
export function seatsHeld(polar: Polar): readonly StoredActivation[] {
  return Array.from({ length: 8 }, (_, item) =>
    polar.record.liveActivations(licenseId(item + 1)),
  ).flat();
}

/** Number of those seats. */
export const liveSeats = (polar: Polar): number => seatsHeld(polar).length;

/** Confirms a plan of this number of seats. */
export async function confirmRelease(page: Page, seats: number): Promise<void> {
  await press(page, en.bulkRelease.plan.release(seats));
  const dialog = page.getByRole('alertdialog');
  await dialog.getByLabel(en.bulkRelease.confirm.type(seats)).fill(String(seats));
  await press(dialog, en.bulkRelease.confirm.confirm(seats));
}
