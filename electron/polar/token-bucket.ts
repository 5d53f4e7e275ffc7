import type { Server } from '../../shared/license.ts';
import type { Clock } from '../ports.ts';
import { maxRetryAfter } from './outcome.ts';

/**
 * Requests a minute that Polar allows an organization with all its tokens; null for no limit.
 * The server's answers say which server it is (`Transport.limitsOf`). https://polar.sh/docs/api-reference/introduction#rate-limits
 */
export const requestsPerMinute: Readonly<Record<Server, number | null>> = {
  production: 500,
  sandbox: 100,
  loopback: null,
};

/** The order in which waiting requests are sent. */
export const priorities = ['person', 'bulk', 'background'] as const;
export type Priority = (typeof priorities)[number];

/** Spreads an organization's requests over time, so that this app never takes more than its share of the organization's limit. */
export type TokenBucket = ReturnType<typeof createTokenBucket>;

const minute = 60_000;
/** The part of this app's share that may be sent at once after a rest. A bulk release has to reach 95 % of the share without it. */
const burstShare = 0.03;

/** Returns a bucket that fills evenly. Rate and burst add up to this app's share, so that no minute sees more requests. */
export function createTokenBucket(clock: Clock) {
  const queues: Record<Priority, (() => void)[]> = { person: [], bulk: [], background: [] };
  let rate: number | null = null;
  let burst = 0;
  let tokens = 0;
  /** By the monotonic clock, as is `pauseEnd`, since the time of day can be set. */
  let filledAt = clock.monotonicNow();
  let pauseEnd = Number.NEGATIVE_INFINITY;
  let cancelWait: (() => void) | null = null;

  function fill(): void {
    const now = clock.monotonicNow();
    if (rate !== null) tokens = Math.min(burst, tokens + ((now - filledAt) * rate) / minute);
    filledAt = now;
  }

  const hasToken = (): boolean => rate === null || tokens >= 1;

  function takeNext(): (() => void) | undefined {
    const waiting = priorities.find((priority) => queues[priority].length > 0);
    return waiting === undefined ? undefined : queues[waiting].shift();
  }

  function dispatch(): void {
    cancelWait?.();
    cancelWait = null;
    fill();
    const wait = (milliseconds: number): void => {
      if (priorities.some((priority) => queues[priority].length > 0)) {
        cancelWait = clock.schedule(Math.max(1, Math.ceil(milliseconds)), dispatch);
      }
    };
    if (pauseEnd > clock.monotonicNow()) {
      wait(pauseEnd - clock.monotonicNow());
      return;
    }
    while (hasToken()) {
      const release = takeNext();
      if (release === undefined) return;
      if (rate !== null) tokens -= 1;
      release();
    }
    if (rate !== null) wait(((1 - tokens) * minute) / rate);
  }

  return {
    /** Resolves when a request may be sent, in the order of `priorities`. */
    async acquire(priority: Priority): Promise<void> {
      await new Promise<void>((resolve) => {
        queues[priority].push(resolve);
        dispatch();
      });
    },
    /** Holds all requests back until a time in milliseconds since 1970, as Polar required. */
    pauseUntil(until: number): void {
      const requestedPause = Math.min(until - clock.now(), maxRetryAfter);
      pauseEnd = Math.max(pauseEnd, clock.monotonicNow() + requestedPause);
      // Polar's refusal shows that the saved tokens were not available.
      tokens = Math.min(tokens, 1);
      dispatch();
    },
    /** Returns the end of that pause in milliseconds since 1970; null without one. */
    pausedUntil(): number | null {
      const remaining = pauseEnd - clock.monotonicNow();
      return remaining > 0 ? clock.now() + remaining : null;
    },
    /** Sets the limit, in requests a minute, and this app's share of it, from 0 to 1. */
    set(limit: number | null, share: number): void {
      fill();
      const appLimit = limit === null ? null : limit * share;
      burst = appLimit === null ? 0 : Math.max(1, appLimit * burstShare);
      rate = appLimit === null ? null : Math.max(1, appLimit - burst);
      tokens = Math.min(tokens, burst);
      dispatch();
    },
    /** Returns the most requests a minute that are sent; null for no limit. */
    rate: (): number | null => rate,
  };
}
