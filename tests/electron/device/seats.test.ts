import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compose, type Core } from '../../../electron/compose.ts';
import type { SeatState } from '../../../shared/app-state.ts';
import type { Result } from '../../../shared/failure.ts';
import { createMemoryLog } from '../../support/file-stores.ts';
import { startPolar, type Polar } from '../../support/polar/start-polar.ts';
import { clockSpeed } from '../../support/running-core.ts';
import { seatOf, waitingRelease } from '../../support/seat-of.ts';
import {
  copySeat,
  deleteSeat,
  filesOfSeat,
  holdLock,
  openLicenses,
  seatIdsOnDisk,
  takenSeat,
  writeSeat,
  writeSeatText,
  type OpenLicense,
} from '../../support/seats-on-disk.ts';
import { createFastClock, createTestPorts, type TestPorts } from '../../support/test-ports.ts';

const ids = { first: '0000000a', second: '0000000b', third: '0000000c' } as const;
const patient = { timeout: 20_000 };

let polar: Polar;
let ports: TestPorts;
let licenses: readonly OpenLicense[];
const cores: Core[] = [];

function start(): Core {
  const core = compose({ ...ports, activityFile: createMemoryLog() }, { deadline: 5_000 });
  cores.push(core);
  return core;
}

beforeEach(async () => {
  polar = await startPolar({ licenses: 10 });
  ports = createTestPorts({ polar, clock: createFastClock(clockSpeed) });
  licenses = openLicenses(polar, 3);
});
afterEach(async () => {
  await Promise.all(cores.splice(0).map(async (core) => await core.stop()));
  ports.close();
  await polar.close();
});

const folder = (): string => ports.dataFolder;

function licenseAt(index: number): OpenLicense {
  const license = licenses[index];
  if (license === undefined) throw new Error('The stand-in has too few licenses.');
  return license;
}

/** Writes three seats of three licenses. */
function writeThree(): void {
  writeSeat(folder(), ids.first, seatOf(polar));
  writeSeat(folder(), ids.second, takenSeat(polar, licenseAt(0), 'Second'));
  writeSeat(folder(), ids.third, takenSeat(polar, licenseAt(1), 'Third'));
}

const shownIds = (core: Core): string[] => core.state.get().seats.map(({ id }) => id);
const types = (core: Core): string[] => core.state.get().seats.map(({ device }) => device.type);

function seatIn(core: Core, id: string): SeatState['device'] {
  return core.state.get().seats.find((seat) => seat.id === id)?.device ?? { type: 'none' };
}

function releaseIn(core: Core, id: string): string {
  const device = seatIn(core, id);
  return device.type === 'held' ? device.release.type : device.type;
}

async function activate(
  core: Core,
  { key, organizationId }: OpenLicense,
): Promise<Result<undefined>> {
  const label = ports.hostName;
  return await core.handlers.device.activate({ server: 'loopback', key, organizationId, label });
}

const liveCount = ({ licenseId }: OpenLicense): number =>
  polar.record.liveActivations(licenseId).length;

