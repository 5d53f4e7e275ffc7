import { afterEach, describe, expect, test, vi } from 'vitest';
import type { LicenseKeys } from '../../../electron/polar/license-keys.ts';
import { createOrigins } from '../../../electron/services/seat/origin.ts';
import { createReleaseDriver } from '../../../electron/services/release/release-driver.ts';
import { createReleaseJournalStore } from '../../../electron/services/release/release-journal.ts';
import type { Lock } from '../../../electron/storage/lock.ts';
import { mirroredFile } from '../../../electron/storage/mirrored-file.ts';
import {
  openSeatRecords,
  type DeviceRecord,
  type ReleaseJournal,
} from '../../../electron/storage/records.ts';
import { createManualClock, flushPending } from '../../support/manual-clock.ts';
import { createMemoryDisk, fileError } from '../../support/memory-stores.ts';
import { modelSeat } from '../../support/model-license.ts';
import { storedRelease } from '../../support/seat-of.ts';

const seat: DeviceRecord = { ...modelSeat, activatedAt: 1, confirmedAt: 1 };
const releasedState = { type: 'released', how: 'confirmed', at: 2 } as const;
const released: ReleaseJournal = {
  id: 'a-release',
  activationId: seat.activationId,
  askedBy: 'person',
  askedAt: 1,
  sent: true,
  state: releasedState,
};

afterEach(() => {
  vi.restoreAllMocks();
});

const never = (): never => {
  throw new Error('This was not expected.');
};
const noKeys: LicenseKeys = {
  activate: never,
  deactivate: never,
  firstPage: never,
  get: never,
  validate: never,
};
const openLock: Lock = { hold: async (_, work) => await work() };

/** A driver under this lock, on a disk that holds the seat and this journal. `isStuck`: whether the seat's record cannot be erased. */
function createDriver(left: ReleaseJournal, lock: Lock['hold'], isStuck = () => false) {
  const clock = createManualClock();
  const disk = createMemoryDisk();
  disk.put('device', seat);
  disk.put('release', storedRelease(left));
  const stores = disk.stores({
    before({ operation, name }) {
      if (isStuck() && operation === 'erase' && name === 'device') throw fileError('EBUSY');
    },
  });
  const records = openSeatRecords({ clock, stores });
  const record = mirroredFile(records.device);
  record.reload();
  const journal = createReleaseJournalStore(records.release, {
    clock,
    origins: createOrigins({ fingerprint: () => null }),
  });
  /** When the lock was requested, in milliseconds since the start. */
  const attemptTimes: number[] = [];
  const driver = createReleaseDriver(
    {
      record,
      keys: noKeys,
      credentials: {
        connection: () => ({ type: 'public' }),
        openToken: () => null,
        for: never,
        save: never,
        forget: never,
      },
      clock,
      lock: {
        async hold(timeout, work) {
          attemptTimes.push(clock.waited());
          return await lock(timeout, work);
        },
      },
      log: { info: () => undefined, problem: () => undefined },
      released: () => undefined,
      releasedElsewhere: never,
      changed: () => undefined,
      reportFailure: () => undefined,
    },
    journal,
  );
  return { clock, disk, journal, driver, attemptTimes };
}

/** Finishes, under this lock, a release that an earlier process left. */
async function resumeReleased(lock: Lock['hold'], isStuck = () => false) {
  vi.spyOn(Math, 'random').mockReturnValue(1);
  const created = createDriver(released, lock, isStuck);
  created.journal.recover(seat);
  created.driver.resume(releasedState);
  await flushPending();
  return created;
}

describe('a confirmed release', () => {
  test.each<[string, Lock['hold'], (() => boolean)?]>([
    ['another process has the lock', async () => null],
    ['the lock cannot be written', async () => await Promise.reject(fileError('ENOSPC'))],
    ['its record cannot be erased', openLock.hold, () => true],
  ])('is finished by retries with growing delays while %s', async (_, hold, isStuck) => {
    const { clock, disk, driver, attemptTimes } = await resumeReleased(hold, isStuck);
    await clock.advance(1_900_000);
    expect(attemptTimes.map((at) => at / 1_000)).toEqual([
      0, 10, 30, 70, 150, 310, 630, 1_230, 1_830,
    ]);
    expect(driver.state()).toEqual(releasedState);
    expect(disk.content('device')).not.toBeNull();
    driver.stop();
    await clock.advance(3_600_000);
    expect(attemptTimes).toHaveLength(9);
  });

  test('is finished at once by a retry that the person requests', async () => {
    let isFree = false;
    const { clock, disk, driver, attemptTimes } = await resumeReleased(async (timeout, work) =>
      isFree ? await openLock.hold(timeout, work) : null,
    );
    isFree = true;
    await driver.retryFinish();
    expect(attemptTimes).toEqual([0, 0]);
    expect(disk.names()).toEqual([]);
    expect(driver.state()).toEqual({ type: 'idle' });
    expect(await clock.advanceToNext()).toBe(false);
  });
});

test('a release fails while another process holds the lock, and leaves the journal to that process', async () => {
  const others: ReleaseJournal = { ...released, state: { type: 'releasing', attempts: 1 } };
  const { disk, journal, driver } = createDriver(others, async () => null);
  journal.begin('person', seat, { type: 'idle' });
  driver.apply({ type: 'requested', undoUntil: null });
  await flushPending();
  expect(driver.state()).toEqual({ type: 'failed', failure: { code: 'busy-elsewhere' } });
  expect(disk.content('release')).toEqual(storedRelease(others));
});
