import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ActivityKind } from '../../shared/activity.ts';
import type { Standing } from '../../shared/app-state.ts';
import { en } from '../../shared/text/en.ts';
import { startPolar, type Polar } from '../support/polar/start-polar.ts';
import { startCore, type RunningCore } from '../support/running-core.ts';

let polar: Polar;
let app: RunningCore;

beforeEach(async () => {
  polar = await startPolar();
  app = startCore(polar);
});
afterEach(async () => {
  await app.close();
  await polar.close();
});

/** Looks at the seat, and says what it found. */
async function look(): Promise<Standing> {
  await app.core.handlers.device.check();
  const device = app.device();
  if (device.is !== 'held') throw new Error(device.is);
  return device.standing;
}

/** Ends the app and starts it again; what it looks for at its start comes to an answer. */
async function restart(): Promise<void> {
  app = await app.restart();
  app.core.wake();
  await app.until((device) => device.is === 'held' && device.standing.is !== 'unchecked');
  await app.until((device) => device.is === 'held' && device.standing.is !== 'checking');
}

/** What the journal tells, oldest first. */
async function told(): Promise<ActivityKind[]> {
  const listed = await app.core.handlers.activity.list({ filter: {}, most: 50 });
  return listed.ok ? listed.value.entries.toReversed().map(({ what }) => what) : [];
}

const notifications = (): string[] =>
  app.world.shown.filter((text) => text.includes(en.native.notifications.removed.title));

test('a removed seat is told of once, and since when it is gone stays', async () => {
  polar.seller.release(polar.activationId);
  const first = await look();
  expect(first.is).toBe('removed');
  expect(await look()).toEqual(first);
  // A look that gets no answer takes nothing back.
  polar.faults.add({ kind: 'error-before' }, { on: 'validate' });
  expect(await look()).toMatchObject({ is: 'not-reached' });
  expect(await look()).toEqual(first);
  await restart();
  expect(await look()).toEqual(first);
  expect(await told()).toEqual(['removed-by-seller']);
  expect(notifications()).toHaveLength(1);
});

test('a changed key is told of once, and again only after the seat was seen in order', async () => {
  const newKey = polar.seller.rotate(polar.licenseId);
  expect(await look()).toMatchObject({ is: 'key-changed' });
  expect(await look()).toMatchObject({ is: 'key-changed' });
  await restart();
  expect(await look()).toMatchObject({ is: 'key-changed' });
  expect(await told()).toEqual(['key-changed']);

  app.world.keep('device', { ...app.world.content('device'), key: newKey });
  await restart();
  expect(await look()).toMatchObject({ is: 'confirmed' });
  polar.seller.rotate(polar.licenseId);
  await restart();
  expect(await look()).toMatchObject({ is: 'key-changed' });
  expect(await told()).toEqual(['key-changed', 'key-changed']);
});
