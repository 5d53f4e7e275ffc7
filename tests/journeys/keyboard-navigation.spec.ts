import type { Page } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import {
  expectVisibleFocus,
  expectAnnounced,
  pressByKey,
  tabTo,
} from '../support/journey-accessibility.ts';
import {
  expectSeat,
  headline,
  fileExists,
  stateCard,
  untilConfirmed,
} from '../support/journey-device.ts';
import { seatNames } from '../support/journey-seat.ts';
import { stoppedServer } from '../support/polar/stopped-server.ts';
import { startPolar } from '../support/polar/start-polar.ts';
import { waitingRelease } from '../support/seat-of.ts';
import { expect, seatOf, test } from './app-fixture.ts';

const { move, device } = en;

const button = (page: Page, name: string) => stateCard(page).getByRole('button', { name });

test('moving to another computer works by keyboard, and announces its progress', async ({
  held,
  polar,
}) => {
  const { page } = held;
  await untilConfirmed(page);
  await tabTo(page, page.getByRole('button', { name: new RegExp(move.entryPoint.title) }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: move.file.title })).toBeFocused();
  await expectVisibleFocus(page);

  // Left, ended, and started again.
  await pressByKey(page, page.getByRole('button', { name: en.app.nav.device }));
  await pressByKey(page, page.getByRole('button', { name: move.banner.end }));
  await expect(page.getByText(move.banner.title)).toBeHidden();
  await expect(headline(page, device.active.title)).toBeFocused();
  await pressByKey(page, page.getByRole('button', { name: new RegExp(move.entryPoint.title) }));
  await pressByKey(page, page.getByRole('button', { name: move.key.next }));
  await expect(headline(page, device.active.title)).toBeFocused();
  await pressByKey(page, page.getByRole('button', { name: en.app.actions.back }));
  await expect(page.getByRole('heading', { name: move.file.title })).toBeFocused();
  await pressByKey(page, page.getByRole('button', { name: move.key.next }));

  await tabTo(page, page.getByRole('button', { name: device.actions.release }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('alertdialog');
  await tabTo(page, dialog.getByRole('button', { name: device.dialog.confirm }));
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { name: move.there.title })).toBeFocused();
  await expectAnnounced(page, 'politely', device.released.title);
  expect(seatNames(polar)).toEqual(['Ingrid’s MacBook Air']);
  await pressByKey(page, page.getByRole('button', { name: move.there.done }));
  await expect(headline(page, device.released.title)).toBeFocused();
});

test('a failed release is announced assertively', async ({ held, polar }) => {
  const { page } = held;
  await untilConfirmed(page);
  polar.faults.add({ type: 'captive-portal' }, { on: 'deactivate' });
  await tabTo(page, page.getByRole('button', { name: device.actions.release }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('alertdialog');
  await tabTo(page, dialog.getByRole('button', { name: device.dialog.confirm }));
  await page.keyboard.press('Enter');
  await expect(headline(page, device.failed.title)).toBeFocused();
  await expectAnnounced(page, 'at once', device.failed.title);
  await expectAnnounced(page, 'at once', device.seatAvailability.yours);
  await pressByKey(page, stateCard(page).getByRole('button', { name: device.actions.undoRelease }));
  await expectAnnounced(page, 'politely', device.releaseCanceled);
  await expect(headline(page, device.active.title)).toBeFocused();
});

test('a waiting release can be cancelled and sent by keyboard, and is announced', async ({
  polar,
  writeRecord,
  start,
  dataFolder,
}) => {
  const { env, port } = await stoppedServer();
  const wait = async () => {
    await writeRecord('device', seatOf(polar));
    const nextAt = Date.now() + 600_000;
    const waits = { why: 'network-unreachable', attempts: 1, nextAt } as const;
    await writeRecord('release', waitingRelease(polar, waits));
  };
  await wait();
  const first = await start({ env });
  await expect(headline(first.page, device.waiting.title)).toBeVisible();
  await pressByKey(first.page, button(first.page, device.actions.cancelRelease));
  await expectAnnounced(first.page, 'politely', device.releaseCanceled);
  await expect(stateCard(first.page).getByRole('heading')).toBeFocused();
  await first.app.close();
  expect(fileExists(dataFolder, 'release.json')).toBe(false);

  await wait();
  const { page } = await start({ env });
  await expect(headline(page, device.waiting.title)).toBeVisible();
  await pressByKey(page, button(page, device.actions.sendNow));
  await expect(stateCard(page)).toContainText(new RegExp(`${device.facts.attempts}[2-9]`));
  await expectVisibleFocus(page);
  const back = await startPolar({ port });
  await pressByKey(page, button(page, device.actions.sendNow));
  await expect(headline(page, device.released.title)).toBeFocused();
  await expectAnnounced(page, 'politely', device.released.title);
  expectSeat('free', back, dataFolder);
  await back.close();
});

test('language and appearance can be changed by keyboard', async ({ held }) => {
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
