import type { Page } from '@playwright/test';
import { licenseHistoryAt, licenseRowAt, unusualLicenses } from '../../support/license-rows.ts';
import type { BulkState } from '../../../shared/bulk-release.ts';
import { en } from '../../../shared/text/en.ts';
import type { FakeOrganization } from '../fake-admin.ts';
import { ask, press, untilAsked } from './scene-acts.ts';

const state = 'sandbox-organization';

/** An organization of so many licenses, read so far. */
const large = (read: number): FakeOrganization => ({
  licenses: 40_112,
  index: { is: 'reading', read, of: 40_112, unreadable: 0, waitingUntil: null },
});

/** Opens the licenses of an organization. */
const open = (organization: (now: number) => FakeOrganization) => async (page: Page) => {
  // The page's clock may stand still.
  const now = await page.evaluate(() => Date.now());
  await page.evaluate((given) => window.fake.organizationIs(given), organization(now));
  await press('Licenses')(page);
  await page.getByRole('heading', { level: 1, name: 'Licenses' }).waitFor();
};

const openList = async (page: Page) => {
  await open(() => large(12_300))(page);
  await page.getByText('Tomás Villar').first().waitFor();
};

/** Opens the license of a place in the list, with its history. */
const openLicense = (place: number) => async (page: Page) => {
  const now = await page.evaluate(() => Date.now());
  const { licenseId } = licenseRowAt(place, now);
  await page.evaluate(
    (entries) => window.fake.journal.push(...entries),
    licenseHistoryAt(licenseId, now),
  );
  await openList(page);
  await page.locator(`tr[data-row="${place}"] .grid-customer`).click();
  await page.getByRole('heading', { level: 3, name: 'History' }).waitFor();
};

/** Opens a license of an organization whose first ones are unusual, and asks to release its first seat where that is wanted. */
const openUnusual = (place: number | null, button?: string) => async (page: Page) => {
  const index = { is: 'complete', read: 9, of: 9, unreadable: 0 } as const;
  await open((now) => ({
    licenses: 9,
    index: { ...index, at: now - 120_000 },
    unusual: unusualLicenses,
  }))(page);
  await page.getByText('Deleted customer 3f9a2c').first().waitFor();
  if (place === null) return;
  await page.locator(`tr[data-row="${place}"] .grid-customer`).click();
  await page.getByRole('heading', { level: 3, name: 'History' }).waitFor();
  if (button === undefined) return;
  await page.getByRole('button', { name: button }).first().click();
  await untilAsked(page);
};

const pressIn = (place: number, button: string) => async (page: Page) => {
  await openLicense(place)(page);
  await page.getByRole('button', { name: button }).first().click();
};

const askIn = (place: number, button: string) => async (page: Page) => {
  await pressIn(place, button)(page);
  await untilAsked(page);
};

/** Opens the licenses while a bulk release is somewhere, and goes there. */
const openBulk = (bulk: (now: number) => BulkState) => async (page: Page) => {
  const now = await page.evaluate(() => Date.now());
  await open(() => ({ ...large(12_300), bulk: bulk(now) }))(page);
  await press('Release many…')(page);
  await page.getByRole('heading', { level: 1, name: 'Release many seats' }).waitFor();
};

const openDesk = async (page: Page) => {
  await openList(page);
  await press('Support desk…')(page);
};

const findCase = async (page: Page) => {
  await openDesk(page);
  await page.getByLabel('Paste what the customer sent').fill('Case BCDF-GHJK');
  await press('Find')(page);
  await page.getByRole('heading', { name: 'Tomás Villar' }).waitFor();
};

const findIn = (text: string, heading: string) => async (page: Page) => {
  await openDesk(page);
  await page.getByLabel('Paste what the customer sent').fill(text);
  await press('Find')(page);
  await page.getByRole('heading', { name: heading }).waitFor();
};

const tally = {
  seats: 214,
  released: 96,
  alreadyFree: 24,
  stillHeld: 0,
  failed: 24,
  leftOut: 0,
  open: 70,
};
const planned = {
  is: 'planned',
  seats: 214,
  chosen: 213,
  licenses: 180,
  thisComputer: true,
  skipped: 3,
  unplaced: 0,
  unread: 1,
} as const;

/** A screen of the admin panel, and how it is reached. */
interface LicenseScene {
  readonly name: string;
  readonly state: string;
  readonly act: (page: Page) => Promise<unknown>;
}

