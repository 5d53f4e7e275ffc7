/** Milliseconds before the timeout at which the answer must be ready: writing it and ending the process take time. */
export const answerMargin = 400;
/** The longest time for one request, in milliseconds. */
const longestRequest = 10_000;

/**
 * Returns how many milliseconds one request of a command may take: at most half of the command's `timeout` (milliseconds), so that time
 * is left to check the outcome.
 */
export function requestTimeout(timeout: number): number {
  return Math.max(1_000, Math.min(longestRequest, timeout / 2 - answerMargin));
}
