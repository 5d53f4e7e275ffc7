import * as v from 'valibot';
import { SeatId } from './seat-id.ts';

/**
 * All failures that a person can see, with their short codes for support. Two causes that need different actions have two codes.
 */
export const supportCodes = {
  // Nothing reached Polar.
  'network-unreachable': 'NET-UNREACHABLE',
  'connection-insecure': 'NET-TLS',
  'certificate-demanded': 'NET-CLIENT-CERT',
  'proxy-unreachable': 'NET-PROXY',
  'proxy-refused': 'NET-PROXY-REFUSED',
  'proxy-login': 'NET-PROXY-LOGIN',
  'proxy-no-route': 'NET-PROXY-NO-ROUTE',
  'proxy-closed': 'NET-PROXY-CLOSED',
  // Polar may have acted.
  'no-answer': 'NET-NO-ANSWER',
  'server-error': 'POLAR-500',
  // An answer that says nothing about the seat.
  'not-polar': 'NET-NOT-POLAR',
  'version-not-served': 'POLAR-VERSION',
  'answer-unreadable': 'POLAR-ANSWER',
  'answer-too-long': 'POLAR-TOO-LONG',
  // Polar refused.
  'token-rejected': 'POLAR-401',
  'scope-missing': 'POLAR-403-SCOPE',
  'not-permitted': 'POLAR-403',
  'request-invalid': 'POLAR-422',
  'rate-limited': 'POLAR-429',
  // The seat and its key.
  'still-held': 'SEAT-HELD',
  'key-changed': 'KEY-CHANGED',
  'seats-hidden': 'KEY-SEATS-HIDDEN',
  'key-unknown': 'KEY-UNKNOWN',
  'other-seller': 'KEY-OTHER-SELLER',
  'key-inactive': 'KEY-INACTIVE',
  'key-expired': 'KEY-EXPIRED',
  'activations-unsupported': 'KEY-NO-SEATS',
  'activation-limit': 'SEAT-LIMIT',
  'activation-unknown': 'SEAT-UNKNOWN',
  'seat-never-confirmed': 'SEAT-UNCONFIRMED',
  'activation-unfinished': 'SEAT-UNFINISHED',
  'activation-other': 'SEAT-OTHER',
  'not-activated': 'SEAT-NONE',
  'already-activated': 'SEAT-PRESENT',
  'release-pending': 'SEAT-PENDING',
  'other-computer': 'SEAT-OTHER-COMPUTER',
  // The organization's licenses.
  'not-connected': 'TOKEN-NONE',
  'token-ended': 'TOKEN-ENDED',
  'token-other-server': 'TOKEN-SERVER',
  'license-unknown': 'LICENSE-UNKNOWN',
  'no-licenses': 'LICENSE-NONE',
  'rotation-refused': 'LICENSE-ROTATE',
  'bulk-pending': 'BULK-PENDING',
  'bulk-empty': 'BULK-EMPTY',
  'bulk-changed': 'BULK-CHANGED',
  'bulk-other-organization': 'BULK-OTHER',
  'csv-unreadable': 'BULK-CSV',
  // A transfer file.
  'transfer-unreadable': 'TRANSFER-FILE',
  'transfer-newer': 'TRANSFER-NEWER',
  'transfer-code': 'TRANSFER-CODE',
  'transfer-closed': 'TRANSFER-CLOSED',
  // A confirmation by the person.
  'not-confirmed': 'ASK-CANCELED',
  'question-open': 'ASK-OPEN',
  'questions-paused': 'ASK-PAUSED',
  // This computer.
  'disk-full': 'DISK-FULL',
  'folder-unwritable': 'DISK-READONLY',
  'folder-foreign': 'DISK-FOREIGN',
  'folder-exposed': 'DISK-EXPOSED',
  'outcome-unsaved': 'DISK-OUTCOME',
  'file-unreadable': 'FILE-UNREADABLE',
  'file-inaccessible': 'FILE-INACCESSIBLE',
  'file-newer': 'FILE-NEWER',
  'keychain-unavailable': 'KEYCHAIN-NONE',
  'keychain-changed': 'KEYCHAIN-CHANGED',
  'busy-elsewhere': 'APP-BUSY',
  'clipboard-no-token': 'CLIPBOARD-EMPTY',
  // Newer versions of the app.
  'update-feed': 'UPDATE-FEED',
  'update-not-loaded': 'UPDATE-DOWNLOAD',
  'update-not-installed': 'UPDATE-INSTALL',
  'update-later': 'UPDATE-LATER',
  'input-invalid': 'APP-INPUT',
  unexpected: 'APP-UNEXPECTED',
} as const;

/** A failure's name in code. */
export type FailureCode = keyof typeof supportCodes;

/** A failure's short code. */
export type SupportCode = (typeof supportCodes)[FailureCode];

const codes = Object.keys(supportCodes) as [FailureCode, ...FailureCode[]];

/** Returns the failure that has a support code. */
export function failureCodeOf(wanted: SupportCode): FailureCode {
  return codes.find((code) => supportCodes[code] === wanted) ?? 'unexpected';
}

/** A failure as it crosses to the window: its code and the facts that its text needs. It holds no secret and no stack. */
export const Failure = v.strictObject({
  code: v.picklist(codes),
  /** The permission that a token lacks, such as `license_keys:write`. */
  scope: v.exactOptional(v.pipe(v.string(), v.maxLength(200))),
  /** The earliest time of another attempt, in milliseconds since 1970. */
  retryAt: v.exactOptional(v.number()),
  /** The name, without the path, of the file that the failure is about. */
  file: v.exactOptional(v.pipe(v.string(), v.maxLength(200))),
  /** The seat of this computer that the failure is about, where it is another one than the person asked for. */
  seat: v.exactOptional(SeatId),
});
export type Failure = v.InferOutput<typeof Failure>;

/** Returns a failure's short code, such as `NET-UNREACHABLE`. */
export function supportCode(failure: Failure): SupportCode {
  return supportCodes[failure.code];
}

/** The result of every call across the bridge. Calls never throw across it, since Electron would keep only the message. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

/** Returns the result of a call that succeeded. */
export function done<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Returns the result of a call that failed. */
export function failed<T = never>(failure: Failure | FailureCode): Result<T> {
  return { ok: false, failure: typeof failure === 'string' ? { code: failure } : failure };
}
