import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import type { InputMethod } from './input-methods.ts';
import { expectAccessible } from './journey-accessibility.ts';
import { connection } from './journey-app.ts';
import { copy, withClipboard } from './journey-clipboard.ts';
import { grid } from './journey-licenses.ts';
import type { Polar } from './polar/start-polar.ts';

/** The button with exactly this name. */
export const button = (within: Page | Locator, name: string): Locator =>
  within.getByRole('button', { name, exact: true });

/** Expects this number of rows in the table. */
export async function expectRowCount(page: Page, count: number): Promise<void> {
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(count + 1));
}

/** A member of the seller's staff who operates the running app by one input method. */
export interface StaffUser {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly polar: Polar;
  readonly inputMethod: InputMethod;
}

/**
 * Connects the small organization, opens its licenses, and waits until the app has checked all of
 * their seats.
 */
export async function connectOrganization({
  app,
  page,
  polar,
  inputMethod,
}: StaffUser): Promise<void> {
  await inputMethod.press(button(page, en.app.nav.settings));
  await inputMethod.press(button(connection(page), en.settings.connection.connect));
  await withClipboard(async () => {
    await copy(app, polar.token);
    await inputMethod.press(button(page, en.connect.submit));
    await expect(page.getByText(en.connect.done).first()).toBeVisible();
  });
  await inputMethod.press(button(page, en.app.nav.licenses));
  const badge = page.getByRole('main').getByText(en.app.serverBadges.loopback ?? '');
  await expect(badge).toBeVisible();
  await expectRowCount(page, 8);
  const known = grid(page).locator('td.grid-seats:not(:has(.grid-quiet, .grid-skeleton))');
  await expect(known).toHaveCount(8);
}

/** The panel of one license. */
export const panelOf = (page: Page, name: string): Locator => page.getByRole('region', { name });

/**
 * Expects that axe finds no violation. Runs with one of the two input methods only, since both
 * reach the same state.
 */
export async function expectAccessibleOnce(
  { inputMethod, page }: StaffUser,
  state: string,
): Promise<void> {
  if (inputMethod.name === 'by pointer') await expectAccessible(page, state);
}

/** Sets a filter of the list by its label. */
export async function chooseFilter(
  { page, inputMethod }: Pick<StaffUser, 'page' | 'inputMethod'>,
  label: string,
  option: string,
): Promise<void> {
  const opener = button(page, en.licenses.search.add);
  await inputMethod.press(opener);
  await inputMethod.choose(page.getByLabel(label, { exact: true }), option);
  if (inputMethod.name === 'by keyboard') await page.keyboard.press('Escape');
  else await inputMethod.press(opener);
}

/** The button that removes a filter. */
export const chip = (page: Page, name: string): Locator =>
  button(page, en.licenses.search.remove(name));
