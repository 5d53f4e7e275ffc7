import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compose, type Core } from '../../../electron/compose.ts';
import type { ActivationIntent } from '../../../electron/storage/records.ts';
import type { Result } from '../../../shared/failure.ts';
import { startPolar, type Polar } from '../../support/polar/start-polar.ts';
import { runCoreCommand } from '../../support/run-core-command.ts';
import { clockSpeed } from '../../support/running-core.ts';
import { seatOf } from '../../support/seat-of.ts';
import {
  copySeat,
  filesOfSeat,
  openLicenses,
  seatIdsOnDisk,
  takenSeat,
  writeSeat,
  writeSeatText,
  type OpenLicense,
} from '../../support/seats-on-disk.ts';
import { createFastClock, createTestPorts, type TestPorts } from '../../support/test-ports.ts';

// One seat that shows in two ways: in a folder that was copied, under a new key, or as a damaged file.

const ids = { first: '0000000a', second: '0000000b' } as const;

let polar: Polar;
let ports: TestPorts;
let other: OpenLicense;
const cores: Core[] = [];

function start(): Core {
  const core = compose(ports, { deadline: 5_000 });
  cores.push(core);
  return core;
}

beforeEach(async () => {
  polar = await startPolar({ licenses: 10 });
  ports = createTestPorts({ polar, clock: createFastClock(clockSpeed) });
  const [license] = openLicenses(polar, 1);
  if (license === undefined) throw new Error('The stand-in has too few licenses.');
  other = license;
});
afterEach(async () => {
  await Promise.all(cores.splice(0).map(async (core) => await core.stop()));
  ports.close();
  await polar.close();
});

const seatsIn = (core: Core) =>
  core.state.get().seats.map(({ id, device }) => ({ id, type: device.type }));
const held = (id: string) => ({ id, type: 'held' });

async function activate(core: Core, key: string): Promise<Result<undefined>> {
  const { organizationId } = polar;
  const request = { server: 'loopback', key, organizationId, label: ports.hostName } as const;
  return await core.handlers.device.activate(request);
}

async function connect(core: Core): Promise<void> {
  await ports.clipboard.write(polar.token);
  const connected = await core.handlers.connection.connect({ server: 'loopback' });
  expect(connected).toMatchObject({ ok: true });
}

/** Leaves an activation pending whose seat was taken. */
function writePending(id: string): string {
  const intent: ActivationIntent = {
    server: 'loopback',
    key: other.key,
    organizationId: other.organizationId,
    label: 'Desk',
    nonce: randomUUID(),
    askedBy: 'person',
    askedAt: Date.now(),
  };
  writeSeatText(ports.dataFolder, id, 'activation', JSON.stringify({ version: 1, ...intent }));
  polar.seller.addSeat(other.licenseId, 'Desk', { seatkeeper_nonce: intent.nonce });
  return intent.nonce;
}

describe('a folder with a pending activation that a person has copied', () => {
  test('is shown once, and its seat is found once', async () => {
    writePending(ids.first);
    copySeat(ports.dataFolder, ids.first, ids.second);
    const core = start();
    expect(seatsIn(core)).toEqual([{ id: ids.first, type: 'activating' }]);
    await connect(core);
    expect(await core.handlers.device.check(ids.first)).toMatchObject({ ok: true });
    for (const each of [core, start()]) {
      each.reload();
      expect(seatsIn(each)).toEqual([held(ids.first)]);
    }
    expect(polar.log.count({ operation: 'activate' })).toBe(0);
  });

  test.each([2, 3])('ends in all of %i folders if it took no seat', async (count) => {
    writePending(ids.first);
    const seat = polar.record
      .liveActivations(other.licenseId)
      .find(({ meta }) => 'seatkeeper_nonce' in meta);
    polar.seller.release(seat?.id ?? '');
    const folders = [ids.first, ids.second, '0000000c'].slice(0, count);
    for (const id of folders.slice(1)) copySeat(ports.dataFolder, ids.first, id);
    const core = start();
    core.resume();
    await connect(core);
    await core.handlers.device.check(ids.first);
    await expect.poll(() => seatIdsOnDisk(ports.dataFolder), { timeout: 10_000 }).toEqual([]);
    expect(seatsIn(core)).toEqual([]);
    expect(polar.log.count({ operation: 'activate' })).toBe(0);
  });

  test('shows the record, whichever folder has it', async () => {
    const nonce = writePending(ids.first);
    writeSeat(ports.dataFolder, ids.second, { ...takenSeat(polar, other, 'Desk'), nonce });
    expect(seatsIn(start())).toEqual([held(ids.second)]);
  });

  test('gives way to the record that another process has found', async () => {
    const nonce = writePending(ids.first);
    const core = start();
    expect(seatsIn(core)).toEqual([{ id: ids.first, type: 'activating' }]);
    writeSeat(ports.dataFolder, ids.second, { ...takenSeat(polar, other, 'Desk'), nonce });
    core.reload();
    expect(seatsIn(core)).toEqual([held(ids.second)]);
  });

  test('ends if its seat is on record in a folder of an earlier version', async () => {
    writePending(ids.first);
    const live = polar.record
      .liveActivations(other.licenseId)
      .find(({ meta }) => 'seatkeeper_nonce' in meta);
    const record = { ...takenSeat(polar, other, 'Desk'), activationId: live?.id };
    writeSeat(ports.dataFolder, ids.second, record);
    const core = start();
    expect(seatsIn(core)).toContainEqual({ id: ids.first, type: 'activating' });
    await connect(core);
    expect(await core.handlers.device.check(ids.first)).toMatchObject({ ok: true });
    expect(seatsIn(core)).toEqual([held(ids.second)]);
    expect(filesOfSeat(ports.dataFolder, ids.first)).toEqual({});
  });
});

