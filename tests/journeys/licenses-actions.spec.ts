import { mkdir, readFile } from 'node:fs/promises';
import * as path from 'node:path';
import type { Page } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import {
  answerDialogs,
  shownDialogs,
  connection,
  connectWith,
  goTo,
} from '../support/journey-app.ts';
import { withClipboard } from '../support/journey-clipboard.ts';
import { recordSaveDialogs } from '../support/journey-save.ts';
import { filesContaining } from '../support/journey-secrets.ts';
import { licenseId } from '../support/polar/seed-small.ts';
import { expect, test } from './app-fixture.ts';

const { licenses: messages, licensePanel, bulkRelease } = en;

const press = async (page: Page, name: string): Promise<void> =>
  await page.getByRole('button', { name, exact: true }).click();

test('a broken laptop’s seat is released in six actions from the token, and no customer stays on the disk', async ({
  start,
  polar,
  dataFolder,
}, testInfo) => {
  const person = { name: 'Zsófia Planted-Here', email: 'zsofia.planted@customer.example' };
  const customer = polar.record.customer(polar.customerId);
  if (customer === undefined) throw new Error('The customer is not seeded');
  polar.record.putCustomer({ ...customer, ...person });
  const laptop = polar.seller.addSeat(polar.licenseId, 'Broken ThinkPad');
  // Everything else that it may write to lies in the folder that is searched.
  const within = (name: string): string => path.join(dataFolder, name);
  const [temp, cache, config] = [within('temp'), within('cache'), within('config')];
  for (const place of [temp, cache, config]) await mkdir(place, { recursive: true });
  const env = { TMPDIR: temp, XDG_CACHE_HOME: cache, XDG_CONFIG_HOME: config };
  const running = await start({ env });
  const { app, page } = running;
  await connectWith(running, polar.token);
  await answerDialogs(app, 1);

  const actions: string[] = [];
  const runAction = async (what: string, run: () => Promise<void>): Promise<void> => {
    actions.push(what);
    await run();
  };
  const panel = page.getByRole('region', { name: person.name });
  await runAction('open the licenses', async () => await press(page, en.app.nav.licenses));
  await runAction('search', async () => await page.getByRole('searchbox').fill(person.email));
  await runAction(
    'open the license',
    async () => await page.getByText(person.email).first().click(),
  );
  await runAction('release', async () => {
    const name = licensePanel.seats.releaseOf(laptop.label);
    await panel.getByRole('button', { name }).click();
  });
  await runAction('confirm', async () => await press(page, licensePanel.release.confirm));
  actions.push('confirm what main asks');
  await expect(page.getByText(licensePanel.release.done(laptop.label)).first()).toBeVisible();
  expect(actions.length, actions.join(', ')).toBe(6);
  expect(await shownDialogs(app)).toHaveLength(1);
  const live = polar.record.liveActivations(polar.licenseId);
  expect(live.map(({ label }) => label)).not.toContain(laptop.label);
  expect(live).toHaveLength(2);

  await withClipboard(async () => {
    await press(page, licensePanel.copyLabel);
    await expect(page.getByText(licensePanel.copied).first()).toBeVisible();
  });
  await press(page, messages.search.clear);
  const exported = testInfo.outputPath('chosen.csv');
  await recordSaveDialogs(app, exported);
  await press(page, messages.export.open);
  await page.getByLabel(messages.export.customers).check();
  await page.getByLabel(messages.export.keys).check();
  await press(page, messages.export.confirm);
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await press(page, bulkRelease.open);
  await page.getByLabel(bulkRelease.form.rule).selectOption('all');
  await press(page, bulkRelease.form.submit);
  await press(page, bulkRelease.plan.release(11));
  await page.getByLabel(bulkRelease.confirm.type(11)).fill('11');
  await press(page, bulkRelease.confirm.confirm(11));
  await expect(page.getByRole('heading', { name: bulkRelease.end.title(11, 11) })).toBeVisible();
  await goTo(page, 'settings');
  await press(page, en.settings.connection.disconnect);
  await press(page, en.settings.connection.dialog.confirm);
  await expect(connection(page)).toContainText(en.settings.connection.none);

  const planted = [person.name, person.email, 'mateo@studio-norte.example', 'Brightwater Films'];
  for (let item = 1; item <= 8; item += 1) {
    planted.push(polar.record.license(licenseId(item))?.key ?? 'no such license');
  }
  // The search finds what a person chose to save.
  const chosen = await readFile(exported, 'utf8');
  for (const text of planted) expect(chosen).toContain(text);
  const journals = ['activity.jsonl', 'bulk-release.jsonl'];
  expect(await filesContaining(dataFolder, 'MATEO-PC')).toEqual(journals);
  for (const text of [...planted, polar.token])
    expect(await filesContaining(dataFolder, text), text).toEqual([]);
  await app.close();
  for (const text of [...planted, polar.token])
    expect(await filesContaining(dataFolder, text), text).toEqual([]);
});
