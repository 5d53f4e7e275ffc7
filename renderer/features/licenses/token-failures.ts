import type { FailureCode } from '../../../shared/failure.ts';

/** Failures that stay until the organization is connected with another token. */
export const tokenFailures: ReadonlySet<FailureCode> = new Set([
  'token-rejected',
  'token-ended',
  'scope-missing',
]);
