import { describe, expect, test } from 'vitest';
import { createLicenseTable } from '../../../electron/services/licenses/license-table.ts';
import { createSeatReads, freshFor } from '../../../electron/services/licenses/seat-reads.ts';
import { failed, type Failure } from '../../../shared/failure.ts';
import { listedLicense } from '../../support/listed-license.ts';
import { createManualClock, flushPending } from '../../support/manual-clock.ts';

// Which licenses on the screen are checked.

const [one, two, three, four, unlisted] = [1, 2, 3, 4, 5].map(
  (nth) => `22222222-11c0-4222-8222-00000000000${nth}`,
) as [string, string, string, string, string];

/** Starts the checks of a list that contains all licenses but `unlisted`; each check is open until `answer` is called for it. */
function startSeatReads(start?: number) {
  const clock = createManualClock(start);
  const table = createLicenseTable();
  for (const id of [one, two, three, four]) {
    table.put(listedLicense({ id, key: 'MODEL-TEST' }), 1, clock.now());
  }
  const checkedIds: string[] = [];
  const open = new Map<string, (failure: Failure) => void>();
  const seatReads = createSeatReads({
    clock,
    repository: {
      table,
      async check(licenseId) {
        checkedIds.push(licenseId);
        return await new Promise((resolve) => {
          open.set(licenseId, (failure) => resolve(failed(failure.code)));
        });
      },
    },
  });
  return {
    clock,
    seatReads,
    checkedIds,
    /** Sets the last check of a license's seats to `ago` milliseconds ago. */
    setLastRead(licenseId: string, ago: number) {
      const license = table.find(licenseId);
      if (license === undefined) throw new Error('This license is not in the list.');
      const seatsCheckedAt = clock.now() - ago;
      table.setSeats(license, {
        seatsCheckedAt,
        seatsUsed: 1,
        strandedSeats: 0,
        hasSameName: false,
      });
    },
    async answer(licenseId: string, code: Failure['code']) {
      open.get(licenseId)?.({ code });
      await flushPending();
    },
  };
}

describe('the seats of the licenses on the screen', () => {
  test.each([
    ['just now', 0, false],
    ['almost five minutes ago', freshFor - 1, false],
    ['five minutes ago', freshFor, true],
    ['a year ago', 365 * 86_400_000, true],
    ['by a clock that ran a little ahead', 1 - freshFor, false],
    ['by a clock that ran far ahead', -freshFor, true],
  ])('that were read %s', (_, ago, isChecked) => {
    const { seatReads, checkedIds, setLastRead } = startSeatReads();
    setLastRead(one, ago);
    seatReads.setVisible('list', [one]);
    expect(checkedIds).toEqual(isChecked ? [one] : []);
  });

  test('are also checked on a computer whose clock starts at 1970', () => {
    const { seatReads, checkedIds } = startSeatReads(0);
    seatReads.setVisible('list', [one]);
    expect(checkedIds).toEqual([one]);
  });

  test('are checked once, also those of a license that is not in the list', () => {
    const { seatReads, checkedIds } = startSeatReads();
    seatReads.setVisible('list', [unlisted]);
    seatReads.setVisible('list', [unlisted, one]);
    expect(checkedIds).toEqual([unlisted, one]);
  });

  test('are checked two at a time, and not after the person scrolled past them', async () => {
    const { seatReads, checkedIds, answer } = startSeatReads();
    seatReads.setVisible('list', [one, two, three]);
    expect(checkedIds).toEqual([one, two]);
    seatReads.setVisible('list', [four]);
    await answer(one, 'license-unknown');
    expect(checkedIds).toEqual([one, two, four]);
    await answer(two, 'license-unknown');
    expect(checkedIds).toEqual([one, two, four]);
  });

  test('are not checked after a refusal until they become visible again', async () => {
    const { seatReads, checkedIds, answer } = startSeatReads();
    seatReads.setVisible('list', [one, two, three, four]);
    await answer(one, 'no-answer');
    expect(checkedIds).toEqual([one, two]);
    seatReads.setVisible('list', [three, four]);
    expect(checkedIds).toEqual([one, two, three]);
  });

  test('are still checked when one of their licenses is gone', async () => {
    const { seatReads, checkedIds, answer } = startSeatReads();
    seatReads.setVisible('list', [one, two, three]);
    await answer(two, 'license-unknown');
    expect(checkedIds).toEqual([one, two, three]);
  });

  test('of the panel are checked before the list’s, and drop none of these', async () => {
    const { seatReads, checkedIds, answer } = startSeatReads();
    seatReads.setVisible('list', [one, two, three]);
    seatReads.setVisible('panel', [four]);
    await answer(one, 'license-unknown');
    await answer(two, 'license-unknown');
    expect(checkedIds).toEqual([one, two, four, three]);
  });

  test('are not checked after a stop', async () => {
    const { seatReads, checkedIds, answer } = startSeatReads();
    seatReads.setVisible('list', [one, two, three]);
    seatReads.stop();
    await answer(one, 'license-unknown');
    expect(checkedIds).toEqual([one, two]);
  });
});
