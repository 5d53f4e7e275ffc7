import type { Page } from '@playwright/test';
import { en } from '../../../shared/text/en.ts';
import { windowStates } from '../../support/window-states.ts';
import type { Scene } from './scene.ts';
import { openDialog, openEntryPoint, press, waitForDialog } from './scene-actions.ts';

/** Saves a transfer file on the page of a move. */
const saveTransfer = async (page: Page) => {
  await page.getByLabel(en.move.file.withKey).check();
  await press(en.move.file.submit)(page);
  await page.getByRole('heading', { name: en.move.code.title }).waitFor();
  await page.locator('.button-primary', { hasText: 'Release seat…' }).waitFor();
  // It would stay in the language in which the file was saved.
  await press(en.app.actions.dismiss)(page);
};

const prepareCase = async (page: Page) => {
  await press('Prepare request')(page);
  await page.getByText('Case code').waitFor();
};

/** Opens a support link while the window is open. */
const followLink = async (page: Page) => {
  await page.evaluate(() => window.fake.openSupportLink('BCDF-GHJK'));
  await waitForDialog(page);
};

/** States of a connected organization that open with its overview, because this computer has no seat. */
const withoutSeat = new Set(['none-connected', 'none-session']);

/** Each state of the window, and what is done with one seat: releasing, moving, asking for help. */
export const deviceScenes: readonly Scene[] = [
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
  { name: 'copied', state: 'active', action: press('Copy the license key') },
  { name: 'transfer-saved', state: 'moving-key', action: saveTransfer },
  { name: 'lost', state: 'active', action: openEntryPoint('Lost, broken or sold a computer?') },
  { name: 'lost-none', state: 'none', action: press('Lost, broken or sold a computer?') },
  {
    name: 'lost-case',
    state: 'vendor',
    action: async (page) => {
      await openEntryPoint('Lost, broken or sold a computer?')(page);
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
];
