import * as v from 'valibot';
import type { Clock, SharedStateFile } from '../ports.ts';
import { maxRetryAfter } from './outcome.ts';

/**
 * The least time between an unauthenticated request's end and the next one's start, in milliseconds. Polar allows 3 in a second for
 * validate, activate and deactivate together, and blocks the address for 60 s after the fourth. Counted from the end, since four
 * starts a spacing apart arrive closer together when the first had to open its connection.
 * https://github.com/polarsource/polar/blob/main/server/polar/rate_limit.py
 */
export const publicSpacing = 400;

/**
 * Lets unauthenticated requests through one at a time, a spacing apart, and none while Polar wants quiet. It holds for all processes
 * over one data folder as long as each request is made under their lock, as every conversation about the seat is.
 */
export interface RateLimiter {
  enqueue<T>(work: () => Promise<T>): Promise<T>;
  /** Polar asked for quiet, until then, in milliseconds since 1970. To be told in the turn of the request that it answered. */
  pauseUntil(until: number): void;
  /** Until when nothing may go out; null where nothing stands in the way. To be asked in one's turn. */
  pausedUntil(): number | null;
}

/** What the processes tell each other. */
const RateLimiterState = v.object({
  /** When the last request ended, by the steady clock; null while one is on its way, or was when its process died. */
  endedAt: v.nullable(v.number()),
  /** When Polar last asked for quiet, and until when, in milliseconds since 1970: a restart of the computer does not end it. */
  quiet: v.nullable(v.object({ from: v.number(), until: v.number() })),
});
type RateLimiterState = v.InferOutput<typeof RateLimiterState>;

/** Where they tell it, in the data folder. Not a `.json`: those are records, and the window reads them again when one changes. */
export const rateLimiterFile = 'public.pace';

/** A pace on the given clock. What cannot be left in `stateFile` is remembered by this process alone. */
export function createRateLimiter(
  clock: Clock,
  stateFile: SharedStateFile,
  spacing = publicSpacing,
): RateLimiter {
  let queue: Promise<unknown> = Promise.resolve();
  const ownState: RateLimiterState = { endedAt: Number.NEGATIVE_INFINITY, quiet: null };

  /** How long to wait after a request that ended then. A time to come was told by another start of the computer, or by nobody of ours. */
  function remainingSpacing(endedAt: number | null): number {
    return endedAt === null ? spacing : Math.min(endedAt + spacing - clock.monotonicNow(), spacing);
  }

  /** Milliseconds that are left of a quiet. A clock that was set back makes it twice as long at most; past that it counts no more. */
  function remainingPause(pause: RateLimiterState['quiet']): number {
    if (pause === null) return 0;
    const requestedPause = pause.until - pause.from;
    const wait = pause.until - clock.now();
    return wait > 0 && wait <= 2 * requestedPause && requestedPause <= maxRetryAfter ? wait : 0;
  }

  /** Learns what the other processes did, and waits out what it leaves to wait. */
  async function waitForTurn(): Promise<void> {
    const parsed = v.safeParse(RateLimiterState, stateFile.read());
    const otherState = parsed.success ? parsed.output : null;
    if (remainingPause(otherState?.quiet ?? null) > remainingPause(ownState.quiet))
      ownState.quiet = otherState?.quiet ?? null;
    const wait = Math.max(
      remainingSpacing(ownState.endedAt),
      otherState === null ? 0 : remainingSpacing(otherState.endedAt),
    );
    // A wait and not a time of day: a clock that jumps must neither stop us nor let us through early.
    if (wait > 0) await new Promise<void>((resolve) => clock.schedule(wait, resolve));
  }

  function saveState(endedAt: number | null): void {
    ownState.endedAt = endedAt;
    stateFile.write(ownState);
  }

  return {
    async enqueue(work) {
      const result = queue.then(async () => {
        await waitForTurn();
        saveState(null);
        try {
          return await work();
        } finally {
          saveState(clock.monotonicNow());
        }
      });
      queue = result.catch(() => null);
      return await result;
    },
    pauseUntil(until) {
      ownState.quiet = { from: clock.now(), until };
    },
    pausedUntil() {
      const wait = remainingPause(ownState.quiet);
      return wait > 0 ? clock.now() + wait : null;
    },
  };
}

/** The longest wait between two tries of ours, in milliseconds. */
export const maxBackOff = 600_000;

/**
 * Milliseconds to wait before try number `attempt` (from 1): full jitter under a doubling ceiling, at least 2 s, at most
 * 10 min. https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function backOff(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(5_000 * 2 ** Math.min(attempt, 10), maxBackOff);
  return Math.max(2_000, Math.round(random() * ceiling));
}
