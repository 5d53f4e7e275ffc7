import { en } from '../../shared/text/en.ts';
import {
  confirmRelease,
  expectSeat,
  headline,
  press,
  untilConfirmed,
} from '../support/journey-device.ts';
import { undoWindow } from '../../shared/seat-release.ts';
import { expect, test } from './app-fixture.ts';

const { actions, dialog: messages } = en.device;

test('nothing is sent before the countdown ends, and the person can cancel', async ({
  held,
  polar,
  dataFolder,
}) => {
  const { page } = held;
  // With its animation.
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await untilConfirmed(page);
  const open = page.getByRole('button', { name: actions.release });
  const dialog = page.getByRole('alertdialog');
  for (const leave of [
    () => page.keyboard.press('Escape'),
    () => dialog.getByRole('button', { name: messages.cancel }).click(),
  ]) {
    await open.click();
    await expect(dialog).toContainText(messages.title('Studio workstation'));
    await expect(dialog).toContainText(messages.undo);
    await leave();
    await expect(dialog).toBeHidden();
    await expect(open).toBeFocused();
  }
  await expect(headline(page, en.device.active.title)).toBeVisible();
  const add = page.getByRole('button', { name: en.device.licenses.add, exact: true });
  await expect(add).toBeVisible();

  await confirmRelease(page);
  await expect(headline(page, en.device.holding.title(2))).toBeVisible();
  expect(await add.count(), 'nothing competes with the way back').toBe(0);
  await press(page, actions.undoRelease);
  await expect(headline(page, en.device.active.title)).toBeVisible();
  await expect(add).toBeVisible();
  await expect(page.getByText(en.device.releaseCanceled).first()).toBeVisible();
  // If the countdown had continued, the request would have been sent by now.
  await page.waitForTimeout(undoWindow);
  expect(polar.log.count({ operation: 'deactivate' })).toBe(0);
  expectSeat('held', polar, dataFolder);
});
