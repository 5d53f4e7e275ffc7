import type { Failure, FailureCode } from '../../../shared/failure.ts';
import { waitReasons } from '../../../shared/seat-release.ts';

/** Failures that the next seat would meet as well: the run stops until a person resumes it. */
const stopping: ReadonlySet<FailureCode> = new Set<FailureCode>([
  ...waitReasons,
  'not-polar',
  'version-not-served',
  'token-rejected',
  'token-ended',
  'scope-missing',
  'not-connected',
  'keychain-unavailable',
  'keychain-changed',
  'disk-full',
  'folder-unwritable',
  'outcome-unsaved',
  'bulk-other-organization',
  'unexpected',
]);

/** Network failures that may end by themselves, or by a login of the person. */
const transient: ReadonlySet<FailureCode> = new Set([
  'network-unreachable',
  'proxy-unreachable',
  'proxy-login',
  'proxy-no-route',
  'proxy-closed',
]);

/** Whether a failure concerns more than one seat. */
export function stopsRun({ code }: Failure): boolean {
  return stopping.has(code);
}

/** Whether a failure may end by itself, so that the run resumes when the network is back. */
export function isTransientFailure({ code }: Failure): boolean {
  return transient.has(code);
}
