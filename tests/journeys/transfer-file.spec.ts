import { readFile, stat, writeFile } from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import { countActions, type CountedActions } from '../support/counted-actions.ts';
import { answerDialogs, answerOpenDialogs, answerSaveDialogs } from '../support/journey-app.ts';
import { expectVisibleFocus } from '../support/journey-accessibility.ts';
import { headline, untilConfirmed } from '../support/journey-device.ts';
import { seatNames } from '../support/journey-seat.ts';
import { liveSeats, severalSeats, writeSeats } from '../support/several-seats.ts';
import { createDataFolder, expect, removeDataFolder, test as base } from './app-fixture.ts';

const { move, start: messages, review } = en;
/** The name that the app proposes for the new computer. */
const ownName = os.hostname().split('.')[0] ?? '';

/** Two computers: the new one has a data folder of its own. */
const test = base.extend<{
  otherFolder: string;
  file: string;
  /** Starts both over a license with this many seats, of which the old computer holds the only one in use. */
  startBoth: (seatLimit: number) => Promise<{ readonly old: Page; readonly fresh: Page }>;
}>({
  otherFolder: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the dependencies of a fixture off its first parameter.
    async ({}, use) => {
      const folder = await createDataFolder();
      await use(folder);
      await removeDataFolder(folder);
    },
    // Created before the apps and deleted after them: a running app would write into it again.
    { auto: true },
  ],
  file: async ({ otherFolder }, use) => {
    await use(path.join(otherFolder, 'move.license-transfer'));
  },
  startBoth: async ({ held, start, polar, otherFolder, file }, use) => {
    await use(async (seatLimit) => {
      polar.seller.release(polar.otherActivationId);
      polar.seller.update(polar.licenseId, { limitActivations: seatLimit });
      await untilConfirmed(held.page);
      const fresh = await start({ folder: otherFolder });
      await answerFileDialogs(held.app, fresh.app, file);
      return { old: held.page, fresh: fresh.page };
    });
  },
});

const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name });
const entry = (page: Page, title: string): Locator => button(page, new RegExp(`^${title}`));

/** A way to use a control: by pointer or by keyboard. */
type Use = (actions: CountedActions, control: Locator, key?: 'Enter' | 'Space') => Promise<void>;
const byPointer: Use = async (actions, control) => await actions.click(control);
const byKeyboard: Use = async (actions, control, key) => await actions.press(control, key);

/** On the old computer: creates a transfer file with the key, and returns its code. */
async function createFile(page: Page, actions: CountedActions, use: Use): Promise<string> {
  await use(actions, entry(page, move.entryPoint.title));
  await use(actions, page.getByLabel(move.file.withKey), 'Space');
  await use(actions, button(page, move.file.submit));
  await expect(page.getByRole('heading', { name: move.code.title })).toBeVisible();
  return (await page.locator('.move-code code').textContent()) ?? '';
}

/** On the new computer: opens the file with its code, and shows what the key grants. */
async function openFile(
  page: Page,
  actions: CountedActions,
  use: Use,
  code: string,
): Promise<void> {
  await use(actions, entry(page, messages.entryPoints.transfer.title));
  await expect(page.getByLabel(messages.transfer.code.label)).toBeFocused();
  // As a person types what they read: in lower case, and without the space.
  await actions.type(code.toLowerCase().replace(' ', ''));
  await expect(page.getByRole('heading', { name: review.title })).toBeVisible();
}

/** Releases the seat on the move page, and waits for Polar's answer. */
async function releaseHere(page: Page, actions: CountedActions, use: Use): Promise<void> {
  await use(actions, button(page, en.device.actions.release));
  const dialog = page.getByRole('alertdialog');
  await use(actions, dialog.getByRole('button', { name: en.device.dialog.confirm }));
  await expect(page.getByRole('heading', { name: move.there.title })).toBeVisible({
    timeout: 20_000,
  });
}

/** Prepares the dialogs of both computers: the file is saved and opened at one place. */
async function answerFileDialogs(
  old: ElectronApplication,
  fresh: ElectronApplication,
  file: string,
) {
  await answerSaveDialogs(old, file);
  await answerOpenDialogs(fresh, file);
  await answerDialogs(fresh, 0);
}

for (const [title, use] of [
  ['by pointer', byPointer],
  ['by keyboard', byKeyboard],
] as const) {
  test(`a license with one seat moves in five actions and three, ${title}, and only the code is typed`, async ({
    startBoth,
    polar,
    file,
  }) => {
    const { old, fresh } = await startBoth(1);
    const oldActions = countActions(old);
    const code = await createFile(old, oldActions, use);
    expect(code).toMatch(/^[0-9A-Z]{5} [0-9A-Z]{5}$/);
    await expectVisibleFocus(old);

    const saved = await readFile(file, 'utf8');
    expect(saved).not.toContain(polar.key);
    expect((await stat(file)).mode & 0o777).toBe(0o600);

    await releaseHere(old, oldActions, use);
    expect(seatNames(polar)).toEqual([]);
    // The code is still in sight: the key is no longer on this computer.
    await expect(old.locator('.move-code code')).toHaveText(code);

    const freshActions = countActions(fresh);
    await openFile(fresh, freshActions, use, code);
    await expectVisibleFocus(fresh);
    await expect(fresh.locator('.key-review')).toContainText(polar.key.slice(-6));
    await expect(fresh.locator('.key-review')).toContainText(ownName);
    await use(freshActions, fresh.getByRole('button', { name: review.submit, exact: true }));
    await expect(fresh.getByRole('heading', { name: messages.transfer.done.title })).toBeVisible();
    await expectVisibleFocus(fresh);
    expect(seatNames(polar)).toEqual([ownName]);

    expect(oldActions.count()).toBeLessThanOrEqual(5);
    expect(oldActions.typed).toEqual([]);
    expect(freshActions.count()).toBeLessThanOrEqual(3);
    expect(freshActions.typed).toHaveLength(1);
    await fresh.getByRole('button', { name: messages.transfer.done.submit }).click();
    await expect(headline(fresh, /^Activ/)).toBeVisible();
    const asked = polar.log.all().map(({ path: target }) => target);
    expect(asked.filter((target) => target.includes(polar.key))).toEqual([]);
  });
}

