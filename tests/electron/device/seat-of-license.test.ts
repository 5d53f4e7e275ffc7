import { describe, expect, test } from 'vitest';
import { filesOfSeat, seatIdsOnDisk, writeSeat } from '../../support/seats-on-disk.ts';
import { seatOf } from '../../support/seat-of.ts';
import { seatIds, shownIds, shownTypes, useSeatsOnDisk } from '../../support/use-seats-on-disk.ts';

// Activations on a computer that has seats: one seat of each license.

const patient = { timeout: 20_000 };

const computer = useSeatsOnDisk();
const { start, folder, licenseAt, activate } = computer;

describe('a license', () => {
  test('gets a seat beside that of another license, in a folder of its own', async () => {
    writeSeat(folder(), seatIds.first, seatOf(computer.polar));
    const before = filesOfSeat(folder(), seatIds.first);
    const core = start();
    expect(await activate(core, licenseAt(0))).toMatchObject({ ok: true });
    expect(shownTypes(core)).toEqual(['held', 'held']);
    expect(seatIdsOnDisk(folder())).toHaveLength(2);
    expect(filesOfSeat(folder(), seatIds.first)).toEqual(before);
    expect(shownIds(start())).toEqual(shownIds(core));
  });

  test('has one seat on this computer, however its key is typed', async () => {
    writeSeat(folder(), seatIds.first, seatOf(computer.polar));
    const core = start();
    for (const key of [computer.polar.key, `Key: ${computer.polar.key.toLowerCase()}`]) {
      expect(await activate(core, { ...licenseAt(0), key })).toEqual({
        ok: false,
        failure: { code: 'already-activated', seat: seatIds.first },
      });
    }
    expect(computer.polar.log.count({ operation: 'activate' })).toBe(0);
    expect(seatIdsOnDisk(folder())).toEqual([seatIds.first]);
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
    expect(computer.polar.log.count({ operation: 'activate' })).toBe(1);
  });

  test('gets no second seat while an activation of another process is unfinished', async () => {
    const [one, other] = [start(), start()];
    computer.polar.faults.add({ type: 'answer-lost' }, { on: 'activate' });
    const [lost, refused] = await Promise.all([
      activate(one, licenseAt(0)),
      activate(other, licenseAt(0)),
    ]);
    const failure = { code: 'activation-unfinished' };
    expect([lost, refused]).toMatchObject([{ failure }, { failure }]);
    expect(computer.polar.log.count({ operation: 'activate' })).toBe(1);
    expect(seatIdsOnDisk(folder())).toHaveLength(1);
  });

  test('two of them, activated by two processes at once, get a seat each', async () => {
    const [one, other] = [start(), start()];
    const results = await Promise.all([activate(one, licenseAt(0)), activate(other, licenseAt(1))]);
    expect(results).toMatchObject([{ ok: true }, { ok: true }]);
    one.reload();
    expect(shownTypes(one)).toEqual(['held', 'held']);
  });

  test('leaves no folder if no seat could be taken', async () => {
    const core = start();
    const key = 'LUMEN-99999999-0CE0-4000-8000-000000000009';
    expect(await activate(core, { ...licenseAt(0), key })).toMatchObject({ ok: false });
    expect(seatIdsOnDisk(folder())).toEqual([]);
    expect(core.state.get().seats).toEqual([]);
  });

  test('replaces the receipt of a seat that was released', async () => {
    writeSeat(folder(), seatIds.first, seatOf(computer.polar));
    const core = start();
    await core.handlers.device.release(seatIds.first);
    await expect.poll(() => shownTypes(core), patient).toEqual(['released']);
    expect(await activate(core, licenseAt(0))).toMatchObject({ ok: true });
    expect(shownTypes(core)).toEqual(['held']);
    expect(seatIdsOnDisk(folder())).toEqual(shownIds(core));
  });
});
