import { en } from '../../shared/text/en.ts';
import { expectSomeFocus, tabTo } from '../support/journey-access.ts';
import { headline, stateCard, untilConfirmed } from '../support/journey-device.ts';
import { seatNames } from '../support/journey-seat.ts';
import { expect, test } from './app-fixture.ts';

const { move, support, device } = en;

test('moving to another computer goes by keyboard, and its progress is spoken', async ({
  held,
  polar,
}) => {
  const { page } = held;
  await untilConfirmed(page);
  await tabTo(page, page.getByRole('button', { name: new RegExp(move.door.title) }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: move.key.title })).toBeVisible();
  await expectSomeFocus(page);
  await tabTo(page, page.getByRole('button', { name: move.key.next }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: device.acts.release }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('alertdialog');
  await tabTo(page, dialog.getByRole('button', { name: device.dialog.confirm }));
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { name: move.there.title })).toBeVisible();
  await expect(page.getByRole('status').first()).toContainText(device.released.title);
  expect(seatNames(polar)).toEqual(['Ingrid’s MacBook Air']);
  await tabTo(page, page.getByRole('button', { name: move.there.done }));
  await page.keyboard.press('Enter');
  await expect(headline(page, device.released.title)).toBeVisible();
});

test('asking for help with a lost device goes by keyboard', async ({ held }) => {
  const { page } = held;
  await untilConfirmed(page);
  await tabTo(page, page.getByRole('button', { name: new RegExp(support.doors.lost.title) }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('radio').first());
  await page.keyboard.press('ArrowDown');
  await expect(page.getByLabel(support.reasons.broken)).toBeChecked();
  await tabTo(page, page.getByLabel(support.device.label, { exact: true }));
  await page.keyboard.type('Old laptop');
  await tabTo(page, page.getByRole('button', { name: support.prepare }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: support.case.code })).toBeFocused();
  await expect(page.getByRole('region', { name: support.case.whole })).toContainText('Old laptop');
});

test('a failed release is spoken at once', async ({ held, polar }) => {
  const { page } = held;
  await untilConfirmed(page);
  polar.faults.add({ kind: 'captive-portal' }, { on: 'deactivate' });
  await tabTo(page, page.getByRole('button', { name: device.acts.release }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('alertdialog');
  await tabTo(page, dialog.getByRole('button', { name: device.dialog.confirm }));
  await page.keyboard.press('Enter');
  await expect(headline(page, device.failed.title)).toBeVisible();
  await expect(page.getByRole('alert').first()).toContainText(device.failed.title);
  await tabTo(page, stateCard(page).getByRole('button', { name: device.acts.keep }));
});

test('language and look are changed by keyboard', async ({ held }) => {
  const { page } = held;
  await untilConfirmed(page);
  await tabTo(page, page.getByRole('button', { name: en.app.nav.settings, exact: true }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByLabel(en.settings.language.title, { exact: true }));
  await page.keyboard.type('Deu');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await tabTo(page, page.getByRole('radio').first());
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect
    .poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
    .toBe(true);
});
