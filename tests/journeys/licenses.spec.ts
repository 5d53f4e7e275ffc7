import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { en } from '../../shared/text/en.ts';
import { grid, openLicenses, press } from '../support/journey-licenses.ts';
import { recordSaveDialogs, suggestedNames } from '../support/journey-save.ts';
import { expect, test } from './app-fixture.ts';

const { licenses: messages } = en;

test('a hundred thousand licenses can be used from the first page on, with the rest shown as missing', async ({
  start,
  polar,
  dataFolder,
}) => {
  // This computer generates and reads a thousand pages.
  test.setTimeout(150_000);
  const maxWait = { timeout: 90_000 };
  polar.record.generate(100_000);
  const size = 100_008;
  const running = await start();
  const { app, page } = running;
  // The requests of connecting are answered at once, as is the first page; the next one is pending
  // for a while.
  polar.faults.add({ type: 'slow', ms: 1 }, { on: 'list', times: 2 });
  polar.faults.add({ type: 'slow', ms: 2_000 }, { on: 'list' });
  await openLicenses(running, polar);
  await expect(page.getByText(messages.progress.reading(100, size))).toBeVisible();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '101');
  await expect(grid(page).locator('tr[aria-rowindex="2"]')).toContainText('@example.com');

  await press(page, messages.progress.pause);
  const search = page.getByRole('searchbox');
  // The announced text is also visible.
  const main = page.getByRole('main');
  await search.fill('ingrid');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '2');
  // The pending page contains her, and no other is requested.
  const paused = await main.getByText(/^Paused at [\d,]+ of 100,008 licenses$/).innerText();
  const read = Number(paused.replaceAll(',', '').match(/\d+/)?.[0]);
  expect(read).toBeLessThan(size / 3);
  const file = path.join(dataFolder, 'list.csv');
  await recordSaveDialogs(app, file);
  await press(page, messages.export.open);
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText(messages.export.title(1));
  await expect(dialog).toContainText(messages.export.partial(read, size));
  await press(dialog, messages.export.confirm);
  await expect(dialog).toHaveCount(0);
  expect((await suggestedNames(app))[0]).toContain(`${read} of ${size}`);
  const table = await readFile(file, 'utf8');
  expect(table).toContain('i…@example.com');
  expect(table).not.toContain(polar.key);
  await page.getByLabel(messages.limitShare.label).selectOption('0.2');
  await expect
    .poll(() => readFile(path.join(dataFolder, 'settings.json'), 'utf8'))
    .toContain('0.2');

  // A customer in the middle of the list.
  await search.fill('16666@example.com');
  await expect(page.getByText(messages.nothingFound.soFar(size - read))).toBeVisible();
  await press(page, messages.progress.resume);
  await expect(page.getByText(/^Searching [\d,]+ of 100,008 licenses/)).toBeVisible();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '4', maxWait);
  await expect(main.getByText(messages.progress.complete(size, en.app.justNow))).toBeVisible(
    maxWait,
  );
  await press(page, messages.search.clear);
  await press(page, messages.columns.customer);
  const last = size + 1;
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(last));
  await grid(page).focus();
  await page.keyboard.press('End');
  const row = grid(page).locator(`tr[aria-rowindex="${last}"]`);
  await expect(row).toBeInViewport();
  await expect(row).not.toContainText(en.app.loading);
  expect(await grid(page).locator('tbody tr').count()).toBeLessThan(40);
  await page.keyboard.press('Home');
  await expect(grid(page).locator('tr[aria-rowindex="2"]')).toBeInViewport();
});
