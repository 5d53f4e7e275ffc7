import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { en } from '../../shared/text/en.ts';
import { answerDialog, inputMethods } from '../support/input-methods.ts';
import { answerSaveDialogs } from '../support/journey-app.ts';
import { licenseList, plainButton } from '../support/journey-several-licenses.ts';
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
    await expect(page.getByText(move.all.there)).toBeVisible({ timeout: 20_000 });
    await expect(code).toBeVisible();
    expect(liveSeats(polar, seats)).toEqual([false, false, false]);
    await inputMethod.press(plainButton(page, move.there.done));
    await expect(page.getByText(messages.count(0), { exact: true })).toBeVisible();
  });
}
