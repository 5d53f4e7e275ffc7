import { expect, test } from 'vitest';
import { reconcile } from '../../../electron/services/seat/reconcile.ts';
import { createManualClock } from '../../support/manual-clock.ts';

/** A probe that returns `results` in turn, and what it was called with and when. */
function scriptedProbe(...results: readonly (string | null)[]) {
  const clock = createManualClock();
  const calls: { readonly at: number; readonly isLast: boolean }[] = [];
  async function probe(isLast: boolean): Promise<string | null> {
    calls.push({ at: clock.waited(), isLast });
    return results[calls.length - 1] ?? null;
  }
  return { clock, calls, probe };
}

test('a probe that knows the outcome at once ends the search without a wait', async () => {
  const { clock, calls, probe } = scriptedProbe('free');
  expect(await reconcile(clock, probe)).toBe('free');
  expect(calls).toEqual([{ at: 0, isLast: false }]);
});

test('the probe runs again after 1, 2 and 4 seconds, and knows its last run', async () => {
  const { clock, calls, probe } = scriptedProbe(null, null, null, 'held');
  const outcome = reconcile(clock, probe);
  await clock.advance(6_999);
  expect(calls).toHaveLength(3);
  await clock.advance(1);
  expect(await outcome).toBe('held');
  expect(calls).toEqual([
    { at: 0, isLast: false },
    { at: 1_000, isLast: false },
    { at: 3_000, isLast: false },
    { at: 7_000, isLast: true },
  ]);
});

test('an outcome that no probe finds is null', async () => {
  const { clock, calls, probe } = scriptedProbe();
  const outcome = reconcile(clock, probe);
  await clock.advance(60_000);
  expect(await outcome).toBeNull();
  expect(calls).toHaveLength(4);
});

test('the caller chooses other waits, none among them', async () => {
  const { clock, calls, probe } = scriptedProbe(null, 'free');
  const outcome = reconcile(clock, probe, [10]);
  await clock.advance(10);
  expect(await outcome).toBe('free');
  expect(calls).toEqual([
    { at: 0, isLast: false },
    { at: 10, isLast: true },
  ]);
  const single = scriptedProbe();
  expect(await reconcile(single.clock, single.probe, [])).toBeNull();
  expect(single.calls).toEqual([{ at: 0, isLast: true }]);
});

test('an error of the probe ends the search', async () => {
  const { clock } = scriptedProbe();
  await expect(
    reconcile(clock, async () => {
      throw new Error('EIO');
    }),
  ).rejects.toThrow('EIO');
});
