import { failed, type Result } from '../../../shared/failure.ts';
import type { SeatOutcome } from '../../../shared/licenses.ts';
import type { Clock } from '../../ports.ts';
import type { ReleaseSeat, SeatReleaseRequest } from './release-action.ts';
import { undoWindow } from '../../../shared/seat-release.ts';

/**
 * Returns the releases of single seats, one at a time. They wait for five seconds after the person confirmed them, as those of this
 * computer do. Nothing is sent in that time, and nothing is sent if the app ends in it.
 */
export function createUndoableRelease(deps: {
  readonly release: ReleaseSeat;
  readonly clock: Clock;
  readonly changed: () => void;
}) {
  const { clock, changed } = deps;
  let countdown: { readonly until: number; readonly end: (isUndone: boolean) => void } | null =
    null;
  let isReleasing = false;

  /** Resolves after the countdown: to true if the person did not undo the release. */
  async function countDown(): Promise<boolean> {
    return await new Promise((resolve) => {
      const end = (isUndone: boolean): void => {
        cancelTimer();
        countdown = null;
        changed();
        resolve(!isUndone);
      };
      const cancelTimer = clock.schedule(undoWindow, () => end(false));
      countdown = { until: clock.now() + undoWindow, end };
      changed();
    });
  }

  return {
    /** Asks the person, counts down and releases the seat. Fails with `not-confirmed` if the person undoes it. */
    async release(request: SeatReleaseRequest): Promise<Result<SeatOutcome>> {
      if (isReleasing) return failed('question-open');
      isReleasing = true;
      try {
        return await deps.release(request, countDown);
      } finally {
        isReleasing = false;
      }
    },
    undo(): void {
      countdown?.end(true);
    },
    /** The end of the countdown, in milliseconds since 1970; null without one. */
    undoUntil: (): number | null => countdown?.until ?? null,
  };
}
