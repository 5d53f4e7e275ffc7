import type { DeviceState } from '../../../shared/app-state.ts';
import type { SeatRelease } from '../../../shared/seat-release.ts';
import type { Clock } from '../../ports.ts';

/** A state that tells of its changes: the window's, or a command's part of it. */
interface Watched {
  readonly state: {
    get(): { readonly device: DeviceState };
    /** Calls back after each change; the answer ends it. */
    subscribe(listener: () => void): () => void;
  };
}

/** Whether a release has come as far as it can without waiting for a later time. */
export function isSettled(story: SeatRelease, now: number): boolean {
  switch (story.is) {
    case 'idle':
    case 'waiting':
    case 'released':
    case 'failed':
      return true;
    case 'unknown':
      // It begins to look at once; only one that waits for a later look has come to rest.
      return story.nextAt > now;
    case 'holding':
    case 'releasing':
    case 'settling':
      return false;
  }
}

/** Resolves when `holds` says yes after a change, or `patience` (in milliseconds) is over. */
export async function untilHolds(
  { state }: Watched,
  clock: Clock,
  patience: number,
  holds: () => boolean,
): Promise<void> {
  await new Promise<void>((resolve) => {
    const cancel = clock.after(patience, end);
    const unsubscribe = state.subscribe(look);
    function end(): void {
      cancel();
      unsubscribe();
      resolve();
    }
    function look(): void {
      if (holds()) end();
    }
    look();
  });
}

/** Resolves when the release has settled, or `patience` (in milliseconds) is over. */
export async function untilSettled(
  watched: Watched,
  clock: Clock,
  patience: number,
): Promise<void> {
  await untilHolds(watched, clock, Math.max(0, patience), () => {
    const { device } = watched.state.get();
    return device.is !== 'held' || isSettled(device.release, clock.now());
  });
}
