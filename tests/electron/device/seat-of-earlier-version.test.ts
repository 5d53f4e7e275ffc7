import { describe, expect, test } from 'vitest';
import { holdLock, seatIdsOnDisk } from '../../support/seats-on-disk.ts';
import { seatOf } from '../../support/seat-of.ts';
import { shownIds, shownTypes, useSeatsOnDisk } from '../../support/use-seats-on-disk.ts';

// A record in the data folder itself, where versions with one seat kept it.

const patient = { timeout: 20_000 };

const computer = useSeatsOnDisk();
const { start, folder, licenseAt, activate } = computer;

describe('a record that cannot be moved from the old place', () => {
  test('is shown there, keeps out a second seat, and is moved when the lock is free', async () => {
    computer.ports.writeRecord('device', seatOf(computer.polar));
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
    expect(shownTypes(core)).toEqual(['held', 'held']);
    expect(computer.polar.log.count({ operation: 'deactivate' })).toBe(0);
  });

  test('stays there while its release counts down', async () => {
    computer.ports.writeRecord('device', seatOf(computer.polar));
    const free = holdLock(folder());
    const core = start();
    await core.handlers.device.release('0');
    free();
    core.reload();
    expect(shownIds(core)).toEqual(['0']);
    await expect.poll(() => shownTypes(core), patient).toEqual(['released']);
    core.reload();
    expect(shownIds(core)).toEqual(seatIdsOnDisk(folder()));
    expect(shownTypes(core)).toEqual(['released']);
    expect(computer.polar.log.count({ operation: 'deactivate' })).toBe(1);
  });

  test('that another process has moved is never taken for absent', async () => {
    computer.ports.writeRecord('device', seatOf(computer.polar));
    const free = holdLock(folder());
    const core = start();
    free();
    start();
    const id = shownIds(core)[0] ?? '';
    await core.handlers.device.dismiss(id);
    expect(shownTypes(core)).not.toContain('none');
    core.reload();
    expect(core.state.get().seats).toMatchObject([
      { id: seatIdsOnDisk(folder())[0], device: { type: 'held' } },
    ]);
  });
});
