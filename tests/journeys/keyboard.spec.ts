import { readFile } from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Page } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import {
  expectAnnounced,
  expectVisibleFocus,
  pressByKey,
  tabTo,
} from '../support/journey-accessibility.ts';
import { answerSaveDialogs } from '../support/journey-app.ts';
import { readClipboard, withClipboard } from '../support/journey-clipboard.ts';
import { expectSeat, headline, stateCard, untilConfirmed } from '../support/journey-device.ts';
import { expect, seatOf, test } from './app-fixture.ts';
import { shareApp } from './shared-app.ts';

const { actions, dialog: messages } = en.device;

const releaseButton = (page: Page) => page.getByRole('button', { name: actions.release });
const releaseDialog = (page: Page) => page.getByRole('alertdialog');

/** Opens the release dialog and confirms it with a key. */
async function confirmWith(page: Page, key: 'Enter' | 'Space'): Promise<void> {
  await tabTo(page, releaseButton(page));
  await page.keyboard.press('Enter');
  await tabTo(page, releaseDialog(page).getByRole('button', { name: messages.confirm }));
  await page.keyboard.press(key);
}

test.describe('by keyboard, the focus is never lost:', () => {
  const shared = shareApp(async ({ polar, writeRecord }) => {
    // With another label the activation would ask in a system dialog about the name.
    await writeRecord('device', { ...seatOf(polar), label: os.hostname().split('.')[0] ?? '' });
  });

  test('the release dialog keeps the focus, and Escape returns it', async () => {
    const { page } = shared();
    await untilConfirmed(page);
    const dialog = releaseDialog(page);
    const cancelButton = dialog.getByRole('button', { name: messages.cancel });
    await tabTo(page, releaseButton(page));
    await page.keyboard.press('Enter');
    await expect(cancelButton).toBeFocused();
    await expectVisibleFocus(page);
    for (let step = 0; step < 4; step += 1) {
      await page.keyboard.press('Tab');
      await expect(dialog.locator(':focus')).toHaveCount(1);
    }
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(releaseButton(page)).toBeFocused();

    await page.keyboard.press('Space');
    await expect(cancelButton).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  test('a release is canceled in its countdown', async () => {
    const { page, polar } = shared();
    await confirmWith(page, 'Enter');
    await expect(headline(page, /^Releasing in/)).toBeFocused();
    await expectAnnounced(page, 'politely', en.device.holding.detail);
    await tabTo(page, stateCard(page).getByRole('button', { name: actions.undoRelease }));
    await page.keyboard.press('Enter');
    await expect(headline(page, en.device.active.title)).toBeFocused();
    await expectAnnounced(page, 'politely', en.device.releaseCanceled);
    expect(polar.log.count({ operation: 'deactivate' })).toBe(0);
  });

  test('a seat is released', async () => {
    const { page, polar, dataFolder } = shared();
    await confirmWith(page, 'Space');
    await expect(headline(page, en.device.released.title)).toBeFocused();
    await expectAnnounced(page, 'politely', en.device.released.title);
    expectSeat('free', polar, dataFolder);
  });

  test('the receipt is copied', async () => {
    const { app, page } = shared();
    await withClipboard(async () => {
      await tabTo(page, page.getByRole('button', { name: en.receipt.copy }));
      await page.keyboard.press('Enter');
      await expect(page.getByText(en.receipt.copied).first()).toBeVisible();
      expect(await readClipboard(app)).toContain(en.receipt.how.confirmed);
    });
  });

  test('the receipt is saved', async () => {
    const { app, page, dataFolder } = shared();
    const saved = path.join(dataFolder, 'saved.txt');
    await answerSaveDialogs(app, saved);
    await pressByKey(page, page.getByRole('button', { name: en.receipt.save }));
    await expectAnnounced(page, 'politely', en.receipt.saved);
    expect(await readFile(saved, 'utf8')).toContain(en.receipt.how.confirmed);
  });

  test('this computer is activated again', async () => {
    const { page, polar } = shared();
    await tabTo(page, stateCard(page).getByRole('button', { name: actions.done }));
    await page.keyboard.press('Enter');
    const entryPoint = page.getByRole('button', {
      name: new RegExp(en.start.entryPoints.key.title),
    });
    await tabTo(page, entryPoint);
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByLabel(en.start.key.label, { exact: true }));
    await page.keyboard.type(polar.key);
    // The organization, the server and the name are those of the released seat.
    await page.keyboard.press('Enter');
    await expect(headline(page, en.review.title)).toBeVisible();
    await expectVisibleFocus(page);
    await tabTo(page, page.getByRole('button', { name: en.review.submit, exact: true }));
    await page.keyboard.press('Enter');
    await expect(stateCard(page)).toBeVisible();
    await expectVisibleFocus(page);
    expect(polar.record.liveActivations(polar.licenseId)).toHaveLength(2);
  });
});
