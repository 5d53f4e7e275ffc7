import type { Page } from '@playwright/test';
import type { BulkState } from '../../../shared/bulk-release.ts';
import { en } from '../../../shared/text/en.ts';
import { type AdminScene, adminState as state, large, open } from './admin-scene.ts';
import { openDialog, press } from './scene-actions.ts';

/** Opens the bulk release in a state. */
const openBulk = (bulk: (now: number) => BulkState) => async (page: Page) => {
  const now = await page.evaluate(() => Date.now());
  await open(() => ({ ...large(12_300), bulk: bulk(now) }))(page);
  await press('Release seats…')(page);
  await page.getByRole('heading', { level: 1, name: 'Release seats' }).waitFor();
};

/** The counts of a bulk release at work. */
const tally = {
  seats: 213,
  released: 96,
  alreadyFree: 24,
  stillHeld: 0,
  failed: 24,
  leftOut: 0,
  open: 69,
};
/** The same counts while three releases have no answer. */
const unfinished = { ...tally, unanswered: 3 };
/** A bulk release that has ended, with licenses that are left for a later part. */
const finished =
  (laterLicenses: number) =>
  (now: number): BulkState => ({
    type: 'finished',
    ...tally,
    released: 165,
    open: 0,
    wasCanceled: false,
    laterLicenses,
    at: now,
  });
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

/** The bulk release, in each of its states. */
export const bulkScenes: readonly AdminScene[] = [
  { name: 'bulk-form', state, action: openBulk(() => ({ type: 'none' })) },
  {
    name: 'bulk-planning',
    state,
    action: openBulk(() => ({ type: 'planning', checked: 120, total: 400, seats: 61 })),
  },
  {
    name: 'bulk-not-planned',
    state,
    action: openBulk(() => ({
      type: 'not-planned',
      failure: { code: 'bulk-empty' },
      unreadLicenses: 27_812,
    })),
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
      ...unfinished,
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
      ...unfinished,
      startedAt: now - 3_600_000,
      isOfCommand: false,
    })),
  },
  {
    name: 'bulk-stopped',
    state,
    action: openBulk(() => ({
      type: 'stopped',
      ...unfinished,
      failure: { code: 'token-rejected' },
    })),
  },
  { name: 'bulk-canceling', state, action: openBulk(() => ({ type: 'canceling', ...unfinished })) },
  {
    name: 'bulk-finished',
    state,
    action: openBulk(finished(0)),
  },
  {
    name: 'bulk-finished-part',
    state,
    action: openBulk(finished(18_204)),
  },
];
