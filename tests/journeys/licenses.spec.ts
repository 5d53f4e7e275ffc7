import type { Locator, Page } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import { connectWith, kill } from '../support/journey-app.ts';
import { pasted, withClipboard } from '../support/journey-clipboard.ts';
import { patternedUuid } from '../support/polar/patterned-uuid.ts';
import type { Polar } from '../support/polar/start-polar.ts';
import { expect, test, type RunningApp } from './app-fixture.ts';

const { licenses: words, licensePanel, bulkRelease, supportDesk } = en;

/** The second seeded license: Mateo Fernández, two seats of one name, none free. */
const mateo = patternedUuid('11c0', 2);
/** All seats of the small organization. */
const allSeats = 11;

/** The app on the screen with the organization's licenses. */
async function openLicenses(running: RunningApp, polar: Polar): Promise<void> {
  const { page } = running;
  const nav = page.getByRole('navigation', { name: en.app.nav.label });
  await expect(nav.getByRole('button', { name: en.app.nav.settings })).toBeVisible();
  expect(await nav.getByRole('button', { name: en.app.nav.licenses }).count()).toBe(0);
  await connectWith(running, polar.token);
  await nav.getByRole('button', { name: en.app.nav.licenses }).click();
  await expect(page.getByRole('heading', { level: 1, name: words.title })).toBeVisible();
}

const grid = (page: Page): Locator => page.getByRole('grid');
const press = (page: Page | Locator, name: string) =>
  page.getByRole('button', { name, exact: true }).click();

/** How many seats the server has in all. */
function liveSeats(polar: Polar): number {
  return Array.from({ length: 8 }, (_, item) => patternedUuid('11c0', item + 1)).reduce(
    (sum, id) => sum + polar.record.liveActivations(id).length,
    0,
  );
}

/** Chooses every seat of every license, and starts to release them. */
async function releaseAll(page: Page): Promise<void> {
  await press(page, bulkRelease.open);
  await page.getByLabel(bulkRelease.form.rule).selectOption('all');
  await press(page, bulkRelease.form.submit);
  await expect(page.getByRole('heading', { name: bulkRelease.plan.title(allSeats) })).toBeVisible();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(allSeats + 1));
  await press(page, bulkRelease.plan.release(allSeats));
  const dialog = page.getByRole('alertdialog');
  await expect(dialog.getByRole('button', { name: bulkRelease.confirm.keep })).toBeFocused();
  await press(dialog, bulkRelease.confirm.confirm(allSeats));
  await expect(dialog).toContainText(bulkRelease.confirm.wrong);
  await dialog.getByLabel(bulkRelease.confirm.type(allSeats)).fill(String(allSeats));
  await press(dialog, bulkRelease.confirm.confirm(allSeats));
}

test('by keyboard alone: find a license, open it, release one of two seats of a name', async ({
  start,
  polar,
}) => {
  const running = await start();
  const { app, page } = running;
  await openLicenses(running, polar);
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '9');
  await expect(page.getByText(words.progress.complete(8, en.app.justNow))).toBeVisible();

  await page.getByRole('searchbox').fill('fernandez');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '2');
  await expect(page.getByText(words.search.found(1))).toBeVisible();
  await grid(page).focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('region', { name: 'Mateo Fernández' });
  await expect(panel.getByRole('heading', { name: 'Mateo Fernández' })).toBeFocused();
  await expect(panel).toContainText(en.device.seats.ofLimit({ used: 2, limit: 2 }));
  await expect(panel.getByText(licensePanel.seats.sameName)).toHaveCount(2);
  await expect(panel).toContainText(licensePanel.seats.lastSeen);

  await panel
    .getByRole('button', { name: licensePanel.seats.releaseOf('MATEO-PC') })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText(licensePanel.release.title('MATEO-PC'));
  await expect(dialog.getByRole('button', { name: licensePanel.release.keep })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('lost laptop');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(polar.record.liveActivations(mateo)).toHaveLength(2);
  await page.keyboard.press('Enter');
  await expect(panel).toContainText(en.device.seats.ofLimit({ used: 1, limit: 2 }));
  await expect(dialog).toHaveCount(0);
  await expect(panel.locator('h2:focus, h3:focus')).toHaveCount(1);
  expect(polar.record.liveActivations(mateo)).toHaveLength(1);
  expect(polar.log.count({ operation: 'deactivate', committed: true })).toBe(1);
  await expect(panel).toContainText(en.activity.reason('lost laptop'));

  const key = polar.record.license(mateo)?.key ?? '';
  expect(key.length).toBeGreaterThan(20);
  const copied = await withClipboard(async () => {
    await press(panel, licensePanel.copyLabel);
    await expect(page.getByText(licensePanel.copied).first()).toBeVisible();
    return await pasted(app);
  });
  expect(copied).toBe(key);
  expect(await page.content()).not.toContain(key);
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(grid(page)).toBeFocused();
});

