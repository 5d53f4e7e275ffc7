import * as fs from 'node:fs';
import * as path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compose, type Core } from '../../../electron/compose.ts';
import { createMemoryDisk, fileError, type MemoryDisk } from '../../support/memory-stores.ts';
import { startPolar, type Polar } from '../../support/polar/start-polar.ts';
import { haste } from '../../support/running-core.ts';
import { seatOf } from '../../support/seat-of.ts';
import { createFastClock, createTestWorld, type TestWorld } from '../../support/test-ports.ts';

// A data folder that cannot be written: another user's, on a disk mounted read-only, or full. Node ends a process, and vitest a
// test, when a promise is rejected and nobody hears of it; so these tests also say that nothing is left unheard.

/** For what is tried again after a while, on a machine that has other things to do. */
const patient = { timeout: 10_000 };

let polar: Polar;
let world: TestWorld;
let core: Core;
let disk: MemoryDisk;

/** A core over a disk that answers with `code` while it `isStuck`. */
function start(code: string, isStuck: () => boolean = () => true): Core {
  const stores = disk.stores({
    before({ does }) {
      if (isStuck() && does !== 'read') throw fileError(code);
    },
  });
  const folder = path.join(world.dataFolder, 'a-file', 'folder');
  fs.writeFileSync(path.dirname(folder), '');
  return compose({ ...world, stores, dataFolder: isStuck() ? folder : world.dataFolder });
}

beforeEach(async () => {
  polar = await startPolar();
  world = createTestWorld({ polar, clock: createFastClock(haste) });
  disk = createMemoryDisk();
});
afterEach(async () => {
  await core.stop();
  world.close();
  await polar.close();
});

test('nothing is sent, and the person is told', async () => {
  disk.put('device', seatOf(polar));
  core = start('EROFS');
  core.wake();
  core.device.releases.ask('person', false);
  await expect
    .poll(() => core.state.get().device)
    .toMatchObject({ is: 'held', release: { is: 'failed' } });
  await core.handlers.device.check();
  expect(polar.log.count()).toBe(0);
  expect(core.state.get().trouble).toMatchObject({ code: 'folder-unwritable' });
});

test('no seat is taken that could not be written down', async () => {
  let isFolderThere = false;
  core = start('ENOSPC', () => !isFolderThere);
  const { key, organizationId } = polar;
  const request = { server: 'loopback', key, organizationId, label: 'New' } as const;
  const full = { ok: false, failure: { code: 'disk-full', file: 'activation.json' } };
  expect(await core.handlers.device.activate(request)).toMatchObject({ ok: false });
  expect(core.state.get().device).toEqual({ is: 'none' });
  // The same where the lock can be written, and the record cannot.
  await core.stop();
  isFolderThere = true;
  const stores = disk.stores({
    before({ does }) {
      if (does !== 'read') throw fileError('ENOSPC');
    },
  });
  core = compose({ ...world, stores });
  expect(await core.handlers.device.activate(request)).toEqual(full);
  expect(core.state.get().device).toEqual({ is: 'none' });
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

test('a release that Polar confirmed is not said to be unsent', async () => {
  disk.put('device', seatOf(polar));
  let isFree = false;
  core = start('ENOSPC', () => !isFree && polar.log.count({ operation: 'deactivate' }) > 0);
  core.device.recover();
  core.device.releases.ask('person', false);
  await expect
    .poll(() => core.state.get())
    .toMatchObject({
      device: { is: 'held', release: { is: 'released' } },
      trouble: { code: 'outcome-unsaved' },
    });
  isFree = true;
  await expect
    .poll(() => core.state.get(), patient)
    .toMatchObject({ device: { is: 'released' }, trouble: null });
});

test('a release that was answered by something else than Polar is not said to be unsent for the disk’s sake', async () => {
  disk.put('device', seatOf(polar));
  polar.faults.add({ kind: 'captive-portal' }, { on: 'deactivate' });
  core = start('ENOSPC', () => polar.log.count() > 0);
  core.device.recover();
  core.device.releases.ask('person', false);
  await expect
    .poll(() => core.state.get())
    .toMatchObject({
      device: { is: 'held', release: { is: 'failed', failure: { code: 'not-polar' } } },
      trouble: { code: 'outcome-unsaved' },
    });
});

test('a seat that was taken and not written down is known as such, and written down when there is room', async () => {
  let isFree = false;
  core = start('ENOSPC', () => !isFree && polar.log.count({ operation: 'activate' }) > 0);
  const { key, organizationId } = polar;
  const request = { server: 'loopback', key, organizationId, label: 'New' } as const;
  const failure = { code: 'outcome-unsaved', file: 'device.json' };
  expect(await core.handlers.device.activate(request)).toEqual({ ok: false, failure });
  expect(core.state.get().device).toMatchObject({ is: 'activating', unsaved: failure });
  expect(await core.handlers.device.check()).toEqual({ ok: false, failure });
  // Not even the lock can be written then.
  fs.rmSync(world.dataFolder, { recursive: true });
  fs.writeFileSync(world.dataFolder, '');
  expect(await core.handlers.device.check()).toEqual({ ok: false, failure });
  fs.rmSync(world.dataFolder);
  fs.mkdirSync(world.dataFolder);
  // Without a second request, and without a person, however often it was in vain: at first, when looked, and by itself.
  const inVain = (): number =>
    world.lines.filter((line) => line.includes('the new seat could not be written down')).length;
  await expect.poll(inVain, patient).toBeGreaterThanOrEqual(3);
  isFree = true;
  await expect.poll(() => core.state.get().device.is, patient).toBe('held');
  expect(polar.log.count({ operation: 'activate' })).toBe(1);
  expect(disk.names()).toEqual(['device']);
});
