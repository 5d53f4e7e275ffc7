import { expect } from 'vitest';
import { compose, type Core } from '../../../electron/compose.ts';
import { createMemoryLog } from '../../support/file-stores.ts';
import { test, type HeldSeat } from '../../support/held-seat.ts';
import { hasEnded } from '../../support/running-core.ts';
import { seatOf } from '../../support/seat-of.ts';
import { onlyDevice, onlyId } from '../../support/only-seat.ts';

// The seller rotates the key of a license and gives the new one to the customer, who imports the same activation with it.

/** The stand-in's activation of this computer, with another key. */
function activationWith({ polar }: HeldSeat, key: string) {
  const { organizationId, activationId, label } = seatOf(polar);
  return { server: 'loopback' as const, key, organizationId, activationId, label };
}

/** Rotates the key and lets a release fail because of it; returns the new key. */
async function failForTheKey({ app, polar }: HeldSeat): Promise<string> {
  const key = polar.seller.rotate(polar.licenseId);
  onlyDevice(app.core).releases.request('person', false);
  const device = await app.waitUntil(hasEnded);
  expect(device).toMatchObject({ release: { type: 'failed', failure: { code: 'key-changed' } } });
  return key;
}

const adopt = async (held: HeldSeat, key: string, core: Core = held.app.core) =>
  await onlyDevice(core).activations.adopt(activationWith(held, key), 'person');

test('an import saves the new key and dismisses the old one’s failure, and the release succeeds', async ({
  held,
}) => {
  const key = await failForTheKey(held);
  await held.restart();
  expect(await adopt(held, key)).toEqual({ ok: true, value: undefined });
  expect(held.app.ports.content('device')).toMatchObject({ key, licenseId: held.polar.licenseId });
  expect(held.app.device()).toMatchObject({
    release: { type: 'idle' },
    seatStatus: { type: 'confirmed' },
  });
  onlyDevice(held.app.core).releases.request('person', false);
  await held.app.waitUntil(({ type }) => type === 'released');
  expect(held.polar.record.liveActivations(held.polar.licenseId).map(({ id }) => id)).not.toContain(
    held.polar.activationId,
  );
});

test('an open window shows the key that a command imported', async ({ held }) => {
  const key = await failForTheKey(held);
  const command = compose(
    { ...held.app.ports, activityFile: createMemoryLog() },
    { deadline: 5_000 },
  );
  expect(await adopt(held, key, command)).toMatchObject({ ok: true });
  await command.stop();
  // The platform calls this when a file of the folder has changed.
  held.app.core.seats.reload();
  expect(held.app.device()).toMatchObject({
    release: { type: 'idle' },
    seatStatus: { type: 'confirmed' },
  });
});

test('the key stays while a release is pending, here or left by an earlier process', async ({
  held,
}) => {
  await held.polar.close();
  onlyDevice(held.app.core).releases.request('person', false);
  await held.app.waitUntil(hasEnded);
  const refused = { ok: false, failure: { code: 'release-pending' } };
  expect(await adopt(held, 'TEST-KEY-NEW')).toMatchObject(refused);
  await held.restart();
  expect(await adopt(held, 'TEST-KEY-NEW')).toMatchObject(refused);
  expect(held.app.ports.content('device')).toMatchObject({ key: held.polar.key });
});

test('an activation of the same id at another organization or server is another seat', async ({
  held,
}) => {
  const { activations } = onlyDevice(held.app.core);
  const refused = { ok: false, failure: { code: 'already-activated' } };
  const activation = activationWith(held, 'TEST-KEY-NEW');
  expect(await activations.adopt({ ...activation, server: 'sandbox' }, 'person')).toMatchObject(
    refused,
  );
  const organizationId = held.polar.otherActivationId;
  expect(await activations.adopt({ ...activation, organizationId }, 'person')).toMatchObject(
    refused,
  );
  expect(held.app.ports.content('device')).toMatchObject({ key: held.polar.key });
});

test('the new key that a person enters for an activation goes to the seat, and takes no other', async ({
  held,
}) => {
  const { app, polar } = held;
  const { key: oldKey, organizationId, label } = seatOf(polar);
  const id = onlyId(app.core);
  const key = await failForTheKey(held);
  const preview = async () =>
    await app.core.handlers.device.preview({ server: 'loopback', key, organizationId, label });
  const seats = polar.record.liveActivations(polar.licenseId).length;
  expect(await preview()).toEqual({ ok: false, failure: { code: 'already-activated', seat: id } });
  expect(app.ports.content('device')).toMatchObject({ key, activationId: polar.activationId });
  expect(app.device()).toMatchObject({
    release: { type: 'idle' },
    seatStatus: { type: 'confirmed' },
  });
  expect(polar.record.liveActivations(polar.licenseId)).toHaveLength(seats);
  expect(polar.log.count({ operation: 'activate' })).toBe(0);
  expect(oldKey).not.toBe(key);
});

test('the new key of a license whose seat was released elsewhere leads to that seat until it is dismissed', async ({
  held,
}) => {
  const { app, polar } = held;
  const { organizationId, label, key: oldKey } = seatOf(polar);
  const id = onlyId(app.core);
  const key = polar.seller.rotate(polar.licenseId);
  polar.seller.release(polar.activationId);
  const { preview, dismiss } = app.core.handlers.device;
  const typed = { server: 'loopback' as const, key, organizationId, label };
  expect(await preview(typed)).toEqual({
    ok: false,
    failure: { code: 'already-activated', seat: id },
  });
  expect(app.ports.content('device')).toMatchObject({ key: oldKey });
  expect(app.device()).toMatchObject({ seatStatus: { type: 'removed' } });
  expect(await dismiss(id)).toEqual({ ok: true, value: undefined });
  expect(await preview(typed)).toMatchObject({ ok: true });
});

test('a key of another license never shows a seat as removed', async ({ held }) => {
  const { app, polar } = held;
  const key = polar.seller.rotate(polar.licenseId);
  polar.seller.release(polar.activationId);
  const { record, checks } = onlyDevice(app.core);
  const seat = record.get();
  if (seat === null) throw new Error('The app has no seat.');
  record.save({ ...seat, licenseId: polar.otherActivationId });
  await checks.checkWithNewKey(key);
  expect(app.device()).toMatchObject({ seatStatus: { type: 'unchecked' } });
});
