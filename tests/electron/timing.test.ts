import { expect, test } from 'vitest';
import { createTimer, sleep } from '../../electron/timing.ts';
import { createManualClock } from '../support/manual-clock.ts';

test('sleep resolves after its milliseconds, not before', async () => {
  const clock = createManualClock();
  const awakeAt: number[] = [];
  async function sleeper(): Promise<void> {
    await sleep(clock, 500);
    awakeAt.push(clock.waited());
  }
  const sleeping = sleeper();
  await clock.advance(60_000);
  await sleeping;
  expect(awakeAt).toEqual([500]);
});

test('a timer calls back once at its time, and at once when that is past', async () => {
  const clock = createManualClock();
  const timer = createTimer(clock);
  const calls: string[] = [];
  timer.set(clock.now() + 1_000, () => calls.push('replaced'));
  timer.set(clock.now() + 2_000, () => calls.push('set'));
  await clock.advance(1_999);
  expect(calls).toEqual([]);
  await clock.advance(10_000);
  expect(calls).toEqual(['set']);
  timer.set(clock.now() - 1, () => calls.push('past'));
  await clock.advance(0);
  expect(calls).toEqual(['set', 'past']);
});

test('a timer that was canceled or stopped does not call back, and a stopped one cannot be set again', async () => {
  const clock = createManualClock();
  const timer = createTimer(clock);
  const calls: string[] = [];
  timer.set(clock.now() + 1, () => calls.push('canceled'));
  timer.cancel();
  timer.set(clock.now() + 1, () => calls.push('stopped'));
  timer.stop();
  timer.set(clock.now() + 1, () => calls.push('set again'));
  await clock.advance(10);
  expect(calls).toEqual([]);
});
