import type { SeatRelease } from '../../shared/seat-release.ts';
import type { CommandCore } from '../compose-command.ts';
import type { Clock } from '../ports.ts';

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

/** Resolves when the release has settled or `deadline` (milliseconds since 1970) has passed. */
export async function untilSettled(
  core: CommandCore,
  clock: Clock,
  deadline: number,
): Promise<void> {
  await new Promise<void>((resolve) => {
    const cancel = clock.after(Math.max(0, deadline - clock.now()), () => {
      end();
    });
    const unsubscribe = core.state.subscribe(look);
    function end(): void {
      cancel();
      unsubscribe();
      resolve();
    }
    function look(): void {
      const { device } = core.state.get();
      if (device.is !== 'held' || isSettled(device.release, clock.now())) end();
    }
    look();
  });
}
