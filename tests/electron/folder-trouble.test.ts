import * as fs from 'node:fs';
import * as path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compose, type Core } from '../../electron/compose.ts';
import { createMemoryDisk, fileError } from '../support/memory-stores.ts';
import { startPolar, type Polar } from '../support/polar/start-polar.ts';
import { seatOf } from '../support/seat-of.ts';
import { createTestWorld, type TestWorld } from '../support/test-world.ts';

// A data folder that cannot be written: another user's, on a disk mounted read-only, or full. Node ends a process, and vitest a
// test, when a promise is rejected and nobody hears of it; so these tests also say that nothing is left unheard.

let polar: Polar;
let world: TestWorld;
let core: Core;
let isStuck: boolean;

function start(code: string): Core {
  const disk = createMemoryDisk();
  disk.put('device', seatOf(polar));
  const stores = disk.stores({
    before({ does }) {
      if (isStuck && does !== 'read') throw fileError(code);
    },
  });
  const folder = path.join(world.dataFolder, 'a-file', 'folder');
  fs.writeFileSync(path.dirname(folder), '');
  return compose({ ...world, stores, dataFolder: isStuck ? folder : world.dataFolder });
}

beforeEach(async () => {
  isStuck = true;
  polar = await startPolar();
  world = createTestWorld({ polar });
});
afterEach(async () => {
  await core.stop();
  world.close();
  await polar.close();
});

test('nothing is sent, and the person is told', async () => {
  core = start('EROFS');
  core.wake();
  core.device.releases.ask('person', false);
  await expect
    .poll(() => core.state.get().device)
    .toMatchObject({ is: 'held', release: { is: 'failed' } });
  await core.handlers.device.check();
  expect(polar.log.count()).toBe(0);
  expect(core.state.get().trouble).not.toBeNull();
});

test('no seat is taken that could not be written down', async () => {
  core = start('ENOSPC');
  const { key, organizationId } = polar;
  const request = { server: 'loopback', key, organizationId, label: 'New' } as const;
  expect(await core.handlers.device.activate(request)).toMatchObject({ ok: false });
  expect(await core.handlers.settings.change({ appearance: 'dark' })).toEqual({
    ok: false,
    failure: { code: 'disk-full', file: 'settings.json' },
  });
  await world.clipboard.write(polar.token);
  expect(await core.handlers.connection.connect({ server: 'loopback' })).toEqual({
    ok: false,
    failure: { code: 'disk-full', file: 'token.json' },
  });
  expect(core.state.get().connection).toEqual({ is: 'public' });
  expect(polar.log.count({ operation: 'activate' })).toBe(0);
});
