import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import { releasedActivationIds } from '../support/admin-harness.ts';
import { answerDialogs, connection, connectWith, goTo, kill } from '../support/journey-app.ts';
import { grid, openLicenses, openList, press } from '../support/journey-licenses.ts';
import { recordSaveDialogs } from '../support/journey-save.ts';
import { licenseId } from '../support/polar/seed-small.ts';
import type { Polar } from '../support/polar/start-polar.ts';
import type { StoredActivation, Subject } from '../support/polar/stored.ts';
import { expect, test, type RunningApp } from './app-fixture.ts';

const { licenses: messages, bulkRelease } = en;

/** Number of all seats of the small organization. */
const allSeats = 11;

/** Disconnects, and connects with another token. */
async function reconnect(running: RunningApp, token: string): Promise<void> {
  const { page } = running;
  const { disconnect, dialog } = en.settings.connection;
  await goTo(page, 'settings');
  await connection(page).getByRole('button', { name: disconnect }).click();
  await press(page.getByRole('alertdialog'), dialog.confirm);
  await connectWith(running, token);
}

/** Adds another token with the scopes of the seller's. */
function tokenLike(polar: Polar, token: string, subject?: Subject): void {
  const stored = polar.record.tokens.get(polar.token);
  if (stored === undefined) throw new Error('The seller’s token is not seeded');
  polar.record.tokens.set(token, {
    ...stored,
    token,
    revoked: false,
    subject: subject ?? stored.subject,
  });
}

/** Seats that the server counts for the small organization's licenses. */
function seatsHeld(polar: Polar): readonly StoredActivation[] {
  return Array.from({ length: 8 }, (_, item) =>
    polar.record.liveActivations(licenseId(item + 1)),
  ).flat();
}

/** Number of those seats. */
const liveSeats = (polar: Polar): number => seatsHeld(polar).length;

/**
 * Adds a fault for every twenty-fifth of `releases` releases, in turn. The cut of a connection
 * after Polar acted is not among them: Chromium then retries by itself, and the second answer says
 * that the seat is free already.
 */
function mixFaults(polar: Polar, releases: number): void {
  const types = ['reset', 'error-after', 'request-lost', 'truncated', 'bad-gateway'] as const;
  for (let at = 0; at < releases; at += 25) {
    polar.faults.add({ type: 'slow', ms: 1 }, { on: 'deactivate', times: 24 });
    const type = types[(at / 25) % types.length] ?? 'reset';
    polar.faults.add({ type }, { on: 'deactivate' });
  }
}

/** Confirms a plan of this number of seats. */
async function confirm(page: Page, seats: number): Promise<void> {
  await press(page, bulkRelease.plan.release(seats));
  const dialog = page.getByRole('alertdialog');
  await dialog.getByLabel(bulkRelease.confirm.type(seats)).fill(String(seats));
  await press(dialog, bulkRelease.confirm.confirm(seats));
}

