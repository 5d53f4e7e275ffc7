import { describe, expect, test } from 'vitest';
import type { LicenseKeys } from '../../../electron/polar/license-keys.ts';
import type { Credentials } from '../../../electron/services/organization/credentials.ts';
import { createSeatChecks } from '../../../electron/services/device/seat-checks.ts';
import type { SeatReleases } from '../../../electron/services/release/seat-releases.ts';
import { mirroredFile } from '../../../electron/storage/mirrored-file.ts';
import { openSeatRecords, type DeviceRecord } from '../../../electron/storage/records.ts';
import type { SeatRelease } from '../../../shared/seat-release.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { createMemoryDisk } from '../../support/memory-stores.ts';
import { modelSeat } from '../../support/model-license.ts';

// The repeated checks of a seat whose release may still arrive at Polar.

const seat: DeviceRecord = { ...modelSeat, activatedAt: 1, confirmedAt: 1 };

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

/** Watches a release in this state until `end`; returns the times of its checks, in milliseconds. */
async function watch(release: { state: SeatRelease; hasSent: boolean }, end: number) {
  const clock = createManualClock();
  const disk = createMemoryDisk();
  disk.put('device', seat);
  const record = mirroredFile(openSeatRecords({ clock, stores: disk.stores() }).device);
  record.reload();
  const checked: number[] = [];
  const releases: SeatReleases = {
    state: () => release.state,
    hasSent: () => release.hasSent,
    askedBy: never,
    request: never,
    cancelRelease: never,
    tryNow: never,
    recover: never,
    applyCheck: never,
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
    lock: { hold: async (_, work) => await work() },
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
    ['has ended', { state: { type: 'idle' } as const, hasSent: true }],
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
