import { afterEach, describe, expect, test, vi } from 'vitest';
import type { LicenseKeys } from '../../../electron/polar/license-keys.ts';
import type { Credentials } from '../../../electron/services/organization/credentials.ts';
import { createOrigins } from '../../../electron/services/seat/origin.ts';
import type { SeatReleases } from '../../../electron/services/release/release-control.ts';
import { createSeatChecks } from '../../../electron/services/device/seat-checks.ts';
import { createSeatReleases } from '../../../electron/services/release/seat-releases.ts';
import type { Lock } from '../../../electron/storage/lock.ts';
import { mirroredFile } from '../../../electron/storage/mirrored-file.ts';
import {
  openRecords,
  type DeviceRecord,
  type ReleaseJournal,
} from '../../../electron/storage/records.ts';
import type { SeatRelease } from '../../../shared/seat-release.ts';
import { createManualClock, flushPending } from '../../support/manual-clock.ts';
import { createMemoryDisk, fileError } from '../../support/memory-stores.ts';
import { storedRelease } from '../../support/seat-of.ts';
import { modelIds } from '../../support/model-license.ts';

// The retries: checks of a seat whose release may still land, and the end of a release that the disk or the lock blocks.

const seat: DeviceRecord = {
  server: 'loopback',
  key: modelIds.key,
  organizationId: modelIds.organizationId,
  activationId: '33333333-0ac0-4333-8333-333333333333',
  label: 'Studio workstation',
  activatedAt: 1,
  seats: null,
  confirmedAt: 1,
};
afterEach(() => {
  vi.restoreAllMocks();
});

const never = (): never => {
  throw new Error('This was not expected.');
};
const log = { info: () => undefined, problem: () => undefined };
const credentials: Credentials = {
  connection: () => ({ type: 'public' }),
  openToken: () => null,
  for: async () => ({ type: 'public' }),
  save: never,
  forget: never,
};
const noKeys: LicenseKeys = {
  activate: never,
  deactivate: never,
  firstPage: never,
  get: never,
  validate: never,
};
const openLock: Lock = { hold: async (_, work) => await work() };

/** The record of the seat, and the files, on a disk that holds this. */
function filesOver(
  left: { device?: DeviceRecord; release?: ReleaseJournal },
  isStuck = () => false,
) {
  const clock = createManualClock();
  const disk = createMemoryDisk();
  if (left.device !== undefined) disk.put('device', left.device);
  if (left.release !== undefined) disk.put('release', storedRelease(left.release));
  const stores = disk.stores({
    before({ operation, name }) {
      if (isStuck() && operation === 'erase' && name === 'device') throw fileError('EBUSY');
    },
  });
  const records = openRecords({ clock, stores });
  const record = mirroredFile(records.device);
  record.reload();
  return { clock, disk, record, records };
}

/** Watches a release in this state until `end`; returns the times of its checks, in milliseconds. */
async function watch(release: { state: SeatRelease; hasSent: boolean }, end: number) {
  const { clock, record } = filesOver({ device: seat });
  const checked: number[] = [];
  const releases: SeatReleases = {
    state: () => release.state,
    hasSent: () => release.hasSent,
    askedBy: never,
    request: never,
    cancelRelease: never,
    tryNow: never,
    recover: never,
    foundFree: never,
    foundUnconfirmed: never,
    foundKeyUnknown: never,
    dismissFailure: never,
    releasedElsewhere: never,
    stop: never,
  };
  const checks = createSeatChecks({
    record,
    releases,
    keys: {
      ...noKeys,
      async validate() {
        checked.push(clock.waited());
        return { type: 'not-sent', why: 'network-unreachable' };
      },
    },
    credentials,
    clock,
    lock: openLock,
    log,
    isCopied: () => false,
    changed: () => undefined,
  });
  checks.watch();
  await clock.advance(end);
  return { checked, checks, clock };
}

describe('the watch over a release that seemed to fail', () => {
  const stillHeld: SeatRelease = { type: 'failed', failure: { code: 'still-held' } };

  test('checks with growing delays of at most fifteen minutes', async () => {
    const { checked } = await watch({ state: stillHeld, hasSent: true }, 4_000_000);
    expect(checked.map((at) => at / 60_000)).toEqual([1, 3, 7, 15, 30, 45, 60]);
  });

  test.each([
    ['was not sent', { state: stillHeld, hasSent: false }],
    ['is over', { state: { type: 'idle' } as const, hasSent: true }],
  ])('ends with the next check when the release %s', async (_, release) => {
    const { checked } = await watch(release, 4_000_000);
    expect(checked).toEqual([60_000]);
  });

  test('ends when it is stopped, and restarts when it is requested again', async () => {
    const { checked, checks, clock } = await watch({ state: stillHeld, hasSent: true }, 90_000);
    checks.watch();
    await clock.advance(60_000);
    expect(checked).toEqual([60_000, 150_000]);
    checks.stop();
    await clock.advance(4_000_000);
    expect(checked).toHaveLength(2);
  });
});

describe('a release that is done', () => {
  const released: ReleaseJournal = {
    id: 'a-release',
    activationId: seat.activationId,
    askedBy: 'person',
    askedAt: 1,
    sent: true,
    state: { type: 'released', how: 'confirmed', at: 2 },
  };

  /** Finishes, under this lock, a release that an earlier process left; `attemptTimes` are in milliseconds. */
  async function putAway(lock: Lock['hold'], isStuck = () => false) {
    vi.spyOn(Math, 'random').mockReturnValue(1);
    const { clock, disk, record, records } = filesOver(
      { device: seat, release: released },
      isStuck,
    );
    const attemptTimes: number[] = [];
    const releases = createSeatReleases({
      record,
      file: records.release,
      keys: noKeys,
      credentials,
      clock,
      lock: {
        async hold(timeout, work) {
          attemptTimes.push(clock.waited());
          return await lock(timeout, work);
        },
      },
      log,
      origins: createOrigins({ fingerprint: () => null }),
      isOtherComputer: () => false,
      released: () => undefined,
      releasedElsewhere: never,
      changed: () => undefined,
      reportFailure: () => undefined,
    });
    releases.recover();
    await flushPending();
    return { clock, disk, releases, attemptTimes };
  }

  test.each<[string, Lock['hold'], (() => boolean)?]>([
    ['another process has the lock', async () => null],
    ['the lock cannot be written', async () => await Promise.reject(fileError('ENOSPC'))],
    ['its record is held fast', openLock.hold, () => true],
  ])('is finished by retries with growing delays while %s', async (_, hold, isStuck) => {
    const { clock, disk, releases, attemptTimes } = await putAway(hold, isStuck);
    await clock.advance(1_900_000);
    expect(attemptTimes.map((at) => at / 1_000)).toEqual([
      0, 10, 30, 70, 150, 310, 630, 1_230, 1_830,
    ]);
    expect(releases.state()).toEqual(released.state);
    expect(disk.content('device')).not.toBeNull();
    releases.stop();
    await clock.advance(3_600_000);
    expect(attemptTimes).toHaveLength(9);
  });

  test('is finished at once when a person retries', async () => {
    let isFree = false;
    const { disk, releases, attemptTimes } = await putAway(async (timeout, work) =>
      isFree ? await openLock.hold(timeout, work) : null,
    );
    isFree = true;
    releases.tryNow();
    await flushPending();
    expect(attemptTimes).toEqual([0, 0]);
    expect(disk.names()).toEqual([]);
    expect(releases.state()).toEqual({ type: 'idle' });
  });
});
