import { describe, expect, test } from 'vitest';
import {
  copySeat,
  deleteSeat,
  filesOfSeat,
  seatIdsOnDisk,
  takenSeat,
  writeSeat,
  writeSeatText,
} from '../../support/seats-on-disk.ts';
import { seatOf, waitingRelease } from '../../support/seat-of.ts';
import {
  releaseIn,
  seatIds,
  seatIn,
  shownIds,
  shownTypes,
  useSeatsOnDisk,
} from '../../support/use-seats-on-disk.ts';

// Several seats beside each other, and their folders on the disk.

const patient = { timeout: 20_000 };

const computer = useSeatsOnDisk();
const { start, folder, licenseAt, writeThree, liveCount } = computer;

/** Returns the files of the first and the third seat. */
const filesOfOthers = (): unknown =>
  [seatIds.first, seatIds.third].map((id) => filesOfSeat(folder(), id));

describe('three seats', () => {
  test('are shown in the order in which they were taken', () => {
    const taken = takenSeat(computer.polar, licenseAt(0), 'Later');
    writeSeat(folder(), seatIds.first, { ...taken, takenAt: Date.UTC(2026, 5, 1) });
    writeSeat(folder(), seatIds.second, seatOf(computer.polar));
    expect(shownIds(start())).toEqual([seatIds.second, seatIds.first]);
  });

  test('no action on one touches the files of another', async () => {
    writeThree();
    const before = filesOfOthers();
    const core = start();
    const { device, move } = core.handlers;
    const id = seatIds.second;
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
    await expect.poll(() => seatIdsOnDisk(folder())).toEqual([seatIds.first, seatIds.third]);
    expect(shownTypes(core)).toEqual(['held', 'held']);
    expect(filesOfOthers()).toEqual(before);
    expect(computer.polar.log.count({ operation: 'deactivate' })).toBe(1);
    expect(liveCount(computer.polar)).toBe(2);
  });

  test('a refused release of one leaves the others as they are', async () => {
    writeThree();
    const core = start();
    computer.polar.seller.rotate(licenseAt(0).licenseId);
    await core.handlers.device.release(seatIds.second);
    await expect.poll(() => releaseIn(core, seatIds.second), patient).toBe('failed');
    expect([releaseIn(core, seatIds.first), releaseIn(core, seatIds.third)]).toEqual([
      'idle',
      'idle',
    ]);
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
    expect(computer.polar.log.count()).toBe(0);
    expect(computer.ports.shown).toEqual([]);
    expect(seatIdsOnDisk(folder())).toEqual(Object.values(seatIds));
  });
});

describe('the folders on disk', () => {
  test('come and go with what other processes do', async () => {
    writeSeat(folder(), seatIds.first, seatOf(computer.polar));
    const core = start();
    writeSeat(folder(), seatIds.second, takenSeat(computer.polar, licenseAt(0), 'Second'));
    core.reload();
    expect(shownIds(core)).toEqual([seatIds.first, seatIds.second]);
    deleteSeat(folder(), seatIds.first);
    core.reload();
    expect(shownIds(core)).toEqual([seatIds.second]);
    expect(await core.handlers.device.release(seatIds.first)).toMatchObject({ ok: false });
  });

  test('whose receipt another process has dismissed are no longer shown', async () => {
    writeSeat(folder(), seatIds.first, seatOf(computer.polar));
    const [one, other] = [start(), start()];
    await one.handlers.device.release(seatIds.first);
    await expect.poll(() => shownTypes(one), patient).toEqual(['released']);
    other.reload();
    expect(shownTypes(other)).toEqual(['released']);
    await one.handlers.device.dismiss(seatIds.first);
    await expect.poll(() => seatIdsOnDisk(folder())).toEqual([]);
    other.reload();
    expect(other.state.get().seats).toEqual([]);
  });

  test('that are deleted during a countdown release nothing', async () => {
    writeSeat(folder(), seatIds.first, seatOf(computer.polar));
    const core = start();
    await core.handlers.device.release(seatIds.first);
    deleteSeat(folder(), seatIds.first);
    core.reload();
    expect(core.state.get().seats).toEqual([]);
    expect(computer.polar.log.count()).toBe(0);
  });

  test('that hold the same activation are shown once', () => {
    writeSeat(folder(), seatIds.first, seatOf(computer.polar));
    copySeat(folder(), seatIds.first, seatIds.second);
    const core = start();
    expect(shownIds(core)).toEqual([seatIds.first]);
    core.reload();
    expect(shownIds(core)).toEqual([seatIds.first]);
  });

  test('that hold no seat are removed at a start', async () => {
    writeSeat(folder(), seatIds.first, seatOf(computer.polar));
    const left = waitingRelease(computer.polar, {
      why: 'network-unreachable',
      attempts: 1,
      nextAt: 0,
    });
    const text = JSON.stringify({ version: 1, ...left });
    writeSeatText(folder(), seatIds.second, 'release', text);
    const core = start();
    expect(shownIds(core)).toEqual([seatIds.first]);
    core.resume();
    await expect.poll(() => seatIdsOnDisk(folder())).toEqual([seatIds.first]);
  });
});
