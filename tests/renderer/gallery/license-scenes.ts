import type { Page } from '@playwright/test';
import { licenseHistoryAt, licenseRowAt, unusualLicenses } from '../../support/license-rows.ts';
import type { LicenseRow } from '../../../shared/licenses.ts';
import type { BulkState } from '../../../shared/bulk-release.ts';
import { en } from '../../../shared/text/en.ts';
import type { FakeOrganization } from '../fake-admin.ts';
import { openDialog, press, waitForDialog } from './scene-actions.ts';

const state = 'sandbox-organization';

/** An organization with 40,112 licenses, of which `read` are read. */
const large = (read: number): FakeOrganization => ({
  licenses: 40_112,
  index: { type: 'reading', read, total: 40_112, unreadable: 0, waitingUntil: null },
});

/** Opens the licenses of an organization. */
const open = (organization: (now: number) => FakeOrganization) => async (page: Page) => {
  // A test may have stopped the page's clock.
  const now = await page.evaluate(() => Date.now());
  await page.evaluate((given) => window.fake.setOrganization(given), organization(now));
  await press('Licenses')(page);
  await page.getByRole('heading', { level: 1, name: 'Licenses' }).waitFor();
};

const openList = async (page: Page) => {
  await open(() => large(12_300))(page);
  await page.getByText('Tomás Villar').first().waitFor();
};

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

