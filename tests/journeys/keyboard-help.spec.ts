import { readFile, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { findCase } from '../../shared/find-case.ts';
import { en } from '../../shared/text/en.ts';
import {
  expectVisibleFocus,
  expectAnnounced,
  pressByKey,
  tabTo,
} from '../support/journey-accessibility.ts';
import { answerSaveDialogs } from '../support/journey-app.ts';
import { readClipboard, withClipboard } from '../support/journey-clipboard.ts';
import { headline, isHeldAtPolar, fileExists, untilConfirmed } from '../support/journey-device.ts';
import { expect, seatOf, test } from './app-fixture.ts';
import { recordFile } from '../support/record-files.ts';

const { support, device, start } = en;
const code = 'BCDF-GHJK';

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true });

/** Opens a link in the running app, as macOS does. */
async function openLink(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ app: electron }, url) => {
    electron.emit('open-url', { preventDefault: () => undefined }, url);
  }, `seatkeeper://support?case=${code}`);
}

test('a support case can be created, copied, saved and changed by keyboard, and contains no secret', async ({
  held,
  polar,
  dataFolder,
}) => {
  const { app, page } = held;
  await untilConfirmed(page);
  await pressByKey(page, button(page, new RegExp(`^${support.entryPoints.lost.title}`)));
  await expect(page.getByRole('heading', { name: support.lost.title })).toBeFocused();
  await tabTo(page, page.getByRole('radio').first());
  await page.keyboard.press('ArrowDown');
  await expect(page.getByLabel(support.reasons.broken)).toBeChecked();
  await tabTo(page, page.getByLabel(support.device.label, { exact: true }));
  // A case never contains a key, a token or an address, even if a person types one.
  await page.keyboard.type(`Old laptop ${polar.key} ${polar.token} lena@example.com`);
  await page.keyboard.press('Enter');
  const heading = page.getByRole('heading', { name: support.case.code });
  await expect(heading).toBeFocused();
  await expectVisibleFocus(page);

  await pressByKey(page, button(page, support.case.change));
  await expect(page.getByRole('heading', { name: support.lost.title })).toBeFocused();
  await pressByKey(page, button(page, support.prepare));
  await expect(heading).toBeFocused();
  await tabTo(page, page.getByRole('region', { name: support.case.whole }).locator('pre'));

  const file = path.join(dataFolder, 'case.txt');
  await answerSaveDialogs(app, file);
  await pressByKey(page, button(page, support.case.save));
  await expectAnnounced(page, 'politely', support.case.saved);
  const copied = await withClipboard(async () => {
    await pressByKey(page, button(page, support.case.copy));
    await expectAnnounced(page, 'politely', support.case.copied);
    return await readClipboard(app);
  });
  const saved = await readFile(file, 'utf8');
  expect(copied.trim()).toBe(saved.trim());
  expect(saved).toContain('Old laptop');
  const reported = saved + JSON.stringify(findCase(saved));
  expect(reported).toContain('"deviceName":"Old laptop');
  for (const secret of [polar.key, polar.token, 'lena@example.com', polar.activationId]) {
    expect(reported.includes(secret), secret).toBe(false);
  }

  await answerSaveDialogs(app, path.join(dataFolder, 'no', 'such', 'folder'));
  await pressByKey(page, button(page, support.case.save));
  await expectAnnounced(page, 'at once', en.failures.words.unexpected.title);
  await expect(button(page, support.case.save)).toBeFocused();
  await pressByKey(page, button(page, support.case.end));
  await untilConfirmed(page);
  await expectVisibleFocus(page);
});

test('a link can be answered by keyboard: yes shows the case, which can be closed, and Escape declines', async ({
  held,
  polar,
}) => {
  const { app, page } = held;
  const dialog = page.getByRole('alertdialog');
  const no = dialog.getByRole('button', { name: support.link.decline, exact: true });
  await untilConfirmed(page);
  const settings = button(page, en.app.nav.settings);
  await pressByKey(page, settings);
  await expect(page.getByRole('heading', { name: en.settings.title, level: 1 })).toBeVisible();
  await openLink(app);
  await expect(no).toBeFocused();
  await expectVisibleFocus(page);
  // Holding Tab down is faster than the dialog's focus guards, and still does not get behind it.
  const strays = await page.evaluateHandle(() => {
    const seen: string[] = [];
    document.addEventListener('focusin', ({ target }) => {
      if (target instanceof Element && target.closest('.window') !== null)
        seen.push(target.outerHTML);
    });
    return seen;
  });
  await Promise.all(Array.from({ length: 20 }, () => page.keyboard.press('Tab')));
  expect(await strays.jsonValue()).toEqual([]);
  await pressByKey(page, dialog.getByRole('button', { name: support.link.confirm }));
  await expect(page.getByText(support.banner.title(code), { exact: true })).toBeVisible();
  await expect(dialog).toBeHidden();
  await expectVisibleFocus(page);
  await pressByKey(page, button(page, support.banner.close));
  await expect(page.getByText(support.banner.title(code), { exact: true })).toBeHidden();
  await expect(headline(page, device.active.title)).toBeFocused();

  await tabTo(page, settings);
  await openLink(app);
  await expect(no).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(settings).toBeFocused();
  expect(isHeldAtPolar(polar)).toBe(true);
});

test('an activation without an answer can be given up, and a damaged file set aside, by keyboard', async ({
  start: launch,
  writeRecord,
  polar,
  dataFolder,
}) => {
  const { label: _, ...seat } = seatOf(polar);
  const { server, key, organizationId } = seat;
  await writeRecord('activation', {
    server,
    key,
    organizationId,
    label: 'New laptop',
    nonce: 'nonce',
    askedBy: 'person',
    askedAt: Date.now(),
  });
  const { app, page } = await launch();
  const dialog = page.getByRole('alertdialog');
  await expect(headline(page, device.unfinished.title)).toBeVisible();
  const again = button(page, device.actions.setAside);
  await pressByKey(page, again);
  await expect(dialog.getByRole('button', { name: device.setAside.cancel })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(again).toBeFocused();
  await page.keyboard.press('Space');
  await pressByKey(page, dialog.getByRole('button', { name: device.setAside.confirm }));
  const welcome = page.getByRole('heading', { name: start.welcome(en.app.name) });
  await expect(dialog).toBeHidden();
  await expect(welcome).toBeFocused();
  expect(fileExists(dataFolder, 'activation.json')).toBe(false);
  await app.close();

  await writeRecord('device', seatOf(polar));
  await writeFile(recordFile(dataFolder, 'device'), '{ "version": 1, "key": "');
  const next = await launch();
  await expect(headline(next.page, device.unreadable.title)).toBeVisible();
  await pressByKey(next.page, button(next.page, device.actions.continueWithout));
  await expect(next.page.getByRole('heading', { name: start.welcome(en.app.name) })).toBeFocused();
});
