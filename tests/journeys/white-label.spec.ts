import { readdir, readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { de } from '../../shared/text/de.ts';
import { en } from '../../shared/text/en.ts';
import { readClipboard, withClipboard } from '../support/journey-clipboard.ts';
import { goTo } from '../support/journey-app.ts';
import { run } from '../support/journey-command.ts';
import { lumen } from '../support/lumen.ts';
import { expect, test } from './branded-fixture.ts';

test.describe.configure({ mode: 'default' });

/** Returns `#rrggbb` in the format of a computed style. */
function rgb(color: string): string {
  const value = Number.parseInt(color.slice(1), 16);
  return `rgb(${value >> 16}, ${(value >> 8) & 0xff}, ${value & 0xff})`;
}

test('a seller’s build has its name, its color, its one entry point and its own links', async ({
  lumenApp,
  start,
  polar,
}) => {
  const link = 'lumen-licenses://support?case=BCDF-GHJK';
  const { app, page } = await start({ appFolder: lumenApp, args: [link] });
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText('BCDF-GHJK');
  await dialog.getByRole('button', { name: en.support.link.decline, exact: true }).click();
  await expect(dialog).toBeHidden();

  expect(await app.evaluate(({ app: electron }) => electron.getName())).toBe('lumen-licenses');
  expect(await page.title()).toContain(lumen.productName);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    en.start.welcome(lumen.productName),
  );
  const { entryPoints } = en.start;
  await expect(page.getByRole('button', { name: entryPoints.key.title })).toBeVisible();
  await expect(page.getByRole('button', { name: entryPoints.organization.title })).toHaveCount(0);

  // The seller's picture stands where Seatkeeper has its chair.
  const logo = page.getByRole('banner').locator('img');
  await expect
    .poll(() => logo.evaluate((image) => (image as HTMLImageElement).naturalWidth))
    .toBe(96);
  await expect(page.locator('.brand .icon')).toHaveCount(0);
  await expect(page.locator('.test-build')).toHaveCount(0);

  // Hidden entry points cannot be called either.
  const answer = await page.evaluate(
    async () => await window.bridge.connection.connect({ server: 'loopback' }),
  );
  expect(answer).toEqual({ ok: false, failure: { code: 'input-invalid' } });
  expect(polar.log.count()).toBe(0);

  await goTo(page, 'settings');
  await expect(page.getByText(`${lumen.productName} ${lumen.version}`)).toBeVisible();
  await expect(
    page.getByRole('heading', { name: en.settings.connection.title, exact: true }),
  ).toHaveCount(0);
  const opened = await app.evaluate(({ shell }) => {
    const addresses: string[] = [];
    shell.openExternal = async (address) => void addresses.push(address);
    Object.assign(globalThis, { addresses });
  });
  expect(opened).toBeUndefined();
  const { documentation, supportPage, portal } = en.settings.about;
  await page.getByRole('button', { name: documentation }).click();
  await page.getByRole('button', { name: supportPage }).click();
  await page.getByRole('button', { name: portal }).click();
  await expect
    .poll(() => app.evaluate(() => (globalThis as { addresses?: string[] }).addresses))
    .toEqual([lumen.links.documentation, lumen.links.support, lumen.links.portal]);

  for (const colorMode of ['light', 'dark'] as const) {
    await app.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source;
    }, colorMode);
    await expect(page.getByRole('button', { name: supportPage })).toHaveCSS(
      'color',
      rgb(lumen.accent[colorMode]),
    );
  }
});

/** Returns the names and contents of all files below a folder. */
async function everythingIn(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const parts = entries.map(async (entry) => {
    const file = path.join(entry.parentPath, entry.name);
    const content = entry.isFile() ? await readFile(file, 'latin1').catch(() => '') : '';
    return `${path.relative(folder, file)}\n${content}`;
  });
  return (await Promise.all(parts)).join('\n');
}

