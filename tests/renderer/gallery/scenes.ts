import type { Page } from '@playwright/test';
import type { FailureCode } from '../../../shared/failure.ts';
import { updateStates } from '../../support/update-states.ts';
import { windowStates } from '../../support/window-states.ts';
import { keyPreviews } from '../../support/license-answers.ts';
import { transferViews } from '../../support/transfer-views.ts';
import { en } from '../../../shared/text/en.ts';
import { adminScenes } from './admin-scenes.ts';
import { openDialog, press, waitForDialog } from './scene-actions.ts';

/** A state of the window, and what is done in it before the picture is taken. */
export interface Scene {
  readonly name: string;
  readonly state: string;
  readonly action?: (page: Page) => Promise<unknown>;
}

/** Presses an entry point, whose accessible name is its title followed by its sentence. */
const open = (title: string) => (page: Page) =>
  page.getByRole('button', { name: new RegExp(`^${title}`) }).click();
const fillKey = async (page: Page) => {
  await open('I have a license key')(page);
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
/** Answers the page's next call with this failure. */
const refuseNext = async (page: Page, code: FailureCode) =>
  await page.evaluate((refused) => {
    window.fake.setNextAnswer({ ok: false, failure: { code: refused } });
  }, code);
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
  await open(en.start.entryPoints.transfer.title)(page);
  await page.getByRole('heading', { name: en.start.transfer.title }).waitFor();
};
/** Opens a sealed transfer file with its code. */
const unlockTransfer = (name: 'sealed' | 'several') => async (page: Page) => {
  await openTransfer(name)(page);
  await page.getByLabel(en.start.transfer.code.label).fill('7QK2M 4XWDR');
};
/** Saves a transfer file on the page of a move. */
const saveTransfer = async (page: Page) => {
  await page.getByLabel(en.move.file.withKey).check();
  await press(en.move.file.submit)(page);
  await page.getByRole('heading', { name: en.move.code.title }).waitFor();
  await page.locator('.button-primary', { hasText: 'Release seat…' }).waitFor();
  // It would stay in the language in which the file was saved.
  await press(en.app.actions.dismiss)(page);
};
/** Opens the page of one of several licenses. */
const openLicense = (name: string) => press(`Details (${name})`);
const prepareCase = async (page: Page) => {
  await press('Prepare request')(page);
  await page.getByText('Case code').waitFor();
};
/** Opens a support link while the window is open. */
const followLink = async (page: Page) => {
  await page.evaluate(() => window.fake.openSupportLink('BCDF-GHJK'));
  await waitForDialog(page);
};
/** Opens the settings of an app that knows this of newer versions. */
const settingsWith = (name: keyof ReturnType<typeof updateStates>) => async (page: Page) => {
  await press('Settings')(page);
  const now = await page.evaluate(() => Date.now());
  await page.evaluate((updates) => window.fake.change({ updates }), updateStates(now)[name]);
};
/** States of a connected organization that open with its overview, because this computer has no seat. */
const withoutSeat = new Set(['none-connected', 'none-session']);

