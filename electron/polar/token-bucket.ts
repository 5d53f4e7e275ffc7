import type { Server } from '../../shared/license.ts';
import type { Clock } from '../ports.ts';

/**
 * Requests a minute that Polar allows an organization with all its tokens; null where nobody counts.
 * The server's answers say which it is (`Transport.limitsOf`). https://polar.sh/docs/api-reference/introduction#rate-limits
 */
export const requestsPerMinute: Readonly<Record<Server, number | null>> = {
  production: 500,
  sandbox: 100,
  loopback: null,
};

/** What is let through first when requests wait for their turn. */
export const priorities = ['person', 'bulk', 'background'] as const;
export type Priority = (typeof priorities)[number];

/** Spreads an organization's requests, so that the limit it shares with the seller's own programs is never reached by us. */
export interface TokenBucket {
  /** Resolves when a request may go out. Of those that wait, a person's goes first. */
  acquire(priority: Priority): Promise<void>;
  /** Polar asked for quiet: nothing goes out before then, in milliseconds since 1970. */
  pauseUntil(until: number): void;
  /** Until when nothing goes out; null when nothing stands in the way. */
  pausedUntil(): number | null;
  /** Takes a new limit, in requests a minute, and the part of it that is ours. */
  set(limit: number | null, share: number): void;
  /** Requests a minute that go out at most; null for no limit. */
  rate(): number | null;
}

const minute = 60_000;
/** The longest quiet that is kept, in milliseconds, whatever a server asks for. */
const maxPause = 24 * 60 * minute;
/** The part of what is ours that may go out at once after a rest; a bulk release has to come to 95 % of it without. */
const burstShare = 0.03;

/** A budget: a bucket that fills evenly. Rate and burst together are our part of the limit, so that no minute whatsoever sees more. */
export function createTokenBucket(clock: Clock): TokenBucket {
  const queues: Record<Priority, (() => void)[]> = { person: [], bulk: [], background: [] };
  let rate: number | null = null;
  let burst = 0;
  let tokens = 0;
  /** By the steady clock, as is `pauseEnd`: the time of day can be set. */
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
    async acquire(priority) {
      await new Promise<void>((resolve) => {
        queues[priority].push(resolve);
        dispatch();
      });
    },
    pauseUntil(until) {
      const requestedPause = Math.min(until - clock.now(), maxPause);
      pauseEnd = Math.max(pauseEnd, clock.monotonicNow() + requestedPause);
      // What was saved up before a refusal was not there after all.
      tokens = Math.min(tokens, 1);
      dispatch();
    },
    pausedUntil() {
      const remaining = pauseEnd - clock.monotonicNow();
      return remaining > 0 ? clock.now() + remaining : null;
    },
    set(limit, share) {
      fill();
      const ownLimit = limit === null ? null : limit * share;
      burst = ownLimit === null ? 0 : Math.max(1, ownLimit * burstShare);
      rate = ownLimit === null ? null : Math.max(1, ownLimit - burst);
      tokens = Math.min(tokens, burst);
      dispatch();
    },
    rate: () => rate,
  };
}
