import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { en } from '../../shared/text/en.ts';
import {
  expectSomeFocus,
  expectAnnounced,
  expectVisibleFocus,
  pressByKey,
  tabTo,
} from '../support/journey-accessibility.ts';
import { answerSaveDialogs } from '../support/journey-app.ts';
import { readClipboard, withClipboard } from '../support/journey-clipboard.ts';
import { expectSeat, headline, stateCard, untilConfirmed } from '../support/journey-device.ts';
import { expect, test } from './app-fixture.ts';

const { actions, dialog: messages } = en.device;

test('the whole release works by keyboard, and the focus is never lost', async ({
  held,
  polar,
  dataFolder,
}) => {
  const { page } = held;
  await untilConfirmed(page);
  const release = page.getByRole('button', { name: actions.release });
  const dialog = page.getByRole('alertdialog');
  const cancelButton = dialog.getByRole('button', { name: messages.cancel });

  await tabTo(page, release);
  await page.keyboard.press('Enter');
  await expect(cancelButton).toBeFocused();
  await expectVisibleFocus(page);
  // The focus stays inside the dialog.
  for (let step = 0; step < 4; step += 1) {
    await page.keyboard.press('Tab');
    await expect(dialog.locator(':focus')).toHaveCount(1);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(release).toBeFocused();

  await page.keyboard.press('Space');
  await expect(cancelButton).toBeFocused();
  await tabTo(page, dialog.getByRole('button', { name: messages.confirm }));
  await page.keyboard.press('Enter');
  await expect(headline(page, /^Releasing in/)).toBeFocused();
  await expectAnnounced(page, 'politely', en.device.holding.detail);
  await tabTo(page, stateCard(page).getByRole('button', { name: actions.undoRelease }));
  await page.keyboard.press('Enter');
  await expect(headline(page, en.device.active.title)).toBeFocused();
  await expectAnnounced(page, 'politely', en.device.releaseCanceled);
  expect(polar.log.count({ operation: 'deactivate' })).toBe(0);

  await tabTo(page, release);
  await page.keyboard.press('Enter');
  await tabTo(page, dialog.getByRole('button', { name: messages.confirm }));
  await page.keyboard.press('Space');
  await expect(headline(page, en.device.released.title)).toBeFocused();
  await expectAnnounced(page, 'politely', en.device.released.title);
  expectSeat('free', polar, dataFolder);

  await withClipboard(async () => {
    await tabTo(page, page.getByRole('button', { name: en.receipt.copy }));
    await page.keyboard.press('Enter');
    await expect(page.getByText(en.receipt.copied).first()).toBeVisible();
    expect(await readClipboard(held.app)).toContain(en.receipt.how.confirmed);
  });
  const saved = path.join(dataFolder, 'saved.txt');
  await answerSaveDialogs(held.app, saved);
  await pressByKey(page, page.getByRole('button', { name: en.receipt.save }));
  await expectAnnounced(page, 'politely', en.receipt.saved);
  expect(await readFile(saved, 'utf8')).toContain(en.receipt.how.confirmed);
  await tabTo(page, stateCard(page).getByRole('button', { name: actions.done }));
  await page.keyboard.press('Enter');
  await expect(page.getByText(en.start.entryPoints.key.title)).toBeVisible();

  await tabTo(page, page.getByRole('button', { name: new RegExp(en.start.entryPoints.key.title) }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByLabel(en.start.key.label, { exact: true }));
  await page.keyboard.type(polar.key);
  await page.keyboard.press('Tab');
  await page.keyboard.type(polar.organizationId);
  await page.keyboard.press('Enter');
  await expect(headline(page, en.review.title)).toBeVisible();
  await expectSomeFocus(page);
  await tabTo(page, page.getByRole('button', { name: en.review.submit, exact: true }));
  await page.keyboard.press('Enter');
  await expect(stateCard(page)).toBeVisible();
  await expectSomeFocus(page);
  expect(polar.record.liveActivations(polar.licenseId)).toHaveLength(2);
});
