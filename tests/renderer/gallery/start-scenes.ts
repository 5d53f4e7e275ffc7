import type { Page } from '@playwright/test';
import type { FailureCode } from '../../../shared/failure.ts';
import { en } from '../../../shared/text/en.ts';
import { keyPreviews } from '../../support/license-answers.ts';
import { transferViews } from '../../support/transfer-views.ts';
import type { Scene } from './scene.ts';
import { openEntryPoint, press, refuseNext } from './scene-actions.ts';

const fillKey = async (page: Page) => {
  await openEntryPoint('I have a license key')(page);
  await page.getByLabel('License key').fill('SEATKEEPER-TEST-1111-1111');
};

/** Enters a key that has this preview, and continues. */
const review = (name: keyof ReturnType<typeof keyPreviews>) => async (page: Page) => {
  // A test may have stopped the page's clock.
  const now = await page.evaluate(() => Date.now());
  await page.evaluate((preview) => window.fake.setPreview(preview), keyPreviews(now)[name]);
  await fillKey(page);
  await press('Continue')(page);
  await page.locator('.key-review').waitFor();
};

/** Opens the form that ends an unfinished activation. */
const openUnfinished = press(en.device.actions.useActivation);

/** Enters an activation's id in that form, which is refused. */
const endUnfinished = (code: FailureCode) => async (page: Page) => {
  await openUnfinished(page);
  await refuseNext(page, code);
  await page.getByLabel(en.start.activation.label).fill('9b1f4c02-6d7e-4a35-8c91-2f60d4e8a713');
  await press(en.start.unfinished.submit)(page);
  await page.getByText(en.failures.words[code].title).first().waitFor();
};

/** Opens one of the transfer files of the tests. */
const openTransfer = (name: keyof typeof transferViews) => async (page: Page) => {
  await page.evaluate((view) => window.fake.setTransfer(view), transferViews[name]);
  await openEntryPoint(en.start.entryPoints.transfer.title)(page);
  const { length } = transferViews[name].licenses;
  await page.getByRole('heading', { name: en.start.transfer.title(length) }).waitFor();
};

/** Opens a sealed transfer file with its code. */
const unlockTransfer = (name: 'sealed' | 'several') => async (page: Page) => {
  await openTransfer(name)(page);
  await page.getByLabel(en.start.transfer.code.label).fill('7QK2M 4XWDR');
};

/** The ways to a seat: a key, an activation, a transfer file, an organization. */
export const startScenes: readonly Scene[] = [
  { name: 'form-activate', state: 'none', action: openEntryPoint('I have a license key') },
  { name: 'form-vendor', state: 'vendor-none', action: openEntryPoint('I have a license key') },
  { name: 'form-import', state: 'none', action: openEntryPoint('Use an existing activation') },
  { name: 'form-unfinished', state: 'activation-unfinished', action: openUnfinished },
  {
    name: 'form-unfinished-refused',
    state: 'activation-unfinished',
    action: endUnfinished('activation-other'),
  },
  {
    name: 'form-unfinished-new-key',
    state: 'activation-unfinished',
    action: async (page) => {
      await endUnfinished('key-unknown')(page);
      await page.getByLabel(en.start.key.label).waitFor();
    },
  },
  {
    name: 'connect',
    state: 'none',
    action: async (page) => {
      await openEntryPoint('I manage licenses for an organization')(page);
      await page.getByText('license_keys:read').waitFor();
    },
  },
  {
    name: 'form-faults',
    state: 'none',
    action: async (page) => {
      await openEntryPoint('I have a license key')(page);
      await page.getByLabel('License key').fill('polar_oat_fake_0000000000');
      await press('Continue')(page);
    },
  },
  {
    name: 'form-refused',
    state: 'vendor-none',
    action: async (page) => {
      await fillKey(page);
      await refuseNext(page, 'key-unknown');
      await press('Continue')(page);
    },
  },
  { name: 'review-open', state: 'vendor-none', action: review('open') },
  { name: 'review-named', state: 'vendor-none', action: review('named') },
  { name: 'review-listed', state: 'vendor-none', action: review('listed') },
  { name: 'review-old-seat', state: 'vendor-none', action: review('likeThis') },
  { name: 'review-own-seat', state: 'vendor-none', action: review('ownSeat') },
  { name: 'review-full', state: 'vendor-none', action: review('full') },
  { name: 'review-full-old-seat', state: 'vendor-none', action: review('fullLikeThis') },
  { name: 'review-no-seats', state: 'vendor-none', action: review('withoutSeats') },
  {
    name: 'review-limit-met',
    state: 'vendor-none',
    action: async (page) => {
      await review('open')(page);
      await refuseNext(page, 'activation-limit');
      await press('Activate')(page);
    },
  },
  {
    name: 'portal-wrong-key',
    state: 'portal-none',
    action: async (page) => {
      await fillKey(page);
      await refuseNext(page, 'key-unknown');
      await press('Continue')(page);
      await page.getByText('Copy the right key').waitFor();
    },
  },
  {
    name: 'portal-full',
    state: 'portal-none',
    action: async (page) => {
      await review('open')(page);
      await refuseNext(page, 'activation-limit');
      await press('Activate')(page);
      await page.getByText(en.review.full.ways.reinstalled.title).waitFor();
    },
  },
  { name: 'portal-lost', state: 'portal-none', action: press('Lost, broken or sold a computer?') },
  {
    name: 'review-freed',
    state: 'vendor-none',
    action: async (page) => {
      await review('full')(page);
      await press('Release the seat of Studio iMac')(page);
      await page.getByRole('heading', { name: en.review.freed.title }).waitFor();
    },
  },
  {
    name: 'review-still-full',
    state: 'vendor-none',
    action: async (page) => {
      await review('overLimit')(page);
      await press('Release the seat of Studio iMac')(page);
      await page
        .getByText(en.review.full.stillFull('Studio iMac', 2, 2))
        .first()
        .waitFor();
    },
  },
  { name: 'transfer-code', state: 'none', action: openTransfer('sealed') },
  {
    name: 'transfer-wrong-code',
    state: 'none',
    action: async (page) => {
      await openTransfer('sealed')(page);
      await refuseNext(page, 'transfer-code');
      await page.getByLabel(en.start.transfer.code.label).fill('7QK2M 4XWDE');
      await page.getByText(en.failures.words['transfer-code'].body).waitFor();
    },
  },
  {
    name: 'transfer-unreadable',
    state: 'none',
    action: async (page) => {
      await refuseNext(page, 'transfer-unreadable');
      await openEntryPoint(en.start.entryPoints.transfer.title)(page);
      await page.getByText(en.failures.words['transfer-unreadable'].body).waitFor();
    },
  },
  { name: 'transfer-without-key', state: 'none', action: openTransfer('withoutKey') },
  {
    name: 'transfer-review',
    state: 'none',
    action: async (page) => {
      await unlockTransfer('sealed')(page);
      await page.locator('.key-review').waitFor();
    },
  },
  {
    name: 'transfer-several',
    state: 'none',
    action: async (page) => {
      await unlockTransfer('several')(page);
      await refuseNext(page, 'activation-limit');
      await press(en.start.transfer.list.activateAll(3))(page);
      await page.getByRole('button', { name: en.start.transfer.list.retry(1) }).waitFor();
    },
  },
  {
    name: 'transfer-done',
    state: 'none',
    action: async (page) => {
      await unlockTransfer('sealed')(page);
      await press('Activate')(page);
      await page.getByRole('heading', { name: en.start.transfer.done.title }).waitFor();
    },
  },
];
