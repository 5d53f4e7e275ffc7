import type { SeatState } from '../../../shared/app-state.ts';
import type { SeatId } from '../../../shared/seat-id.ts';
import type { SeatRelease } from '../../../shared/seat-release.ts';
import type { Clock } from '../../ports.ts';

/** A state that reports its changes: the window's, or a command's part of it. */
interface WatchedSeats {
  readonly state: {
    get(): { readonly seats: readonly SeatState[] };
    /** Calls back after each change, until the returned function is called. */
    subscribe(listener: () => void): () => void;
  };
}

/** Whether the release has come as far as it can without waiting for a later time. */
export function isAtRest(release: SeatRelease, now: number): boolean {
  switch (release.type) {
    case 'idle':
    case 'waiting':
    case 'released':
    case 'failed':
      return true;
    case 'unknown':
      // One that is due checks the seat at once.
      return release.nextAt > now;
    case 'holding':
    case 'releasing':
    case 'settling':
      return false;
  }
}

/** Resolves when `condition` is true, at once or after a change, or when `timeout` (in milliseconds) is over. */
export async function waitUntil(
  { state }: WatchedSeats,
  clock: Clock,
  timeout: number,
  condition: () => boolean,
): Promise<void> {
  await new Promise<void>((resolve) => {
    const cancel = clock.schedule(timeout, end);
    const unsubscribe = state.subscribe(check);
    function end(): void {
      cancel();
      unsubscribe();
      resolve();
    }
    function check(): void {
      if (condition()) end();
    }
    check();
  });
}

/** Resolves when the releases of these seats are at rest, or `timeout` (in milliseconds) is over. */
export async function waitUntilAtRest(
  watched: WatchedSeats,
  clock: Clock,
  timeout: number,
  ids: readonly SeatId[],
): Promise<void> {
  await waitUntil(watched, clock, Math.max(0, timeout), () => {
    const seats = watched.state.get().seats.filter(({ id }) => ids.includes(id));
    return seats.every(
      ({ device }) => device.type !== 'held' || isAtRest(device.release, clock.now()),
    );
  });
}
