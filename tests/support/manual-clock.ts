import type { Clock } from '../../electron/ports.ts';

/**
 * A clock that stands still until a test moves it. It counts waits apart from the time of day, as a
 * computer does.
 */
export interface ManualClock extends Clock {
  /**
   * Advances by this number of milliseconds and runs the callbacks that become due; each finishes
   * before the next starts.
   */
  advance(milliseconds: number): Promise<void>;
  /** Advances to the next callback; returns false if none waits. */
  advanceToNext(): Promise<boolean>;
  /** Changes the time of day, as a person or a time server does. Waits continue unchanged. */
  jump(milliseconds: number): void;
  /** Milliseconds waited so far, independent of the time of day. */
  waited(): number;
}

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** Runs everything that is ready to run. */
export async function flushPending(): Promise<void> {
  await new Promise<void>((resolve) => {
    setImmediate(resolve);
  });
}

/** Creates a clock that starts at `start`, in milliseconds since 1970. */
export function createManualClock(start = Date.UTC(2026, 5, 1, 12)): ManualClock {
  let passed = 0;
  let offset = start;
  const timers = new Set<Timer>();

  function earliest(): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of timers) if (first === undefined || timer.at < first.at) first = timer;
    return first;
  }

  async function fire(timer: Timer): Promise<void> {
    timers.delete(timer);
    passed = Math.max(passed, timer.at);
    timer.callback();
    await flushPending();
  }

  return {
    now: () => offset + passed,
    monotonicNow: () => passed,
    schedule(milliseconds, callback) {
      const timer = { at: passed + Math.max(0, milliseconds), callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async advance(milliseconds) {
      const end = passed + milliseconds;
      await flushPending();
      for (let timer = earliest(); timer !== undefined && timer.at <= end; timer = earliest()) {
        await fire(timer);
      }
      passed = end;
    },
    async advanceToNext() {
      await flushPending();
      const timer = earliest();
      if (timer !== undefined) await fire(timer);
      return timer !== undefined;
    },
    jump(milliseconds) {
      offset += milliseconds;
    },
    waited: () => passed,
  };
}

/** Advances the clock until no callback waits. */
export async function advanceToEnd(clock: ManualClock): Promise<void> {
  let isWaiting = true;
  while (isWaiting) isWaiting = await clock.advanceToNext();
}
