import { done, failed, type Result } from '../../../shared/failure.ts';
import type { Clock, Dialogs, Question } from '../../ports.ts';

/** Asks the person in a dialog of the system, which the page cannot control, before an action that the page alone must not start. */
export type Confirmations = ReturnType<typeof createConfirmations>;

/** `count` cancels in a row within `window` milliseconds pause all questions for `pause` milliseconds. */
export const cancelLimit = { count: 3, window: 60_000, pause: 60_000 } as const;

/** Returns confirmations by the system's dialogs, one at a time. */
export function createConfirmations(deps: {
  readonly dialogs: Pick<Dialogs, 'confirm'>;
  readonly clock: Clock;
}) {
  const { dialogs, clock } = deps;
  let isAsking = false;
  /** When the last questions were canceled, by the monotonic clock; empty after a confirmed one. */
  let cancels: number[] = [];
  let pausedUntil = Number.NEGATIVE_INFINITY;

  function recordCancel(): void {
    const now = clock.monotonicNow();
    cancels = [...cancels.filter((at) => now - at < cancelLimit.window), now];
    if (cancels.length < cancelLimit.count) return;
    cancels = [];
    pausedUntil = now + cancelLimit.pause;
  }

  return {
    /**
     * Succeeds if the person confirms, and fails with `not-confirmed` if they cancel. Fails without asking with `question-open` while
     * another question is open, and with `questions-paused` after several cancels in a row.
     */
    async ask(question: Question): Promise<Result<undefined>> {
      if (isAsking) return failed('question-open');
      const wait = pausedUntil - clock.monotonicNow();
      if (wait > 0) return failed({ code: 'questions-paused', retryAt: clock.now() + wait });
      isAsking = true;
      try {
        if (!(await dialogs.confirm(question))) {
          recordCancel();
          return failed('not-confirmed');
        }
        cancels = [];
        return done(undefined);
      } finally {
        isAsking = false;
      }
    },
  };
}
