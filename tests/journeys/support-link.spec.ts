import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { en } from '../../shared/text/en.ts';
import { headline, isHeldAtPolar, untilConfirmed } from '../support/journey-device.ts';
import { seatOf, expect, test, type RunningApp } from './app-fixture.ts';

const { link: messages, banner } = en.support;
const code = 'BCDF-GHJK';
const link = `seatkeeper://support?case=${code}`;

/**
 * Opens a link as the system does: it starts the app again, which passes the link to the running
 * app and exits.
 */
async function openLink({ app }: RunningApp, dataFolder: string, opened: string): Promise<void> {
  const { spawnfile } = app.process();
  const appFolder = await app.evaluate(({ app: electron }) => electron.getAppPath());
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [...sandbox, appFolder, `--user-data-dir=${dataFolder}`, '--', opened];
  const again = spawn(spawnfile, args, { stdio: 'ignore' });
  await once(again, 'exit');
}

test('a link that starts the app asks first, and a yes only shows the case', async ({
  writeRecord,
  start,
  polar,
}) => {
  await writeRecord('device', seatOf(polar));
  const { page } = await start({ args: [link] });
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText(messages.title(code));
  await expect(dialog.getByRole('button', { name: messages.decline, exact: true })).toBeFocused();
  await dialog.getByRole('button', { name: messages.confirm }).click();
  const shown = page.getByRole('region', { name: banner.title(code), exact: true });
  await expect(shown).toBeVisible();
  await untilConfirmed(page);
  expect(polar.log.count({ operation: 'deactivate' })).toBe(0);
  await page.getByRole('button', { name: banner.close }).click();
  await expect(shown).toBeHidden();
});

test('a link reaches the running app, Escape declines, and another link right after it is ignored', async ({
  held,
  dataFolder,
  polar,
}) => {
  const { page } = held;
  await untilConfirmed(page);
  await page.getByRole('button', { name: en.app.nav.settings }).click();
  await openLink(held, dataFolder, link);
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText(code);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('heading', { level: 1, name: en.settings.title })).toBeVisible();
  await openLink(held, dataFolder, 'seatkeeper://support?case=ZXWV-TSRQ');
  await page.getByRole('button', { name: en.app.nav.device }).click();
  await expect(headline(page, en.device.active.title)).toBeVisible();
  await expect(dialog).toBeHidden();
  expect(isHeldAtPolar(polar)).toBe(true);
});

test('a link reaches the app by macOS’s event', async ({ held, polar }) => {
  await untilConfirmed(held.page);
  const prevented = await held.app.evaluate(({ app }, opened) => {
    let count = 0;
    app.emit('open-url', { preventDefault: () => (count += 1) }, opened);
    return count;
  }, link);
  expect(prevented).toBe(1);
  const dialog = held.page.getByRole('alertdialog');
  await expect(dialog).toContainText(messages.title(code));
  await dialog.getByRole('button', { name: messages.decline, exact: true }).click();
  await expect(dialog).toBeHidden();
  expect(isHeldAtPolar(polar)).toBe(true);
});

test('a link with any other content is ignored', async ({ held, dataFolder, polar }) => {
  const { page } = held;
  await untilConfirmed(page);
  for (const other of [`${link}&action=release`, 'seatkeeper://release', `${link}#x`]) {
    await openLink(held, dataFolder, other);
  }
  // If the app had accepted one of them, it would ask about that one first.
  await openLink(held, dataFolder, 'seatkeeper://support?case=ZXWV-TSRQ');
  await expect(page.getByRole('alertdialog')).toContainText('ZXWV-TSRQ');
  expect(isHeldAtPolar(polar)).toBe(true);
});
