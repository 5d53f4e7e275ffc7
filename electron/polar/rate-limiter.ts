import * as v from 'valibot';
import type { Clock, SharedStateFile } from '../ports.ts';
import { createSerialQueue } from '../../shared/serial-queue.ts';
import { sleep } from '../timing.ts';
import { maxRetryAfter } from './outcome.ts';

/**
 * Least milliseconds from the end of an unauthenticated request to the start of the next. Polar allows 3 a second for validate, activate
 * and deactivate together, and blocks the address for 60 s after the fourth. Four requests that start a spacing apart can arrive closer
 * together when the first has to open its connection, so the spacing counts from the end.
 * https://github.com/polarsource/polar/blob/main/server/polar/rate_limit.py
 */
export const publicSpacing = 400;

/**
 * Sends unauthenticated requests one at a time, a spacing apart, and none during a pause that Polar required. The limit holds for all
 * processes of one data folder if each sends its requests under their lock, as all requests about the seat are.
 */
export type RateLimiter = ReturnType<typeof createRateLimiter>;

/** The state that the processes share. */
const RateLimiterState = v.object({
  /** When the last request ended, by the monotonic clock; null during a request, and after one during which its process died. */
  endedAt: v.nullable(v.number()),
  /** The last pause, in milliseconds since 1970, so that it outlasts a restart of the computer. */
  quiet: v.nullable(v.object({ from: v.number(), until: v.number() })),
});
type RateLimiterState = v.InferOutput<typeof RateLimiterState>;

/** The name of its file in the data folder. `*.json` are records, which the window reads again when one changes. */
export const rateLimiterFile = 'public.pace';

/** Returns a rate limiter. If `stateFile` cannot be written, it limits this process alone. */
export function createRateLimiter(
  clock: Clock,
  stateFile: SharedStateFile,
  spacing = publicSpacing,
) {
  const enqueue = createSerialQueue();
  const ownState: RateLimiterState = { endedAt: Number.NEGATIVE_INFINITY, quiet: null };

  /** Returns the milliseconds to wait after a request that ended at `endedAt`. A time in the future is of an earlier start of the computer. */
  function remainingSpacing(endedAt: number | null): number {
    return endedAt === null ? spacing : Math.min(endedAt + spacing - clock.monotonicNow(), spacing);
  }

  /** Returns the milliseconds left of a pause. A clock that was set back makes a pause at most twice as long; a longer rest is ignored. */
  function remainingPause(pause: RateLimiterState['quiet']): number {
    if (pause === null) return 0;
    const requestedPause = pause.until - pause.from;
    const wait = pause.until - clock.now();
    return wait > 0 && wait <= 2 * requestedPause && requestedPause <= maxRetryAfter ? wait : 0;
  }

  /** Reads the other processes' state, and waits for the spacing. */
  async function waitForSpacing(): Promise<void> {
    const parsed = v.safeParse(RateLimiterState, stateFile.read());
    const otherState = parsed.success ? parsed.output : null;
    if (remainingPause(otherState?.quiet ?? null) > remainingPause(ownState.quiet))
      ownState.quiet = otherState?.quiet ?? null;
    const wait = Math.max(
      remainingSpacing(ownState.endedAt),
      otherState === null ? 0 : remainingSpacing(otherState.endedAt),
    );
    // A duration and not a time of day, so that a clock that jumps neither stops a request nor sends it early.
    if (wait > 0) await sleep(clock, wait);
  }

  function saveState(endedAt: number | null): void {
    ownState.endedAt = endedAt;
    stateFile.write(ownState);
  }

  return {
    enqueue: async <T>(work: () => Promise<T>): Promise<T> =>
      await enqueue(async () => {
        await waitForSpacing();
        saveState(null);
        try {
          return await work();
        } finally {
          saveState(clock.monotonicNow());
        }
      }),
    /** Pauses all requests until a time in milliseconds since 1970. Call it from the work that Polar answered with 429. */
    pauseUntil(until: number): void {
      ownState.quiet = { from: clock.now(), until };
    },
    /** Returns the end of the pause in milliseconds since 1970, or null without a pause. Call it from enqueued work. */
    pausedUntil(): number | null {
      const wait = remainingPause(ownState.quiet);
      return wait > 0 ? clock.now() + wait : null;
    },
  };
}

/** The longest wait between two attempts, in milliseconds. */
export const maxBackOff = 600_000;

/**
 * Returns the milliseconds to wait before attempt number `attempt` (from 1): full jitter under a doubling ceiling, at least 2 s, at most
 * 10 min. https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function backOff(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(5_000 * 2 ** Math.min(attempt, 10), maxBackOff);
  return Math.max(2_000, Math.round(random() * ceiling));
}