test('disable, replace the key, edit: each asks first, and the license tells', async ({
  start,
  polar,
}) => {
  const running = await start();
  const { page } = running;
  await openLicenses(running, polar);
  await grid(page).getByText('mateo@studio-norte.example').click();
  const panel = page.getByRole('region', { name: 'Mateo Fernández' });
  const dialog = page.getByRole('alertdialog');

  await press(panel, licensePanel.acts.disable.open);
  await expect(dialog).toContainText(licensePanel.acts.disable.body);
  await press(dialog, licensePanel.acts.keep);
  expect(polar.record.license(mateo)?.status).toBe('granted');
  await press(panel, licensePanel.acts.disable.open);
  await press(dialog, licensePanel.acts.disable.confirm);
  await expect(panel.getByText(words.statuses.disabled, { exact: true })).toBeVisible();
  expect(polar.record.license(mateo)?.status).toBe('disabled');

  const before = polar.record.license(mateo)?.key;
  await press(panel, licensePanel.acts.rotate.open);
  await expect(dialog).toContainText(licensePanel.acts.rotate.body);
  await press(dialog, licensePanel.acts.rotate.confirm);
  await expect(panel.getByText(licensePanel.seats.oldKey, { exact: true })).toHaveCount(2);
  expect(polar.record.license(mateo)?.key).not.toBe(before);

  await press(panel, licensePanel.edit.open);
  await expect(panel.getByLabel(licensePanel.edit.seatLimit)).toBeFocused();
  await panel.getByLabel(licensePanel.edit.seatLimit).fill('0');
  await press(panel, licensePanel.edit.save);
  await expect(panel).toContainText(licensePanel.edit.notLimit);
  await panel.getByLabel(licensePanel.edit.seatLimit).fill('5');
  await press(panel, licensePanel.edit.save);
  await expect(panel).toContainText(en.device.seats.ofLimit({ used: 2, limit: 5 }));
  expect(polar.record.license(mateo)?.limitActivations).toBe(5);
  await expect(panel.getByRole('button', { name: licensePanel.edit.open })).toBeFocused();
  await expect(panel).toContainText(en.activity.kinds['license-rotated']);
});

test('many seats: every one is shown, their number is typed, each has its result', async ({
  start,
  polar,
}) => {
  const running = await start();
  const { page } = running;
  await openLicenses(running, polar);
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '9');
  expect(liveSeats(polar)).toBe(allSeats);
  await releaseAll(page);
  await expect(
    page.getByRole('heading', { name: bulkRelease.end.title(allSeats, allSeats) }),
  ).toBeVisible({ timeout: 30_000 });
  expect(liveSeats(polar)).toBe(0);
  expect(polar.log.count({ operation: 'deactivate', committed: true })).toBe(allSeats);
  await expect(grid(page).getByText(en.bulk.results.released).first()).toBeVisible();
  await press(page, bulkRelease.end.close);
  await expect(page.getByRole('button', { name: bulkRelease.form.submit })).toBeVisible();
});

test('a run that the app’s end cut off waits for its person, and releases nothing twice', async ({
  start,
  polar,
}) => {
  const first = await start();
  await openLicenses(first, polar);
  await expect(grid(first.page)).toHaveAttribute('aria-rowcount', '9');
  polar.faults.add({ kind: 'slow', ms: 1 }, { on: 'deactivate', times: 3 });
  polar.faults.add({ kind: 'hang' }, { on: 'deactivate', times: Number.POSITIVE_INFINITY });
  await releaseAll(first.page);
  await expect.poll(() => liveSeats(polar)).toBe(allSeats - 3);
  await kill(first.app);

  polar.faults.clear();
  const second = await start();
  await openLicenses(second, polar);
  await press(second.page, bulkRelease.banner.show);
  await expect(second.page.getByText(bulkRelease.run.interruptedBody)).toBeVisible();
  expect(liveSeats(polar)).toBe(allSeats - 3);
  await press(second.page, bulkRelease.run.resume);
  await expect(
    second.page.getByRole('heading', { name: bulkRelease.end.title(allSeats, allSeats) }),
  ).toBeVisible({ timeout: 30_000 });
  expect(liveSeats(polar)).toBe(0);
  expect(polar.log.count({ operation: 'deactivate', committed: true })).toBe(allSeats);
});

test('the support desk leads from what a customer sent to the seat, its release and the reply', async ({
  start,
  polar,
}) => {
  const running = await start();
  const { app, page } = running;
  await openLicenses(running, polar);
  await expect(page.getByText(words.progress.complete(8, en.app.justNow))).toBeVisible();
  await press(page, supportDesk.open);
  await press(page, supportDesk.find);
  await expect(page.getByText(supportDesk.empty)).toBeVisible();
  await page.getByLabel(supportDesk.paste).fill('ingrid.solberg@example.com');
  await press(page, supportDesk.find);
  await expect(page.getByText(supportDesk.recognized('email', 1)).first()).toBeVisible();
  const panel = page.getByRole('region', { name: 'Ingrid Solberg' });
  await press(panel, licensePanel.seats.releaseOf('Ingrid’s MacBook Air'));
  await press(page.getByRole('alertdialog'), licensePanel.release.confirm);
  const reply = supportDesk.reply.text({
    device: 'Ingrid’s MacBook Air',
    how: 'released',
    caseCode: null,
  });
  await expect(page.getByRole('heading', { name: supportDesk.reply.title })).toBeVisible();
  const copied = await withClipboard(async () => {
    await press(page, supportDesk.reply.copy);
    await expect(page.getByText(supportDesk.reply.copied).first()).toBeVisible();
    return await pasted(app);
  });
  expect(copied).toBe(reply);
  expect(polar.record.liveActivations(polar.licenseId)).toHaveLength(1);
});

test('thirty thousand licenses: few rows are drawn, and the last one is a key away', async ({
  start,
  polar,
}) => {
  polar.record.generate(30_000);
  const running = await start();
  const { page } = running;
  await openLicenses(running, polar);
  await press(page, words.columns.customer);
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '30009', { timeout: 45_000 });
  await grid(page).focus();
  await page.keyboard.press('End');
  const last = grid(page).locator('tr[aria-rowindex="30009"]');
  await expect(last).toBeInViewport();
  await expect(last).not.toContainText(en.app.loading);
  expect(await grid(page).locator('tbody tr').count()).toBeLessThan(40);
  await page.keyboard.press('Home');
  await expect(grid(page).locator('tr[aria-rowindex="2"]')).toBeInViewport();
});
