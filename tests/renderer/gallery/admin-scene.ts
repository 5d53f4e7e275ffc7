import type { Page } from '@playwright/test';
import { unusualLicenses } from '../../support/license-rows.ts';
import type { FakeOrganization } from '../fake-admin.ts';
import { press, waitForDialog } from './scene-actions.ts';

/** A screen of the admin panel, and how to reach it. */
export interface AdminScene {
  readonly name: string;
  readonly state: string;
  readonly action: (page: Page) => Promise<unknown>;
}

/** The state of the window in which the admin panel is open. */
export const adminState = 'sandbox-organization';

/** An organization with 40,112 licenses, of which `read` are read. */
export const large = (read: number): FakeOrganization => ({
  licenses: 40_112,
  index: { type: 'reading', read, total: 40_112, unreadable: 0, waitingUntil: null },
});

/** Opens the licenses of an organization. */
export const open = (organization: (now: number) => FakeOrganization) => async (page: Page) => {
  // A test may have stopped the page's clock.
  const now = await page.evaluate(() => Date.now());
  await page.evaluate((given) => window.fake.setOrganization(given), organization(now));
  await press('Licenses')(page);
  await page.getByRole('heading', { level: 1, name: 'Licenses' }).waitFor();
};

/** Opens the list of a large organization, while it is read. */
export const openList = async (page: Page) => {
  await open(() => large(12_300))(page);
  await page.getByText('Tomás Villar').first().waitFor();
};

/** Opens the list of unusual licenses, then the license of `row` unless it is null, then the dialog of `button` if there is one. */
export const openUnusual = (row: number | null, button?: string) => async (page: Page) => {
  const index = { type: 'complete', read: 9, total: 9, unreadable: 0 } as const;
  await open((now) => ({
    licenses: 9,
    index: { ...index, at: now - 120_000 },
    unusual: unusualLicenses,
  }))(page);
  await page.getByText('ID 3f9a2c').first().waitFor();
  if (row === null) return;
  await page.locator(`tr[data-row="${row}"] .grid-customer`).click();
  await page.getByRole('heading', { level: 3, name: 'History' }).waitFor();
  if (button === undefined) return;
  await page.getByRole('button', { name: button }).first().click();
  await waitForDialog(page);
};

/** Focuses the last control of an open dropdown, which closes when Tab leaves it. */
export const focusLast = (page: Page) =>
  page.locator('.dropdown-part :is(button, select, input)').last().focus();
