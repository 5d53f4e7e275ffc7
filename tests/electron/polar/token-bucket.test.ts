import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTokenBucket, type Priority } from '../../../electron/polar/token-bucket.ts';
import { createManualClock, flushPending } from '../../support/manual-clock.ts';

describe('the token bucket', () => {
  test('never sends more in a minute than its share of the limit, at any pattern of requests', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(100, 500),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        fc.array(fc.tuple(fc.nat(120), fc.nat(90_000)), {
          minLength: 1,
          maxLength: 12,
          size: 'max',
        }),
        async (limit, share, bursts) => {
          const clock = createManualClock();
          const tokenBucket = createTokenBucket(clock);
          tokenBucket.set(limit, share);
          const sentAt: number[] = [];
          for (const [count, rest] of bursts) {
            for (let at = 0; at < count; at += 1) {
              void tokenBucket.acquire('bulk').then(() => sentAt.push(clock.now()));
            }
            await clock.advance(rest);
          }
          await flushPending();
          for (const [at, time] of sentAt.entries()) {
            const within = sentAt.slice(at).filter((each) => each < time + 60_000).length;
            expect(within).toBeLessThanOrEqual(limit * share);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test('sends a person’s requests first and background requests last', async () => {
    const clock = createManualClock();
    const tokenBucket = createTokenBucket(clock);
    tokenBucket.set(100, 0.6);
    const order: Priority[] = [];
    for (const rank of ['background', 'bulk', 'person', 'background', 'person'] as const) {
      void tokenBucket.acquire(rank).then(() => order.push(rank));
    }
    await clock.advance(60_000);
    expect(order).toEqual(['person', 'person', 'bulk', 'background', 'background']);
  });

  test('sends nothing during a pause, and goes on after it', async () => {
    const clock = createManualClock();
    const tokenBucket = createTokenBucket(clock);
    const until = clock.now() + 60_000;
    tokenBucket.pauseUntil(until);
    let sent = 0;
    void tokenBucket.acquire('person').then(() => (sent += 1));
    await clock.advance(59_000);
    expect([sent, tokenBucket.pausedUntil()]).toEqual([0, until]);
    await clock.advance(2_000);
    expect([sent, tokenBucket.pausedUntil()]).toEqual([1, null]);
  });

  test('goes on when the clock is set back', async () => {
    const clock = createManualClock();
    const tokenBucket = createTokenBucket(clock);
    tokenBucket.set(500, 0.6);
    clock.jump(-86_400_000);
    let sent = 0;
    for (let at = 0; at < 50; at += 1) void tokenBucket.acquire('bulk').then(() => (sent += 1));
    await clock.advance(20_000);
    expect(sent).toBe(50);
  });
});
