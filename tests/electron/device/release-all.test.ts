import { describe, expect, test } from 'vitest';
import { takenSeat, writeSeat } from '../../support/seats-on-disk.ts';
import {
  releaseIn,
  seatIds,
  seatIn,
  shownTypes,
  useSeatsOnDisk,
} from '../../support/use-seats-on-disk.ts';

const patient = { timeout: 20_000 };

const computer = useSeatsOnDisk();
const { start, folder, licenseAt, writeThree, liveCount } = computer;

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
    expect(Object.values(seatIds).map((id) => releaseIn(core, id))).toEqual([
      'idle',
      'idle',
      'idle',
    ]);
    expect(await core.handlers.device.cancelAll()).toMatchObject({ ok: false });
    expect(computer.polar.log.count()).toBe(0);
  });

  test('releases each seat, once', async () => {
    writeThree();
    const core = start();
    await core.handlers.device.releaseAll();
    await expect
      .poll(() => shownTypes(core), patient)
      .toEqual(['released', 'released', 'released']);
    expect(computer.polar.log.count({ operation: 'deactivate' })).toBe(3);
    expect([
      liveCount(computer.polar),
      computer.polar.log.count({ operation: 'activate' }),
    ]).toEqual([1, 0]);
  });

  test('leaves alone a seat that is being released, and one that was released elsewhere', async () => {
    writeThree();
    writeSeat(folder(), seatIds.third, {
      ...takenSeat(computer.polar, licenseAt(2), 'Gone'),
      removedAt: Date.UTC(2026, 2, 1),
    });
    computer.polar.faults.add({ type: 'rate-limited', retryAfter: 600 }, { on: 'deactivate' });
    const core = start();
    await core.handlers.device.release(seatIds.first);
    await expect.poll(() => releaseIn(core, seatIds.first), patient).toBe('waiting');
    const waiting = seatIn(core, seatIds.first);
    await core.handlers.device.releaseAll();
    expect(releaseIn(core, seatIds.second)).toBe('holding');
    expect(releaseIn(core, seatIds.third)).toBe('idle');
    expect(seatIn(core, seatIds.first)).toEqual(waiting);
    await core.handlers.device.cancelAll();
    expect(seatIn(core, seatIds.first)).toEqual(waiting);
  });

  test('leaves out a seat whose key Polar no longer knows', async () => {
    writeThree();
    computer.polar.seller.rotate(computer.polar.licenseId);
    const core = start();
    await core.seats.check();
    expect(seatIn(core, seatIds.first)).toMatchObject({ seatStatus: { type: 'key-changed' } });
    await core.handlers.device.releaseAll();
    expect(Object.values(seatIds).map((id) => releaseIn(core, id))).toEqual([
      'idle',
      'holding',
      'holding',
    ]);
    // The person’s own request for the seat still tries it.
    await core.handlers.device.release(seatIds.first);
    await expect.poll(() => releaseIn(core, seatIds.first), patient).toBe('failed');
    await core.handlers.device.releaseAll();
    expect(releaseIn(core, seatIds.first)).toBe('failed');
  });

  test('fails if there is none to release', async () => {
    const core = start();
    expect(await core.handlers.device.releaseAll()).toMatchObject({
      failure: { code: 'not-activated' },
    });
  });
});