describe('three seats', () => {
  test('are shown in the order in which they were taken', () => {
    const taken = takenSeat(polar, licenseAt(0), 'Later');
    writeSeat(folder(), ids.first, { ...taken, takenAt: Date.UTC(2026, 5, 1) });
    writeSeat(folder(), ids.second, seatOf(polar));
    expect(shownIds(start())).toEqual([ids.second, ids.first]);
  });

  test('no act on one touches the files of another', async () => {
    writeThree();
    const others = (): unknown => [ids.first, ids.third].map((id) => filesOfSeat(folder(), id));
    const before = others();
    const core = start();
    const { device, move } = core.handlers;
    const id = ids.second;
    await device.check(id);
    await move.setStep({ seat: id, step: 'key' });
    await device.copyKey(id);
    await device.revealKey(id);
    await device.release(id);
    expect(releaseIn(core, id)).toBe('holding');
    await device.cancelRelease(id);
    await move.setStep({ seat: id, step: 'release' });
    await device.release(id);
    await expect.poll(() => seatIn(core, id).type, patient).toBe('released');
    const moved = core.state.get().seats.filter(({ move: stage }) => stage !== null);
    expect(moved).toMatchObject([{ id, move: 'there' }]);
    await device.saveReceipt(id);
    await device.dismiss(id);
    await move.setStep({ seat: id, step: null });
    await expect.poll(() => seatIdsOnDisk(folder())).toEqual([ids.first, ids.third]);
    expect(types(core)).toEqual(['held', 'held']);
    expect(others()).toEqual(before);
    expect(polar.log.count({ operation: 'deactivate' })).toBe(1);
    expect(liveCount(polar)).toBe(2);
  });

  test('a refused release of one leaves the others as they are', async () => {
    writeThree();
    const core = start();
    polar.seller.rotate(licenseAt(0).licenseId);
    await core.handlers.device.release(ids.second);
    await expect.poll(() => releaseIn(core, ids.second), patient).toBe('failed');
    expect([releaseIn(core, ids.first), releaseIn(core, ids.third)]).toEqual(['idle', 'idle']);
  });

  test('a call about an id that is not on record does nothing', async () => {
    writeThree();
    const core = start();
    const { device, move } = core.handlers;
    const unknown = { ok: false, failure: { code: 'not-activated' } };
    for (const id of ['ffffffff', '0']) {
      expect(await device.release(id)).toEqual(unknown);
      expect(await device.cancelRelease(id)).toEqual(unknown);
      expect(await device.check(id)).toEqual(unknown);
      expect(await device.copyKey(id)).toEqual(unknown);
      expect(await device.revealKey(id)).toEqual(unknown);
      expect(await device.dismiss(id)).toEqual(unknown);
      expect(await device.copyReceipt(id)).toEqual(unknown);
      expect(await device.saveReceipt(id)).toEqual(unknown);
      expect(await device.resolveCopiedRecord({ seat: id, action: 'release' })).toEqual(unknown);
      expect(await move.setStep({ seat: id, step: 'key' })).toEqual(unknown);
    }
    expect(polar.log.count()).toBe(0);
    expect(ports.shown).toEqual([]);
    expect(seatIdsOnDisk(folder())).toEqual(Object.values(ids));
  });
});

describe('the release of all seats', () => {
  test('has one countdown, and can be canceled as a whole', async () => {
    writeThree();
    const core = start();
    expect(await core.handlers.device.releaseAll()).toMatchObject({ ok: true });
    const untils = core.state
      .get()
      .seats.map(({ device }) =>
        device.type === 'held' && device.release.type === 'holding' ? device.release.until : null,
      );
    expect(untils).not.toContain(null);
    expect(new Set(untils).size).toBe(1);
    expect(await core.handlers.device.cancelAll()).toMatchObject({ ok: true });
    expect(Object.values(ids).map((id) => releaseIn(core, id))).toEqual(['idle', 'idle', 'idle']);
    expect(await core.handlers.device.cancelAll()).toMatchObject({ ok: false });
    expect(polar.log.count()).toBe(0);
  });

  test('releases each seat, once', async () => {
    writeThree();
    const core = start();
    await core.handlers.device.releaseAll();
    await expect.poll(() => types(core), patient).toEqual(['released', 'released', 'released']);
    expect(polar.log.count({ operation: 'deactivate' })).toBe(3);
    expect([liveCount(polar), polar.log.count({ operation: 'activate' })]).toEqual([1, 0]);
  });

  test('leaves alone a seat that is being released, and one that was released elsewhere', async () => {
    writeThree();
    writeSeat(folder(), ids.third, {
      ...takenSeat(polar, licenseAt(2), 'Gone'),
      removedAt: Date.UTC(2026, 2, 1),
    });
    polar.faults.add({ type: 'rate-limited', retryAfter: 600 }, { on: 'deactivate' });
    const core = start();
    await core.handlers.device.release(ids.first);
    await expect.poll(() => releaseIn(core, ids.first), patient).toBe('waiting');
    const waiting = seatIn(core, ids.first);
    await core.handlers.device.releaseAll();
    expect(releaseIn(core, ids.second)).toBe('holding');
    expect(releaseIn(core, ids.third)).toBe('idle');
    expect(seatIn(core, ids.first)).toEqual(waiting);
    await core.handlers.device.cancelAll();
    expect(seatIn(core, ids.first)).toEqual(waiting);
  });

  test('fails if there is none to release', async () => {
    const core = start();
    expect(await core.handlers.device.releaseAll()).toMatchObject({
      failure: { code: 'not-activated' },
    });
  });
});

