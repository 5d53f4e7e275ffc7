import type { LicenseKeys } from '../../polar/license-keys.ts';
import { publicSpacing } from '../../polar/rate-limiter.ts';
import type { Clock, Http } from '../../ports.ts';

/** The shortest time, in milliseconds, in which a request to Polar is worth sending. */
export const shortestRequest = 1_000;

/** Milliseconds before the answer that are kept for storing the outcome of the last request. */
export const storingTime = 100;

/** Divides the time of a command among the requests that it still has to send. */
export type RequestTime = ReturnType<typeof createRequestTime>;

/** Limits nothing until `share` is called. */
export function createRequestTime(clock: Clock) {
  let plan: { readonly until: number; readonly remaining: () => number } | null = null;
  const heldBack = new Set<string>();

  /** Returns the milliseconds left; infinite without a plan. */
  const timeLeft = (): number =>
    plan === null ? Number.POSITIVE_INFINITY : plan.until - clock.monotonicNow();

  /** Whether a request can still start, after the spacing, and be answered. */
  const hasTime = (): boolean => timeLeft() >= publicSpacing + shortestRequest;

  /** Returns the milliseconds for the next request: an equal share of what is left, where one share is kept for a check. */
  function nextShare(): number {
    if (plan === null) return Number.POSITIVE_INFINITY;
    const others = Math.max(0, plan.remaining() - 1);
    const equal = (timeLeft() - others * publicSpacing) / (others + 2);
    return Math.max(1, Math.round(Math.min(timeLeft(), Math.max(shortestRequest, equal))));
  }

  return {
    hasTime,
    /**
     * From now on all requests share the time until `until`, by the monotonic clock. `remaining`: how many of them have not ended, also the
     * one that starts. So a request that hangs leaves the others their time.
     */
    share(until: number, remaining: () => number): void {
      plan = { until, remaining };
    },
    /** Whether the release of this activation was not sent the last time, since there was no time left. */
    wasHeldBack: (activationId: string): boolean => heldBack.has(activationId),
    /** Returns the client with requests that take no more than their share. */
    limitHttp: (http: Http): Http => ({
      send: async (request) =>
        await http.send({ ...request, deadline: Math.min(request.deadline, nextShare()) }),
    }),
    /** Returns the requests without releases for which no time is left: those are stored as not sent, and do not wait for the spacing. */
    limitKeys: (keys: LicenseKeys): LicenseKeys => ({
      ...keys,
      async deactivate(credential, seat) {
        if (!hasTime()) {
          heldBack.add(seat.activationId);
          return { type: 'not-sent', why: 'network-unreachable' };
        }
        heldBack.delete(seat.activationId);
        return await keys.deactivate(credential, seat);
      },
    }),
  };
}
