import * as v from 'valibot';
import type { Clock, Memo } from '../ports.ts';
import { longestWait } from './outcome.ts';

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
export interface Pace {
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /** Polar asked for quiet, until then, in milliseconds since 1970. To be told in the turn of the request that it answered. */
  quiet(until: number): void;
  /** Until when nothing may go out; null where nothing stands in the way. To be asked in one's turn. */
  quietUntil(): number | null;
}

/** What the processes tell each other. */
const Trace = v.object({
  /** When the last request ended, by the steady clock; null while one is on its way, or was when its process died. */
  endedAt: v.nullable(v.number()),
  /** When Polar last asked for quiet, and until when, in milliseconds since 1970: a restart of the computer does not end it. */
  quiet: v.nullable(v.object({ from: v.number(), until: v.number() })),
});
type Trace = v.InferOutput<typeof Trace>;

/** Where they tell it, in the data folder. Not a `.json`: those are records, and the window reads them again when one changes. */
export const paceFile = 'public.pace';

/** A pace on the given clock. What cannot be left in `memo` is remembered by this process alone. */
export function createPace(clock: Clock, memo: Memo, spacing = publicSpacing): Pace {
  let queue: Promise<unknown> = Promise.resolve();
  const own: Trace = { endedAt: Number.NEGATIVE_INFINITY, quiet: null };

  /** How long to wait after a request that ended then. A time to come was told by another start of the computer, or by nobody of ours. */
  function rest(endedAt: number | null): number {
    return endedAt === null ? spacing : Math.min(endedAt + spacing - clock.steady(), spacing);
  }

  /** Milliseconds that are left of a quiet. A clock that was set back makes it twice as long at most; past that it counts no more. */
  function left(quiet: Trace['quiet']): number {
    if (quiet === null) return 0;
    const asked = quiet.until - quiet.from;
    const wait = quiet.until - clock.now();
    return wait > 0 && wait <= 2 * asked && asked <= longestWait ? wait : 0;
  }

  /** Learns what the other processes did, and waits out what it leaves to wait. */
  async function turn(): Promise<void> {
    const parsed = v.safeParse(Trace, memo.read());
    const other = parsed.success ? parsed.output : null;
    if (left(other?.quiet ?? null) > left(own.quiet)) own.quiet = other?.quiet ?? null;
    const wait = Math.max(rest(own.endedAt), other === null ? 0 : rest(other.endedAt));
    // A wait and not a time of day: a clock that jumps must neither stop us nor let us through early.
    if (wait > 0) await new Promise<void>((resolve) => clock.after(wait, resolve));
  }

  function leave(endedAt: number | null): void {
    own.endedAt = endedAt;
    memo.write(own);
  }

  return {
    async inTurn(work) {
      const taken = queue.then(async () => {
        await turn();
        leave(null);
        try {
          return await work();
        } finally {
          leave(clock.steady());
        }
      });
      queue = taken.catch(() => null);
      return await taken;
    },
    quiet(until) {
      own.quiet = { from: clock.now(), until };
    },
    quietUntil() {
      const wait = left(own.quiet);
      return wait > 0 ? clock.now() + wait : null;
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
