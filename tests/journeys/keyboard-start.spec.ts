import * as os from 'node:os';
import type { Page } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import {
  expectSomeFocus,
  expectSpoken,
  expectVisibleFocus,
  pressByKey,
  tabTo,
} from '../support/journey-access.ts';
import { answerDialogs, connectWith } from '../support/journey-app.ts';
import { copy, withClipboard } from '../support/journey-clipboard.ts';
import { headline, isKept, stateCard, untilConfirmed } from '../support/journey-device.ts';
import { seatNames } from '../support/journey-seat.ts';
import type { Polar } from '../support/polar/start-polar.ts';
import { expect, test } from './app-fixture.ts';

const { start: words, review, settings } = en;
/** The name that the app offers for this computer. */
const ownName = os.hostname().split('.')[0] ?? '';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
/** A door's name is its title and its sentence. */
const door = (page: Page, title: string) => button(page, new RegExp(`^${title}`));
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

/** From the first of these fields on: types one after the other, and sends them by Enter. */
async function type(page: Page, values: readonly string[]): Promise<void> {
  for (const [order, value] of values.entries()) {
    if (order > 0) await page.keyboard.press('Tab');
    await expectVisibleFocus(page);
    await page.keyboard.type(value);
  }
  await page.keyboard.press('Enter');
}

/** Behind the first door: enters the stand-in's key, and looks at what it gives. */
async function lookAtKey(page: Page, polar: Polar): Promise<void> {
  await pressByKey(page, door(page, words.doors.key.title));
  await tabTo(page, page.getByLabel(words.key.label, { exact: true }));
  await type(page, [polar.key, polar.organizationId]);
  await expect(page.locator('.key-review h2')).toBeFocused();
  await expectSomeFocus(page);
}

