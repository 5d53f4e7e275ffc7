import { expect } from 'vitest';
import type { ActivityKind, Actor } from '../../../shared/activity.ts';
import type { SeatStatus } from '../../../shared/app-state.ts';
import { en } from '../../../shared/text/en.ts';
import { test, type HeldSeat } from '../../support/held-seat.ts';
import { onlyId } from '../../support/only-seat.ts';

/** Checks the seat, and returns the status. */
async function readSeatStatus({ app }: HeldSeat): Promise<SeatStatus> {
  await app.core.handlers.device.check(onlyId(app.core));
  const device = app.device();
  if (device.type !== 'held') throw new Error(device.type);
  return device.seatStatus;
}

/** Restarts the app, and waits for the check at the start. */
async function restart(held: HeldSeat): Promise<void> {
  await held.restart();
  const { app } = held;
  app.core.resume();
  await app.waitUntil((device) => device.type === 'held' && device.seatStatus.type !== 'unchecked');
  await app.waitUntil((device) => device.type === 'held' && device.seatStatus.type !== 'checking');
}

/** The actors in the activity log, newest first. */
async function actors({ app }: HeldSeat): Promise<Actor[]> {
  const listed = await app.core.handlers.activity.list({ filter: {}, limit: 50 });
  return listed.ok ? listed.value.entries.map(({ by }) => by) : [];
}

/** The events in the activity log, oldest first. */
async function activityKinds({ app }: HeldSeat): Promise<ActivityKind[]> {
  const listed = await app.core.handlers.activity.list({ filter: {}, limit: 50 });
  return listed.ok ? listed.value.entries.toReversed().map(({ what }) => what) : [];
}

const notifications = ({ app }: HeldSeat): string[] =>
  app.ports.shown.filter((text) => text.includes(en.native.notifications.removed.title));

test('the log records a removed seat once, and the time of the removal stays', async ({ held }) => {
  const { polar } = held;
  polar.seller.release(polar.activationId);
  const first = await readSeatStatus(held);
  expect(first.type).toBe('removed');
  expect(await readSeatStatus(held)).toEqual(first);
  // A check without an answer changes nothing.
  polar.faults.add({ type: 'error-before' }, { on: 'validate' });
  expect(await readSeatStatus(held)).toEqual({ ...first, failure: expect.any(Object) });
  expect(await readSeatStatus(held)).toEqual(first);
  await restart(held);
  expect(await readSeatStatus(held)).toEqual(first);
  expect(await activityKinds(held)).toEqual(['removed-by-seller']);
  expect(await actors(held)).toEqual(['elsewhere']);
  expect(notifications(held)).toHaveLength(1);
});

test('the log records a changed key once, and again only after a check confirmed the seat', async ({
  held,
}) => {
  const { polar } = held;
  const newKey = polar.seller.rotate(polar.licenseId);
  expect(await readSeatStatus(held)).toMatchObject({ type: 'key-changed' });
  expect(await readSeatStatus(held)).toMatchObject({ type: 'key-changed' });
  await restart(held);
  expect(await readSeatStatus(held)).toMatchObject({ type: 'key-changed' });
  expect(await activityKinds(held)).toEqual(['key-changed']);

  const { ports } = held.app;
  ports.writeRecord('device', { ...ports.content('device'), key: newKey });
  await restart(held);
  expect(await readSeatStatus(held)).toMatchObject({ type: 'confirmed' });
  polar.seller.rotate(polar.licenseId);
  await restart(held);
  expect(await readSeatStatus(held)).toMatchObject({ type: 'key-changed' });
  expect(await activityKinds(held)).toEqual(['key-changed', 'key-changed']);
});

test.for(['removed-by-seller', 'key-changed'])(
  'an older version’s entry of the kind %s no longer names the seller',
  async (what, { held }) => {
    const line = { id: 'one', at: 1, what, by: 'seller', label: 'Studio' };
    held.app.ports.activityFile.append(line);
    const entries = async (by: Actor) => {
      const listed = await held.app.core.handlers.activity.list({ filter: { by }, limit: 50 });
      return listed.ok ? listed.value.entries.filter(({ id }) => id === 'one') : [];
    };
    expect(await entries('seller')).toEqual([]);
    expect(await entries('elsewhere')).toEqual([{ ...line, by: 'elsewhere' }]);
  },
);
