import { failed, type Result } from '../shared/failure.ts';

/**
 * Sends changes one at a time. Changes that arrive while one is being sent are merged, the latest value last, and sent as one.
 * Resolves with the result of the last send for the caller that started it, and with null for callers whose change was merged.
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
    // No `await` since the loop read `waiting`: a change that arrived in between would never be sent.
    isSending = false;
    return answer;
  };
}
