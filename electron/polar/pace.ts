import type { Clock } from '../ports.ts';

/**
 * The least time between an unauthenticated request's end and the next one's start, in milliseconds. Polar allows 3 in a second for
 * validate, activate and deactivate together, and blocks the address for 60 s after the fourth. Counted from the end, since four
 * starts a spacing apart arrive closer together when the first had to open its connection.
 * https://github.com/polarsource/polar/blob/main/server/polar/rate_limit.py
 */
export const publicSpacing = 400;

/** Lets requests through one at a time, a spacing apart. */
export interface Pace {
  inTurn<T>(work: () => Promise<T>): Promise<T>;
}

/** A pace on the given clock. */
export function createPace(clock: Clock, spacing = publicSpacing): Pace {
  let queue: Promise<void> = Promise.resolve();
  // A wait and not a time of day: a clock that jumps must neither stop us nor let us through early.
  async function rest(): Promise<void> {
    await new Promise<void>((resolve) => clock.after(spacing, resolve));
  }
  return {
    async inTurn(work) {
      const turn = queue.then(work);
      queue = turn.then(rest, rest);
      return await turn;
    },
  };
}

/** The longest wait between two tries of ours, in milliseconds. */
export const longestBackOff = 600_000;

/**
 * Milliseconds to wait before try number `attempt` (from 1): full jitter under a doubling ceiling, at least 2 s, at most
 * 10 min. https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function backOff(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(5_000 * 2 ** Math.min(attempt, 10), longestBackOff);
  return Math.max(2_000, Math.round(random() * ceiling));
}
