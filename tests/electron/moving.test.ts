import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
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

const stage = () => app.core.state.get().move;
const go = async (to: 'key' | 'release' | null) => await app.core.handlers.move.go(to);

test('a move is remembered over a restart, through the release, until it is ended', async () => {
  expect(stage()).toBeNull();
  await go('key');
  await go('release');
  expect(stage()).toBe('release');
  app = await app.restart();
  expect(stage()).toBe('release');
  await app.core.handlers.device.release();
  await app.until((device) => device.is === 'released');
  expect(stage()).toBe('there');
  app = await app.restart();
  expect(stage()).toBe('there');
  // The receipt may be put away before the other computer is activated.
  await app.core.handlers.device.forget();
  expect(app.device().is).toBe('none');
  app = await app.restart();
  expect(stage()).toBe('there');
  await go(null);
  expect(stage()).toBeNull();
  app = await app.restart();
  expect(stage()).toBeNull();
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
  expect(stage()).toBeNull();
});

test('a seat whose record is lost was not released, and its move is over', async () => {
  await go('release');
  const file = path.join(app.world.dataFolder, 'device.json');
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, 90));
  app = await app.restart();
  expect(app.device().is).toBe('unreadable');
  expect(stage()).toBe('release');
  await app.core.handlers.device.forget();
  expect(app.device().is).toBe('none');
  expect(stage()).toBeNull();
  expect(polar.record.liveActivations(polar.licenseId).map(({ id }) => id)).toContain(
    polar.activationId,
  );
});

test('a move names its seat by hash alone', async () => {
  await go('key');
  const stored = JSON.stringify(app.world.content('move'));
  expect(stored).not.toContain(polar.key);
  expect(stored).not.toContain(polar.activationId);
});
