import { en } from '../../shared/text/en.ts';
import { connection, connectWith, goTo } from '../support/journey-app.ts';
import { readClipboard, withClipboard } from '../support/journey-clipboard.ts';
import {
  confirmRelease,
  expectSeat,
  recordCardText,
  press,
  stateCard,
  untilConfirmed,
} from '../support/journey-device.ts';
import type { Polar } from '../support/polar/start-polar.ts';
import { expect, test, type RunningApp } from './app-fixture.ts';
import * as outcomes from './release-outcomes.ts';
import { holdSeat, shareApp } from './shared-app.ts';

const { actions } = en.device;

/**
 * Connects the seller's token in the app with this computer's seat, and opens this device's screen.
 */
async function withToken(running: RunningApp, polar: Polar): Promise<void> {
  const { page } = running;
  await untilConfirmed(page);
  await connectWith(running, polar.token);
  await goTo(page, 'device');
  await page.getByRole('button', { name: actions.check }).click();
  await expect(stateCard(page)).toContainText(en.device.seats.ofLimit({ used: 2, limit: 3 }));
  polar.log.clear();
}

/** The body of the request that releases this computer's seat, with a token or without. */
function releaseBody(polar: Polar): object {
  return {
    key: polar.key,
    organization_id: polar.organizationId,
    activation_id: polar.activationId,
  };
}

test('a request without a token is anonymous', async ({ held, polar, dataFolder }) => {
  await untilConfirmed(held.page);
  await confirmRelease(held.page);
  await outcomes.expectOutcome(held.page, outcomes.released);
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
  expect(JSON.parse(publicRequest?.body ?? '')).toEqual(releaseBody(polar));
  expectSeat('free', polar, dataFolder);
});

test('a request with a token is the organization’s', async ({ held, polar, dataFolder }) => {
  const { page } = held;
  await untilConfirmed(page);
  await connectWith(held, polar.token);
  await expect(connection(page)).toContainText(en.settings.connection.session);
  polar.log.clear();
  await goTo(page, 'device');
  await confirmRelease(page);
  await outcomes.expectOutcome(page, outcomes.released);
  const request = polar.log.last({ operation: 'deactivate' });
  expect(request).toMatchObject({ path: '/v1/license-keys/deactivate', status: 204 });
  expect(request?.headers['authorization']).toBe(`Bearer ${polar.token}`);
  expect(JSON.parse(request?.body ?? '')).toEqual(releaseBody(polar));
  expect(polar.log.count({ operation: 'deactivate' })).toBe(1);
  expect(polar.log.count({ family: 'portal' })).toBe(0);
  expectSeat('free', polar, dataFolder);
});

test('the receipt shows the seats before and after, as read back', async ({ held, polar }) => {
  const { app, page } = held;
  await withToken(held, polar);
  await page.getByRole('button', { name: actions.release }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText(en.device.seats.change('2 of 3', '1 of 3'));
  await dialog.getByRole('button', { name: en.device.dialog.confirm }).click();
  await outcomes.expectOutcome(page, outcomes.released);

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
    return await readClipboard(app);
  });
  expect(copied).toContain(en.receipt.how.confirmed);
  for (const secret of [polar.key, polar.activationId, polar.token]) {
    expect(copied).not.toContain(secret);
  }
  expect(polar.log.find({ operation: 'get' }).map(({ status }) => status)).toEqual([200]);
});

test.describe('a refused token keeps the seat:', () => {
  const shared = shareApp(holdSeat);

  test('403 names the missing scope', async () => {
    const { page, polar, dataFolder } = shared();
    await withToken(shared(), polar);
    const token = polar.record.tokens.get(polar.token);
    if (token === undefined) throw new Error('The seller’s token is not seeded');
    polar.record.tokens.set(polar.token, { ...token, scopes: ['license_keys:read'] });
    await confirmRelease(page);
    await outcomes.expectOutcome(page, outcomes.refused('scope-missing'), 20_000);
    await expect(stateCard(page)).toContainText(en.failures.scope('license_keys:write'));
    expectSeat('held', polar, dataFolder);
  });

  test('401 says that the token is not accepted', async () => {
    const { page, polar, dataFolder } = shared();
    polar.seller.revokeToken(polar.token);
    await press(page, actions.tryAgain);
    await outcomes.expectOutcome(page, outcomes.refused('token-rejected'), 20_000);
    const sent = polar.log.find({ operation: 'deactivate' });
    expect(sent.map(({ status }) => status)).toEqual([403, 401]);
    expectSeat('held', polar, dataFolder);
  });
});

test('the license shows the outcome of a lost answer, though a read lags behind', async ({
  held,
  polar,
  dataFolder,
}) => {
  const { page } = held;
  await withToken(held, polar);
  polar.faults.add({ type: 'answer-lost' }, { on: 'deactivate', times: Number.POSITIVE_INFINITY });
  polar.faults.add({ type: 'stale-read' }, { on: 'get' });
  const readCardText = await recordCardText(page);
  await confirmRelease(page);
  await outcomes.expectOutcome(page, outcomes.foundFree, 20_000);
  const seen = await readCardText();
  expect(seen).toContain(en.device.settling.detail('no-answer'));
  expect(seen).toContain(en.device.settling.stillListed);
  expect(polar.log.count({ operation: 'deactivate', committed: true })).toBe(1);
  expect(polar.log.count({ operation: 'get' })).toBeGreaterThanOrEqual(2);
  expect(polar.log.count({ family: 'portal' })).toBe(0);
  expectSeat('free', polar, dataFolder);
});

test.describe('with a token the license shows whether the seat is free', () => {
  const shared = shareApp(holdSeat);

  test('after 500', async () => {
    const { page, polar, dataFolder } = shared();
    await withToken(shared(), polar);
    polar.faults.add({ type: 'error-before' }, { on: 'deactivate' });
    await confirmRelease(page);
    await outcomes.expectOutcome(page, outcomes.refused('still-held'), 20_000);
    expect(polar.log.count({ operation: 'get' })).toBe(4);
    expectSeat('held', polar, dataFolder);
  });

  test('after 404', async () => {
    const { page, polar, dataFolder } = shared();
    polar.seller.release(polar.activationId);
    await press(page, actions.tryAgain);
    await outcomes.expectOutcome(page, outcomes.foundFree, 20_000);
    const sent = polar.log.find({ operation: 'deactivate' });
    expect(sent.map(({ status }) => status)).toEqual([500, 404]);
    expectSeat('free', polar, dataFolder);
  });
});
