import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { en } from '../../shared/text/en.ts';
import { connectWith, goTo } from '../support/journey-app.ts';
import { readClipboard, readSelection, withClipboard } from '../support/journey-clipboard.ts';
import { confirmRelease, headline, press, untilConfirmed } from '../support/journey-device.ts';
import { closeKeyWindow, keyWindow } from '../support/journey-key.ts';
import { filesContaining, heapOf, recordIpcMessages } from '../support/journey-secrets.ts';
import type { Polar } from '../support/polar/start-polar.ts';
import { recordFile } from '../support/record-files.ts';
import { expect, test } from './app-fixture.ts';
import { holdSeat, shareApp } from './shared-app.ts';

const { actions } = en.device;

test.describe('token and key stay where they belong:', () => {
  const shared = shareApp(holdSeat);
  /** Reads all messages between main and the page so far. */
  let messages: (() => Promise<string>) | null = null;

  test('the key is shown in a window of its own', async () => {
    const { app, page, polar } = shared();
    messages = await recordIpcMessages(app);
    await page.reload();
    await untilConfirmed(page);
    await connectWith(shared(), polar.token);
    await goTo(page, 'device');
    await page.getByRole('button', { name: actions.check }).click();
    await expect(page.getByText(en.device.seats.ofLimit({ used: 2, limit: 3 }))).toBeVisible();

    await page.getByRole('button', { name: en.device.key.revealLabel }).click();
    const window = await keyWindow(app);
    await expect(window.locator('code')).toHaveText(polar.key);
    await closeKeyWindow(window);
  });

  test('the key is copied', async () => {
    const { app, page, polar } = shared();
    await withClipboard(async () => {
      await page.getByRole('button', { name: en.device.key.copyLabel }).click();
      await expect(page.getByText(en.device.key.copied).first()).toBeVisible();
      expect(await readClipboard(app)).toBe(polar.key);
    });
  });

  test('during a release that failed the key stands in one file, and the token in none', async () => {
    const { page, polar, dataFolder } = shared();
    // Polar's answer quotes the key.
    polar.faults.add({ type: 'fields-refused' }, { on: 'deactivate' });
    await confirmRelease(page);
    await expect(headline(page, en.device.failed.title)).toBeVisible();
    expect(await filesContaining(dataFolder, polar.key)).toEqual([
      path.relative(dataFolder, recordFile(dataFolder, 'device')),
    ]);
    expect(await filesContaining(dataFolder, polar.token)).toEqual([]);
  });

  test('neither reaches the page, the log or the terminal', async () => {
    const { page, polar, dataFolder, output } = shared();
    await press(page, actions.tryAgain);
    await expect(headline(page, en.device.released.title)).toBeVisible();
    const log = await readFile(path.join(dataFolder, 'logs', 'seatkeeper.log'), 'utf8');
    const places = {
      messages: (await messages?.()) ?? '',
      page: await page.content(),
      heap: await heapOf(page),
      terminal: output(),
      log,
    };
    // The searches find secrets that are there.
    for (const place of [places.messages, places.page, places.heap]) {
      expect(place).toContain('Studio workstation');
    }
    expect(places.messages).toContain('connection:connect asked [{"server":"loopback"}]');
    expect(log).toContain('release from=releasing event=confirmed to=released');
    for (const [place, content] of Object.entries(places)) {
      for (const secret of secretsOf(polar)) {
        expect(content.includes(secret), `${secret} in the ${place}`).toBe(false);
      }
    }
  });

  test('after the release no file holds them', async () => {
    const { polar, dataFolder } = shared();
    for (const secret of secretsOf(polar)) {
      expect(await filesContaining(dataFolder, secret), secret).toEqual([]);
    }
  });
});

/** The token, the key without what its masked form shows, and the id that releases the seat. */
function secretsOf(polar: Polar): readonly string[] {
  return [polar.token, polar.key.slice(0, -6), polar.activationId];
}

test('a copied key leaves the clipboard and X11’s selection after a minute', async ({
  held,
  polar,
}) => {
  const { app, page } = held;
  await untilConfirmed(page);
  // The minute lasts as long as it takes to see the key.
  await app.evaluate(() => {
    const { setTimeout: wait } = globalThis;
    globalThis.setTimeout = ((run: () => void, milliseconds: number) =>
      wait(run, milliseconds === 60_000 ? 4_000 : milliseconds)) as typeof setTimeout;
  });
  await withClipboard(async () => {
    await page.getByRole('button', { name: en.device.key.copyLabel }).click();
    await expect.poll(() => readSelection(app)).toBe(polar.key);
    expect(await readClipboard(app)).toBe(polar.key);
    await expect.poll(() => readClipboard(app)).toBe('');
    expect(await readSelection(app)).toBe('');
  });
});

test('a copied key leaves the clipboard and X11’s selection when the app ends', async ({
  held,
  polar,
  start,
}) => {
  const { app, page } = held;
  await untilConfirmed(page);
  await withClipboard(async () => {
    await page.getByRole('button', { name: en.device.key.copyLabel }).click();
    await expect(page.getByText(en.device.key.copied).first()).toBeVisible();
    expect(await readClipboard(app)).toBe(polar.key);
    expect(await readSelection(app)).toBe(polar.key);
    await app.close();
    const again = await start();
    expect(await readClipboard(again.app)).not.toBe(polar.key);
    expect(await readSelection(again.app)).not.toBe(polar.key);
  });
});
