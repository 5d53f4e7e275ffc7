import type { Clock, Http } from '../../electron/ports.ts';

/**
 * A clock whose time passes only while the event loop is idle: waits of minutes take no time, and
 * requests take none of the clock's time.
 */
export interface EagerClock extends Clock {
  /** Returns an HTTP client whose requests stop the clock until they are answered. */
  freezeDuring(http: Http): Http;
}

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** Idle turns of the event loop after which the clock moves on. */
const idleTurns = 3;

/** Creates a clock that starts at a full minute, as Polar counts minutes. */
export function createEagerClock(start = Date.UTC(2026, 5, 1, 12)): EagerClock {
  let now = start;
  let inFlight = 0;
  let isTurning = false;
  const timers = new Set<Timer>();

  function runTurn(idle: number): void {
    setImmediate(() => {
      if (inFlight > 0) {
        isTurning = false;
        return;
      }
      if (idle < idleTurns) {
        runTurn(idle + 1);
        return;
      }
      let next: Timer | undefined;
      for (const timer of timers) if (next === undefined || timer.at < next.at) next = timer;
      if (next === undefined) {
        isTurning = false;
        return;
      }
      timers.delete(next);
      now = Math.max(now, next.at);
      next.callback();
      runTurn(0);
    });
  }

  function begin(): void {
    if (isTurning) return;
    isTurning = true;
    runTurn(0);
  }

  return {
    now: () => now,
    monotonicNow: () => now,
    schedule(milliseconds, callback) {
      const timer = { at: now + Math.max(0, milliseconds), callback };
      timers.add(timer);
      begin();
      return () => timers.delete(timer);
    },
    freezeDuring: (http) => ({
      async send(request) {
        inFlight += 1;
        try {
          return await http.send(request);
        } finally {
          inFlight -= 1;
          begin();
        }
      },
    }),
  };
}