test('a seller’s build asks customers for a key alone, and writes and sends no other name', async ({
  lumenApp,
  start,
  dataFolder,
  polar,
}) => {
  const { app, page } = await start({ appFolder: lumenApp });
  await page.getByRole('button', { name: en.start.entryPoints.key.title }).click();
  const form = page.locator('form');
  await expect(form.getByLabel(en.start.key.label)).toBeVisible();
  await expect(form.getByLabel(en.start.organization.label)).toHaveCount(0);
  await expect(form.getByRole('radio')).toHaveCount(0);
  await form.getByLabel(en.start.key.label).fill(polar.key);
  await form.getByRole('button', { name: en.start.activate.submit }).click();
  await expect.poll(() => polar.log.count()).toBeGreaterThan(0);
  expect(JSON.stringify(polar.log.all())).not.toMatch(/seat.?keeper/i);
  expect(polar.log.all()[0]?.headers['user-agent']).toBe('Lumen-Studio-Licenses/1.2.0');
  await app.close();
  // The paths of the test's own folders are in Chromium's files.
  const written = (await everythingIn(dataFolder)).replaceAll(/\/tmp\/seatkeeper-[\w-]+/g, '');
  expect(written.includes('Code Cache')).toBe(true);
  expect(/.{0,30}seat.?keeper.{0,30}/i.exec(written)?.[0] ?? null).toBeNull();
});

test('a test build says TEST on each screen, in both languages', async ({
  lumenTestApp,
  start,
  polar,
}) => {
  const { page } = await start({ appFolder: lumenTestApp });
  const mark = page.locator('.test-build');
  for (const screen of ['device', 'activity', 'settings'] as const) {
    await page.getByRole('navigation').getByRole('button', { name: en.app.nav[screen] }).click();
    await expect(mark).toContainText(en.app.testBuild.title);
    await expect(mark).toContainText(polar.baseUrl);
  }
  expect(await page.title()).toContain('TEST Lumen Studio Licenses');
  await page.getByLabel(en.settings.language.title).selectOption('de');
  await expect(mark).toContainText(de.app.testBuild.title);
});

test('a request that is too long for a mail link is copied, and the window says so', async ({
  lumenApp,
  start,
}) => {
  const { app, page } = await start({ appFolder: lumenApp });
  await app.evaluate(({ shell }) => {
    const addresses: string[] = [];
    shell.openExternal = async (address) => void addresses.push(address);
    Object.assign(globalThis, { addresses });
  });
  const opened = () => app.evaluate(() => (globalThis as { addresses?: string[] }).addresses);
  const { support } = en;
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await press(support.entryPoints.lost.title);
  const name = page.getByLabel(support.device.label, { exact: true });
  await name.fill('Old laptop');
  await press(support.prepare);
  await press(support.case.mail);
  await expect.poll(async () => (await opened())?.length).toBe(1);
  await expect(page.getByText(support.case.mailCopied)).toHaveCount(0);

  await press(support.case.change);
  await name.fill('工作室的电脑'.repeat(20));
  await press(support.prepare);
  const code = await page.locator('.case-code').innerText();
  await withClipboard(async () => {
    await press(support.case.mail);
    await expect(page.getByRole('main').getByText(support.case.mailCopied)).toBeVisible();
    expect(await readClipboard(app)).toContain(`support-case {"version":1,"code":"${code}"`);
  });
  const [short = '', long = ''] = (await opened()) ?? [];
  expect(decodeURIComponent(short)).toContain('Device: Old laptop');
  expect(long.length).toBeLessThanOrEqual(2_000);
  expect(long).toContain(encodeURIComponent(support.bundle.paste));
});

test('its command has the seller’s name', async ({ lumenApp, dataFolder, polar }) => {
  const at = { appFolder: lumenApp, dataFolder, server: polar.baseUrl };
  const help = await run(['--help'], at);
  expect(help.stdout).toContain('lumen-licenses status\n');
  const release = await run(['release', '--help'], at);
  expect(release.stdout).toContain('lumen-licenses release --dry-run');
  const wrong = await run(['relase'], at);
  expect(wrong.stderr).toContain("'lumen-licenses --help'");
  expect(help.stdout + release.stdout + wrong.stderr).not.toMatch(/seatkeeper/i);
});
