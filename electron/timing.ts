import type { Clock } from './ports.ts';

/** Resolves after `milliseconds`. */
export async function sleep(clock: Clock, milliseconds: number): Promise<void> {
  await new Promise<void>((resolve) => clock.schedule(milliseconds, resolve));
}

/** Returns a timer for one callback at one later time, which nothing has set yet. */
export function createTimer(clock: Clock) {
  let cancelTimer: (() => void) | null = null;
  let isStopped = false;

  function cancel(): void {
    cancelTimer?.();
    cancelTimer = null;
  }

  return {
    /** Calls back at `at` (milliseconds since 1970), or at once if that is past. Replaces an earlier setting. */
    set(at: number, callback: () => void): void {
      cancel();
      if (!isStopped) cancelTimer = clock.schedule(Math.max(0, at - clock.now()), callback);
    },
    cancel,
    /** Cancels; later calls of `set` do nothing. */
    stop(): void {
      isStopped = true;
      cancel();
    },
  };
}
