import type { Failure, FailureCode } from '../../../shared/failure.ts';

/** Failures that the next seat would meet as well: the run stops, and a person sees to it. */
const stopping: ReadonlySet<FailureCode> = new Set([
  'network-unreachable',
  'connection-insecure',
  'certificate-demanded',
  'proxy-unreachable',
  'proxy-refused',
  'proxy-login',
  'proxy-no-route',
  'proxy-closed',
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

/** Failures of the network that it may get over by itself, or by a login that the person gives. */
const transient: ReadonlySet<FailureCode> = new Set([
  'network-unreachable',
  'proxy-unreachable',
  'proxy-login',
  'proxy-no-route',
  'proxy-closed',
]);

/** Whether a failure is no affair of one seat alone. */
export function stopsRun({ code }: Failure): boolean {
  return stopping.has(code);
}

/** Whether a stop may be over by itself, so that the run goes on when the network is back. */
export function isTransientFailure({ code }: Failure): boolean {
  return transient.has(code);
}
