import type { Clock } from '../ports.ts';

/**
 * The least time between two unauthenticated requests, in milliseconds. Polar allows 3 in a second for validate, activate and
 * deactivate together, and blocks the address for 60 s after the fourth.
 * https://github.com/polarsource/polar/blob/main/server/polar/rate_limit.py
 */
export const publicSpacing = 400;

/** Makes callers wait for their turn, one spacing apart. */
export interface Pace {
  turn(): Promise<void>;
}

/** A pace on the given clock. */
export function createPace(clock: Clock, spacing = publicSpacing): Pace {
  let free = 0;
  return {
    async turn() {
      const now = clock.now();
      // A clock set back must not stop us for as long as it jumped.
      const start = free > now + spacing * 50 ? now : Math.max(now, free);
      free = start + spacing;
      if (start > now) await new Promise<void>((resolve) => clock.after(start - now, resolve));
    },
  };
}

/**
 * Milliseconds to wait before try number `attempt` (from 1): full jitter under a doubling ceiling, at least 2 s, at most
 * 10 min. https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function backOff(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(5_000 * 2 ** Math.min(attempt, 10), 600_000);
  return Math.max(2_000, Math.round(random() * ceiling));
}
