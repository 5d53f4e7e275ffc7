/** Milliseconds before the timeout at which the answer must be there: writing it and ending take time, too. */
export const answerMargin = 400;
/** A request gets this much at most, in milliseconds. */
const longestRequest = 10_000;

/**
 * Returns the milliseconds that one request of a command may take: at most half of the command's `timeout` (milliseconds), so that time is
 * left to look what became of it.
 */
export function requestTimeout(timeout: number): number {
  return Math.max(1_000, Math.min(longestRequest, timeout / 2 - answerMargin));
}
