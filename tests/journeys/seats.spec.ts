import { rm } from 'node:fs/promises';
import * as os from 'node:os';
import { en } from '../../shared/text/en.ts';
import { connectWith, goTo } from '../support/journey-app.ts';
import { headline, untilConfirmed } from '../support/journey-device.ts';
import { activate, lookAtKey, seatNames } from '../support/journey-seat.ts';
import { expect, test } from './app-fixture.ts';

const { review: words } = en;
/** The name that the app offers for this computer. */
const ownName = os.hostname().split('.')[0] ?? '';

test('where all seats are taken, one is freed here and the way ends in Continue', async ({
  start,
  polar,
}) => {
  polar.seller.update(polar.licenseId, { limitActivations: 2 });
  const running = await start();
  const { page } = running;
  await connectWith(running, polar.token);
  await goTo(page, 'device');
  await lookAtKey(page, polar, 'New laptop');
  await expect(page.getByRole('heading', { name: words.full.title })).toBeFocused();

  await page.getByRole('button', { name: words.full.releaseLabel('Ingrid’s MacBook Air') }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText(words.dialog.title('Ingrid’s MacBook Air'));
  await expect(dialog.getByRole('button', { name: words.dialog.keep })).toBeFocused();
  expect(seatNames(polar)).toHaveLength(2);
  await dialog.getByRole('button', { name: words.dialog.confirm }).click();
  await expect(page.getByRole('heading', { name: words.freed.title })).toBeFocused();
  expect(seatNames(polar)).toEqual(['Studio workstation']);

  await page.getByRole('button', { name: words.freed.submit, exact: true }).click();
  await expect(headline(page, /^Activ/)).toBeVisible();
  expect(seatNames(polar)).toEqual(['Studio workstation', 'New laptop']);
  expect(polar.log.count({ operation: 'activate' })).toBe(1);
});

test('after a reinstall the old seat is taken over, not a second one', async ({
  held,
  start,
  polar,
  dataFolder,
}) => {
  await untilConfirmed(held.page);
  await held.app.close();
  await rm(dataFolder, { recursive: true });
  polar.seller.release(polar.activationId);
  polar.seller.addSeat(polar.licenseId, 'Edit bay 3', { platform: process.platform });

  const again = await start();
  const { page } = again;
  await connectWith(again, polar.token);
  await goTo(page, 'device');
  await lookAtKey(page, polar, 'Edit Bay 3');
  await expect(page.getByRole('heading', { name: words.oldSeat.title })).toBeVisible();
  await page.getByRole('button', { name: words.oldSeat.take }).click();
  await untilConfirmed(page);
  expect(seatNames(polar)).toEqual(['Ingrid’s MacBook Air', 'Edit bay 3']);
  expect(polar.log.count({ operation: 'activate' })).toBe(0);
});

test('without a token the window says that an old seat cannot be known', async ({
  start,
  polar,
}) => {
  polar.seller.addSeat(polar.licenseId, ownName);
  polar.seller.update(polar.licenseId, { limitActivations: 4 });
  const { page } = await start();
  await lookAtKey(page, polar, ownName);
  await expect(page.getByText(words.before.body)).toBeVisible();
  await expect(page.getByText(words.usedNotTold)).toBeVisible();
  await expect(page.getByRole('heading', { name: words.oldSeat.title })).toBeHidden();
  await activate(page);
  await expect(headline(page, /^Activ/)).toBeVisible();
  expect(seatNames(polar)).toHaveLength(4);
});
