import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import type { Page } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import { answerDialog, confirmDialog, inputMethods } from '../support/input-methods.ts';
import { expectAccessible } from '../support/journey-accessibility.ts';
import { button } from '../support/journey-admin.ts';
import { answerSaveDialogs, goTo, kill } from '../support/journey-app.ts';
import { cardButton, licenseList, plainButton } from '../support/journey-several-licenses.ts';
import { liveSeats, severalSeats, writeSeats } from '../support/several-seats.ts';
import { expect, test } from './app-fixture.ts';

const { move } = en;
const messages = en.device.licenses;

for (const { name: method, on } of inputMethods) {
  test(`all licenses of a computer are checked, and moved in one file, ${method}`, async ({
    start,
    polar,
    dataFolder,
  }) => {
    // The countdown of a release, and two checks of each seat.
    test.slow();
    const seats = severalSeats(polar, 3);
    await writeSeats(dataFolder, seats);
    const { app, page } = await start();
    const inputMethod = on(page);
    const toast = page.locator('.toast');
    await expect(page.getByText(messages.count(3), { exact: true })).toBeVisible();

    // Polar answers the second check no more, and only that license is counted as such.
    await expect(licenseList(page).getByText(en.device.active.title)).toHaveCount(3);
    polar.faults.add({ type: 'error-before' }, { on: 'validate', times: 1 });
    const before = polar.log.count({ operation: 'validate' });
    await inputMethod.press(plainButton(page, en.device.actions.check));
    await expect(toast).toHaveText(
      messages.checkAll.results({ active: 2, attention: 0, unchecked: 1 }),
    );
    expect(polar.log.count({ operation: 'validate' })).toBe(before + 3);
    await expect(plainButton(page, en.device.actions.check)).toBeFocused();

    const file = path.join(dataFolder, 'move.license-transfer');
    await answerSaveDialogs(app, file);
    await inputMethod.press(plainButton(page, messages.moveAll));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(move.all.title);
    await expect(page.getByRole('list', { name: move.all.list }).getByRole('listitem')).toHaveCount(
      3,
    );
    await inputMethod.press(page.getByLabel(move.all.withKeys));
    await inputMethod.press(plainButton(page, move.file.submit));
    const code = page.locator('.move-code code');
    await expect(code).toHaveText(/^[0-9A-Z]{5} [0-9A-Z]{5}$/);
    const saved = await readFile(file, 'utf8');
    for (const { key } of seats) {
      expect(saved).toContain(key.slice(-6));
      expect(saved).not.toContain(key);
    }

    // The release with its five seconds, while the code stays in sight.
    await inputMethod.press(plainButton(page, messages.releaseAll));
    await answerDialog(page, inputMethod, messages.dialogAll.confirm(3));
    await inputMethod.press(plainButton(page, messages.undo));
    await expect(toast).toHaveText(messages.undone);
    expect(liveSeats(polar, seats)).toEqual([true, true, true]);
    await inputMethod.press(plainButton(page, messages.releaseAll));
    await answerDialog(page, inputMethod, messages.dialogAll.confirm(3));
    await expect(page.getByText(move.all.there.lead)).toBeVisible({ timeout: 20_000 });
    await expect(code).toBeVisible();
    expect(liveSeats(polar, seats)).toEqual([false, false, false]);
    await inputMethod.press(plainButton(page, move.there.done));
    await expect(
      page.getByText(messages.withReleased(messages.count(0), 3), { exact: true }),
    ).toBeVisible();
  });
}

/** Releases the seat of the license with this key by its card. */
async function releaseByCard(page: Page, key: string): Promise<void> {
  const name = `LUMEN-TEST … ${key.slice(-6)}`;
  await cardButton(page, en.device.actions.release, name).click();
  await button(confirmDialog(page), en.device.dialog.confirm).click();
}

test('a move of all licenses goes on after the app was killed before a release and between two', async ({
  start,
  polar,
  dataFolder,
}) => {
  test.slow();
  const seats = severalSeats(polar, 3);
  await writeSeats(dataFolder, seats);
  const first = await start();
  await answerSaveDialogs(first.app, path.join(dataFolder, 'move.license-transfer'));
  await plainButton(first.page, messages.moveAll).click();
  await plainButton(first.page, move.file.submit).click();
  await plainButton(first.page, move.all.next).click();
  await expect(plainButton(first.page, messages.releaseAll)).toBeVisible();
  await kill(first.app);

  // The window begins with the step, and the list says how far the move is.
  const { app, page } = await start();
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toHaveText(move.all.title);
  await expect(page.getByRole('list', { name: move.all.list }).getByRole('listitem')).toHaveCount(
    3,
  );
  await goTo(page, 'device');
  await expect(page.getByText(move.banner.bodyAll(0, 3))).toBeVisible();
  await expectAccessible(page, 'an unfinished move of all licenses');
  // One is released by its card, and the app is killed again.
  await releaseByCard(page, seats[0]?.key ?? '');
  await expect(page.getByText(move.banner.bodyAll(1, 3))).toBeVisible({ timeout: 20_000 });
  expect(liveSeats(polar, seats)).toEqual([false, true, true]);
  await kill(app);

  const { page: last } = await start();
  await expect(last.getByRole('heading', { level: 1 })).toHaveText(move.all.title);
  const list = last.getByRole('list', { name: move.all.list });
  await expect(list.getByRole('listitem')).toHaveCount(3);
  await expect(list.getByText(en.device.released.title)).toHaveCount(1);
  await goTo(last, 'device');
  await expect(last.getByText(move.banner.bodyAll(1, 3))).toBeVisible();
  await releaseByCard(last, seats[1]?.key ?? '');
  await expect(last.getByText(move.banner.bodyAll(2, 3))).toBeVisible({ timeout: 20_000 });

  // The last one is released on the page of the move, with the same time to take it back.
  await plainButton(last, move.banner.resume).click();
  await plainButton(last, messages.releaseAll).click();
  await button(confirmDialog(last), messages.dialogAll.confirm(1)).click();
  await expect(plainButton(last, messages.undo)).toBeVisible();
  await expect(last.getByText(move.all.there.lead)).toBeVisible({ timeout: 30_000 });
  expect(liveSeats(polar, seats)).toEqual([false, false, false]);
  expect(polar.log.count({ operation: 'deactivate', committed: true })).toBe(3);
  await plainButton(last, move.there.done).click();
  await expect(
    last.getByText(messages.withReleased(messages.count(0), 3), { exact: true }),
  ).toBeVisible();
  await expect(last.getByText(move.banner.title)).toHaveCount(0);
});
