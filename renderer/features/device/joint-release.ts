import type { SeatState } from '../../../shared/app-state.ts';

/** Releases of several seats whose undo window is one. */
export interface JointRelease {
  readonly count: number;
  /** When they are sent, in milliseconds since 1970. */
  readonly until: number;
}

/** Returns the releases that were requested together; null for fewer than `fewest`. */
export function getJointRelease(seats: readonly SeatState[], fewest = 2): JointRelease | null {
  const ends = seats.flatMap(({ device }) =>
    device.type === 'held' && device.release.type === 'holding' ? [device.release.until] : [],
  );
  const [until, ...others] = ends;
  if (until === undefined || ends.length < fewest) return null;
  return others.every((each) => each === until) ? { count: ends.length, until } : null;
}
