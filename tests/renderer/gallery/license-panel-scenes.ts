import type { Page } from '@playwright/test';
import { licenseHistoryAt, licenseRowAt } from '../../support/license-rows.ts';
import type { LicenseRow } from '../../../shared/licenses.ts';
import { en } from '../../../shared/text/en.ts';
import type { FakeOrganization } from '../fake-admin.ts';
import {
  type AdminScene,
  adminState as state,
  focusLast,
  large,
  open,
  openList,
  openUnusual,
} from './admin-scene.ts';
import { press, waitForDialog } from './scene-actions.ts';

/** Opens the license of a row in the list, with its history. */
const openLicense = (row: number) => async (page: Page) => {
  const now = await page.evaluate(() => Date.now());
  const { licenseId } = licenseRowAt(row, now);
  await page.evaluate(
    (entries) => window.fake.journal.push(...entries),
    licenseHistoryAt(licenseId, now),
  );
  await openList(page);
  await page.locator(`tr[data-row="${row}"] .grid-customer`).click();
  await page.getByRole('heading', { level: 3, name: 'History' }).waitFor();
};

const pressIn = (row: number, button: string) => async (page: Page) => {
  await openLicense(row)(page);
  await page.getByRole('button', { name: button }).first().click();
};

const openDialogIn = (row: number, button: string) => async (page: Page) => {
  await pressIn(row, button)(page);
  await waitForDialog(page);
};

/** A customer with `count` licenses, the first of the list. */
const licensesOfFjord = (count: number): readonly Partial<LicenseRow>[] =>
  Array.from({ length: count }, (_, index) => ({
    customerId: '33333333-3333-4333-8333-333333333333',
    customerName: 'Fjord Audio AS',
    customerEmail: 'it@fjordaudio.example',
    // A generated key of two products, and one that the seller imported.
    keyPrefix: ['STUDIO', 'RENDER-NODE', null][index % 3] ?? null,
  }));

/** Opens the first license of a customer with others, and perhaps presses a button in its panel. */
const openOfCustomer = (organization: (now: number) => FakeOrganization, button?: string) =>
  async function openPanel(page: Page) {
    await open(organization)(page);
    await page.locator('tr[data-row="0"] .grid-customer').click();
    await page.getByRole('heading', { name: en.licensePanel.customer.title }).waitFor();
    // The part lies below the seats.
    const { releaseAllNote } = en.licensePanel.customer;
    await page.getByText(releaseAllNote).scrollIntoViewIfNeeded();
    if (button !== undefined) await press(button)(page);
  };

const fewLicenses = (now: number): FakeOrganization => ({
  licenses: 9,
  index: { type: 'complete', read: 9, total: 9, unreadable: 0, at: now - 120_000 },
  unusual: licensesOfFjord(4),
});

const manyLicenses = (): FakeOrganization => ({ ...large(12_300), unusual: licensesOfFjord(500) });

/** The panel of one license. */
export const licensePanelScenes: readonly AdminScene[] = [
  { name: 'license-customer-deleted', state, action: openUnusual(4) },
  {
    name: 'license-large-limit',
    state,
    action: openUnusual(0, 'Release the seat of render-node-2'),
  },
  {
    name: 'license-view-only',
    state,
    action: async (page) => {
      await page.evaluate(() =>
        window.fake.change({
          connection: {
            type: 'organization',
            server: 'sandbox',
            tokenStorage: 'keychain',
            isReadOnly: true,
          },
        }),
      );
      await openList(page);
      await page.locator('tr[data-row="4"] .grid-customer').click();
      await page.getByRole('heading', { level: 3, name: 'History' }).waitFor();
    },
  },
  { name: 'license', state, action: openLicense(4) },
  { name: 'license-of-customer', state, action: openOfCustomer(fewLicenses) },
  {
    name: 'license-of-large-customer',
    state,
    action: async (page) => {
      await openOfCustomer(manyLicenses)(page);
      const { releaseLoaded } = en.licensePanel.customer;
      await page.getByRole('button', { name: releaseLoaded(500) }).waitFor();
    },
  },
  {
    name: 'licenses-of-customer',
    state,
    action: async (page) => {
      await openOfCustomer(manyLicenses, en.licensePanel.customer.showLoaded(500))(page);
      const { chip, customer, remove } = en.licenses.search;
      await page.getByRole('button', { name: remove(chip(customer, 'Fjord Audio AS')) }).waitFor();
    },
  },
  { name: 'license-release', state, action: openDialogIn(4, 'Release the seat of') },
  {
    name: 'license-releasing',
    state,
    action: async (page) => {
      await openDialogIn(4, 'Release the seat of')(page);
      const now = await page.evaluate(() => Date.now());
      await page.evaluate((given) => window.fake.setOrganization(given), {
        ...large(12_300),
        undoUntil: now + 4_000,
      });
      await press(en.licensePanel.release.confirm)(page);
      const { undoTitle } = en.supportLookup.proposal;
      await page.getByRole('heading', { name: undoTitle('render-node-2') }).waitFor();
    },
  },
  {
    name: 'license-edit',
    state,
    action: async (page) => {
      await pressIn(4, en.licensePanel.actions.title)(page);
      await press(en.licensePanel.edit.open)(page);
    },
  },
  {
    name: 'license-actions',
    state,
    action: async (page) => {
      await pressIn(4, en.licensePanel.actions.title)(page);
      await focusLast(page);
    },
  },
];
