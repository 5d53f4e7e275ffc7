import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { en } from '../../shared/text/en.ts';
import { byPointer } from '../support/input-methods.ts';
import { answerDialogs, connection, connectWith, goTo } from '../support/journey-app.ts';
import type { StaffUser } from '../support/journey-admin.ts';
import {
  allSeats,
  confirmRelease,
  grid,
  liveSeats,
  openLicenses,
  openList,
  press,
} from '../support/journey-licenses.ts';
import { recordSaveDialogs } from '../support/journey-save.ts';
import { licenseId } from '../support/polar/seed-small.ts';
import type { Polar } from '../support/polar/start-polar.ts';
import type { Subject } from '../support/polar/stored.ts';
import { expect, test } from './app-fixture.ts';
import { useStaff } from './use-staff.ts';

const { licenses: messages, bulkRelease } = en;

/** Disconnects, and connects with another token. */
async function reconnect(staff: StaffUser, token: string): Promise<void> {
  const { page } = staff;
  const { disconnect, dialog } = en.settings.connection;
  await goTo(page, 'settings');
  await connection(page).getByRole('button', { name: disconnect }).click();
  await press(page.getByRole('alertdialog'), dialog.confirm);
  await connectWith(staff, token);
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

test.describe('a bulk release by a file', () => {
  const seats = allSeats + 6;
  const staffOf = useStaff(byPointer, (polar) => {
    for (let index = 1; index <= 6; index += 1) polar.seller.addSeat(licenseId(3), `Desk ${index}`);
  });

  test('plans the seats that the file names, and counts its unknown lines', async () => {
    const { page, polar } = staffOf();
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
    const { notIncluded } = bulkRelease.plan;
    await expect(page.getByText(notIncluded.title([notIncluded.lines(1)]))).toBeVisible();
  });

  test('stops when the token ends', async () => {
    const { page, polar } = staffOf();
    polar.faults.add({ type: 'slow', ms: 1 }, { on: 'deactivate', times: 3 });
    polar.faults.add({ type: 'slow', ms: 2_000 }, { on: 'deactivate', times: seats });
    await confirmRelease(page, seats);
    await expect.poll(() => liveSeats(polar)).toBe(seats - 3);
    polar.seller.revokeToken(polar.token);
    await expect(
      page.getByRole('heading', { name: bulkRelease.run.stopped(3, seats) }),
    ).toBeVisible();
    await expect(page.getByText(en.failures.words['token-ended'].title).first()).toBeVisible();
    expect(liveSeats(polar)).toBe(seats - 3);
    polar.faults.clear();
    // The refused token could release nothing more.
    const connect = page.getByRole('button', { name: bulkRelease.run.connect });
    await expect(connect).toHaveClass(/button-primary/);
    await connect.click();
    await expect(page.getByRole('heading', { level: 1, name: en.connect.title })).toBeVisible();
  });

  test('does not continue for another organization, which has no licenses', async () => {
    const staff = staffOf();
    const { page, polar } = staff;
    const another = `${polar.token}_empty`;
    tokenLike(polar, another, { type: 'organization', organizationId: randomUUID() });
    await reconnect(staff, another);
    await openList(page);
    await expect(page.getByText(messages.empty.title)).toBeVisible();
    await press(page, bulkRelease.banner.show);
    await press(page, bulkRelease.run.resume);
    await expect(page.getByText(en.failures.words['no-licenses'].title).first()).toBeVisible();
    expect(liveSeats(polar)).toBe(seats - 3);
  });

  test('resumes with a new token, and lists the seat of a deleted license as failed', async () => {
    const staff = staffOf();
    const { page, polar } = staff;
    const fresh = `${polar.token}_fresh`;
    tokenLike(polar, fresh);
    polar.seller.delete(licenseId(7));
    await reconnect(staff, fresh);
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
  });

  test('shows that a listed license was deleted once it is opened, and drops it when the list is read again', async () => {
    const { page, polar } = staffOf();
    await expect(grid(page)).toHaveAttribute('aria-rowcount', '8');
    polar.seller.delete(licenseId(6));
    await grid(page).getByText('k.abara@example.org').click();
    const panel = page.getByRole('region', { name: en.licensePanel.label });
    await expect(panel).toContainText(en.failures.words['license-unknown'].title);
    await press(page, messages.progress.readAgain);
    await expect(grid(page)).toHaveAttribute('aria-rowcount', '7');
  });
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
  const { skipped, notIncluded } = bulkRelease.plan;
  await page.getByText(notIncluded.title([notIncluded.lines(2)])).click();
  await expect(page.getByRole('heading', { name: skipped.title(2) })).toBeVisible();
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
