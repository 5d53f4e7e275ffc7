import { readFile, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import type { Page } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import {
  expectVisibleFocus,
  expectAnnounced,
  pressByKey,
  tabTo,
} from '../support/journey-accessibility.ts';
import { answerSaveDialogs } from '../support/journey-app.ts';
import { readClipboard, withClipboard } from '../support/journey-clipboard.ts';
import { untilConfirmed } from '../support/journey-device.ts';
import { activityEntriesAt, manyActivityEntries } from '../support/activity-entries.ts';
import { expect, test } from './app-fixture.ts';
import { holdSeat, shareApp } from './shared-app.ts';

const { activity: messages, receipt, settings } = en;

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

const searchBox = (page: Page) => page.getByRole('searchbox', { name: messages.filter.text });
const receiptOf = (page: Page) => button(page, /^Receipt of studio-pc/);
const receiptCard = (page: Page) => page.getByRole('region', { name: receipt.title, exact: true });

test.describe('the activity log by keyboard:', () => {
  const shared = shareApp(async (journey) => {
    const entries = manyActivityEntries(Date.now() - 200 * 86_400_000, 600).toReversed();
    entries.push(...activityEntriesAt(Date.now()).toReversed());
    const lines = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
    await writeFile(path.join(journey.dataFolder, 'activity.jsonl'), lines);
    await holdSeat(journey);
  });

  test('it is searched', async () => {
    const { page } = shared();
    await untilConfirmed(page);
    await pressByKey(page, button(page, en.app.nav.activity));
    await expect(page.getByText(messages.found(613, 613))).toBeVisible();
    await tabTo(page, searchBox(page));
    await page.keyboard.type('studio-pc');
    await expect(page.getByText(messages.found(2, 613))).toBeVisible();
    await expect(searchBox(page)).toBeFocused();
  });

  test('a receipt is opened', async () => {
    const { page } = shared();
    const open = receiptOf(page);
    await pressByKey(page, open, 'Space');
    await expect(open).toHaveAttribute('aria-expanded', 'true');
    await expect(open).toBeFocused();
  });

  test('a receipt is copied', async () => {
    const { app, page } = shared();
    await withClipboard(async () => {
      await pressByKey(page, receiptCard(page).getByRole('button', { name: receipt.copy }));
      await expectAnnounced(page, 'politely', receipt.copied);
      expect(await readClipboard(app)).toContain('studio-pc');
    });
  });

  test('a receipt is saved', async () => {
    const { app, page, dataFolder } = shared();
    const saved = path.join(dataFolder, 'receipt.txt');
    await answerSaveDialogs(app, saved);
    await pressByKey(page, receiptCard(page).getByRole('button', { name: receipt.save }));
    await expectAnnounced(page, 'politely', receipt.saved);
    expect(await readFile(saved, 'utf8')).toContain('studio-pc');
  });

  test('a receipt is closed', async () => {
    const { page } = shared();
    await tabTo(page, receiptOf(page), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(receiptCard(page)).toBeHidden();
  });

  test('the found entries are saved', async () => {
    const { app, page, dataFolder } = shared();
    const table = path.join(dataFolder, 'table.csv');
    await answerSaveDialogs(app, table);
    await pressByKey(page, button(page, messages.save));
    await expectAnnounced(page, 'politely', messages.saved);
    expect((await readFile(table, 'utf8')).trim().split('\n')).toHaveLength(3);
  });

  test('a search without result is cleared', async () => {
    const { page } = shared();
    await tabTo(page, searchBox(page));
    await page.keyboard.type(' of no one');
    await expect(page.getByText(messages.nothingFound.title)).toBeVisible();
    await pressByKey(page, button(page, messages.filter.clear));
    await expect(page.getByText(messages.found(613, 613))).toBeVisible();
    await expect(page.getByRole('heading', { name: messages.title, level: 1 })).toBeFocused();
  });

  test('it is filtered by what happened', async () => {
    const { page } = shared();
    await tabTo(page, page.getByLabel(messages.filter.what));
    await page.keyboard.type('Organization connected');
    await expect(page.getByText(messages.found(1, 613))).toBeVisible();
    await page.keyboard.press('Home');
    await expect(page.getByText(messages.found(613, 613))).toBeVisible();
  });

  test('it is read to its end', async () => {
    const { page } = shared();
    await pressByKey(page, button(page, messages.older));
    const rows = page.locator('.activity-row');
    await expect(rows).toHaveCount(613);
    // The button is gone: the focus moves to the first added entry.
    await expect(rows.nth(500)).toBeFocused();
    await expectVisibleFocus(page);
  });
});

test.describe('the settings by keyboard:', () => {
  const shared = shareApp(holdSeat);

  test('each preference is changed', async () => {
    const { page } = shared();
    await untilConfirmed(page);
    await pressByKey(page, button(page, en.app.nav.settings));
    for (const label of [settings.start.check, settings.notifications.show]) {
      const one = page.getByRole('checkbox', { name: label });
      await tabTo(page, one);
      const was = await one.isChecked();
      await page.keyboard.press('Space');
      await expect(one).toBeChecked({ checked: !was });
      await expect(one).toBeFocused();
      await expectAnnounced(page, 'politely', settings.changed);
    }
  });

  test('the data folder and the documentation are opened', async () => {
    const { app, page } = shared();
    await app.evaluate(({ shell }) => {
      const opened: string[] = [];
      Object.assign(globalThis, { opened });
      shell.openExternal = async (url) => void opened.push(url);
      shell.openPath = async () => String(opened.push('the data folder')).slice(1);
    });
    await pressByKey(page, button(page, settings.data.open));
    await pressByKey(page, button(page, settings.about.documentation));
    await expect
      .poll(() => app.evaluate(() => (globalThis as { opened?: string[] }).opened))
      .toEqual(['the data folder', expect.stringContaining('https://')]);
  });

  test('connecting leads back to them', async () => {
    const { page } = shared();
    await pressByKey(page, button(page, settings.connection.connect));
    await expect(page.getByRole('heading', { name: en.connect.title, level: 1 })).toBeFocused();
    await pressByKey(page, button(page, en.app.actions.back));
    await expect(page.getByRole('heading', { name: settings.title, level: 1 })).toBeVisible();
    await expectVisibleFocus(page);
  });
});
