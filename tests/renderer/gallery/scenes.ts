import type { Page } from '@playwright/test';
import { windowStates } from '../../support/device-states.ts';
import { keyPreviews } from '../../support/license-answers.ts';
import { licenseScenes } from './license-scenes.ts';
import { ask, press, untilAsked } from './scene-acts.ts';

/** A state of the window, and what is pressed in it. */
export interface Scene {
  readonly name: string;
  readonly state: string;
  readonly act?: (page: Page) => Promise<unknown>;
}

/** A door's name is its title and its sentence. */
const open = (title: string) => (page: Page) =>
  page.getByRole('button', { name: new RegExp(`^${title}`) }).click();
const fillKey = async (page: Page) => {
  await open('I have a license key')(page);
  await page.getByLabel('License key').fill('SEATKEEPER-TEST-1111-1111');
};
/** Enters a key of which main tells so much, and goes on. */
const review = (known: keyof ReturnType<typeof keyPreviews>) => async (page: Page) => {
  // The page's clock may stand still.
  const now = await page.evaluate(() => Date.now());
  await page.evaluate((preview) => window.fake.previewIs(preview), keyPreviews(now)[known]);
  await fillKey(page);
  await press('Continue')(page);
  await page.locator('.key-review').waitFor();
};
const prepareCase = async (page: Page) => {
  await press('Prepare the request')(page);
  await page.getByText('Case code').waitFor();
};
/** A link comes while the window is open. */
const followLink = async (page: Page) => {
  await page.evaluate(() => window.fake.linkComes('BCDF-GHJK'));
  await untilAsked(page);
};
/** Every screen in every state, by name. */
export const scenes: readonly Scene[] = [
  ...Object.keys(windowStates(0)).map((state) => ({ name: state, state })),
  { name: 'not-loaded', state: 'not-loaded' },
  { name: 'dialog', state: 'active', act: ask('Release seat…') },
  { name: 'link-asked', state: 'active', act: followLink },
  { name: 'dialog-set-aside', state: 'activation-unfinished', act: ask('Start over anyway…') },
  { name: 'form-activate', state: 'none', act: open('I have a license key') },
  { name: 'form-vendor', state: 'vendor-none', act: open('I have a license key') },
  { name: 'form-import', state: 'none', act: open('This computer is already activated') },
  { name: 'connect', state: 'none', act: open('I manage licenses for an organization') },
  { name: 'activity', state: 'with-journal', act: press('Activity') },
  { name: 'activity-empty', state: 'active', act: press('Activity') },
  {
    name: 'activity-receipt',
    state: 'with-journal',
    act: async (page) => {
      await press('Activity')(page);
      await page
        .getByRole('button', { name: /^Receipt of/ })
        .first()
        .click();
    },
  },
  { name: 'settings', state: 'active', act: press('Settings') },
  { name: 'settings-connected', state: 'sandbox-organization', act: press('Settings') },
  { name: 'settings-locked', state: 'token-locked', act: press('Settings') },
  { name: 'copied', state: 'active', act: press('Copy the license key') },
  {
    name: 'form-faults',
    state: 'none',
    act: async (page) => {
      await open('I have a license key')(page);
      await page.getByLabel('License key').fill('polar_oat_fake_0000000000');
      await press('Continue')(page);
    },
  },
  {
    name: 'form-refused',
    state: 'vendor-none',
    act: async (page) => {
      await fillKey(page);
      await page.evaluate(() =>
        window.fake.answerNext({ ok: false, failure: { code: 'key-unknown' } }),
      );
      await press('Continue')(page);
    },
  },
  { name: 'review-open', state: 'vendor-none', act: review('open') },
  { name: 'review-listed', state: 'vendor-none', act: review('listed') },
  { name: 'review-old-seat', state: 'vendor-none', act: review('likeThis') },
  { name: 'review-own-seat', state: 'vendor-none', act: review('ownSeat') },
  { name: 'review-full', state: 'vendor-none', act: review('full') },
  { name: 'review-full-old-seat', state: 'vendor-none', act: review('fullLikeThis') },
  { name: 'review-no-seats', state: 'vendor-none', act: review('withoutSeats') },
  {
    name: 'review-limit-met',
    state: 'vendor-none',
    act: async (page) => {
      await review('open')(page);
      await page.evaluate(() =>
        window.fake.answerNext({ ok: false, failure: { code: 'activation-limit' } }),
      );
      await press('Activate')(page);
    },
  },
  {
    name: 'review-freed',
    state: 'vendor-none',
    act: async (page) => {
      await review('full')(page);
      await press('Release the seat of Studio iMac')(page);
      await page.getByRole('heading', { name: 'A seat is free' }).waitFor();
    },
  },
  { name: 'lost', state: 'active', act: open('I no longer have a device') },
  { name: 'lost-none', state: 'none', act: press('I no longer have a device') },
  {
    name: 'lost-case',
    state: 'vendor',
    act: async (page) => {
      await open('I no longer have a device')(page);
      await prepareCase(page);
    },
  },
  {
    name: 'help-case',
    state: 'removed',
    act: async (page) => {
      await press('Get help')(page);
      await prepareCase(page);
    },
  },
  { name: 'help', state: 'none', act: press('Get help') },
  {
    name: 'moving-banner',
    state: 'moving-release',
    act: press('This device'),
  },
  ...licenseScenes,
];
