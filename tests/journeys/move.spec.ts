import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { en } from '../../shared/text/en.ts';
import { confirmRelease, headline, untilConfirmed } from '../support/journey-device.ts';
import { activate, lookAtKey, seatNames } from '../support/journey-seat.ts';
import { startPolar } from '../support/polar/start-polar.ts';
import { expect, seatOf, test } from './app-fixture.ts';

const { move: words, start: startWords, support } = en;

/** Another computer: a data folder of its own. */
const otherTest = test.extend<{ otherFolder: string }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the dependencies of a fixture off its first parameter.
  otherFolder: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-other-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  },
});

otherTest(
  'a license moves to another computer by the windows alone',
  async ({ held, start, polar, otherFolder }) => {
    polar.seller.update(polar.licenseId, { limitActivations: 2 });
    const { page: old } = held;
    await untilConfirmed(old);
    await old.getByRole('button', { name: new RegExp(words.door.title) }).click();
    await expect(old.getByRole('heading', { name: words.key.title })).toBeVisible();
    // The new computer needs it, and it is told before the record goes.
    await expect(old.getByText(polar.organizationId)).toBeVisible();
    await expect(old.getByText(polar.key)).toBeHidden();
    await old.getByRole('button', { name: words.key.next }).click();
    await confirmRelease(old);
    await expect(old.getByRole('heading', { name: words.there.title })).toBeVisible();
    expect(seatNames(polar)).toEqual(['Ingrid’s MacBook Air']);

    const { page: fresh } = await start({ args: [`--user-data-dir=${otherFolder}`] });
    await lookAtKey(fresh, polar, 'New laptop');
    await expect(fresh.getByText(en.review.inAll(2))).toBeVisible();
    expect(polar.log.count({ operation: 'activate' })).toBe(0);
    await activate(fresh);
    await expect(headline(fresh, /^Activ/)).toBeVisible();
    expect(seatNames(polar)).toEqual(['Ingrid’s MacBook Air', 'New laptop']);

    await old.getByRole('button', { name: words.there.done }).click();
    await expect(headline(old, en.device.released.title)).toBeVisible();
  },
);

test('a move is remembered while its release waits, and goes on after a restart', async ({
  keep,
  start,
  polar,
}) => {
  const gone = await startPolar();
  await gone.close();
  await keep('device', seatOf(polar));
  const offline = await start({ env: { SEATKEEPER_SERVER: gone.baseUrl } });
  await offline.page.getByRole('button', { name: new RegExp(words.door.title) }).click();
  await offline.page.getByRole('button', { name: words.key.next }).click();
  await confirmRelease(offline.page);
  await expect(headline(offline.page, en.device.waiting.title)).toBeVisible();
  await expect(offline.page.getByText(words.release.later)).toBeVisible();
  await offline.app.close();
  expect(seatNames(polar)).toHaveLength(2);

  const { page } = await start();
  await expect(page.getByRole('heading', { level: 1, name: words.title })).toBeVisible();
  await expect(page.getByRole('heading', { name: words.there.title })).toBeVisible({
    timeout: 30_000,
  });
  expect(seatNames(polar)).toEqual(['Ingrid’s MacBook Air']);
});

test('a lost computer’s seat is freed with the seller’s help, and nothing is typed twice', async ({
  start,
  polar,
}) => {
  polar.seller.update(polar.licenseId, { limitActivations: 2 });
  const { page } = await start();
  await lookAtKey(page, polar, 'New laptop');
  await activate(page);
  await expect(page.getByRole('heading', { name: en.review.full.title })).toBeFocused();
  await expect(page.getByText(en.review.full.unlisted)).toBeVisible();

  await page.getByRole('button', { name: en.review.full.lost }).click();
  await expect(page.getByText(support.lost.lead)).toBeVisible();
  await page.getByLabel(support.reasons.broken).check();
  await page.getByLabel(support.device.label, { exact: true }).fill('Studio workstation');
  await page.getByLabel(support.lastUsed.label, { exact: true }).fill('last week');
  await page.getByRole('button', { name: support.prepare }).click();
  await expect(page.getByRole('heading', { name: support.case.code })).toBeFocused();
  const whole = page.getByRole('region', { name: support.case.whole });
  await expect(whole).toContainText('Studio workstation');
  await expect(whole).toContainText(polar.key.slice(-6));
  await expect(whole).not.toContainText(polar.key);
  await page.getByRole('button', { name: support.case.end, exact: true }).click();

  await expect(page.getByRole('heading', { name: en.review.full.title })).toBeVisible();
  polar.seller.release(polar.activationId);
  await page.getByRole('button', { name: en.review.full.again }).click();
  await expect(headline(page, /^Activ/)).toBeVisible();
  expect(seatNames(polar)).toEqual(['Ingrid’s MacBook Air', 'New laptop']);
  await expect(page.getByRole('button', { name: startWords.activate.submit })).toBeHidden();
});
