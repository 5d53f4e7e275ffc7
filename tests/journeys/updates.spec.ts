import { de } from '../../shared/text/de.ts';
import { en } from '../../shared/text/en.ts';
import { expectAccessible } from '../support/journey-accessibility.ts';
import { inputMethods } from '../support/input-methods.ts';
import { goTo } from '../support/journey-app.ts';
import { headline } from '../support/journey-device.ts';
import type { UpdateFeedServer } from '../support/update-feed-server.ts';
import { seatOf } from './app-fixture.ts';
import { download, expect, test } from './branded-fixture.ts';

test.describe.configure({ mode: 'default' });

const feedText = (version: string): string =>
  `version: ${version}\nfiles:\n  - url: lumen.AppImage\n    sha512: ${'A'.repeat(86)}==\n    size: 1\n`;

const names = ['latest-linux.yml', 'latest-linux-arm64.yml', 'latest.yml', 'latest-mac.yml'];

/** Sets the feed of every system. Each answer also sets a cookie, which no later request may bring back. */
function publish(feed: UpdateFeedServer, text: string): void {
  for (const name of names)
    feed.answer(name, (response) => {
      response.setHeader('Set-Cookie', 'who=alice; Path=/');
      response.end(text);
    });
}

test('the card of a license that a newer version saved looks for that version, by pointer and by keyboard', async ({
  updatedApp,
  start,
  polar,
  feed,
  writeRecord,
}) => {
  await writeRecord('device', { ...seatOf(polar), version: 99 });
  await writeRecord('settings', { checkAtStart: false });
  publish(feed, feedText('1.4.0'));
  const { page } = await start({ appFolder: updatedApp });
  for (const [index, { on }] of inputMethods.entries()) {
    await expect(headline(page, en.device.unreadable.newer.title)).toBeVisible();
    await on(page).press(
      page.getByRole('button', { name: en.device.actions.checkUpdates, exact: true }),
    );
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(en.settings.title);
    await expect(page.getByRole('region', { name: en.updates.title })).toContainText('1.4.0');
    await expect.poll(() => feed.requests.length).toBe(index + 1);
    await goTo(page, 'device');
  }
});

test('the window shows a newer version, by keyboard, and the seat is as it was', async ({
  updatedApp,
  start,
  polar,
  feed,
  writeRecord,
}) => {
  await writeRecord('device', seatOf(polar));
  await writeRecord('settings', { checkAtStart: false });
  const { app, page } = await start({ appFolder: updatedApp });
  await app.evaluate(({ shell }) => {
    const addresses: string[] = [];
    shell.openExternal = async (address) => void addresses.push(address);
    Object.assign(globalThis, { addresses });
  });
  const { updates, failures } = en;
  await goTo(page, 'settings');
  const section = page.getByRole('region', { name: updates.title });
  await expect(section).toContainText(updates.none);
  await expect(section).toContainText(updates.never);
  expect(feed.requests).toEqual([]);

  // What cannot be used is never shown, and said to the person who asks.
  const check = section.getByRole('button', { name: updates.checkNow });
  const brokenFeeds = [
    '<!doctype html>',
    feedText('1.4.0').replace('lumen.AppImage', '"../lumen.AppImage"'),
    // It would be in order if it were shorter.
    `${feedText('1.4.0')}# ${'x'.repeat(300_000)}\n`,
  ];
  for (const [index, text] of brokenFeeds.entries()) {
    publish(feed, text);
    await check.click();
    await expect.poll(() => feed.requests.length).toBe(index + 1);
    await expect(section).toContainText(failures.words['update-feed'].title);
    await expect(section).not.toContainText('1.4.0');
  }
  publish(feed, feedText('1.2.0'));
  await check.click();
  await expect(section).toContainText(updates.newest);
  await expect(section).not.toContainText(failures.words['update-feed'].title);

  publish(feed, feedText('1.4.0'));
  await check.focus();
  await page.keyboard.press('Enter');
  await expect(section).toContainText(updates.available('1.4.0'));
  await expect(section).toContainText(updates.downloadHint);
  await expectAccessible(page, 'the settings with a newer version');
  await expect(section.getByRole('button', { name: updates.install })).toHaveCount(0);
  await section.getByRole('button', { name: updates.download, exact: true }).click();
  await expect
    .poll(() => app.evaluate(() => (globalThis as { addresses?: string[] }).addresses))
    .toEqual([download]);

  await goTo(page, 'device');
  const note = page.getByRole('region', { name: updates.title });
  await expect(note).toContainText(updates.available('1.4.0'));
  await expectAccessible(page, 'the note about a newer version');
  await note.getByRole('button', { name: updates.note.later }).focus();
  await page.keyboard.press('Enter');
  await expect(note).toHaveCount(0);
  // The focused button is gone, and the keyboard goes on at a heading.
  await expect(page.locator(':focus')).toHaveRole('heading');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(note).toHaveCount(0);

  await goTo(page, 'settings');
  await page.getByLabel(en.settings.language.title).selectOption('de');
  await expect(page.getByRole('region', { name: de.updates.title })).toContainText(
    de.updates.available('1.4.0'),
  );

  expect(feed.requests).toHaveLength(5);
  expect(feed.requests.flatMap(({ headers }) => headers.cookie ?? [])).toEqual([]);
  expect(JSON.stringify(feed.requests)).not.toContain(polar.key);
  expect(polar.log.count({ operation: 'deactivate' })).toBe(0);
});

test('an app without a feed has no trace of updates', async ({ start }) => {
  const { page } = await start();
  await goTo(page, 'settings');
  await expect(page.getByRole('heading', { name: en.settings.data.title })).toBeVisible();
  await expect(page.getByText(en.updates.title)).toHaveCount(0);
  const answer = await page.evaluate(async () => await window.bridge.updates.install());
  expect(answer).toEqual({ ok: false, failure: { code: 'input-invalid' } });
});
