import { en } from '../../shared/text/en.ts';
import {
  confirmRelease,
  expectSeat,
  headline,
  press,
  untilConfirmed,
} from '../support/journey-device.ts';
import { holdTime } from '../../electron/services/release/seat-releases.ts';
import { expect, test } from './app-fixture.ts';

const { acts, dialog: words } = en.device;

test('nothing is sent before the hold is over, and the person may think again', async ({
  held,
  polar,
  dataFolder,
}) => {
  const { page } = held;
  await untilConfirmed(page);
  const open = page.getByRole('button', { name: acts.release });
  const dialog = page.getByRole('alertdialog');
  for (const leave of [
    () => page.keyboard.press('Escape'),
    () => dialog.getByRole('button', { name: words.keep }).click(),
  ]) {
    await open.click();
    await expect(dialog).toContainText(words.title('Studio workstation'));
    await expect(dialog).toContainText(words.undo);
    await leave();
    await expect(dialog).toBeHidden();
    await expect(open).toBeFocused();
  }
  await expect(headline(page, en.device.active.title)).toBeVisible();

  await confirmRelease(page);
  await expect(headline(page, en.device.holding.title(2))).toBeVisible();
  await press(page, acts.keep);
  await expect(headline(page, en.device.active.title)).toBeVisible();
  await expect(page.getByText(en.device.kept).first()).toBeVisible();
  // Had the hold gone on, the request would be out by now.
  await page.waitForTimeout(holdTime);
  expect(polar.log.count({ operation: 'deactivate' })).toBe(0);
  expectSeat('held', polar, dataFolder);
});
