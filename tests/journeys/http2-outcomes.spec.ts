import { expect } from '@playwright/test';
import { unlimited } from '../../shared/licenses.ts';
import type { Result } from '../../shared/failure.ts';
import { activationHash } from '../../electron/services/seat/seat-record.ts';
import { releasedActivationIds, valueOf } from '../support/admin-harness.ts';
import { endingCases, type EndingCase } from '../support/http2/request-endings.ts';
import { openHttp2Harness, type Http2Harness } from '../support/http2/http2-harness.ts';
import { test as base } from '../support/http2/http2-test.ts';
import { onlyId, deviceOfState } from '../support/only-seat.ts';

// The app's result of a write request for each way in which the server ends it; http2.spec.ts has
// the same endings on the wire.

const test = base.extend<{ readonly open: (options?: { seat: boolean }) => Promise<Http2Harness> }>(
  {
    open: async ({ chromium }, use) => {
      const desks: Http2Harness[] = [];
      await use(async (options) => {
        const harness = await openHttp2Harness(chromium, options);
        desks.push(harness);
        return harness;
      });
      for (const harness of desks) await harness.close();
    },
  },
);

/** Whether the server acts on the first request that it reads. */
const ways = ({ mayHaveActed }: EndingCase): readonly boolean[] =>
  mayHaveActed ? [false, true] : [false];

/** Failures that leave open whether the server acted. */
const openCodes = new Set(['no-answer', 'server-error', 'activation-unfinished']);

/** Ends the next request; a server that refuses connections accepts them again after a while. */
function plan({ front }: Http2Harness, { ending }: EndingCase, isProcessed: boolean): void {
  front.next(ending, isProcessed);
  if (ending.type === 'cut' && ending.thenRefused === true) {
    setTimeout(() => void front.accept(), 400);
  }
}

/**
 * Expects that a result which says "done" or "not done" is right; any other says that the outcome
 * is unknown.
 */
function expectTrue(result: Result<unknown>, isDone: boolean): void {
  if (result.ok) expect(isDone).toBe(true);
  else if (!openCodes.has(result.failure.code)) expect(isDone).toBe(false);
}

for (const each of endingCases) {
  const { name, reads, answer } = each;
  const isSentAgain = answer === 'of the second';

  test(`activate, ${name}: takes no second seat`, async ({ open }) => {
    for (const isProcessed of ways(each)) {
      const harness = await open();
      const { key, organizationId, licenseId, record, log } = harness.polar;
      const live = (): number => record.liveActivations(licenseId).length;
      const before = live();
      plan(harness, each, isProcessed);
      const request = { server: 'loopback', key, organizationId, label: 'New laptop' } as const;
      const result = await harness.core().handlers.device.activate(request);
      const isTaken = isProcessed || isSentAgain;
      expectTrue(result, isTaken);
      expect(result.ok).toBe(isSentAgain);
      // The token finds the seat, or in the end that there is none.
      await harness.core().handlers.device.check(onlyId(harness.core()));
      const device = deviceOfState(
        await harness.waitUntil('an end', (state) => deviceOfState(state).type !== 'activating'),
      );
      expect(device.type).toBe(isTaken ? 'held' : 'none');
      expect(live()).toBe(before + (isTaken ? 1 : 0));
      expect(log.count({ operation: 'activate', committed: true })).toBe(isTaken ? 1 : 0);
      expect(harness.front.writes).toHaveLength(reads.fresh);
    }
  });

  test(`release of this computer’s seat, ${name}: reports "released" only if it is`, async ({
    open,
  }) => {
    for (const isProcessed of ways(each)) {
      const harness = await open({ seat: true });
      const { licenseId, activationId, record } = harness.polar;
      plan(harness, each, isProcessed);
      valueOf(await harness.core().handlers.device.release(onlyId(harness.core())));
      const state = await harness.waitUntil('an end', (now) => {
        const shown = deviceOfState(now);
        return (
          shown.type === 'released' || (shown.type === 'held' && shown.release.type === 'failed')
        );
      });
      const device = deviceOfState(state);
      const isHeld = record.liveActivations(licenseId).some(({ id }) => id === activationId);
      expect(device.type).toBe(isHeld ? 'held' : 'released');
      expect(isHeld).toBe(!isProcessed && !isSentAgain);
      if (device.type === 'released') {
        expect(device.receipt.how).toBe(isSentAgain ? 'confirmed' : 'found-free');
      }
    }
  });

  test(`release by staff, ${name}: releases the seat once and reports the outcome`, async ({
    open,
  }) => {
    for (const isProcessed of ways(each)) {
      const harness = await open();
      const { licenseId, activationId, record } = harness.polar;
      plan(harness, each, isProcessed);
      const { licenses, activity } = harness.core().handlers;
      const result = await licenses.release({ licenseId, seat: activationHash(activationId) });
      const isHeld = record.liveActivations(licenseId).some(({ id }) => id === activationId);
      expect(releasedActivationIds(harness.polar)).toHaveLength(isHeld ? 0 : 1);
      const { entries } = valueOf(await activity.list({ filter: {}, limit: 1 }));
      if (result.ok) {
        expect(isHeld).toBe(false);
        expect(result.value.how).toBe(isProcessed ? 'found-free' : 'confirmed');
        expect(entries[0]?.what).toBe('released');
      } else if (entries[0]?.what !== 'release-unknown') {
        expect(entries[0]?.what).toBe('release-failed');
        expect(isHeld).toBe(true);
      }
    }
  });

  test(`rotate, ${name}: rotates no key twice`, async ({ open }) => {
    for (const isProcessed of ways(each)) {
      const harness = await open();
      const { licenseId, key, record, log } = harness.polar;
      plan(harness, each, isProcessed);
      const result = await harness.core().handlers.licenses.rotate({ licenseId });
      const isRotated = record.license(licenseId)?.key !== key;
      expectTrue(result, isRotated);
      expect(isRotated).toBe(isProcessed || isSentAgain);
      expect(log.count({ operation: 'rotate', committed: true })).toBe(isRotated ? 1 : 0);
      expect(harness.front.writes).toHaveLength(reads.fresh);
    }
  });

  test(`change of a license, ${name}: is sent once and reports the outcome`, async ({ open }) => {
    for (const isProcessed of ways(each)) {
      const harness = await open();
      const { licenseId, record } = harness.polar;
      plan(harness, each, isProcessed);
      const result = await harness
        .core()
        .handlers.licenses.change({ licenseId, change: { seatLimit: unlimited } });
      const isChanged = record.license(licenseId)?.limitActivations === null;
      expectTrue(result, isChanged);
      expect(isChanged).toBe(isProcessed || isSentAgain);
      expect(harness.front.writes).toHaveLength(reads.fresh);
    }
  });
}
