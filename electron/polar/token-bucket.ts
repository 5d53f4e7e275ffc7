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
export const ranks = ['person', 'bulk', 'background'] as const;
export type Rank = (typeof ranks)[number];

/** Spreads an organization's requests, so that the limit it shares with the seller's own programs is never reached by us. */
export interface Budget {
  /** Resolves when a request may go out. Of those that wait, a person's goes first. */
  turn(rank: Rank): Promise<void>;
  /** Polar asked for quiet: nothing goes out before then, in milliseconds since 1970. */
  quiet(until: number): void;
  /** Until when nothing goes out; null when nothing stands in the way. */
  quietUntil(): number | null;
  /** Takes a new limit, in requests a minute, and the part of it that is ours. */
  set(limit: number | null, share: number): void;
  /** Requests a minute that go out at most; null for no limit. */
  rate(): number | null;
}

const minute = 60_000;
/** The longest quiet that is kept, in milliseconds, whatever a server asks for. */
const longestSilence = 24 * 60 * minute;
/** The part of what is ours that may go out at once after a rest; a bulk release has to come to 95 % of it without. */
const burstPart = 0.03;

/** A budget: a bucket that fills evenly. Rate and burst together are our part of the limit, so that no minute whatsoever sees more. */
export function createBudget(clock: Clock): Budget {
  const queues: Record<Rank, (() => void)[]> = { person: [], bulk: [], background: [] };
  let rate: number | null = null;
  let burst = 0;
  let tokens = 0;
  /** By the steady clock, as is `silence`: the time of day can be set. */
  let filledAt = clock.steady();
  let silence = Number.NEGATIVE_INFINITY;
  let cancelWait: (() => void) | null = null;

  function fill(): void {
    const now = clock.steady();
    if (rate !== null) tokens = Math.min(burst, tokens + ((now - filledAt) * rate) / minute);
    filledAt = now;
  }

  const mayGo = (): boolean => rate === null || tokens >= 1;

  function next(): (() => void) | undefined {
    const waiting = ranks.find((rank) => queues[rank].length > 0);
    return waiting === undefined ? undefined : queues[waiting].shift();
  }

  function pump(): void {
    cancelWait?.();
    cancelWait = null;
    fill();
    const wait = (milliseconds: number): void => {
      if (ranks.some((rank) => queues[rank].length > 0)) {
        cancelWait = clock.after(Math.max(1, Math.ceil(milliseconds)), pump);
      }
    };
    if (silence > clock.steady()) {
      wait(silence - clock.steady());
      return;
    }
    while (mayGo()) {
      const go = next();
      if (go === undefined) return;
      if (rate !== null) tokens -= 1;
      go();
    }
    if (rate !== null) wait(((1 - tokens) * minute) / rate);
  }

  return {
    async turn(rank) {
      await new Promise<void>((resolve) => {
        queues[rank].push(resolve);
        pump();
      });
    },
    quiet(until) {
      const asked = Math.min(until - clock.now(), longestSilence);
      silence = Math.max(silence, clock.steady() + asked);
      // What was saved up before a refusal was not there after all.
      tokens = Math.min(tokens, 1);
      pump();
    },
    quietUntil() {
      const left = silence - clock.steady();
      return left > 0 ? clock.now() + left : null;
    },
    set(limit, share) {
      fill();
      const ours = limit === null ? null : limit * share;
      burst = ours === null ? 0 : Math.max(1, ours * burstPart);
      rate = ours === null ? null : Math.max(1, ours - burst);
      tokens = Math.min(tokens, burst);
      pump();
    },
    rate: () => rate,
  };
}
