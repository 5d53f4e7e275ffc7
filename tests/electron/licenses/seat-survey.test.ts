import { describe, expect, test } from 'vitest';
import type { AdminHarness } from '../../support/admin-harness.ts';
import { rowsOf, valueOf } from '../../support/admin-harness.ts';
import { openTestHarness } from '../../support/test-harness.ts';

const survey = (harness: AdminHarness) => harness.state().licenses.survey;

/** Starts the check of all seats, and waits until it is over. */
async function checkRest(harness: AdminHarness): Promise<void> {
  valueOf(await harness.core().handlers.licenses.checkRest());
  await harness.waitUntil(
    'the end of the check',
    ({ licenses }) => licenses.survey.type === 'idle' && licenses.survey.unchecked === 0,
  );
}

describe('the check of all seats', () => {
  test('checks each license once, and the device search then finds all devices', async () => {
    const harness = await openTestHarness({ licenses: 150 });
    await harness.readAll();
    const licenses = harness.licenseCount();
    expect(survey(harness)).toEqual({ type: 'idle', unchecked: licenses, total: licenses });
    const found = () => rowsOf(harness.core(), { text: 'studio workstation' });
    expect(found()).toEqual([]);
    harness.polar.log.clear();
    await checkRest(harness);
    expect(harness.polar.log.count({ operation: 'get' })).toBe(licenses);
    expect(found().map(({ licenseId }) => licenseId)).toEqual([harness.polar.licenseId]);
    expect(rowsOf(harness.core()).every(({ seatsUsed }) => seatsUsed !== null)).toBe(true);
    // There is nothing left to check.
    await checkRest(harness);
    expect(harness.polar.log.count({ operation: 'get' })).toBe(licenses);
  });

  test('pauses, and continues with the licenses that are left', async () => {
    const begun: { requests: number; pause?: () => void } = { requests: 0 };
    const harness = await openTestHarness({
      licenses: 150,
      wrapHttp: (http) => ({
        async send(request) {
          if (begun.pause !== undefined) begun.requests += 1;
          if (begun.requests === 40) begun.pause?.();
          return await http.send(request);
        },
      }),
    });
    await harness.readAll();
    harness.polar.log.clear();
    const { licenses } = harness.core().handlers;
    begun.pause = () => void licenses.pauseCheck();
    valueOf(await licenses.checkRest());
    await harness.waitUntil('a pause', ({ licenses: list }) => list.survey.type === 'paused');
    const requests = () => harness.polar.log.count({ operation: 'get' });
    // The requests that were sent are answered, and no other follows.
    await expect.poll(() => harness.licenseCount() - requests()).toBe(survey(harness).unchecked);
    expect(survey(harness).unchecked).toBeGreaterThan(0);
    await checkRest(harness);
    expect(requests()).toBe(harness.licenseCount());
  });

  test('stops at an ended token with the reason, and a license that is gone does not stop it', async () => {
    const harness = await openTestHarness({ licenses: 30 });
    await harness.readAll();
    const [row] = rowsOf(harness.core());
    harness.polar.seller.delete(row?.licenseId ?? '');
    harness.polar.seller.revokeToken(harness.polar.token);
    valueOf(await harness.core().handlers.licenses.checkRest());
    await harness.waitUntil('a stop', ({ licenses }) => licenses.survey.type === 'stopped');
    expect(survey(harness)).toMatchObject({ failure: { code: 'token-ended' } });
  });

  test('keeps to the app’s share of Polar’s limit', async () => {
    const harness = await openTestHarness({ licenses: 700, limits: 'production' });
    await harness.readAll();
    harness.polar.log.clear();
    await checkRest(harness);
    expect(harness.polar.log.count({ status: 429 })).toBe(0);
    const times = harness.polar.log.find({ operation: 'get' }).map(({ at }) => at);
    const minutes = (Math.max(...times) - Math.min(...times)) / 60_000;
    // 60 % of 500 a minute, and a few at once.
    expect(times.length / minutes).toBeLessThan(315);
  });
});
