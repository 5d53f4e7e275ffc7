import * as os from 'node:os';
import type { Page } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import {
  expectAnnounced,
  expectVisibleFocus,
  pressByKey,
  tabTo,
} from '../support/journey-accessibility.ts';
import { answerDialogs, connectWith } from '../support/journey-app.ts';
import { copy, withClipboard } from '../support/journey-clipboard.ts';
import { headline, fileExists, stateCard, untilConfirmed } from '../support/journey-device.ts';
import { seatNames } from '../support/journey-seat.ts';
import type { Polar } from '../support/polar/start-polar.ts';
import { expect, test } from './app-fixture.ts';

const { start: messages, review, settings } = en;
/** The name that the app proposes for this computer. */
const ownName = os.hostname().split('.')[0] ?? '';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
/** The accessible name of an entry point consists of its title and its sentence. */
const entryButton = (page: Page, title: string) => button(page, new RegExp(`^${title}`));
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

/** Enters the organization unless the app knows one, and then has put it where few people look. */
async function typeOrganization(page: Page, polar: Polar): Promise<void> {
  const organization = page.getByLabel(messages.organization.label, { exact: true });
  if (!(await organization.isVisible())) {
    await expect(organization).toHaveValue(polar.organizationId);
    return;
  }
  await tabTo(page, organization);
  await page.keyboard.type(polar.organizationId);
}

/** Types the values one after the other, from the first field on. Submits with Enter unless `submitKey` is null. */
async function type(
  page: Page,
  values: readonly string[],
  submitKey: 'Enter' | null = 'Enter',
): Promise<void> {
  for (const [order, value] of values.entries()) {
    if (order > 0) await page.keyboard.press('Tab');
    await expectVisibleFocus(page);
    await page.keyboard.type(value);
  }
  if (submitKey !== null) await page.keyboard.press(submitKey);
}

/** On the screen that asks for a key: enters the stand-in's key and opens the preview. */
async function previewKey(page: Page, polar: Polar): Promise<void> {
  await pressByKey(page, entryButton(page, messages.entryPoints.key.title));
  await tabTo(page, page.getByLabel(messages.key.label, { exact: true }));
  await type(page, [polar.key], null);
  await typeOrganization(page, polar);
  await page.keyboard.press('Enter');
  await expect(page.locator('.key-review h2')).toBeFocused();
  await expectVisibleFocus(page);
}