describe('a license', () => {
  test('gets a seat beside that of another license, in a folder of its own', async () => {
    writeSeat(folder(), ids.first, seatOf(polar));
    const before = filesOfSeat(folder(), ids.first);
    const core = start();
    expect(await activate(core, licenseAt(0))).toMatchObject({ ok: true });
    expect(types(core)).toEqual(['held', 'held']);
    expect(seatIdsOnDisk(folder())).toHaveLength(2);
    expect(filesOfSeat(folder(), ids.first)).toEqual(before);
    expect(shownIds(start())).toEqual(shownIds(core));
  });

  test('has one seat on this computer, however its key is typed', async () => {
    writeSeat(folder(), ids.first, seatOf(polar));
    const core = start();
    for (const key of [polar.key, `Key: ${polar.key.toLowerCase()}`]) {
      expect(await activate(core, { ...licenseAt(0), key })).toEqual({
        ok: false,
        failure: { code: 'already-activated', seat: ids.first },
      });
    }
    expect(polar.log.count({ operation: 'activate' })).toBe(0);
    expect(seatIdsOnDisk(folder())).toEqual([ids.first]);
  });

  test('gets one seat from two processes at once, and the other shows it', async () => {
    const [one, other] = [start(), start()];
    const results = await Promise.all([activate(one, licenseAt(0)), activate(other, licenseAt(0))]);
    const [seat, ...more] = seatIdsOnDisk(folder());
    expect(more).toEqual([]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toEqual({
      ok: false,
      failure: { code: 'already-activated', seat },
    });
    expect([shownIds(one), shownIds(other)]).toEqual([[seat], [seat]]);
    expect(polar.log.count({ operation: 'activate' })).toBe(1);
  });

  test('gets no second seat while an activation of another process is unfinished', async () => {
    const [one, other] = [start(), start()];
    polar.faults.add({ type: 'answer-lost' }, { on: 'activate' });
    const [lost, refused] = await Promise.all([
      activate(one, licenseAt(0)),
      activate(other, licenseAt(0)),
    ]);
    const failure = { code: 'activation-unfinished' };
    expect([lost, refused]).toMatchObject([{ failure }, { failure }]);
    expect(polar.log.count({ operation: 'activate' })).toBe(1);
    expect(seatIdsOnDisk(folder())).toHaveLength(1);
  });

  test('two of them, activated by two processes at once, get a seat each', async () => {
    const [one, other] = [start(), start()];
    const results = await Promise.all([activate(one, licenseAt(0)), activate(other, licenseAt(1))]);
    expect(results).toMatchObject([{ ok: true }, { ok: true }]);
    one.reload();
    expect(types(one)).toEqual(['held', 'held']);
  });

  test('leaves no folder if no seat could be taken', async () => {
    const core = start();
    const key = 'LUMEN-99999999-0CE0-4000-8000-000000000009';
    expect(await activate(core, { ...licenseAt(0), key })).toMatchObject({ ok: false });
    expect(seatIdsOnDisk(folder())).toEqual([]);
    expect(core.state.get().seats).toEqual([]);
  });

  test('replaces the receipt of a seat that was released', async () => {
    writeSeat(folder(), ids.first, seatOf(polar));
    const core = start();
    await core.handlers.device.release(ids.first);
    await expect.poll(() => types(core), patient).toEqual(['released']);
    expect(await activate(core, licenseAt(0))).toMatchObject({ ok: true });
    expect(types(core)).toEqual(['held']);
    expect(seatIdsOnDisk(folder())).toEqual(shownIds(core));
  });
});

/** Returns the beginning of a record. */
const torn = (key: string): string => `{"version":1,"server":"loopback","key":"${key}","org`;

describe('a damaged seat', () => {
  test('hides no other seat, and can be set aside', async () => {
    writeSeat(folder(), ids.first, seatOf(polar));
    writeSeatText(folder(), ids.second, 'device', torn('LUMEN-1'));
    const core = start();
    expect([seatIn(core, ids.first).type, seatIn(core, ids.second).type]).toEqual([
      'held',
      'unreadable',
    ]);
    await core.handlers.device.dismiss(ids.second);
    expect(types(core)).toEqual(['held']);
    expect(Object.keys(filesOfSeat(folder(), ids.second))).toEqual([
      expect.stringMatching(/^device\.json\.corrupt-/),
    ]);
  });

  test('blocks the key that its text shows, and no other', async () => {
    writeSeatText(folder(), ids.first, 'device', torn(licenseAt(0).key));
    const core = start();
    expect(await activate(core, licenseAt(0))).toMatchObject({
      failure: { code: 'file-unreadable' },
    });
    expect(polar.log.count()).toBe(0);
    expect(await activate(core, licenseAt(1))).toMatchObject({ ok: true });
    expect(ports.questions).toEqual([]);
  });

  test('blocks every key if its own is not known, until the person goes on', async () => {
    writeSeatText(folder(), ids.first, 'device', '{"version":1,"server":"loop');
    const core = start();
    ports.answers.push(false);
    expect(await activate(core, licenseAt(0))).toMatchObject({
      failure: { code: 'not-confirmed' },
    });
    expect(polar.log.count()).toBe(0);
    expect(seatIdsOnDisk(folder())).toEqual([ids.first]);
    expect(await activate(core, licenseAt(0))).toMatchObject({ ok: true });
    expect(ports.questions).toHaveLength(2);
    expect(types(core).toSorted()).toEqual(['held', 'unreadable']);
  });
});

describe('the folders on disk', () => {
  test('come and go with what other processes do', async () => {
    writeSeat(folder(), ids.first, seatOf(polar));
    const core = start();
    writeSeat(folder(), ids.second, takenSeat(polar, licenseAt(0), 'Second'));
    core.reload();
    expect(shownIds(core)).toEqual([ids.first, ids.second]);
    deleteSeat(folder(), ids.first);
    core.reload();
    expect(shownIds(core)).toEqual([ids.second]);
    expect(await core.handlers.device.release(ids.first)).toMatchObject({ ok: false });
  });

  test('whose receipt another process has dismissed are no longer shown', async () => {
    writeSeat(folder(), ids.first, seatOf(polar));
    const [one, other] = [start(), start()];
    await one.handlers.device.release(ids.first);
    await expect.poll(() => types(one), patient).toEqual(['released']);
    other.reload();
    expect(types(other)).toEqual(['released']);
    await one.handlers.device.dismiss(ids.first);
    await expect.poll(() => seatIdsOnDisk(folder())).toEqual([]);
    other.reload();
    expect(other.state.get().seats).toEqual([]);
  });

  test('that are deleted during a countdown release nothing', async () => {
    writeSeat(folder(), ids.first, seatOf(polar));
    const core = start();
    await core.handlers.device.release(ids.first);
    deleteSeat(folder(), ids.first);
    core.reload();
    expect(core.state.get().seats).toEqual([]);
    expect(polar.log.count()).toBe(0);
  });

  test('that hold the same activation are shown once', () => {
    writeSeat(folder(), ids.first, seatOf(polar));
    copySeat(folder(), ids.first, ids.second);
    const core = start();
    expect(shownIds(core)).toEqual([ids.first]);
    core.reload();
    expect(shownIds(core)).toEqual([ids.first]);
  });

  test('that hold no seat are removed at a start', async () => {
    writeSeat(folder(), ids.first, seatOf(polar));
    const left = waitingRelease(polar, { why: 'network-unreachable', attempts: 1, nextAt: 0 });
    const text = JSON.stringify({ version: 1, ...left });
    writeSeatText(folder(), ids.second, 'release', text);
    const core = start();
    expect(shownIds(core)).toEqual([ids.first]);
    core.resume();
    await expect.poll(() => seatIdsOnDisk(folder())).toEqual([ids.first]);
  });
});

describe('a record that cannot be moved from the old place', () => {
  test('is shown there, keeps out a second seat, and is moved when the lock is free', async () => {
    ports.writeRecord('device', seatOf(polar));
    const free = holdLock(folder());
    const core = start();
    expect(core.state.get().seats).toMatchObject([{ id: '0', device: { type: 'held' } }]);
    expect(await activate(core, licenseAt(0))).toEqual({
      ok: false,
      failure: { code: 'busy-elsewhere' },
    });
    free();
    core.reload();
    const [seat] = seatIdsOnDisk(folder());
    expect(core.state.get().seats).toMatchObject([{ id: seat, device: { type: 'held' } }]);
    expect(await activate(core, licenseAt(0))).toMatchObject({ ok: true });
    expect(types(core)).toEqual(['held', 'held']);
    expect(polar.log.count({ operation: 'deactivate' })).toBe(0);
  });

  test('stays there while its release counts down', async () => {
    ports.writeRecord('device', seatOf(polar));
    const free = holdLock(folder());
    const core = start();
    await core.handlers.device.release('0');
    free();
    core.reload();
    expect(shownIds(core)).toEqual(['0']);
    await expect.poll(() => types(core), patient).toEqual(['released']);
    core.reload();
    expect(shownIds(core)).toEqual(seatIdsOnDisk(folder()));
    expect(types(core)).toEqual(['released']);
    expect(polar.log.count({ operation: 'deactivate' })).toBe(1);
  });

  test('that another process has moved is never taken for absent', async () => {
    ports.writeRecord('device', seatOf(polar));
    const free = holdLock(folder());
    const core = start();
    free();
    start();
    const id = shownIds(core)[0] ?? '';
    await core.handlers.device.dismiss(id);
    expect(types(core)).not.toContain('none');
    core.reload();
    expect(core.state.get().seats).toMatchObject([
      { id: seatIdsOnDisk(folder())[0], device: { type: 'held' } },
    ]);
  });
});