/** Opens the list of unusual licenses, then the license of `row` unless it is null, then the dialog of `button` if there is one. */
const openUnusual = (row: number | null, button?: string) => async (page: Page) => {
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

/** Opens the bulk release in a state. */
const openBulk = (bulk: (now: number) => BulkState) => async (page: Page) => {
  const now = await page.evaluate(() => Date.now());
  await open(() => ({ ...large(12_300), bulk: bulk(now) }))(page);
  await press('Release seats…')(page);
  await page.getByRole('heading', { level: 1, name: 'Release seats' }).waitFor();
};

const openSupportLookup = async (page: Page) => {
  await openList(page);
  await press(en.app.nav.support)(page);
};

/** A mail with a support case, as the fake answer marks it. */
const caseMail = 'From: Anna Berg <anna@brightwater.example>\n\nSupport request BCDF-GHJK';

/** A mail with the key of one customer and the address of another, as the fake answer marks it. */
const contradictoryMail =
  'From: noor@haddad.example\n\nHer license is ****-5A90C1. Please release all of it today.';

const findCase = async (page: Page) => {
  await openSupportLookup(page);
  await page.getByLabel('Paste what the customer sent').fill(caseMail);
  await press('Find')(page);
  await page.getByRole('heading', { name: 'Release the seat of “render-node-2”?' }).waitFor();
  await page.getByRole('heading', { name: 'Tomás Villar' }).waitFor();
};

const findIn = (text: string, heading: string) => async (page: Page) => {
  await openSupportLookup(page);
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
  type: 'planned',
  seats: 214,
  chosen: 213,
  licenses: 180,
  includesThisComputer: true,
  skipped: 3,
  unresolvedLines: 0,
  uncheckedLicenses: 1,
  leftOutLicenses: 1,
  unreadLicenses: 0,
  laterLicenses: 0,
} as const;

/** A screen of the admin panel, and how to reach it. */
interface LicenseScene {
  readonly name: string;
  readonly state: string;
  readonly action: (page: Page) => Promise<unknown>;
}

/** Focuses the last control of an open dropdown, which closes when Tab leaves it. */
const focusLast = (page: Page) =>
  page.locator('.dropdown-part :is(button, select, input)').last().focus();

/** Opens the overview of an organization. */
const openOverview = (organization: (now: number) => FakeOrganization) => async (page: Page) => {
  const now = await page.evaluate(() => Date.now());
  await page.evaluate((given) => window.fake.setOrganization(given), organization(now));
  await press('Overview')(page);
  await page.getByRole('heading', { name: en.overview.history.title }).waitFor();
};

/** An organization whose seats are all known, with the counts of 40 weeks. */
const known = (now: number): FakeOrganization => {
  const today = Math.floor(now / 86_400_000);
  return {
    licenses: 1284,
    name: 'Lumen Labs',
    index: { type: 'complete', read: 1284, total: 1284, unreadable: 0, at: now - 120_000 },
    overview: {
      counts: {
        licenses: 1284,
        checked: 1284,
        seatsInUse: 2916,
        inUse: 1107,
        full: 312,
        stranded: 9,
        expiring: 41,
        neverValidated: 88,
        customerDeleted: 3,
        disabled: 0,
      },
      snapshots: Array.from({ length: 40 }, (_, week) => ({
        day: today - (39 - week) * 7,
        licenses: 900 + week * 10,
        seats: 2000 + week * 22 + Math.round(60 * Math.sin(week)),
      })),
    },
  };
};

/** The admin panel's screens. */
export const licenseScenes: readonly LicenseScene[] = [
  { name: 'overview', state, action: openOverview(known) },
  { name: 'overview-reading', state, action: openOverview(() => large(12_300)) },
  {
    name: 'palette',
    state,
    action: async (page) => {
      await openOverview(known)(page);
      await page.evaluate(() => window.fake.requestScreen('palette'));
      await page.getByRole('combobox').fill('ma');
      await page
        .getByRole('option', { name: /Maya Okafor/ })
        .first()
        .waitFor();
    },
  },
  { name: 'licenses', state, action: openList },
  {
    name: 'licenses-complete',
    state,
    action: open((now) => ({
      licenses: 9,
      index: { type: 'complete', read: 9, total: 9, unreadable: 0, at: now - 120_000 },
    })),
  },
  {
    name: 'licenses-survey',
    state,
    action: open((now) => ({
      licenses: 40_112,
      index: { type: 'complete', read: 40_112, total: 40_112, unreadable: 0, at: now - 120_000 },
      survey: { type: 'checking', unchecked: 31_020, total: 40_112, waitingUntil: null },
    })),
  },
  { name: 'licenses-unusual', state, action: openUnusual(null) },
  { name: 'license-customer-deleted', state, action: openUnusual(4) },
  {
    name: 'license-large-limit',
    state,
    action: openUnusual(0, 'Release the seat of render-node-2'),
  },
  {
    name: 'licenses-beginning',
    state,
    action: open(() => ({
      licenses: 0,
      index: { type: 'reading', read: 0, total: 0, unreadable: 0, waitingUntil: null },
    })),
  },
  {
    name: 'licenses-stopped',
    state,
    action: open(() => ({
      licenses: 40_112,
      index: {
        type: 'stopped',
        read: 12_300,
        total: 40_112,
        unreadable: 0,
        failure: { code: 'token-rejected' },
      },
    })),
  },
  {
    name: 'licenses-unread',
    state,
    action: open(() => ({
      licenses: 0,
      index: {
        type: 'stopped',
        read: 0,
        total: 0,
        unreadable: 0,
        failure: { code: 'network-unreachable' },
      },
    })),
  },
  {
    name: 'licenses-empty',
    state,
    action: open((now) => ({
      licenses: 0,
      index: { type: 'complete', read: 0, total: 0, unreadable: 0, at: now },
    })),
  },
  {
    name: 'licenses-nothing-fits',
    state,
    action: async (page) => {
      await openList(page);
      await page.getByRole('searchbox').fill('no such customer');
      await page.getByRole('heading', { name: en.licenses.nothingFound.asFarAsKnown }).waitFor();
    },
  },
  {
    name: 'licenses-filters',
    state,
    action: async (page) => {
      await openList(page);
      const { add, status, only, atLimit } = en.licenses.search;
      await press(add)(page);
      await page.getByLabel(status, { exact: true }).selectOption(en.licenses.statuses.granted);
      await page.getByLabel(only, { exact: true }).selectOption(atLimit);
      await focusLast(page);
    },
  },
  {
    name: 'licenses-view',
    state,
    action: async (page) => {
      await openList(page);
      const { view, columns } = en.licenses;
      await press(view.open)(page);
      await page.getByLabel(view.name).fill('Full licenses');
      await press(view.save)(page);
      await page.getByLabel(view.automatic).uncheck();
      await page.getByLabel(columns.usage, { exact: true }).uncheck();
      await page.getByLabel(view.compact).check();
    },
  },
  {
    name: 'licenses-selected',
    state,
    action: async (page) => {
      await openList(page);
      await page.getByRole('grid').press('ArrowDown');
      await page.getByRole('grid').press('Shift+ArrowDown');
      await page.getByText('2 licenses selected').first().waitFor();
    },
  },
  {
    name: 'licenses-export',
    state,
    action: async (page) => {
      await openList(page);
      await openDialog('Export…')(page);
    },
  },
  { name: 'bulk-form', state, action: openBulk(() => ({ type: 'none' })) },
  {
    name: 'bulk-planning',
    state,
    action: openBulk(() => ({ type: 'planning', checked: 120, total: 400, seats: 61 })),
  },
  {
    name: 'bulk-not-planned',
    state,
    action: openBulk(() => ({ type: 'not-planned', failure: { code: 'bulk-empty' } })),
  },
  { name: 'bulk-planned', state, action: openBulk(() => planned) },
  {
    name: 'bulk-planned-skipped',
    state,
    action: async (page) => {
      await openBulk(() => planned)(page);
      await page.locator('.bulk-left-out > summary').click();
      await page.getByText(en.bulkRelease.plan.skipped.line(198)).waitFor();
    },
  },
  {
    name: 'bulk-planned-left-out',
    state,
    action: async (page) => {
      await openBulk(() => ({
        ...planned,
        skipped: 0,
        uncheckedLicenses: 2,
        leftOutLicenses: 3,
        unreadLicenses: 27_812,
      }))(page);
      await page.locator('.bulk-left-out > summary').click();
      await page.getByText(en.bulkRelease.plan.leftOut.reasons['no-seat']).waitFor();
    },
  },
  {
    name: 'bulk-confirm',
    state,
    action: async (page) => {
      await openBulk(() => planned)(page);
      await openDialog('Release 213 seats…')(page);
      await page.getByLabel('Type 213 to confirm').fill('21');
      await press('Release 213 seats')(page);
    },
  },
  {
    name: 'bulk-running',
    state,
    action: openBulk((now) => ({
      type: 'running',
      ...tally,
      perMinute: 58,
      estimatedEndAt: now + 72_000,
      waitingUntil: null,
    })),
  },
  {
    name: 'bulk-interrupted',
    state,
    action: openBulk((now) => ({
      type: 'interrupted',
      ...tally,
      startedAt: now - 3_600_000,
      isOfCommand: false,
    })),
  },
  {
    name: 'bulk-stopped',
    state,
    action: openBulk(() => ({ type: 'stopped', ...tally, failure: { code: 'token-rejected' } })),
  },
  { name: 'bulk-canceling', state, action: openBulk(() => ({ type: 'canceling', ...tally })) },
  {
    name: 'bulk-finished',
    state,
    action: openBulk((now) => ({
      type: 'finished',
      ...tally,
      released: 166,
      open: 0,
      wasCanceled: false,
      laterLicenses: 0,
      at: now,
    })),
  },
  {
    name: 'bulk-finished-part',
    state,
    action: openBulk((now) => ({
      type: 'finished',
      ...tally,
      released: 166,
      open: 0,
      wasCanceled: false,
      laterLicenses: 18_204,
      at: now,
    })),
  },
  { name: 'support-lookup', state, action: openSupportLookup },
  { name: 'support-lookup-found', state, action: findCase },
  {
    name: 'support-lookup-contradiction',
    state,
    action: findIn(contradictoryMail, 'belong to different licenses'),
  },
  {
    name: 'support-lookup-not-understood',
    state,
    action: findIn('Hello, it does not work any more.', 'Nothing recognized in this message'),
  },
  {
    name: 'support-lookup-reply',
    state,
    action: async (page) => {
      await findCase(page);
      await press('Release seat')(page);
      await page.getByRole('heading', { name: 'Reply to the customer' }).waitFor();
      // It would stay in English in the German picture.
      await press(en.app.actions.dismiss)(page);
    },
  },
  {
    name: 'support-lookup-undo',
    state,
    action: async (page) => {
      await findCase(page);
      // The press and the countdown at once: with the countdown the button is gone, and without it the seat is released.
      await page.evaluate((given) => {
        window.fake.setOrganization({ ...given, undoUntil: Date.now() + 4_000 });
        const buttons = Array.from(document.querySelectorAll('button'));
        buttons.find(({ textContent }) => textContent === 'Release seat')?.click();
      }, large(12_300));
      await page.getByRole('heading', { name: 'Releasing the seat of “render-node-2”' }).waitFor();
    },
  },
  {
    name: 'support-lookup-template',
    state,
    action: async (page) => {
      await findCase(page);
      await press('Release seat')(page);
      await press('Edit template…')(page);
      await page.getByLabel('Template', { exact: true }).fill('Hello {nam}, {outcome}');
      await press('Save template')(page);
      await page.locator('.lookup-template .field-problem').waitFor();
    },
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
  { name: 'license-of-large-customer', state, action: openOfCustomer(manyLicenses) },
  {
    name: 'licenses-of-customer',
    state,
    action: async (page) => {
      await openOfCustomer(manyLicenses, en.licensePanel.customer.showAll(500))(page);
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
