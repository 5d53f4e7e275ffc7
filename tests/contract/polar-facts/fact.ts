import { lumenLabs } from '../../support/polar/organizations.ts';
import { patternedKey } from '../../support/polar/patterned-uuid.ts';
import { licenseId, seededIds } from '../../support/polar/seed-small.ts';
import { seededTokens } from '../../support/polar/seed-tokens.ts';

/** The callers; the value is the bearer token, null for no credentials. */
export const callers = {
  anonymous: null,
  garbage: 'abc',
  unknown: 'polar_oat_UNKNOWN_not_a_real_token',
  expired: seededTokens.expiredToken,
  revoked: seededTokens.revokedToken,
  scopeless: seededTokens.scopelessToken,
  readOnly: seededTokens.readOnlyToken,
  foreign: seededTokens.foreignToken,
  customer: seededTokens.customerSession,
  member: seededTokens.memberSession,
  seller: seededTokens.token,
} as const;

/** One of {@link callers}. */
export type Caller = keyof typeof callers;

/** A request and its answer, written as in {@link Scene}. */
export interface Fact {
  readonly caller: Caller;
  readonly method: string;
  readonly path: string;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent unchanged. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly answer: string;
}

/**
 * Requests in their order, on a new seed. An answer is its status, then
 * - the name and the text of an error, if any: `404 ResourceNotFound: Not found`,
 * - the refused fields of a 422: `422 missing@body.label`,
 * - the number of items and pages of a list: `200 8 on 1`.
 * Of an answer that ends with `…` only the beginning is compared.
 */
export interface Scene {
  readonly name: string;
  readonly facts: readonly Fact[];
}

/** The path of the seller's license keys. */
export const SELLER = '/v1/license-keys';
/** The path of the buyer's license keys. */
export const BUYER = '/v1/customer-portal/license-keys';
/** An id that does not exist. */
export const NONE = '00000000-0000-4000-8000-00000000dead';
/** The id of the seeded organization. */
export const ORGANIZATION = lumenLabs.id;

/** The answer to missing credentials and to those of the wrong kind. */
export const unauthorized = '401 Unauthorized: Unauthorized';
/** The answer about a license that the caller cannot reach. */
export const notFound = '404 ResourceNotFound: Not found';
/** The answer for a path or a version that is not served. */
export const bareNotFound = '404: Not Found';
/** Polar names one problem for each type that a value may have; the stand-in names one in all. */
export const someProblems = '422 …';
type More = Omit<Fact, 'caller' | 'method' | 'path' | 'answer'>;

/** A fact; `request` is a method and a path with a space between them. */
export function fact(caller: Caller, request: string, answer: string, more: More = {}): Fact {
  const [method = '', path = ''] = request.split(' ');
  return { caller, method, path, answer, ...more };
}

/** Returns the same request to the seller's path and, without credentials, to the buyer's. */
export function both(operation: string, json: unknown, answer: string): readonly Fact[] {
  return [
    fact('seller', `POST ${SELLER}/${operation}`, answer, { json }),
    fact('anonymous', `POST ${BUYER}/${operation}`, answer, { json }),
  ];
}

/** The key of the seeded license at this place, from 1. */
export function keyOf(item: number): string {
  return patternedKey(item === 4 ? 'NODE' : 'LUMEN', '0ce0', item);
}

/** The key of a seeded license and its organization. */
export const seatOf = (item: number) => ({ key: keyOf(item), organization_id: ORGANIZATION });
/** The seat of the device under test. */
export const held = { ...seatOf(1), activation_id: seededIds.activationId };
/** The id of a seat of the second license. */
export const another = seededIds.activationId.replace('00000001-', '00000002-');
/** A UUID as one of version 1. */
export const versionOne = (id: string): string => id.replace('-4000-', '-1000-');
/** The path of the first seeded license. */
export const first = `${SELLER}/${seededIds.licenseId}`;
/** The path of the last seeded license. */
export const last = `${SELLER}/${licenseId(8)}`;
