import type { Clock } from '../../ports.ts';

/** Tells how fast something goes, over the last minute of it. */
export interface ReleaseRate {
  begin(): void;
  count(): void;
  /** How many a minute; 0 before there is anything to tell. */
  perMinute(): number;
}

const minute = 60_000;

/** A speed on the given clock. */
export function createReleaseRate(clock: Clock): ReleaseRate {
  let times: number[] = [];
  let since = clock.monotonicNow();
  return {
    begin() {
      times = [];
      since = clock.monotonicNow();
    },
    count() {
      times.push(clock.monotonicNow());
      const old = times.findIndex((at) => at > clock.monotonicNow() - minute);
      if (old > 0) times.splice(0, old);
    },
    perMinute() {
      const now = clock.monotonicNow();
      const span = Math.min(minute, now - since);
      const counted = times.filter((at) => at > now - minute).length;
      return span <= 0 ? 0 : (counted * minute) / span;
    },
  };
}
