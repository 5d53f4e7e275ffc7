import { afterEach, beforeEach, expect, test } from 'vitest';
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

const step = () => app.core.state.get().move;
const go = async (to: 'key' | 'release' | null) => await app.core.handlers.move.go(to);

test('a move is remembered over a restart, through the release, until it is ended', async () => {
  expect(step()).toBeNull();
  await go('key');
  await go('release');
  expect(step()).toBe('release');
  app = await app.restart();
  expect(step()).toBe('release');
  await app.core.handlers.device.release();
  await app.until((device) => device.is === 'released');
  expect(step()).toBe('release');
  app = await app.restart();
  expect(step()).toBe('release');
  await go(null);
  expect(step()).toBeNull();
  app = await app.restart();
  expect(step()).toBeNull();
});

test('the move of one seat says nothing of the next', async () => {
  await go('release');
  await app.core.handlers.device.release();
  await app.until((device) => device.is === 'released');
  await app.core.handlers.device.forget();
  const { key, organizationId } = polar;
  const request = { server: 'loopback', key, organizationId, label: 'Back again' } as const;
  expect(await app.core.handlers.device.activate(request)).toMatchObject({ ok: true });
  await app.until((device) => device.is === 'held');
  expect(step()).toBeNull();
});

test('a move names its seat by hash alone', async () => {
  await go('key');
  const stored = JSON.stringify(app.world.content('move'));
  expect(stored).not.toContain(polar.key);
  expect(stored).not.toContain(polar.activationId);
});
