import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Clock, HttpAnswer } from '../../electron/ports.ts';
import { createTokenBucket } from '../../electron/polar/token-bucket.ts';
import { createReleaseRate } from '../../electron/services/bulk/release-rate.ts';
import { startPolar, type Polar } from '../support/polar/start-polar.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { runCoreCommand } from '../support/run-core-command.ts';
import { clockSpeed } from '../support/running-core.ts';
import { seatOf } from '../support/seat-of.ts';
import { createFastClock, createTestPorts, type TestPorts } from '../support/test-ports.ts';

// A time server, a person or a wrong host can set the time of day. It changes the length of no wait.

const day = 86_400_000;
const jumps = [10 * day, -10 * day, 3_600_000, -3_600_000] as const;

describe.each(jumps)('the time of day jumps by %i ms', (jump) => {
  test('a pause that Polar asked for keeps its length', async () => {
    const clock = createManualClock();
    const tokenBucket = createTokenBucket(clock);
    tokenBucket.set(500, 0.6);
    tokenBucket.pauseUntil(clock.now() + 60_000);
    clock.jump(jump);
    let out = 0;
    void tokenBucket.acquire('person').then(() => (out += 1));
    await clock.advance(59_000);
    expect([out, tokenBucket.pausedUntil()]).toEqual([0, clock.now() + 1_000]);
    await clock.advance(2_000);
    expect([out, tokenBucket.pausedUntil()]).toEqual([1, null]);
  });

  test('requests keep their rate', async () => {
    const clock = createManualClock();
    const tokenBucket = createTokenBucket(clock);
    tokenBucket.set(500, 0.6);
    let out = 0;
    for (let at = 0; at < 400; at += 1) void tokenBucket.acquire('bulk').then(() => (out += 1));
    await clock.advance(30_000);
    const before = out;
    clock.jump(jump);
    await clock.advance(30_000);
    expect(out - before).toBeGreaterThan(140);
    expect(out).toBeLessThanOrEqual(300);
  });

  test('the measured speed stays the same', async () => {
    const clock = createManualClock();
    const speed = createReleaseRate(clock);
    speed.begin();
    for (let at = 0; at < 60; at += 1) {
      await clock.advance(500);
      speed.count();
      if (at === 30) clock.jump(jump);
    }
    expect(speed.perMinute()).toBe(120);
  });
});

describe('a command makes its three attempts', () => {
  let polar: Polar;
  let ports: TestPorts;
  beforeEach(async () => {
    polar = await startPolar();
  });
  afterEach(async () => {
    ports.close();
    await polar.close();
  });

  test.each([0, ...jumps])('when the time of day jumps by %i ms after the first', async (jump) => {
    const steady = createFastClock(clockSpeed);
    let offset = 0;
    let attempts = 0;
    const clock: Clock = { ...steady, now: () => steady.now() + offset };
    const http = {
      async send(): Promise<HttpAnswer> {
        attempts += 1;
        offset = jump;
        return await Promise.resolve({ type: 'not-sent', why: 'network-unreachable' });
      },
    };
    ports = createTestPorts({ polar, clock, http });
    ports.writeRecord('device', seatOf(polar));
    const answer = await runCoreCommand(ports, ['release']);
    expect(answer).toMatchObject({ exitCode: 5, state: 'waiting' });
    // On a busy machine its own next attempt may come in between.
    expect(attempts).toBeGreaterThanOrEqual(3);
  });
});
