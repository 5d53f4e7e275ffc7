import { expect } from 'vitest';
import type { DeviceState } from '../../../shared/app-state.ts';
import { test, type HeldSeat } from '../../support/held-seat.ts';
import { hasEnded } from '../../support/running-core.ts';
import { seatOf } from '../../support/seat-of.ts';
import { onlyDevice, onlyId } from '../../support/only-seat.ts';

// The window with a record that Polar never confirmed, as an import without a network leaves it.

const wrongId = '33333333-0bad-4333-8333-333333333333';

/** Restarts the app with a record that Polar never confirmed. */
async function restartUnconfirmed(held: HeldSeat, activationId = wrongId): Promise<void> {
  const { ports } = held.app;
  const record = { ...seatOf(held.polar), activationId, activatedAt: null, confirmedAt: null };
  ports.writeRecord('device', record);
  await held.restart();
}

const isNeverConfirmed = (device: DeviceState): boolean =>
  device.type === 'held' && device.seatStatus.type === 'never-confirmed';

const isLive = ({ polar }: HeldSeat): boolean =>
  polar.record.liveActivations(polar.licenseId).some(({ id }) => id === polar.activationId);

test('a check that misses the seat reports it as never confirmed, not as removed by the seller', async ({
  held,
}) => {
  await restartUnconfirmed(held);
  expect(held.app.device()).toMatchObject({ seat: { neverConfirmed: true } });
  await held.app.core.handlers.device.check(onlyId(held.app.core));
  expect(held.app.device()).toMatchObject({ seatStatus: { type: 'never-confirmed' } });
  await held.restart();
  expect(held.app.device()).toMatchObject({ seatStatus: { type: 'never-confirmed' } });
  const listed = await held.app.core.handlers.activity.list({ filter: {}, limit: 50 });
  expect(listed.ok && listed.value.entries).toEqual([]);
});

test('a check that finds the seat confirms it', async ({ held }) => {
  await restartUnconfirmed(held, held.polar.activationId);
  await held.app.core.handlers.device.check(onlyId(held.app.core));
  expect(held.app.device()).toMatchObject({ seatStatus: { type: 'confirmed' } });
  expect(held.app.device()).not.toHaveProperty('seat.neverConfirmed');
});

test('a release fails as never confirmed, and the person can remove the record', async ({
  held,
}) => {
  await restartUnconfirmed(held);
  const { app } = held;
  onlyDevice(app.core).releases.request('person', false);
  expect(await app.waitUntil(hasEnded)).toMatchObject({
    release: { type: 'failed', failure: { code: 'seat-never-confirmed' } },
  });
  expect(app.ports.content('receipt')).toBeNull();
  expect(isLive(held)).toBe(true);
  expect(await app.core.handlers.device.dismiss(onlyId(app.core))).toMatchObject({ ok: true });
  expect(app.device()).toEqual({ type: 'none' });
  await held.restart();
  expect(held.app.device()).toEqual({ type: 'none' });
});

test('a check after a failed release agrees with it', async ({ held }) => {
  await restartUnconfirmed(held);
  onlyDevice(held.app.core).releases.request('person', false);
  await held.app.waitUntil(hasEnded);
  await held.app.core.handlers.device.check(onlyId(held.app.core));
  expect(held.app.device()).toMatchObject({
    release: { type: 'failed', failure: { code: 'seat-never-confirmed' } },
  });
  expect(held.app.ports.content('receipt')).toBeNull();
});

test('a check after a release that failed for its key says that it was never confirmed', async ({
  held,
}) => {
  held.app.ports.writeRecord('release', {
    id: 'journal-of-an-earlier-run',
    activationId: wrongId,
    askedBy: 'person',
    askedAt: 1,
    sent: true,
    state: { is: 'failed', failure: { code: 'key-changed' } },
  });
  await restartUnconfirmed(held);
  held.app.core.resume();
  expect(await held.app.waitUntil(isNeverConfirmed)).toMatchObject({
    release: { type: 'failed', failure: { code: 'seat-never-confirmed' } },
  });
  expect(held.app.ports.content('receipt')).toBeNull();
});

test('the right seat that takes its place begins without its failure', async ({ held }) => {
  await restartUnconfirmed(held);
  onlyDevice(held.app.core).releases.request('person', false);
  await held.app.waitUntil(hasEnded);
  const { key, organizationId, activationId, label } = seatOf(held.polar);
  const activation = { server: 'loopback', key, organizationId, activationId, label } as const;
  expect(await held.app.core.handlers.device.import(activation)).toMatchObject({ ok: true });
  expect(held.app.device()).toMatchObject({ release: { type: 'idle' } });
  onlyDevice(held.app.core).releases.request('person', false);
  await held.app.waitUntil(({ type }) => type === 'released');
  expect(isLive(held)).toBe(false);
});

test('the window refuses an import with a wrong activation id and saves nothing', async ({
  held,
}) => {
  const { ports, core } = held.app;
  onlyDevice(core).releases.request('person', false);
  await held.app.waitUntil(({ type }) => type === 'released');
  await core.handlers.device.dismiss(onlyId(core));
  const { key, organizationId, label } = seatOf(held.polar);
  const wrong = { server: 'loopback', key, organizationId, activationId: wrongId, label } as const;
  expect(await core.handlers.device.import(wrong)).toEqual({
    ok: false,
    failure: { code: 'activation-unknown' },
  });
  expect(ports.content('device')).toBeNull();
});

test('a start checks again a "released" that an older version stored for it', async ({ held }) => {
  held.app.ports.writeRecord('release', {
    id: 'journal-of-an-older-version',
    activationId: wrongId,
    askedBy: 'person',
    askedAt: 1,
    sent: true,
    state: { is: 'released', how: 'found-free', at: 2 },
  });
  await restartUnconfirmed(held);
  held.app.core.resume();
  expect(await held.app.waitUntil(hasEnded)).toMatchObject({
    release: { type: 'failed', failure: { code: 'seat-never-confirmed' } },
  });
});