test('the entry points, connecting, and releasing a seat for this computer work by keyboard', async ({
  start,
  polar,
}) => {
  polar.seller.update(polar.licenseId, { limitActivations: 2 });
  const { app, page } = await start();
  await expect(heading(page, messages.welcome(en.app.name))).toBeVisible();
  // From the frame into the page, and back.
  const nav = page.getByRole('navigation', { name: en.app.nav.label }).getByRole('button');
  await expect(nav).toHaveText([en.app.nav.device, en.app.nav.activity, en.app.nav.settings]);
  await tabTo(page, nav.first());
  await page.keyboard.press('Tab');
  await expect(nav.nth(1)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(nav.nth(2)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(entryButton(page, messages.entryPoints.key.title)).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(nav.nth(2)).toBeFocused();

  await pressByKey(page, entryButton(page, messages.entryPoints.organization.title));
  await expect(heading(page, en.connect.title)).toBeFocused();
  await expectVisibleFocus(page);
  await withClipboard(async () => {
    await copy(app, 'a shopping list');
    await pressByKey(page, button(page, en.connect.submit));
    await expectAnnounced(page, 'at once', en.failures.words['clipboard-no-token'].title);
    await expect(button(page, en.connect.submit)).toBeFocused();
    await copy(app, polar.token);
    await page.keyboard.press('Enter');
    await expectAnnounced(page, 'politely', en.connect.done);
  });
  await expect(heading(page, en.overview.title)).toBeFocused();
  await pressByKey(page, button(page, en.app.nav.device));
  await expect(heading(page, messages.notActivated.title)).toBeVisible();

  await previewKey(page, polar);
  await expect(heading(page, review.full.title)).toBeFocused();
  const release = button(page, review.full.releaseLabel('Ingrid’s MacBook Air'));
  await answerDialogs(app, 0);
  await pressByKey(page, release, 'Space');
  await expectAnnounced(page, 'politely', en.failures.words['not-confirmed'].title);
  await expect(release).toBeFocused();
  await answerDialogs(app, 1);
  polar.faults.add({ type: 'captive-portal' }, { on: 'deactivate' });
  await page.keyboard.press('Enter');
  await expectAnnounced(page, 'at once', en.failures.words['not-polar'].title);
  await expect(page.getByText(en.failures.words['not-polar'].body)).toBeVisible();
  await expect(release).toBeFocused();
  await page.keyboard.press('Enter');
  await expectAnnounced(page, 'politely', review.freed.body('Ingrid’s MacBook Air', ownName));
  await expect(heading(page, review.freed.title)).toBeFocused();
  await pressByKey(page, button(page, review.submit));
  await expect(stateCard(page).getByRole('heading')).toBeFocused();
  expect(seatNames(polar)).toEqual(['Studio workstation', ownName]);
});

test('the problems of a form and an import work by keyboard', async ({
  start,
  polar,
  dataFolder,
}) => {
  const { page } = await start();
  await pressByKey(page, entryButton(page, messages.entryPoints.key.title));
  await expect(heading(page, messages.activate.title)).toBeFocused();
  await pressByKey(page, button(page, messages.activate.submit));
  await expect(page.getByLabel(messages.key.label, { exact: true })).toBeFocused();
  await expectAnnounced(page, 'at once', messages.problems(2));
  await type(page, [polar.key], null);
  await typeOrganization(page, polar);
  await page.keyboard.press('Enter');
  await expect(heading(page, review.title)).toBeFocused();
  await pressByKey(page, button(page, en.app.actions.back));
  await expect(heading(page, messages.activate.title)).toBeFocused();
  await pressByKey(page, button(page, en.app.actions.back));
  await expect(heading(page, messages.welcome(en.app.name))).toBeFocused();

  await pressByKey(page, button(page, messages.entryPoints.existing));
  await expect(heading(page, messages.import.title)).toBeFocused();
  await tabTo(page, page.getByLabel(messages.key.label, { exact: true }));
  await type(page, [polar.key, 'mine'], null);
  await typeOrganization(page, polar);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel(messages.activation.label, { exact: true })).toBeFocused();
  await expectAnnounced(page, 'at once', messages.problems(1));
  await page.keyboard.press('Control+A');
  await type(page, [polar.activationId]);
  await expect(stateCard(page).getByRole('heading')).toBeFocused();
  await expectVisibleFocus(page);
  await expectAnnounced(page, 'politely', en.device.active.title);
  expect(fileExists(dataFolder, 'device.json')).toBe(true);
  expect(polar.log.count({ operation: 'activate' })).toBe(0);
});

test('taking over the old seat and disconnecting work by keyboard', async ({ held, polar }) => {
  const { page } = held;
  await untilConfirmed(page);
  await connectWith(held, polar.token);
  await pressByKey(page, button(page, en.app.nav.device));
  polar.seller.release(polar.activationId);
  await pressByKey(page, button(page, en.device.actions.check));
  await expect(headline(page, en.device.removed.title)).toBeVisible();
  await expectAnnounced(page, 'at once', en.device.removed.title);
  await pressByKey(page, button(page, en.device.actions.enterKeyAgain));
  await expect(heading(page, messages.notActivated.title)).toBeFocused();

  polar.seller.addSeat(polar.licenseId, ownName, { platform: process.platform });
  await previewKey(page, polar);
  await expect(heading(page, review.oldSeat.title)).toBeVisible();
  await pressByKey(page, button(page, review.oldSeat.takeOver));
  await untilConfirmed(page);
  await expect(stateCard(page).getByRole('heading')).toBeFocused();
  expect(seatNames(polar)).toEqual(['Ingrid’s MacBook Air', ownName]);
  expect(polar.log.count({ operation: 'activate' })).toBe(0);

  await pressByKey(page, button(page, en.app.nav.settings));
  await expect(heading(page, settings.title)).toBeVisible();
  const disconnect = button(page, settings.connection.disconnect);
  const dialog = page.getByRole('alertdialog');
  await pressByKey(page, disconnect);
  await expect(
    dialog.getByRole('button', { name: settings.connection.dialog.cancel }),
  ).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(disconnect).toBeFocused();
  await page.keyboard.press('Enter');
  await pressByKey(page, dialog.getByRole('button', { name: settings.connection.dialog.confirm }));
  await expectAnnounced(page, 'politely', settings.connection.disconnected);
  await expect(dialog).toBeHidden();
  await expect(heading(page, settings.connection.title)).toBeFocused();
});
