import type { DeviceState } from '../../../shared/app-state.ts';
import type { SeatRelease } from '../../../shared/seat-release.ts';
import type { Clock } from '../../ports.ts';

/** A state that tells of its changes: the window's, or a command's part of it. */
interface WatchedDevice {
  readonly state: {
    get(): { readonly device: DeviceState };
    /** Calls back after each change; the answer ends it. */
    subscribe(listener: () => void): () => void;
  };
}

/** Whether a release has come as far as it can without waiting for a later time. */
export function isAtRest(release: SeatRelease, now: number): boolean {
  switch (release.type) {
    case 'idle':
    case 'waiting':
    case 'released':
    case 'failed':
      return true;
    case 'unknown':
      // It begins to look at once; only one that waits for a later look has come to rest.
      return release.nextAt > now;
    case 'holding':
    case 'releasing':
    case 'settling':
      return false;
  }
}

/** Resolves when `condition` says yes after a change, or `timeout` (in milliseconds) is over. */
export async function waitUntil(
  { state }: WatchedDevice,
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

/** Resolves when the release has settled, or `timeout` (in milliseconds) is over. */
export async function waitUntilAtRest(
  watched: WatchedDevice,
  clock: Clock,
  timeout: number,
): Promise<void> {
  await waitUntil(watched, clock, Math.max(0, timeout), () => {
    const { device } = watched.state.get();
    return device.type !== 'held' || isAtRest(device.release, clock.now());
  });
}
