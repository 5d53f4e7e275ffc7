import { failed } from '../shared/failure.ts';
import type { Result } from '../shared/ipc.ts';

/**
 * Hands changes on one after another. What comes while one is under way waits, and goes out as one change with all that came since,
 * so that the last word counts. Answers what became of the last one to whoever began, and null to who came meanwhile.
 */
export function createChangeQueue<C extends object>(
  send: (change: C) => Promise<Result<unknown>>,
): (change: C) => Promise<Result<unknown> | null> {
  let waiting: C | null = null;
  let isSending = false;

  return async (change) => {
    waiting = waiting === null ? change : { ...waiting, ...change };
    if (isSending) return null;
    isSending = true;
    let answer: Result<unknown> | null = null;
    for (let next: C | null = waiting; next !== null; next = waiting) {
      waiting = null;
      answer = await send(next).catch(() => failed('unexpected'));
    }
    // In the same turn as the last look: a change that came in between would be lost.
    isSending = false;
    return answer;
  };
}