test('releases the seats that a file names, though the token ends meanwhile and a license is deleted', async ({
  start,
  polar,
}) => {
  const running = await start();
  await answerDialogs(running.app, 1);
  const { page } = running;
  for (let index = 1; index <= 6; index += 1) polar.seller.addSeat(licenseId(3), `Desk ${index}`);
  const seats = allSeats + 6;
  await openLicenses(running, polar);
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '9');
  await press(page, bulkRelease.open);
  await page.getByRole('radio', { name: bulkRelease.form.csv }).check();
  await page.getByLabel(bulkRelease.form.rule).selectOption('all');
  await press(page, bulkRelease.form.submit);
  await expect(page.getByRole('main').getByText(bulkRelease.form.noFile)).toBeVisible();
  const priya = polar.record.license(licenseId(7));
  const lines = [
    'Kunde;E-Mail;Schlüssel',
    '"Solberg; Ingrid";INGRID.SOLBERG@example.com;',
    ';mateo@studio-norte.example;',
    ';licenses@brightwater.example;',
    ';yoko.sato@example.jp;',
    ';k.abara@example.org;',
    `"=HYPERLINK(""https://evil.example"")";;${priya?.key}`,
    ';unknown@nowhere.example;',
  ];
  await page.getByLabel(bulkRelease.form.file, { exact: true }).setInputFiles({
    name: 'lost.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`\ufeff${lines.join('\r\n')}`),
  });
  await press(page, bulkRelease.form.submit);
  await expect(page.getByRole('heading', { name: bulkRelease.plan.title(seats) })).toBeVisible();
  await expect(page.getByText(bulkRelease.plan.skipped.title(1))).toBeVisible();

  polar.faults.add({ type: 'slow', ms: 1 }, { on: 'deactivate', times: 3 });
  polar.faults.add({ type: 'slow', ms: 2_000 }, { on: 'deactivate', times: seats });
  await confirm(page, seats);
  await expect.poll(() => liveSeats(polar)).toBe(seats - 3);
  polar.seller.revokeToken(polar.token);
  await expect(
    page.getByRole('heading', { name: bulkRelease.run.stopped(3, seats) }),
  ).toBeVisible();
  await expect(page.getByText(en.failures.words['token-ended'].title).first()).toBeVisible();
  expect(liveSeats(polar)).toBe(seats - 3);
  polar.faults.clear();

  // Connecting another organization, which has no licenses, does not continue the run.
  const another = `${polar.token}_empty`;
  tokenLike(polar, another, { type: 'organization', organizationId: randomUUID() });
  await reconnect(running, another);
  await openList(page);
  await expect(page.getByText(messages.empty.title)).toBeVisible();
  await press(page, bulkRelease.banner.show);
  await press(page, bulkRelease.run.resume);
  await expect(page.getByText(en.failures.words['no-licenses'].title).first()).toBeVisible();
  expect(liveSeats(polar)).toBe(seats - 3);

  const fresh = `${polar.token}_fresh`;
  tokenLike(polar, fresh);
  polar.seller.delete(licenseId(7));
  await reconnect(running, fresh);
  await openList(page);
  await press(page, bulkRelease.banner.show);
  await press(page, bulkRelease.run.resume);
  const end = page.getByRole('heading', { name: bulkRelease.end.title(seats - 1, seats) });
  await expect(end).toBeVisible({ timeout: 30_000 });
  await grid(page).focus();
  await page.keyboard.press('End');
  await expect(grid(page).getByText(en.bulk.results.failed, { exact: true })).toHaveCount(1);
  await expect(grid(page)).toContainText(en.failures.words['license-unknown'].title);
  expect(liveSeats(polar)).toBe(0);
  expect(polar.log.count({ operation: 'deactivate', committed: true })).toBe(seats - 1);
  await press(page, bulkRelease.end.close);
  await press(page, bulkRelease.back);

  // A license that is deleted while it is listed shows that once it is opened, and disappears when
  // the list is read again.
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '8');
  polar.seller.delete(licenseId(6));
  await grid(page).getByText('k.abara@example.org').click();
  const panel = page.getByRole('region', { name: en.licensePanel.label });
  await expect(panel).toContainText(en.failures.words['license-unknown'].title);
  await press(page, messages.progress.readAgain);
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '7');
});

