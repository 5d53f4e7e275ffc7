import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import { answer, ask, question, write } from '../support/admin-keyboard.ts';
import { pressByKey, tabTo } from '../support/journey-access.ts';
import { connection } from '../support/journey-app.ts';
import { copy, pasted, withClipboard } from '../support/journey-clipboard.ts';
import { saveInto } from '../support/journey-save.ts';
import { patternedUuid } from '../support/polar/patterned-uuid.ts';
import type { Polar } from '../support/polar/start-polar.ts';
import { expect, test, type RunningApp } from './app-fixture.ts';

const { licenses: words, licensePanel, bulkRelease, supportDesk } = en;
const { acts, seats, edit } = licensePanel;

const licenseId = (item: number): string => patternedUuid('11c0', item);
const [mateo, brightwater, spare, priya] = [licenseId(2), licenseId(3), licenseId(4), licenseId(7)];

const button = (within: Page | Locator, name: string): Locator =>
  within.getByRole('button', { name, exact: true });
const grid = (page: Page): Locator => page.getByRole('grid');
const rows = async (page: Page, count: number): Promise<void> =>
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(count + 1));
const panelOf = (page: Page, name: string): Locator => page.getByRole('region', { name });

/** Connects the organization and goes to its licenses. */
async function connect({ app, page }: RunningApp, polar: Polar): Promise<void> {
  await pressByKey(page, button(page, en.app.nav.settings));
  await pressByKey(page, button(connection(page), en.settings.connection.connect));
  await withClipboard(async () => {
    await copy(app, polar.token);
    await pressByKey(page, button(page, en.connect.submit));
    await expect(connection(page)).toContainText(en.settings.connection.session);
  });
  await expect(page.locator(':focus')).toBeVisible();
  await pressByKey(page, button(page, en.app.nav.licenses));
  await rows(page, 8);
}

/** Finds licenses by a text. */
async function find(page: Page, text: string, count: number): Promise<void> {
  await write(page, page.getByRole('searchbox'), text);
  await rows(page, count);
}

