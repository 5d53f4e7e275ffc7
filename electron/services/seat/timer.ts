import type { Clock } from '../../ports.ts';

/** One thing to do at one later time. */
export interface Timer {
  /** Calls back at `at` (milliseconds since 1970), at once if that is past. An earlier setting is forgotten. */
  set(at: number, callback: () => void): void;
  cancel(): void;
  /** Cancels, for good. */
  stop(): void;
}

/** An alarm on the given clock. */
export function createTimer(clock: Clock): Timer {
  let cancelTimer: (() => void) | null = null;
  let isStopped = false;

  function cancel(): void {
    cancelTimer?.();
    cancelTimer = null;
  }

  return {
    set(at, callback) {
      cancel();
      if (!isStopped) cancelTimer = clock.schedule(Math.max(0, at - clock.now()), callback);
    },
    cancel,
    stop() {
      isStopped = true;
      cancel();
    },
  };
}
