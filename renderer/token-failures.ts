import type { AppState } from '../shared/app-state.ts';
import type { FailureCode } from '../shared/failure.ts';

/** Failures that stay until the organization is connected with another token. */
export const tokenFailures: ReadonlySet<FailureCode> = new Set([
  'token-rejected',
  'token-ended',
  'scope-missing',
]);

/** Returns the failure of the token that stopped the reading of the licenses or a bulk release; null without one. */
export function getTokenFailure({
  licenses: { index },
  bulk,
}: Pick<AppState, 'licenses' | 'bulk'>): FailureCode | null {
  const stopped = [index, bulk].find(
    (one) => one.type === 'stopped' && tokenFailures.has(one.failure.code),
  );
  return stopped?.type === 'stopped' ? stopped.failure.code : null;
}
