import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import type { Page } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import { grid, openLicenses, press } from '../support/journey-licenses.ts';
import { recordSaveDialogs, suggestedNames } from '../support/journey-save.ts';
import { expect, test } from './app-fixture.ts';
import { shareApp } from './shared-app.ts';

const { licenses: messages } = en;

const searchBox = (page: Page) => page.getByRole('searchbox');
// The announced text is also visible.
const shown = (page: Page, text: string | RegExp) => page.getByRole('main').getByText(text);

test.describe('of a hundred thousand licenses', () => {
  const size = 100_008;
  const shared = shareApp(async ({ polar }) => {
    polar.record.generate(100_000);
  });
  /** Number of licenses read when the reading was paused. */
  let read = 0;

  test('the first page can be used while the others are read', async () => {
    const { page, polar } = shared();
    // The requests of connecting are answered at once, as is the first page; the next one is pending
    // for a while.
    polar.faults.add({ type: 'slow', ms: 1 }, { on: 'list', times: 2 });
    polar.faults.add({ type: 'slow', ms: 2_000 }, { on: 'list' });
    await openLicenses(shared(), polar);
    await expect(page.getByText(messages.progress.reading(100, size))).toBeVisible();
    await expect(grid(page)).toHaveAttribute('aria-rowcount', '101');
    await expect(grid(page).locator('tr[aria-rowindex="2"]')).toContainText('@example.com');
    // Not in a test of its own: the reading would go on meanwhile.
    await press(page, messages.progress.pause);
  });

  test('a search finds one among those read before a pause', async () => {
    const { page } = shared();
    await searchBox(page).fill('ingrid');
    await expect(grid(page)).toHaveAttribute('aria-rowcount', '2');
    // The pending page contains her, and no other is requested.
    const paused = await shown(page, /^Paused at [\d,]+ of 100,008 licenses$/).innerText();
    read = Number(paused.replaceAll(',', '').match(/\d+/)?.[0]);
    expect(read).toBeLessThan(size / 3);
  });

  test('an export names how many are missing', async () => {
    const { app, page, polar, dataFolder } = shared();
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
  });

  test('the part of the limit for reading them is saved', async () => {
    const { page, dataFolder } = shared();
    await press(page, en.app.nav.settings);
    await page.getByLabel(en.settings.limitShare.label).selectOption('0.2');
    await expect
      .poll(() => readFile(path.join(dataFolder, 'settings.json'), 'utf8'))
      .toContain('"limitShare": 0.2');
    await press(page, en.app.nav.licenses);
  });

  test('a search finds one in the middle once that is read', async () => {
    // This computer reads a thousand pages.
    test.setTimeout(240_000);
    const maxWait = { timeout: 180_000 };
    const { page } = shared();
    await searchBox(page).fill('16666@example.com');
    await expect(page.getByText(messages.nothingFound.soFar(size - read))).toBeVisible();
    await press(page, messages.progress.resume);
    await expect(page.getByText(/^Searching [\d,]+ of 100,008 licenses/)).toBeVisible();
    await expect(grid(page)).toHaveAttribute('aria-rowcount', '4', maxWait);
    await expect(shown(page, messages.progress.complete(size, en.app.justNow))).toBeVisible(
      maxWait,
    );
  });

  test('the last one is reached by a key, and few are in the page', async () => {
    const { page } = shared();
    await searchBox(page).fill('');
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
});
