import type { Clock } from '../../ports.ts';

/** Measures the speed of a run over its last minute. */
export type ReleaseRate = ReturnType<typeof createReleaseRate>;

const minute = 60_000;

/** Returns a rate on the given clock. */
export function createReleaseRate(clock: Clock) {
  let times: number[] = [];
  let since = clock.monotonicNow();
  return {
    begin(): void {
      times = [];
      since = clock.monotonicNow();
    },
    count(): void {
      times.push(clock.monotonicNow());
      const old = times.findIndex((at) => at > clock.monotonicNow() - minute);
      if (old > 0) times.splice(0, old);
    },
    /** Returns the number of seats a minute; 0 before the first one. */
    perMinute(): number {
      const now = clock.monotonicNow();
      const span = Math.min(minute, now - since);
      const counted = times.filter((at) => at > now - minute).length;
      return span <= 0 ? 0 : (counted * minute) / span;
    },
  };
}
