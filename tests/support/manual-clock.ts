import type { Clock } from '../../electron/ports.ts';

/** A clock that stands still until it is told. Waits are counted apart from the time of day, as a computer's are. */
export interface ManualClock extends Clock {
  /** Moves on by so many milliseconds, calling back on the way, each callback's work done before the next. */
  advance(milliseconds: number): Promise<void>;
  /** Moves on to the next callback; false when none waits. */
  advanceToNext(): Promise<boolean>;
  /** Sets the time of day, as a person or a time server does. Waits go on as they were. */
  jump(milliseconds: number): void;
  /** Milliseconds waited so far, whatever the time of day. */
  waited(): number;
}

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** Lets everything run that waits for nothing but its turn. */
export async function flushPending(): Promise<void> {
  await new Promise<void>((resolve) => {
    setImmediate(resolve);
  });
}

/** A clock that begins at `start`, in milliseconds since 1970. */
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