test('where a seat is free, the new computer is activated first, and both say where the seats are', async ({
  startBoth,
  held,
  start,
  polar,
}) => {
  const { old, fresh } = await startBoth(2);
  const code = await createFile(old, countActions(old), byPointer);
  await expect(old.getByText(move.release.order.unknown)).toBeVisible();

  await openFile(fresh, countActions(fresh), byPointer, code);
  await fresh.getByRole('button', { name: review.submit, exact: true }).click();
  await expect(fresh.getByText(messages.transfer.done.body('Studio workstation'))).toBeVisible();
  expect(seatNames(polar)).toEqual(['Studio workstation', ownName]);

  // The old computer is started again between the two, and goes on.
  await held.app.close();
  const { page: again } = await start();
  await expect(again.getByRole('heading', { level: 1, name: move.title })).toBeVisible();
  await releaseHere(again, countActions(again), byPointer);
  expect(seatNames(polar)).toEqual([ownName]);
});

test('where all seats are taken, the new computer says so and succeeds once the old one has released', async ({
  startBoth,
  polar,
}) => {
  const { old, fresh } = await startBoth(1);
  const code = await createFile(old, countActions(old), byPointer);
  await openFile(fresh, countActions(fresh), byPointer, code);
  await fresh.getByRole('button', { name: review.submit, exact: true }).click();
  await expect(fresh.getByRole('heading', { name: review.full.title })).toBeVisible();
  expect(seatNames(polar)).toEqual(['Studio workstation']);
  await releaseHere(old, countActions(old), byPointer);
  await fresh.getByRole('button', { name: review.full.retry }).click();
  await expect(fresh.getByRole('heading', { name: messages.transfer.done.title })).toBeVisible();
  expect(seatNames(polar)).toEqual([ownName]);
});

test('a file without the key fills in all but the key, and a damaged one is named', async ({
  startBoth,
  held,
  start,
  polar,
  otherFolder,
  file,
}) => {
  const { old, fresh } = await startBoth(3);
  await entry(old, move.entryPoint.title).click();
  await button(old, move.file.submit).click();
  await expect(old.getByText(move.file.savedWithoutKey)).toBeVisible();
  expect(await readFile(file, 'utf8')).not.toContain(polar.key.slice(0, -6));

  await entry(fresh, messages.entryPoints.transfer.title).click();
  await expect(fresh.getByText(messages.transfer.keyAsked(polar.key.slice(-6)))).toBeVisible();
  await expect(fresh.getByLabel(messages.organization.label, { exact: true })).toHaveCount(0);
  await fresh.getByLabel(messages.key.label, { exact: true }).fill(polar.key);
  await button(fresh, messages.activate.submit).click();
  await fresh.getByRole('button', { name: review.submit, exact: true }).click();
  await expect(fresh.getByRole('heading', { name: messages.transfer.done.title })).toBeVisible();
  expect(seatNames(polar)).toContain(ownName);

  // On a third computer, with a file that a program has cut.
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.slice(0, -5));
  await held.app.close();
  const third = await start({ folder: path.join(otherFolder, 'third') });
  await answerOpenDialogs(third.app, file);
  await entry(third.page, messages.entryPoints.transfer.title).click();
  await expect(third.page.getByText(en.failures.words['transfer-unreadable'].body)).toBeVisible();
});

test('all licenses of a computer move in one file, and one press activates them', async ({
  start,
  polar,
  dataFolder,
  otherFolder,
  file,
}) => {
  const seats = severalSeats(polar, 2);
  for (const { key } of seats) {
    const license = polar.record.storedLicenses().find((one) => one.key === key);
    polar.seller.update(license?.id ?? '', { limitActivations: 5, status: 'granted' });
  }
  await writeSeats(dataFolder, seats);
  const { app: oldApp, page: old } = await start();
  const { app, page: fresh } = await start({ folder: otherFolder });
  await answerFileDialogs(oldApp, app, file);
  await old
    .getByRole('button', { name: /^Details/ })
    .first()
    .click();
  await entry(old, move.entryPoint.title).click();
  await old.getByLabel(move.file.withKey).check();
  await old.getByLabel(move.file.all(2)).check();
  await button(old, move.file.submit).click();
  await expect(old.getByRole('heading', { name: move.code.title })).toBeVisible();
  const code = (await old.locator('.move-code code').textContent()) ?? '';

  await entry(fresh, messages.entryPoints.transfer.title).click();
  await fresh.getByLabel(messages.transfer.code.label).fill(code);
  await button(fresh, messages.transfer.list.activateAll(2)).click();
  await expect(fresh.getByRole('heading', { name: messages.transfer.done.title })).toBeVisible({
    timeout: 20_000,
  });
  await fresh.getByRole('button', { name: messages.transfer.done.submit }).click();
  await expect(fresh.getByText(en.device.licenses.count(2))).toBeVisible();
  // No seat of the old computer was touched.
  expect(liveSeats(polar, seats)).toEqual([true, true]);
});
