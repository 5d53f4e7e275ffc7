import { describe, expect, test } from 'vitest';
import {
  filesOfSeat,
  seatIdsOnDisk,
  writeSeat,
  writeSeatText,
} from '../../support/seats-on-disk.ts';
import { seatOf } from '../../support/seat-of.ts';
import { seatIds, seatIn, shownTypes, useSeatsOnDisk } from '../../support/use-seats-on-disk.ts';

const computer = useSeatsOnDisk();
const { start, folder, licenseAt, activate } = computer;

/** Returns the beginning of a record. */
const torn = (key: string): string => `{"version":1,"server":"loopback","key":"${key}","org`;

describe('a damaged seat', () => {
  test('hides no other seat, and can be set aside', async () => {
    writeSeat(folder(), seatIds.first, seatOf(computer.polar));
    writeSeatText(folder(), seatIds.second, 'device', torn('LUMEN-1'));
    const core = start();
    expect([seatIn(core, seatIds.first).type, seatIn(core, seatIds.second).type]).toEqual([
      'held',
      'unreadable',
    ]);
    await core.handlers.device.dismiss(seatIds.second);
    expect(shownTypes(core)).toEqual(['held']);
    expect(Object.keys(filesOfSeat(folder(), seatIds.second))).toEqual([
      expect.stringMatching(/^device\.json\.corrupt-/),
    ]);
  });

  test('blocks the key that its text shows, and no other', async () => {
    writeSeatText(folder(), seatIds.first, 'device', torn(licenseAt(0).key));
    const core = start();
    expect(await activate(core, licenseAt(0))).toMatchObject({
      failure: { code: 'file-unreadable' },
    });
    expect(computer.polar.log.count()).toBe(0);
    expect(await activate(core, licenseAt(1))).toMatchObject({ ok: true });
    expect(computer.ports.questions).toEqual([]);
  });

  test('blocks every key if its own is not known, until the person goes on', async () => {
    writeSeatText(folder(), seatIds.first, 'device', '{"version":1,"server":"loop');
    const core = start();
    computer.ports.answers.push(false);
    expect(await activate(core, licenseAt(0))).toMatchObject({
      failure: { code: 'not-confirmed' },
    });
    expect(computer.polar.log.count()).toBe(0);
    expect(seatIdsOnDisk(folder())).toEqual([seatIds.first]);
    expect(await activate(core, licenseAt(0))).toMatchObject({ ok: true });
    expect(computer.ports.questions).toHaveLength(2);
    expect(shownTypes(core).toSorted()).toEqual(['held', 'unreadable']);
  });
});
