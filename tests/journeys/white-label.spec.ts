import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { bundleApp } from '../../scripts/packaging/bundle.ts';
import { en } from '../../shared/text/en.ts';
import { lumen } from '../support/lumen.ts';
import { readClipboard, withClipboard } from '../support/journey-clipboard.ts';
import { goTo } from '../support/journey-app.ts';
import { run } from '../support/journey-command.ts';
import { expect, test as base } from './app-fixture.ts';

const test = base.extend<{ lumenApp: string }>({
  /** The app as it is bundled for a seller's package. */
  lumenApp: async ({ polar }, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-lumen-'));
    const vendorFile = path.join(folder, 'lumen.json');
    const app = path.join(folder, 'app');
    // The encoding of PowerShell's `>`.
    await writeFile(vendorFile, `\ufeff${JSON.stringify(lumen)}`, 'utf16le');
    await bundleApp(app, { vendorFile, loopback: polar.baseUrl });
    await use(app);
    await rm(folder, { recursive: true, force: true });
  },
});

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

  // Hidden entry points cannot be called either.
  const answer = await page.evaluate(
    async () => await window.bridge.connection.connect({ server: 'loopback' }),
  );
  expect(answer).toEqual({ ok: false, failure: { code: 'input-invalid' } });
  expect(polar.log.count()).toBe(0);

  await goTo(page, 'settings');
  await expect(page.getByText(`${lumen.productName} 0.1.0`)).toBeVisible();
  await expect(
    page.getByRole('heading', { name: en.settings.connection.title, exact: true }),
  ).toHaveCount(0);
  const opened = await app.evaluate(({ shell }) => {
    const addresses: string[] = [];
    shell.openExternal = async (address) => void addresses.push(address);
    Object.assign(globalThis, { addresses });
  });
  expect(opened).toBeUndefined();
  const { documentation, supportPage } = en.settings.about;
  await page.getByRole('button', { name: documentation }).click();
  await page.getByRole('button', { name: supportPage }).click();
  await expect
    .poll(() => app.evaluate(() => (globalThis as { addresses?: string[] }).addresses))
    .toEqual([lumen.links.documentation, lumen.links.support]);

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
    expect(await readClipboard(app)).toContain(`seatkeeper-case {"version":1,"code":"${code}"`);
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