/** Every screen in every state, by name. */
export const scenes: readonly Scene[] = [
  ...Object.keys(windowStates(0)).map((state) =>
    withoutSeat.has(state)
      ? { name: state, state, action: press('This device') }
      : { name: state, state },
  ),
  { name: 'not-loaded', state: 'not-loaded' },
  { name: 'dialog', state: 'active', action: openDialog('Release seat…') },
  {
    name: 'dialog-key-changed',
    state: 'key-changed',
    action: async (page) => {
      await openDialog('Release seat…')(page);
      await page.getByText(en.device.dialog.keyChanged).waitFor();
    },
  },
  { name: 'link-asked', state: 'active', action: followLink },
  {
    name: 'dialog-set-aside',
    state: 'activation-unfinished',
    action: openDialog('Start over anyway…'),
  },
  { name: 'form-activate', state: 'none', action: open('I have a license key') },
  { name: 'form-vendor', state: 'vendor-none', action: open('I have a license key') },
  { name: 'form-import', state: 'none', action: open('Use an existing activation') },
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
      await open('I manage licenses for an organization')(page);
      await page.getByText('license_keys:read').waitFor();
    },
  },
  { name: 'activity', state: 'with-journal', action: press('Activity') },
  { name: 'activity-empty', state: 'active', action: press('Activity') },
  {
    name: 'activity-receipt',
    state: 'with-journal',
    action: async (page) => {
      await press('Activity')(page);
      await page
        .getByRole('button', { name: /^Receipt of/ })
        .first()
        .click();
    },
  },
  { name: 'settings', state: 'active', action: press('Settings') },
  {
    name: 'about',
    state: 'active',
    action: async (page) => {
      await page.keyboard.press('?');
      await page.getByRole('heading', { level: 1, name: 'About' }).waitFor();
    },
  },
  { name: 'settings-connected', state: 'sandbox-organization', action: press('Settings') },
  {
    name: 'settings-notifications',
    state: 'active',
    action: async (page) => {
      await press('Settings')(page);
      await page.evaluate(() => window.fake.change({ notificationsFail: true }));
      await page.getByText('didn’t show the last notification').waitFor();
    },
  },
  {
    name: 'settings-background',
    state: 'active',
    action: async (page) => {
      await press('Settings')(page);
      await page.getByLabel('Stay in the tray when the window is closed').check();
      await page.getByLabel('Start at login').waitFor();
    },
  },
  ...(Object.keys(updateStates(0)) as (keyof ReturnType<typeof updateStates>)[]).map((name) => ({
    name: `settings-update-${name}`,
    state: 'update-available',
    action: settingsWith(name),
  })),
  {
    name: 'settings-locked',
    state: 'token-locked',
    action: async (page) => {
      await press('Settings')(page);
      const { connectAgain } = en.settings.connection;
      await page.locator('.button-primary', { hasText: connectAgain }).waitFor();
    },
  },
  ...(['available', 'installed'] as const).map((name) => ({
    name: `settings-locked-update-${name}`,
    state: 'token-locked',
    action: settingsWith(name),
  })),
  { name: 'copied', state: 'active', action: press('Copy the license key') },
  {
    name: 'form-faults',
    state: 'none',
    action: async (page) => {
      await open('I have a license key')(page);
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
      await open(en.start.entryPoints.transfer.title)(page);
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
  { name: 'transfer-saved', state: 'moving-key', action: saveTransfer },
  { name: 'lost', state: 'active', action: open('Lost, broken or sold a computer?') },
  { name: 'lost-none', state: 'none', action: press('Lost, broken or sold a computer?') },
  {
    name: 'lost-case',
    state: 'vendor',
    action: async (page) => {
      await open('Lost, broken or sold a computer?')(page);
      await prepareCase(page);
    },
  },
  {
    name: 'help-case',
    state: 'removed',
    action: async (page) => {
      await press('Get help')(page);
      await prepareCase(page);
    },
  },
  { name: 'help', state: 'none', action: press('Get help') },
  {
    name: 'moving-there-first',
    state: 'moving-release',
    action: async (page) => {
      await press(en.move.release.activateFirst)(page);
      await page.getByText(en.move.there.leadFirst).waitFor();
      await page.getByRole('button', { name: en.move.there.backToRelease }).waitFor();
    },
  },
  {
    name: 'moving-banner',
    state: 'moving-release',
    action: press('This device'),
  },
  // With several licenses the window begins with the move, and "This device" leads to their list.
  { name: 'several-moving-all-banner', state: 'several-moving-all', action: press('This device') },
  {
    name: 'several-moving-all-countdown',
    state: 'several-moving-all-holding',
    action: press('This device'),
  },
  {
    name: 'several-moving-all-add',
    state: 'several-moving-all',
    action: async (page) => {
      await press('This device')(page);
      await press('Add a license')(page);
    },
  },
  {
    name: 'several-moving-each-banner',
    state: 'several-moving-each',
    action: async (page) => {
      await press('This device')(page);
      await press(en.device.licenses.back)(page);
      await page.locator('.license-list').waitFor();
    },
  },
  { name: 'several-page', state: 'several', action: openLicense('GRAIN … 77B0E2') },
  {
    name: 'several-rename',
    state: 'several',
    action: async (page) => {
      await openLicense('GRAIN … 77B0E2')(page);
      await press('Rename…')(page);
      await page.locator('.button-primary', { hasText: 'Save' }).waitFor();
    },
  },
  {
    name: 'several-found',
    state: 'several',
    action: async (page) => {
      await press('Add a license')(page);
      await page.getByLabel('License key').fill('SEATKEEPER-TEST-1111-1111');
      await page.getByLabel('Organization ID').fill('11111111-1111-4111-8111-111111111111');
      await page.evaluate(() =>
        window.fake.setNextAnswer({
          ok: false,
          failure: { code: 'already-activated', seat: '5ea75ea2' },
        }),
      );
      await press('Continue')(page);
    },
  },
  { name: 'several-add', state: 'several-released', action: press('Add a license') },
  {
    name: 'several-dialog',
    state: 'several',
    action: openDialog('Release seat… (Lumen Studio)'),
  },
  { name: 'several-dialog-all', state: 'several', action: openDialog('Release all…') },
  {
    name: 'several-checked',
    state: 'several',
    action: async (page) => {
      await press('Check now')(page);
      await page.locator('.toast').waitFor();
      await page.locator('.foot').getByText(en.app.justNow).waitFor();
    },
  },
  { name: 'several-move', state: 'several', action: press('Move all…') },
  {
    name: 'several-move-code',
    state: 'several',
    action: async (page) => {
      await press('Move all…')(page);
      await page.getByLabel(en.move.all.withKeys).check();
      await press(en.move.file.submit)(page);
      await page.getByRole('heading', { name: en.move.code.title }).waitFor();
      await page.locator('.button-primary', { hasText: 'Release all…' }).waitFor();
      await press(en.app.actions.dismiss)(page);
    },
  },
  { name: 'several-help', state: 'several', action: press('Get help') },
  ...adminScenes,
];

/**
 * Returns the scene of this name.
 *
 * @throws Error if there is none
 */
export function sceneNamed(name: string): Scene {
  const scene = scenes.find((one) => one.name === name);
  if (scene === undefined) throw new Error(`There is no scene ${name}.`);
  return scene;
}
