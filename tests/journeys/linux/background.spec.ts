import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { en } from '../../../shared/text/en.ts';
import { goTo } from '../../support/journey-app.ts';
import { untilConfirmed } from '../../support/journey-device.ts';
import { expect, seatOf, test as base } from '../app-fixture.ts';

const { background: messages } = en.settings;

const test = base.extend<{ configFolder: string }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the dependencies of a fixture off its first parameter.
  configFolder: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-config-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
});

/** Closes the window, as its button does. */
async function closeWindow(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
}

const countWindows = async (app: ElectronApplication): Promise<number> =>
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

/** Returns a script that opens the window as the tray does, once a file exists. */
function openOnRequest(file: string): string {
  return `const { app, BrowserWindow } = require('electron');
const timer = setInterval(() => {
  if (!require('node:fs').existsSync(${JSON.stringify(file)})) return;
  clearInterval(timer);
  globalThis.windowsBefore = BrowserWindow.getAllWindows().length;
  app.emit('activate');
}, 50);`;
}

test('the app stays without its window only where the person wants it, and starts at login', async ({
  writeRecord,
  start,
  polar,
  configFolder,
}) => {
  await writeRecord('device', seatOf(polar));
  const { app, page } = await start({ env: { XDG_CONFIG_HOME: configFolder } });
  await untilConfirmed(page);
  await goTo(page, 'settings');
  const stay = page.getByRole('checkbox', { name: messages.stay });
  const login = page.getByRole('checkbox', { name: messages.login });
  await expect(stay).not.toBeChecked();
  await expect(login).toHaveCount(0);
  const entries = async (): Promise<readonly string[]> =>
    await readdir(path.join(configFolder, 'autostart')).catch(() => []);
  expect(await entries()).toEqual([]);

  await stay.focus();
  await page.keyboard.press('Space');
  await login.click();
  await expect.poll(entries).toEqual(['seatkeeper.desktop']);
  const entry = await readFile(path.join(configFolder, 'autostart/seatkeeper.desktop'), 'utf8');
  expect(entry).toContain('"--background"');

  await closeWindow(app);
  await expect.poll(async () => await countWindows(app)).toBe(0);
  const opened = app.waitForEvent('window');
  await app.evaluate(({ app: electron }) => electron.emit('activate'));
  const again = await opened;
  await untilConfirmed(again);

  await goTo(again, 'settings');
  await again.getByRole('checkbox', { name: messages.stay }).click();
  await expect.poll(entries).toEqual([]);
  const ended = app.waitForEvent('close');
  await closeWindow(app);
  await ended;
});

test('a start at login opens no window', async ({ start, polar, writeRecord, configFolder }) => {
  await writeRecord('device', seatOf(polar));
  await writeRecord('settings', { background: true, openAtLogin: true });
  const env = { XDG_CONFIG_HOME: configFolder };
  const request = path.join(configFolder, 'open');
  const first = path.join(configFolder, 'first.cjs');
  await writeFile(first, openOnRequest(request));
  const opening = start({ env, args: ['--background'], first });
  // The seat is checked without a window.
  await expect.poll(() => polar.log.count({ operation: 'validate' })).toBeGreaterThan(0);
  await writeFile(request, '');
  const { app, page } = await opening;
  await untilConfirmed(page);
  expect(await app.evaluate(() => (globalThis as { windowsBefore?: number }).windowsBefore)).toBe(
    0,
  );
});
