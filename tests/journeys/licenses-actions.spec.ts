import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
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
import type { Polar } from '../support/polar/start-polar.ts';
import { expect, test } from './app-fixture.ts';
import { shareApp } from './shared-app.ts';

const { licenses: messages, licensePanel, bulkRelease } = en;

const press = async (page: Page, name: string): Promise<void> =>
  await page.getByRole('button', { name, exact: true }).click();

const person = { name: 'Zsófia Planted-Here', email: 'zsofia.planted@customer.example' };
const label = 'Broken ThinkPad';

test.describe('whatever is done with a customer’s license, no customer stays on the disk:', () => {
  const shared = shareApp(async ({ polar, dataFolder }) => {
    const customer = polar.record.customer(polar.customerId);
    if (customer === undefined) throw new Error('The customer is not seeded');
    polar.record.putCustomer({ ...customer, ...person });
    polar.seller.addSeat(polar.licenseId, label);
    // Everything else that the app may write to lies in the folder that is searched.
    const within = (name: string): string => path.join(dataFolder, name);
    const [temp, cache, config] = [within('temp'), within('cache'), within('config')];
    for (const place of [temp, cache, config]) await mkdir(place, { recursive: true });
    return { env: { TMPDIR: temp, XDG_CACHE_HOME: cache, XDG_CONFIG_HOME: config } };
  });
  /** The folder for the file that a person saves. */
  let ownFolder = '';
  const exported = (): string => path.join(ownFolder, 'chosen.csv');

  test.beforeAll(async () => {
    ownFolder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-journey-saved-'));
  });

  test.afterAll(async () => {
    await rm(ownFolder, { recursive: true, force: true });
  });

  test('a broken laptop’s seat is released in six actions from the token', async () => {
    const { app, page, polar } = shared();
    await connectWith(shared(), polar.token);
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
      const name = licensePanel.seats.releaseOf(label);
      await panel.getByRole('button', { name }).click();
    });
    await runAction('confirm', async () => await press(page, licensePanel.release.confirm));
    actions.push('confirm what main asks');
    await expect(page.getByText(licensePanel.release.done(label)).first()).toBeVisible();
    expect(actions.length, actions.join(', ')).toBe(6);
    expect(await shownDialogs(app)).toHaveLength(1);
    const live = polar.record.liveActivations(polar.licenseId);
    expect(live.map((seat) => seat.label)).not.toContain(label);
    expect(live).toHaveLength(2);
  });

  test('the key is copied', async () => {
    const { page } = shared();
    await withClipboard(async () => {
      await press(page, licensePanel.copyLabel);
      await expect(page.getByText(licensePanel.copied).first()).toBeVisible();
    });
  });

  test('customers and keys are exported', async () => {
    const { app, page, polar } = shared();
    await page.getByRole('searchbox').fill('');
    await recordSaveDialogs(app, exported());
    await press(page, messages.export.open);
    await page.getByLabel(messages.export.customers).check();
    await page.getByLabel(messages.export.keys).check();
    await press(page, messages.export.confirm);
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
    const chosen = await readFile(exported(), 'utf8');
    for (const text of personalData(polar)) expect(chosen).toContain(text);
  });

  test('all seats are released', async () => {
    const { page } = shared();
    await press(page, bulkRelease.open);
    await page.getByLabel(bulkRelease.form.rule).selectOption('all');
    await press(page, bulkRelease.form.submit);
    await press(page, bulkRelease.plan.release(11));
    await page.getByLabel(bulkRelease.confirm.type(11)).fill('11');
    await press(page, bulkRelease.confirm.confirm(11));
    await expect(page.getByRole('heading', { name: bulkRelease.end.title(11, 11) })).toBeVisible();
  });

  test('the organization is disconnected', async () => {
    const { page } = shared();
    await goTo(page, 'settings');
    await press(page, en.settings.connection.disconnect);
    await press(page, en.settings.connection.dialog.confirm);
    await expect(connection(page)).toContainText(en.settings.connection.none);
  });

  test('no file holds a customer, a key or the token, before the app ends and after', async () => {
    const { app, polar, dataFolder } = shared();
    // The search finds what the app may save.
    const journals = ['activity.jsonl', 'bulk-release.jsonl'];
    expect(await filesContaining(dataFolder, 'MATEO-PC')).toEqual(journals);
    for (const text of [...personalData(polar), polar.token])
      expect(await filesContaining(dataFolder, text), text).toEqual([]);
    await app.close();
    for (const text of [...personalData(polar), polar.token])
      expect(await filesContaining(dataFolder, text), text).toEqual([]);
  });
});

/** Texts of the organization that no file of the app may hold: customers and keys. */
function personalData(polar: Polar): readonly string[] {
  const keys = Array.from(
    { length: 8 },
    (_, item) => polar.record.license(licenseId(item + 1))?.key ?? 'no such license',
  );
  return [person.name, person.email, 'mateo@studio-norte.example', 'Brightwater Films', ...keys];
}