/** Opens the license at a place of the list. */
async function open(page: Page, place: number, customer: string): Promise<Locator> {
  await tabTo(page, grid(page));
  for (let step = 0; step < place; step += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const panel = panelOf(page, customer);
  await expect(panel.getByRole('heading', { name: customer })).toBeFocused();
  return panel;
}

test('one license by keyboard alone: found, changed, its key replaced, its seats released', async ({
  start,
  polar,
}) => {
  const running = await start();
  const { app, page } = running;
  await connect(running, polar);

  const status = page.getByLabel(words.search.status, { exact: true });
  await tabTo(page, status);
  await page.keyboard.type(words.statuses.disabled);
  await rows(page, 1);
  await open(page, 0, 'Priya Raman');
  await ask(page, button(page, acts.enable.open));
  await answer(page, acts.enable.confirm);
  expect(polar.record.license(priya)?.status).toBe('granted');
  await page.keyboard.press('Escape');
  await expect(page.getByText(words.nothingFound.title)).toBeVisible();
  await tabTo(page, status);
  await page.keyboard.press('Home');
  await rows(page, 8);

  await find(page, 'fernandez', 1);
  const panel = await open(page, 0, 'Mateo Fernández');
  await expect(panel).toContainText(en.device.seats.ofLimit({ used: 2, limit: 2 }));
  await expect(panel.getByText(seats.sameName)).toHaveCount(2);
  await expect(panel).toContainText(seats.lastSeen);
  const key = polar.record.license(mateo)?.key ?? '';
  expect(key.length).toBeGreaterThan(20);
  await withClipboard(async () => {
    await pressByKey(page, button(panel, licensePanel.copyLabel));
    await expect(page.getByText(licensePanel.copied).first()).toBeVisible();
    expect(await pasted(app)).toBe(key);
  });
  expect(await page.content()).not.toContain(key);
  await ask(page, button(panel, seats.releaseOf('MATEO-PC')).first());
  await expect(button(question(page), licensePanel.release.keep)).toBeFocused();
  await write(page, question(page).getByLabel(licensePanel.release.reason), 'lost laptop');
  expect(polar.record.liveActivations(mateo)).toHaveLength(2);
  await answer(page, licensePanel.release.confirm);
  await expect(panel).toContainText(en.device.seats.ofLimit({ used: 1, limit: 2 }));
  await expect(panel.locator('h2:focus, h3:focus')).toHaveCount(1);
  await expect(panel).toContainText(en.activity.reason('lost laptop'));
  expect(polar.record.liveActivations(mateo)).toHaveLength(1);
  expect(polar.log.count({ operation: 'deactivate', committed: true })).toBe(1);

  await pressByKey(page, button(panel, edit.open));
  await expect(panel.getByLabel(edit.seatLimit)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('0');
  await pressByKey(page, button(panel, edit.save));
  await expect(panel).toContainText(edit.notLimit);
  await write(page, panel.getByLabel(edit.seatLimit), '5');
  await write(page, panel.getByLabel(edit.usage), '7');
  await tabTo(page, panel.getByLabel(edit.expires));
  await page.keyboard.type('12312036');
  await pressByKey(page, button(panel, edit.save));
  await expect(panel).toContainText(en.device.seats.ofLimit({ used: 1, limit: 5 }));
  await expect(button(panel, edit.open)).toBeFocused();
  expect(polar.record.license(mateo)).toMatchObject({ limitActivations: 5, usage: 7 });
  expect(new Date(polar.record.license(mateo)?.expiresAt ?? 0).getFullYear()).toBe(2036);
  await ask(page, button(panel, acts.disable.open));
  await answer(page, acts.disable.confirm);
  expect(polar.record.license(mateo)?.status).toBe('disabled');
  await ask(page, button(panel, acts.revoke.open));
  await answer(page, acts.revoke.confirm);
  expect(polar.record.license(mateo)?.status).toBe('revoked');
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(grid(page)).toBeFocused();

  await tabTo(page, page.getByRole('searchbox'));
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await rows(page, 8);
  await tabTo(page, grid(page));
  // Letters that are typed in the list are searched for.
  await page.keyboard.type('Brightwater');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await expect(page.getByRole('searchbox')).toHaveValue('Brightwater');
  await rows(page, 2);
  const films = await open(page, 1, 'Brightwater Films');
  const before = polar.record.license(brightwater)?.key;
  await ask(page, button(films, acts.rotate.open));
  await answer(page, acts.rotate.confirm);
  await expect(films.getByText(seats.oldKey, { exact: true })).toHaveCount(4);
  expect(polar.record.license(brightwater)?.key).not.toBe(before);
  await expect(films).toContainText(en.activity.kinds['license-rotated']);
  await pressByKey(page, button(films, bulkRelease.stranded));
  await expect(page.getByRole('heading', { name: bulkRelease.plan.title(4) })).toBeVisible();
  await expect(page.locator('h1:focus, h2:focus')).toHaveCount(1);
  await ask(page, button(page, bulkRelease.plan.release(4)));
  await answer(page, bulkRelease.confirm.confirm(4));
  await expect(page.getByRole('heading', { name: bulkRelease.end.title(4, 4) })).toBeVisible();
  await expect(page.locator(':focus')).toBeVisible();
  expect(polar.record.liveActivations(brightwater)).toEqual([]);
  await pressByKey(page, button(page, bulkRelease.end.close));
  await pressByKey(page, button(page, bulkRelease.back));

  await pressByKey(page, button(page, supportDesk.open));
  await pressByKey(page, button(page, supportDesk.find));
  await expect(page.getByText(supportDesk.empty)).toBeVisible();
  await write(page, page.getByLabel(supportDesk.paste), 'ingrid.solberg@example.com');
  await pressByKey(page, button(page, supportDesk.find));
  const ingrid = panelOf(page, 'Ingrid Solberg');
  await expect(ingrid.getByRole('heading', { name: 'Ingrid Solberg' })).toBeFocused();
  await ask(page, button(ingrid, seats.releaseOf('Ingrid’s MacBook Air')));
  await answer(page, licensePanel.release.confirm);
  const reply = { device: 'Ingrid’s MacBook Air', how: 'released', caseCode: null } as const;
  await withClipboard(async () => {
    await pressByKey(page, button(page, supportDesk.reply.copy));
    await expect(page.getByText(supportDesk.reply.copied).first()).toBeVisible();
    expect(await pasted(app)).toBe(supportDesk.reply.text(reply));
  });
  expect(polar.record.liveActivations(polar.licenseId)).toHaveLength(1);
});

test('many licenses by keyboard alone: planned, counted, paused, canceled, told in tables', async ({
  start,
  polar,
  dataFolder,
}) => {
  for (let desk = 1; desk <= 14; desk += 1) polar.seller.addSeat(brightwater, `Desk ${desk}`);
  const running = await start();
  const { app, page } = running;
  await connect(running, polar);

  const list = path.join(dataFolder, 'list.csv');
  await saveInto(app, list);
  await ask(page, button(page, words.export.open));
  await expect(button(question(page), words.export.keep)).toBeFocused();
  await pressByKey(page, question(page).getByLabel(words.export.keys), 'Space');
  await answer(page, words.export.confirm);
  await expect(button(page, words.export.open)).toBeFocused();
  expect(await readFile(list, 'utf8')).toContain(polar.key);

  await pressByKey(page, button(page, bulkRelease.open));
  await pressByKey(page, button(page, bulkRelease.form.submit));
  await expect(page.getByRole('heading', { name: bulkRelease.plan.title(1) })).toBeFocused();
  await pressByKey(page, button(page, bulkRelease.plan.discard));
  await tabTo(page, page.getByLabel(bulkRelease.form.rule));
  await page.keyboard.press('End');
  await pressByKey(page, button(page, bulkRelease.form.submit));
  await expect(page.getByRole('heading', { name: bulkRelease.plan.title(25) })).toBeFocused();
  await pressByKey(page, grid(page), 'Space');

  polar.faults.add({ kind: 'slow', ms: 1_000 }, { on: 'deactivate', times: 24 });
  await ask(page, button(page, bulkRelease.plan.release(24)));
  await pressByKey(page, button(question(page), bulkRelease.confirm.confirm(24)));
  await expect(question(page)).toContainText(bulkRelease.confirm.wrong);
  await write(page, question(page).getByLabel(bulkRelease.confirm.type(24)), '24');
  await answer(page, bulkRelease.confirm.confirm(24));
  await pressByKey(page, button(page, bulkRelease.run.pause));
  await expect(page.getByRole('heading', { name: bulkRelease.run.paused(8, 24) })).toBeVisible();
  await expect(page.locator(':focus')).toBeVisible();
  await tabTo(page, page.getByLabel(words.pace.label));
  await page.keyboard.press('ArrowUp');
  await expect(page.getByLabel(words.pace.label)).toHaveValue('0.4');
  await pressByKey(page, button(page, bulkRelease.run.resume));
  await ask(page, button(page, bulkRelease.run.cancel));
  await answer(page, bulkRelease.run.cancelDialog.confirm);
  await expect(page.getByRole('heading', { name: bulkRelease.end.title(16, 24) })).toBeVisible();
  expect(polar.log.count({ operation: 'deactivate', committed: true })).toBe(16);
  await pressByKey(page, page.getByLabel(bulkRelease.end.full), 'Space');
  const report = path.join(dataFolder, 'report.csv');
  await saveInto(app, report);
  await pressByKey(page, button(page, bulkRelease.end.save));
  await expect(page.getByText(bulkRelease.end.saved).first()).toBeVisible();
  const told = await readFile(report, 'utf8');
  expect(told).toContain('licenses@brightwater.example');
  expect(told.split(`,${en.bulk.results.released},`)).toHaveLength(17);
  expect(told.split(`,${en.bulk.results['left-out']},`)).toHaveLength(9);
  await pressByKey(page, button(page, bulkRelease.end.close));

  // The seats of two licenses that are selected among eight, the newest of which is the first.
  const live = () => [brightwater, spare].flatMap((id) => polar.record.liveActivations(id));
  for (const { id } of live()) polar.seller.release(id);
  for (const id of [brightwater, brightwater, spare, mateo]) polar.seller.addSeat(id, 'Late desk');
  await pressByKey(page, button(page, bulkRelease.back));
  await rows(page, 8);
  await tabTo(page, grid(page));
  for (let step = 8; step > 4; step -= 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText(words.chosen.count(2))).toBeVisible();
  await pressByKey(page, button(page, bulkRelease.open));
  await expect(page.getByRole('radio', { name: bulkRelease.form.chosen(2) })).toBeChecked();
  await tabTo(page, page.getByLabel(bulkRelease.form.rule));
  await page.keyboard.press('End');
  await pressByKey(page, button(page, bulkRelease.form.submit));
  await ask(page, button(page, bulkRelease.plan.release(3)));
  await answer(page, bulkRelease.confirm.confirm(3));
  await expect(page.getByRole('heading', { name: bulkRelease.end.title(3, 3) })).toBeVisible();
  expect(live()).toEqual([]);
  expect(polar.record.liveActivations(mateo).map(({ label }) => label)).toContain('Late desk');
  await pressByKey(page, button(page, bulkRelease.end.close));

  await pressByKey(page, button(page, en.app.nav.settings));
  await ask(page, button(connection(page), en.settings.connection.disconnect));
  await answer(page, en.settings.connection.dialog.confirm);
  await expect(connection(page)).toContainText(en.settings.connection.none);
  await expect(button(page, en.app.nav.licenses)).toHaveCount(0);
});
