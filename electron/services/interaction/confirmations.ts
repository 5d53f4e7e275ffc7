import { done, failed } from '../../../shared/failure.ts';
import type { Result } from '../../../shared/ipc.ts';
import type { Clock, Dialogs, Question } from '../../ports.ts';

/** Asks the person, where the page cannot reach, before something happens that the page alone must not decide. */
export interface Confirmations {
  /**
   * Done if the person confirmed; `not-confirmed` if they canceled. Nothing is asked and it fails with `question-open` while another
   * question stands, and with `questions-paused` after several cancels in a row.
   */
  ask(question: Question): Promise<Result<undefined>>;
}

/** So many cancels in a row, the first and the last within `window` milliseconds, pause all questions for `pause` milliseconds. */
export const cancelLimit = { count: 3, window: 60_000, pause: 60_000 } as const;

/** Confirmations by the system's own dialogs, one at a time. */
export function createConfirmations(deps: {
  readonly dialogs: Pick<Dialogs, 'confirm'>;
  readonly clock: Clock;
}): Confirmations {
  const { dialogs, clock } = deps;
  let isAsking = false;
  /** When the last questions were canceled, on the steady clock; empty after a confirmed one. */
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
    async ask(question) {
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