describe('the new key of a license that this computer has', () => {
  let newKey: string;

  /** Holds a seat, whose license the seller gives another key. */
  function rotate(): void {
    const record = { ...seatOf(polar), licenseId: polar.licenseId };
    writeSeat(ports.dataFolder, ids.first, record);
    newKey = polar.seller.rotate(polar.licenseId);
  }
  const keyOnDisk = (): unknown =>
    (
      JSON.parse(filesOfSeat(ports.dataFolder, ids.first)['device.json'] ?? '{}') as {
        key?: string;
      }
    ).key;
  const failure = { code: 'already-activated', seat: ids.first };

  test('shows its seat, which gets the key, and takes no other', async () => {
    rotate();
    const core = start();
    expect(await activate(core, newKey)).toEqual({ ok: false, failure });
    expect(seatsIn(core)).toEqual([held(ids.first)]);
    expect(keyOnDisk()).toBe(newKey);
    expect(polar.log.count({ operation: 'activate' })).toBe(0);
    // Only the new key releases the seat.
    await core.handlers.device.release(ids.first);
    await expect
      .poll(() => seatsIn(core), { timeout: 10_000 })
      .toEqual([{ id: ids.first, type: 'released' }]);
  });

  test('is recognized before a person reviews it', async () => {
    rotate();
    const core = start();
    const { organizationId } = polar;
    const typed = { server: 'loopback', key: newKey, organizationId, label: 'Desk' } as const;
    expect(await core.handlers.device.preview(typed)).toEqual({ ok: false, failure });
    expect(keyOnDisk()).toBe(newKey);
  });

  test('is recognized on the command line', async () => {
    rotate();
    const args = ['activate', '--organization', polar.organizationId];
    expect(await runCoreCommand(ports, args, newKey)).toMatchObject({
      exitCode: 0,
      state: 'active',
      facts: { id: ids.first },
    });
    expect(polar.log.count({ operation: 'activate' })).toBe(0);
    expect(keyOnDisk()).toBe(newKey);
  });

  test('takes over no other activation of the license', async () => {
    rotate();
    const { id } = polar.seller.addSeat(polar.licenseId, 'Second');
    const core = start();
    const { organizationId } = polar;
    const seat = { server: 'loopback', key: newKey, organizationId, activationId: id } as const;
    expect(await core.handlers.device.import({ ...seat, label: 'Second' })).toEqual({
      ok: false,
      failure,
    });
    expect(seatsIn(core)).toEqual([held(ids.first)]);
  });

  test('takes no seat while Polar cannot tell whose it is', async () => {
    rotate();
    polar.faults.add({ type: 'error-before' }, { on: 'validate', times: 10 });
    const core = start();
    expect(await activate(core, newKey)).toMatchObject({ ok: false });
    expect(polar.log.count({ operation: 'activate' })).toBe(0);
    expect(keyOnDisk()).toBe(polar.key);
  });

  test('is not asked about where no other seat is of its seller', async () => {
    const core = start();
    expect(await activate(core, other.key)).toMatchObject({ ok: true });
    const before = polar.log.count({ operation: 'validate' });
    expect(before).toBe(0);
  });
});

const torn = (fields: object): string => JSON.stringify({ version: 1, ...fields }).slice(0, -1);
const importIn = async (core: Core): Promise<Result<undefined>> =>
  await core.handlers.device.import({
    server: 'loopback',
    key: polar.key,
    organizationId: polar.organizationId,
    activationId: polar.activationId,
    label: 'Desk',
  });

describe('a damaged file that shows the key of another seller or server', () => {
  test.each([
    ['seller', { server: 'loopback', organizationId: '99999999-9999-4999-8999-999999999999' }],
    ['server', { server: 'production' }],
  ])('of another %s stays beside an import', async (_what, fields) => {
    const text = torn({ key: polar.key, ...fields });
    writeSeatText(ports.dataFolder, ids.first, 'device', text);
    const core = start();
    expect(await importIn(core)).toMatchObject({ ok: true });
    expect(filesOfSeat(ports.dataFolder, ids.first)).toEqual({ 'device.json': text });
    expect(seatsIn(core)).toHaveLength(2);
    expect(seatsIn(core)).toContainEqual({ id: ids.first, type: 'unreadable' });
  });

  test.each(['the same', 'no'])(
    'of %s seller is replaced by an import, and set aside',
    async (what) => {
      const { organizationId } = polar;
      const shown = what === 'no' ? {} : { server: 'loopback', organizationId };
      writeSeatText(ports.dataFolder, ids.first, 'device', torn({ key: polar.key, ...shown }));
      const core = start();
      expect(await importIn(core)).toMatchObject({ ok: true });
      expect(seatsIn(core)).toEqual([held(ids.first)]);
      expect(seatIdsOnDisk(ports.dataFolder)).toEqual([ids.first]);
      expect(Object.keys(filesOfSeat(ports.dataFolder, ids.first))).toContainEqual(
        expect.stringMatching(/^device\.json\.corrupt-/),
      );
    },
  );
});