/** The admin panel's screens. */
export const licenseScenes: readonly LicenseScene[] = [
  { name: 'licenses', state, act: openList },
  {
    name: 'licenses-complete',
    state,
    act: open((now) => ({
      licenses: 9,
      index: { is: 'complete', read: 9, of: 9, unreadable: 0, at: now - 120_000 },
    })),
  },
  { name: 'licenses-unusual', state, act: openUnusual(null) },
  { name: 'license-customer-deleted', state, act: openUnusual(4) },
  { name: 'license-large-limit', state, act: openUnusual(0, 'Release the seat of render-node-2') },
  {
    name: 'licenses-beginning',
    state,
    act: open(() => ({
      licenses: 0,
      index: { is: 'reading', read: 0, of: 0, unreadable: 0, waitingUntil: null },
    })),
  },
  {
    name: 'licenses-stopped',
    state,
    act: open(() => ({
      licenses: 40_112,
      index: {
        is: 'stopped',
        read: 12_300,
        of: 40_112,
        unreadable: 0,
        failure: { code: 'token-rejected' },
      },
    })),
  },
  {
    name: 'licenses-unread',
    state,
    act: open(() => ({
      licenses: 0,
      index: {
        is: 'stopped',
        read: 0,
        of: 0,
        unreadable: 0,
        failure: { code: 'network-unreachable' },
      },
    })),
  },
  {
    name: 'licenses-empty',
    state,
    act: open((now) => ({
      licenses: 0,
      index: { is: 'complete', read: 0, of: 0, unreadable: 0, at: now },
    })),
  },
  {
    name: 'licenses-nothing-fits',
    state,
    act: async (page) => {
      await openList(page);
      await page.getByRole('searchbox').fill('nobody at all');
      await page.getByRole('heading', { name: 'No license fits' }).waitFor();
    },
  },
  {
    name: 'licenses-selected',
    state,
    act: async (page) => {
      await openList(page);
      await page.getByRole('grid').press('ArrowDown');
      await page.getByRole('grid').press('Shift+ArrowDown');
      await page.getByText('2 licenses selected').first().waitFor();
    },
  },
  {
    name: 'licenses-export',
    state,
    act: async (page) => {
      await openList(page);
      await ask('Export…')(page);
    },
  },
  { name: 'bulk-form', state, act: openBulk(() => ({ is: 'none' })) },
  {
    name: 'bulk-planning',
    state,
    act: openBulk(() => ({ is: 'planning', looked: 120, of: 400, seats: 61 })),
  },
  {
    name: 'bulk-not-planned',
    state,
    act: openBulk(() => ({ is: 'not-planned', failure: { code: 'bulk-empty' } })),
  },
  { name: 'bulk-planned', state, act: openBulk(() => planned) },
  {
    name: 'bulk-planned-skipped',
    state,
    act: async (page) => {
      await openBulk(() => planned)(page);
      await page.getByText(en.bulkRelease.plan.skipped.title(3)).click();
      await page.getByText(en.bulkRelease.plan.skipped.line(198)).waitFor();
    },
  },
  {
    name: 'bulk-confirm',
    state,
    act: async (page) => {
      await openBulk(() => planned)(page);
      await ask('Release 213 seats…')(page);
      await page.getByLabel('Type 213 to confirm').fill('21');
      await press('Release 213 seats')(page);
    },
  },
  {
    name: 'bulk-running',
    state,
    act: openBulk((now) => ({
      is: 'running',
      ...tally,
      perMinute: 58,
      endsAt: now + 72_000,
      waitingUntil: null,
    })),
  },
  {
    name: 'bulk-interrupted',
    state,
    act: openBulk((now) => ({ is: 'interrupted', ...tally, startedAt: now - 3_600_000 })),
  },
  {
    name: 'bulk-stopped',
    state,
    act: openBulk(() => ({ is: 'stopped', ...tally, failure: { code: 'token-rejected' } })),
  },
  { name: 'bulk-canceling', state, act: openBulk(() => ({ is: 'canceling', ...tally })) },
  {
    name: 'bulk-finished',
    state,
    act: openBulk((now) => ({
      is: 'finished',
      ...tally,
      released: 166,
      open: 0,
      canceled: false,
      at: now,
    })),
  },
  { name: 'desk', state, act: openDesk },
  { name: 'desk-found', state, act: findCase },
  {
    name: 'desk-contradiction',
    state,
    act: findIn('From: k.abara@example.org', 'belongs to different licenses'),
  },
  {
    name: 'desk-not-understood',
    state,
    act: findIn('Hello, it does not work any more.', 'Nothing recognized in this text'),
  },
  {
    name: 'desk-reply',
    state,
    act: async (page) => {
      await findCase(page);
      await press('Release the seat of render-node-2')(page);
      await page.getByRole('alertdialog').getByRole('button', { name: 'Release seat' }).click();
      await page.getByRole('heading', { name: 'Reply to the customer' }).waitFor();
      await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    },
  },
  { name: 'license', state, act: openLicense(4) },
  { name: 'license-release', state, act: askIn(4, 'Release the seat of') },
  { name: 'license-edit', state, act: pressIn(4, 'Edit limits…') },
];