test('the first doors, connecting, and freeing a seat for this computer go by keyboard', async ({
  start,
  polar,
}) => {
  polar.seller.update(polar.licenseId, { limitActivations: 2 });
  const { app, page } = await start();
  await expect(heading(page, words.welcome(en.app.name))).toBeVisible();
  // From the frame into the page, and back.
  const nav = page.getByRole('navigation', { name: en.app.nav.label }).getByRole('button');
  await expect(nav).toHaveText([en.app.nav.device, en.app.nav.activity, en.app.nav.settings]);
  await tabTo(page, nav.first());
  await page.keyboard.press('Tab');
  await expect(nav.nth(1)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(nav.nth(2)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(door(page, words.doors.key.title)).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(nav.nth(2)).toBeFocused();

  await pressByKey(page, door(page, words.doors.organization.title));
  await expect(heading(page, en.connect.title)).toBeFocused();
  await expectSomeFocus(page);
  await withClipboard(async () => {
    await copy(app, 'a shopping list');
    await pressByKey(page, button(page, en.connect.submit));
    await expectSpoken(page, 'at once', en.failures.words['clipboard-no-token'].title);
    await expect(button(page, en.connect.submit)).toBeFocused();
    await copy(app, polar.token);
    await page.keyboard.press('Enter');
    await expectSpoken(page, 'politely', en.connect.done);
  });
  await expect(heading(page, words.notActivated.title)).toBeFocused();

  await lookAtKey(page, polar);
  await expect(heading(page, review.full.title)).toBeFocused();
  const release = button(page, review.full.releaseLabel('Ingrid’s MacBook Air'));
  await answerDialogs(app, 0);
  await pressByKey(page, release, 'Space');
  await expectSpoken(page, 'politely', en.failures.words['not-confirmed'].title);
  await expect(release).toBeFocused();
  await answerDialogs(app, 1);
  polar.faults.add({ kind: 'captive-portal' }, { on: 'deactivate' });
  await page.keyboard.press('Enter');
  await expectSpoken(page, 'at once', en.failures.words['not-polar'].title);
  await expect(page.getByText(en.failures.words['not-polar'].body)).toBeVisible();
  await expect(release).toBeFocused();
  await page.keyboard.press('Enter');
  await expectSpoken(page, 'politely', review.freed.body('Ingrid’s MacBook Air', ownName));
  await expect(heading(page, review.freed.title)).toBeFocused();
  await pressByKey(page, button(page, review.freed.submit));
  await expect(stateCard(page).getByRole('heading')).toBeFocused();
  expect(seatNames(polar)).toEqual(['Studio workstation', ownName]);
});

test('a form’s faults and an import go by keyboard', async ({ start, polar, dataFolder }) => {
  const { page } = await start();
  await pressByKey(page, door(page, words.doors.key.title));
  await expect(heading(page, words.activate.title)).toBeFocused();
  await pressByKey(page, button(page, words.activate.submit));
  await expect(page.getByLabel(words.key.label, { exact: true })).toBeFocused();
  await expectSpoken(page, 'at once', words.problems(2));
  await type(page, [polar.key, polar.organizationId]);
  await expect(heading(page, review.title)).toBeFocused();
  await pressByKey(page, button(page, review.change));
  await expect(heading(page, words.activate.title)).toBeFocused();
  await pressByKey(page, button(page, en.app.acts.back));
  await expect(heading(page, words.welcome(en.app.name))).toBeFocused();

  await pressByKey(page, button(page, words.doors.existing.title));
  await expect(heading(page, words.import.title)).toBeFocused();
  await tabTo(page, page.getByLabel(words.key.label, { exact: true }));
  await type(page, [polar.key, polar.organizationId, 'mine']);
  await expect(page.getByLabel(words.activation.label, { exact: true })).toBeFocused();
  await expectSpoken(page, 'at once', words.problems(1));
  await page.keyboard.press('Control+A');
  await type(page, [polar.activationId]);
  await expect(stateCard(page).getByRole('heading')).toBeFocused();
  await expectSomeFocus(page);
  await expectSpoken(page, 'politely', en.device.active.title);
  expect(isKept(dataFolder, 'device.json')).toBe(true);
  expect(polar.log.count({ operation: 'activate' })).toBe(0);
});

test('taking the old seat over and disconnecting go by keyboard', async ({ held, polar }) => {
  const { page } = held;
  await untilConfirmed(page);
  await connectWith(held, polar.token);
  await pressByKey(page, button(page, en.app.nav.device));
  polar.seller.release(polar.activationId);
  await pressByKey(page, button(page, en.device.acts.check));
  await expect(headline(page, en.device.removed.title)).toBeVisible();
  await expectSpoken(page, 'at once', en.device.removed.title);
  await pressByKey(page, button(page, en.device.acts.enterKeyAgain));
  await expect(heading(page, words.notActivated.title)).toBeFocused();

  polar.seller.addSeat(polar.licenseId, ownName, { platform: process.platform });
  await lookAtKey(page, polar);
  await expect(heading(page, review.oldSeat.title)).toBeVisible();
  await pressByKey(page, button(page, review.oldSeat.take));
  await untilConfirmed(page);
  await expect(stateCard(page).getByRole('heading')).toBeFocused();
  expect(seatNames(polar)).toEqual(['Ingrid’s MacBook Air', ownName]);
  expect(polar.log.count({ operation: 'activate' })).toBe(0);

  await pressByKey(page, button(page, en.app.nav.settings));
  await expect(heading(page, settings.title)).toBeVisible();
  const disconnect = button(page, settings.connection.disconnect);
  const dialog = page.getByRole('alertdialog');
  await pressByKey(page, disconnect);
  await expect(dialog.getByRole('button', { name: settings.connection.dialog.keep })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(disconnect).toBeFocused();
  await page.keyboard.press('Enter');
  await pressByKey(page, dialog.getByRole('button', { name: settings.connection.dialog.confirm }));
  await expectSpoken(page, 'politely', settings.connection.disconnected);
  await expect(dialog).toBeHidden();
  await expect(heading(page, settings.connection.title)).toBeFocused();
});
