import type { Page } from '@playwright/test';
import { en } from '../../../shared/text/en.ts';
import type { FakeOrganization } from '../fake-admin.ts';
import { type AdminScene, adminState as state, large } from './admin-scene.ts';
import { press } from './scene-actions.ts';

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

/** The overview of an organization, and the palette over it. */
export const overviewScenes: readonly AdminScene[] = [
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
];
