import type { Clock } from '../../ports.ts';

/** One thing to do at one later time. */
export interface Alarm {
  /** Calls back at `at` (milliseconds since 1970), at once if that is past. An earlier setting is forgotten. */
  set(at: number, then: () => void): void;
  cancel(): void;
  /** Cancels, for good. */
  stop(): void;
}

/** An alarm on the given clock. */
export function createAlarm(clock: Clock): Alarm {
  let cancelTimer: (() => void) | null = null;
  let isStopped = false;

  function cancel(): void {
    cancelTimer?.();
    cancelTimer = null;
  }

  return {
    set(at, then) {
      cancel();
      if (!isStopped) cancelTimer = clock.after(Math.max(0, at - clock.now()), then);
    },
    cancel,
    stop() {
      isStopped = true;
      cancel();
    },
  };
}
