import { en } from '../../shared/text/en.ts';
import { connection, connectWith, goTo } from '../support/journey-app.ts';
import { pasted, withClipboard } from '../support/journey-clipboard.ts';
import {
  confirmRelease,
  expectSeat,
  headline,
  noteWords,
  press,
  stateCard,
  untilConfirmed,
} from '../support/journey-device.ts';
import type { Polar } from '../support/polar/start-polar.ts';
import { expect, test, type RunningApp } from './app-fixture.ts';
import * as stories from './release-outcomes.ts';
import type { Story } from './release-outcomes.ts';

const { acts } = en.device;

/** The app with this computer's seat in it and the seller's token connected, on this device's screen. */
async function withToken(running: RunningApp, polar: Polar): Promise<void> {
  const { page } = running;
  await untilConfirmed(page);
  await connectWith(running, polar.token);
  await goTo(page, 'device');
  await page.getByRole('button', { name: acts.check }).click();
  await expect(stateCard(page)).toContainText(en.device.seats.ofLimit({ used: 2, limit: 3 }));
  polar.log.clear();
}

async function expectStory(page: RunningApp['page'], { heading, words }: Story): Promise<void> {
  await expect(headline(page, heading)).toBeVisible({ timeout: 20_000 });
  for (const part of words) await expect(stateCard(page)).toContainText(part);
}

test('without a token the request names nobody; with one it is the organization’s', async ({
  held,
  polar,
  dataFolder,
  start,
  keep,
}) => {
  await untilConfirmed(held.page);
  await confirmRelease(held.page);
  await expectStory(held.page, stories.released);
  const [publicRequest, ...noMore] = polar.log.find({ operation: 'deactivate' });
  expect(noMore).toEqual([]);
  expect(publicRequest).toMatchObject({
    method: 'POST',
    path: '/v1/customer-portal/license-keys/deactivate',
    status: 204,
  });
  expect(publicRequest?.headers).not.toHaveProperty('authorization');
  expect(publicRequest?.headers).toMatchObject({
    'polar-version': '2026-10',
    'content-type': 'application/json',
    accept: 'application/json',
  });
  const body = {
    key: polar.key,
    organization_id: polar.organizationId,
    activation_id: polar.activationId,
  };
  expect(JSON.parse(publicRequest?.body ?? '')).toEqual(body);
  expectSeat('free', polar, dataFolder);
  await held.app.close();

  const other = { ...body, activation_id: polar.otherActivationId };
  await keep('device', {
    server: 'loopback',
    key: polar.key,
    organizationId: polar.organizationId,
    activationId: polar.otherActivationId,
    label: 'Ingrid’s MacBook Air',
    activatedAt: null,
    seats: null,
    confirmedAt: null,
  });
  const again = await start();
  const { page } = again;
  await untilConfirmed(page);
  await connectWith(again, polar.token);
  await expect(connection(page)).toContainText(en.settings.connection.session);
  polar.log.clear();
  await goTo(page, 'device');
  await confirmRelease(page);
  await expectStory(page, stories.released);
  const request = polar.log.last({ operation: 'deactivate' });
  expect(request).toMatchObject({ path: '/v1/license-keys/deactivate', status: 204 });
  expect(request?.headers['authorization']).toBe(`Bearer ${polar.token}`);
  expect(JSON.parse(request?.body ?? '')).toEqual(other);
  expect(polar.log.count({ operation: 'deactivate' })).toBe(1);
  expect(polar.log.count({ family: 'portal' })).toBe(0);
  expect(polar.record.liveActivations(polar.licenseId)).toEqual([]);
});

test('the receipt tells the seats before and after, as read back', async ({ held, polar }) => {
  const { app, page } = held;
  await withToken(held, polar);
  await page.getByRole('button', { name: acts.release }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText(en.device.seats.change('2 of 3', '1 of 3'));
  await dialog.getByRole('button', { name: en.device.dialog.confirm }).click();
  await expectStory(page, stories.released);

  const receipt = page.getByRole('region', { name: en.receipt.title, exact: true });
  for (const part of [
    en.receipt.how.confirmed,
    en.receipt.askedBy.person,
    'Studio workstation',
    '2 of 3 → 1 of 3',
    en.device.seats.change('2 of 3', '1 of 3'),
  ]) {
    await expect(receipt).toContainText(part);
  }
  const copied = await withClipboard(async () => {
    await receipt.getByRole('button', { name: en.receipt.copy }).click();
    await expect(page.getByText(en.receipt.copied).first()).toBeVisible();
    return await pasted(app);
  });
  expect(copied).toContain(en.receipt.how.confirmed);
  for (const secret of [polar.key, polar.activationId, polar.token]) {
    expect(copied).not.toContain(secret);
  }
  expect(polar.log.find({ operation: 'get' }).map(({ status }) => status)).toEqual([200]);
});

test('401 and 403: the token’s fault is named, and the seat stays', async ({
  held,
  polar,
  dataFolder,
}) => {
  const { page } = held;
  await withToken(held, polar);
  const token = polar.record.tokens.get(polar.token);
  if (token === undefined) throw new Error('The seller’s token is not seeded');
  polar.record.tokens.set(polar.token, { ...token, scopes: ['license_keys:read'] });
  await confirmRelease(page);
  await expectStory(page, stories.refused('scope-missing'));
  await expect(stateCard(page)).toContainText(en.failures.scope('license_keys:write'));
  expectSeat('held', polar, dataFolder);

  polar.seller.revokeToken(polar.token);
  await press(page, acts.tryAgain);
  await expectStory(page, stories.refused('token-rejected'));
  const sent = polar.log.find({ operation: 'deactivate' });
  expect(sent.map(({ status }) => status)).toEqual([403, 401]);
  expectSeat('held', polar, dataFolder);
});

test('a lost answer is settled by the license itself, though a read lags behind', async ({
  held,
  polar,
  dataFolder,
}) => {
  const { page } = held;
  await withToken(held, polar);
  polar.faults.add({ kind: 'answer-lost' }, { on: 'deactivate', times: Number.POSITIVE_INFINITY });
  polar.faults.add({ kind: 'stale-read' }, { on: 'get' });
  const words = await noteWords(page);
  await confirmRelease(page);
  await expectStory(page, stories.foundFree);
  const seen = await words();
  expect(seen).toContain(en.device.settling.detail('no-answer'));
  expect(seen).toContain(en.device.settling.seenHeld);
  expect(polar.log.count({ operation: 'deactivate', committed: true })).toBe(1);
  expect(polar.log.count({ operation: 'get' })).toBeGreaterThanOrEqual(2);
  expect(polar.log.count({ family: 'portal' })).toBe(0);
  expectSeat('free', polar, dataFolder);
});

test('404 and 500 with a token: the license tells whether the seat is free', async ({
  held,
  polar,
  dataFolder,
}) => {
  const { page } = held;
  await withToken(held, polar);
  polar.faults.add({ kind: 'error-before' }, { on: 'deactivate' });
  await confirmRelease(page);
  await expectStory(page, stories.refused('still-held'));
  expect(polar.log.count({ operation: 'get' })).toBe(4);
  expectSeat('held', polar, dataFolder);

  polar.seller.release(polar.activationId);
  await press(page, acts.tryAgain);
  await expectStory(page, stories.foundFree);
  const sent = polar.log.find({ operation: 'deactivate' });
  expect(sent.map(({ status }) => status)).toEqual([500, 404]);
  expectSeat('free', polar, dataFolder);
});
