import * as fs from 'node:fs';
import * as path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compose, type Core } from '../../../electron/compose.ts';
import {
  createMemorySeats,
  fileError,
  type MemorySeats,
  type SeatFolderOperation,
} from '../../support/memory-stores.ts';
import { startPolar, type Polar } from '../../support/polar/start-polar.ts';
import { clockSpeed } from '../../support/running-core.ts';
import { seatOf } from '../../support/seat-of.ts';
import { createFastClock, createTestPorts, type TestPorts } from '../../support/test-ports.ts';
import { deviceIn, onlyDevice, onlyId } from '../../support/only-seat.ts';

// A data folder that cannot be written: another user's, on a disk mounted read-only, or full. Node ends a process, and vitest fails a
// test, on an unhandled rejection; so these tests also show that no rejection is unhandled.

/** Milliseconds to wait for a retry on a busy machine. */
const patient = { timeout: 10_000 };

let polar: Polar;
let ports: TestPorts;
let core: Core;
let disk: MemorySeats;

/** Starts a core over a disk that fails with `code` while `isStuck`. */
function start(code: string, isStuck: () => boolean = () => true): Core {
  const before = ({ operation: does }: SeatFolderOperation): void => {
    if (isStuck() && does !== 'read') throw fileError(code);
  };
  const stores = disk.data.stores({ before });
  const seatFolders = disk.folders(before);
  const folder = path.join(ports.dataFolder, 'a-file', 'folder');
  fs.writeFileSync(path.dirname(folder), '');
  const dataFolder = isStuck() ? folder : ports.dataFolder;
  return compose({ ...ports, stores, seatFolders, dataFolder });
}

/** Fails each change of the disk, which is full. */
function refuseWrite({ operation }: SeatFolderOperation): void {
  if (operation !== 'read') throw fileError('ENOSPC');
}

beforeEach(async () => {
  polar = await startPolar();
  ports = createTestPorts({ polar, clock: createFastClock(clockSpeed) });
  disk = createMemorySeats();
});
afterEach(async () => {
  await core.stop();
  ports.close();
  await polar.close();
});

test('nothing is sent, and the failure is reported', async () => {
  disk.data.put('device', seatOf(polar));
  core = start('EROFS');
  core.resume();
  onlyDevice(core).releases.request('person', false);
  await expect
    .poll(() => deviceIn(core))
    .toMatchObject({ type: 'held', release: { type: 'failed' } });
  await core.handlers.device.check(onlyId(core));
  expect(polar.log.count()).toBe(0);
  expect(core.state.get().localFailure).toMatchObject({ code: 'folder-unwritable' });
});

test('no seat is taken that could not be saved', async () => {
  let isFolderThere = false;
  core = start('ENOSPC', () => !isFolderThere);
  const { key, organizationId } = polar;
  const request = { server: 'loopback', key, organizationId, label: 'New' } as const;
  const full = { ok: false, failure: { code: 'disk-full', file: 'activation.json' } };
  expect(await core.handlers.device.activate(request)).toMatchObject({ ok: false });
  expect(deviceIn(core)).toEqual({ type: 'none' });
  // The same if the lock can be written and the record cannot.
  await core.stop();
  isFolderThere = true;
  const stores = disk.data.stores({ before: refuseWrite });
  core = compose({ ...ports, stores, seatFolders: disk.folders(refuseWrite) });
  expect(await core.handlers.device.activate(request)).toEqual(full);
  expect(deviceIn(core)).toEqual({ type: 'none' });
  expect(await core.handlers.settings.change({ appearance: 'dark' })).toEqual({
    ok: false,
    failure: { code: 'disk-full', file: 'settings.json' },
  });
  await ports.clipboard.write(polar.token);
  expect(await core.handlers.connection.connect({ server: 'loopback' })).toEqual({
    ok: false,
    failure: { code: 'disk-full', file: 'token.json' },
  });
  expect(core.state.get().connection).toEqual({ type: 'public' });
  expect(polar.log.count({ operation: 'activate' })).toBe(0);
});

test('a release that Polar confirmed is not reported as unsent', async () => {
  disk.data.put('device', seatOf(polar));
  let isFree = false;
  core = start('ENOSPC', () => !isFree && polar.log.count({ operation: 'deactivate' }) > 0);
  core.seats.recover();
  onlyDevice(core).releases.request('person', false);
  await expect
    .poll(() => core.state.get())
    .toMatchObject({
      seats: [{ device: { type: 'held', release: { type: 'released' } } }],
      localFailure: { code: 'outcome-unsaved' },
    });
  isFree = true;
  await expect
    .poll(() => core.state.get(), patient)
    .toMatchObject({ seats: [{ device: { type: 'released' } }], localFailure: null });
});

test('a release that another server than Polar answered is not reported as unsent because of the disk', async () => {
  disk.data.put('device', seatOf(polar));
  polar.faults.add({ type: 'captive-portal' }, { on: 'deactivate' });
  core = start('ENOSPC', () => polar.log.count() > 0);
  core.seats.recover();
  onlyDevice(core).releases.request('person', false);
  await expect
    .poll(() => core.state.get())
    .toMatchObject({
      seats: [
        { device: { type: 'held', release: { type: 'failed', failure: { code: 'not-polar' } } } },
      ],
      localFailure: { code: 'outcome-unsaved' },
    });
});

test('a seat that was taken and not saved is shown as such, and saved when the disk has space', async () => {
  let isFree = false;
  core = start('ENOSPC', () => !isFree && polar.log.count({ operation: 'activate' }) > 0);
  const { key, organizationId } = polar;
  const request = { server: 'loopback', key, organizationId, label: 'New' } as const;
  const failure = { code: 'outcome-unsaved', file: 'device.json' };
  expect(await core.handlers.device.activate(request)).toEqual({ ok: false, failure });
  expect(deviceIn(core)).toMatchObject({ type: 'activating', saveFailure: failure });
  expect(await core.handlers.device.check(onlyId(core))).toEqual({ ok: false, failure });
  // The lock cannot be written either.
  fs.rmSync(ports.dataFolder, { recursive: true });
  fs.writeFileSync(ports.dataFolder, '');
  expect(await core.handlers.device.check(onlyId(core))).toEqual({ ok: false, failure });
  fs.rmSync(ports.dataFolder);
  fs.mkdirSync(ports.dataFolder);
  // By a retry, without a second request or the person, after three failed saves: by the activation, the check and a retry.
  const failedSaves = (): number =>
    ports.lines.filter((line) => line.includes('a new seat could not be saved')).length;
  await expect.poll(failedSaves, patient).toBeGreaterThanOrEqual(3);
  isFree = true;
  await expect.poll(() => deviceIn(core).type, patient).toBe('held');
  expect(polar.log.count({ operation: 'activate' })).toBe(1);
  const [id = ''] = disk.folderNames();
  expect(disk.seat(id).names()).toEqual(['device']);
});