test('an Excel table with damaged keys releases the seats that it names, and lists the other lines', async ({
  start,
  polar,
  dataFolder,
}) => {
  const running = await start();
  await answerDialogs(running.app, 1);
  const { page } = running;
  const mateo = 'mateo@studio-norte.example';
  const owned = Array.from({ length: 8 }, (_, item) => polar.record.license(licenseId(item + 1)));
  const named = owned.find(
    (license) =>
      license !== undefined && polar.record.customer(license.customerId)?.email === mateo,
  );
  if (named === undefined) throw new Error('Mateo has no license');
  const another = owned.find((license) => license !== undefined && license.id !== named.id);
  if (another === undefined) throw new Error('There is one license alone');
  const seats = polar.record.liveActivations(named.id).length;
  const others = liveSeats(polar) - seats;
  await openLicenses(running, polar);
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '9');
  await press(page, bulkRelease.open);
  await page.getByRole('radio', { name: bulkRelease.form.csv }).check();
  await page.getByLabel(bulkRelease.form.rule).selectOption('all');
  const spoiled = `${another.key.slice(0, -4)}…`;
  const owner = polar.record.customer(another.customerId)?.email;
  const lines = [
    'Lizenzen, November',
    'Kunde;E-Mail;Schlüssel',
    `Mateo;${mateo};'\u200b${named.key.toLowerCase()}'`,
    `"20"" iMac";${owner};${spoiled}`,
    ';unknown@nowhere.example;',
  ];
  await page.getByLabel(bulkRelease.form.file, { exact: true }).setInputFiles({
    name: 'seats.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`\ufeff${lines.join('\r\n')}`, 'utf16le'),
  });
  await press(page, bulkRelease.form.submit);
  await expect(page.getByRole('heading', { name: bulkRelease.plan.title(seats) })).toBeVisible();
  const { skipped } = bulkRelease.plan;
  await page.getByText(skipped.title(2)).click();
  const items = page.getByRole('listitem').filter({ hasText: /^Line/ });
  await expect(items).toHaveCount(2);
  await expect(items.first()).toContainText(skipped.line(4));
  await expect(items.first()).toContainText(en.bulk.skipped.reasons['not-understood']);
  await expect(items.last()).toContainText(en.bulk.skipped.reasons['unknown-address']);
  await expect(page.getByRole('main')).not.toContainText(another.key.slice(0, 24));
  const file = path.join(dataFolder, 'lines.csv');
  await recordSaveDialogs(running.app, file);
  await press(page, skipped.save);
  await expect(page.getByText(skipped.saved).first()).toBeVisible();
  expect(await readFile(file, 'utf8')).toContain(spoiled);

  await press(page, bulkRelease.plan.release(seats));
  await expect(
    page.getByRole('heading', { name: bulkRelease.end.title(seats, seats) }),
  ).toBeVisible();
  expect(polar.record.liveActivations(named.id)).toEqual([]);
  expect(liveSeats(polar)).toBe(others);
});

test('two thousand seats with faults and a kill of the app are all released, each once', async ({
  start,
  polar,
}) => {
  // Each seat costs three syncs of the disk, which take long on a busy disk.
  test.setTimeout(180_000);
  const maxWait = { timeout: 90_000 };
  const seats = 2_000;
  for (let index = allSeats; index < seats; index += 1) {
    polar.seller.addSeat(licenseId(1 + (index % 8)), `Desk ${index}`);
  }
  expect(liveSeats(polar)).toBe(seats);
  const first = await start();
  await answerDialogs(first.app, 1);
  await openLicenses(first, polar);
  // Added only now: connecting also tries a release.
  mixFaults(polar, seats);
  await expect(grid(first.page)).toHaveAttribute('aria-rowcount', '9');
  await press(first.page, bulkRelease.open);
  await first.page.getByLabel(bulkRelease.form.rule).selectOption('all');
  await press(first.page, bulkRelease.form.submit);
  await confirm(first.page, seats);
  await expect.poll(() => liveSeats(polar), maxWait).toBeLessThan(seats - 700);
  await kill(first.app);

  // Meanwhile a key is replaced, and a seat is released elsewhere.
  const elsewhere = seatsHeld(polar).at(-1);
  if (elsewhere === undefined) throw new Error('All were released before the kill.');
  polar.seller.rotate(elsewhere.licenseId);
  polar.seller.release(elsewhere.id);
  const left = liveSeats(polar);
  polar.faults.clear();
  const second = await start();
  await answerDialogs(second.app, 1);
  await openLicenses(second, polar);
  mixFaults(polar, left);
  await press(second.page, bulkRelease.banner.show);
  await expect(second.page.getByText(bulkRelease.run.interruptedBody)).toBeVisible();
  expect(liveSeats(polar)).toBe(left);
  await press(second.page, bulkRelease.run.resume);
  // All seats but the one that was already free; if its request was pending at the kill, the app
  // cannot know which it was.
  const end = second.page.getByRole('heading', {
    name: /^(?:1,999|2,000) of 2,000 seats released$/,
  });
  await expect(end).toBeVisible(maxWait);
  expect(liveSeats(polar)).toBe(0);
  const released = releasedActivationIds(polar);
  expect(released).toHaveLength(seats - 1);
  expect(new Set([...released, elsewhere.id]).size).toBe(seats);
  const counts = second.page.getByLabel(bulkRelease.counts.label);
  await expect(counts).not.toContainText(bulkRelease.counts.failed);
  await expect(counts).not.toContainText(bulkRelease.counts.stillHeld);
});
