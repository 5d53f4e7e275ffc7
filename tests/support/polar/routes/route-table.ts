import type { Family, Operation } from '../operations.ts';
import type { Scope } from '../stored.ts';
import { requireBuyer, requireOrganization } from '../tokens.ts';
import type { Caller } from '../tokens.ts';
import type { Handler, Reach } from './call.ts';
import { rotateLicense, updateLicense } from './change-license.ts';
import { listLicenses } from './list-licenses.ts';
import { listBenefits, listOrganizations } from './names.ts';
import { getActivation, getLicense, getLicenseAsBuyer } from './read-license.ts';
import { activate, deactivate, validate } from './seats.ts';

/** One endpoint. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** Path with `{name}` for parameters, as in the project's OpenAPI description. */
  readonly path: string;
  readonly operation: Operation;
  readonly family: Family;
  /** Whether it needs no credentials; such calls share the limit of three per second. */
  readonly public: boolean;
  /** Returns which licenses this caller can reach; throws for missing credentials or scope. */
  readonly reach: (caller: Caller) => Reach;
  readonly handle: Handler;
}

const SELLER = '/v1/license-keys';
const BUYER = '/v1/customer-portal/license-keys';

const sellerReads = sellerReach(['license_keys:read', 'license_keys:write']);
const sellerWrites = sellerReach(['license_keys:write']);
const buyerReads = buyerReach(['customer_portal:read', 'customer_portal:write']);
const buyerWrites = buyerReach(['customer_portal:write']);
const anyone = (): Reach => () => true;

/** Every license-key endpoint; of several that match a path, the first one wins. */
export const routes: readonly Route[] = [
  named('organizations', ['organizations:read'], listOrganizations),
  named('benefits', ['benefits:read'], listBenefits),
  seller('GET', '/', 'list', sellerReads, listLicenses),
  seller('GET', '/{id}', 'get', sellerReads, getLicense),
  seller('PATCH', '/{id}', 'update', sellerWrites, updateLicense),
  seller('POST', '/{id}/rotate', 'rotate', sellerWrites, rotateLicense),
  seller('GET', '/{id}/activations/{activation_id}', 'get-activation', sellerReads, getActivation),
  seller('POST', '/validate', 'validate', sellerWrites, validate),
  seller('POST', '/activate', 'activate', sellerWrites, activate),
  seller('POST', '/deactivate', 'deactivate', sellerWrites, deactivate),
  buyer('GET', '/', 'list', buyerReads, listLicenses),
  buyer('GET', '/{id}', 'get', buyerReads, getLicenseAsBuyer),
  buyer('POST', '/{id}/rotate', 'rotate', buyerWrites, rotateLicense),
  unauthenticated('/validate', 'validate', validate),
  unauthenticated('/activate', 'activate', activate),
  unauthenticated('/deactivate', 'deactivate', deactivate),
];

/** The parameters of a path that a route matches, or null. */
export function paramsOf(route: Route, path: string): Readonly<Record<string, string>> | null {
  const wanted = route.path.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    const name = /^\{(?<name>.+)\}$/.exec(part)?.groups?.['name'];
    if (name === undefined ? part !== value : value === '') return null;
    if (name !== undefined) params[name] = value;
  }
  return params;
}

function seller(
  method: Route['method'],
  path: string,
  operation: Operation,
  reach: Route['reach'],
  handle: Handler,
): Route {
  const family = 'organization';
  return { method, path: `${SELLER}${path}`, operation, family, public: false, reach, handle };
}

function named(
  operation: 'organizations' | 'benefits',
  scopes: readonly Scope[],
  handle: Handler,
): Route {
  return {
    method: 'GET',
    path: `/v1/${operation}/`,
    operation,
    family: 'organization',
    public: false,
    reach: sellerReach(scopes),
    handle,
  };
}

function buyer(
  method: Route['method'],
  path: string,
  operation: Operation,
  reach: Route['reach'],
  handle: Handler,
): Route {
  const family = 'portal';
  return { method, path: `${BUYER}${path}`, operation, family, public: false, reach, handle };
}

function unauthenticated(path: string, operation: Operation, handle: Handler): Route {
  return { ...buyer('POST', path, operation, anyone, handle), public: true };
}

function sellerReach(scopes: readonly Scope[]): Route['reach'] {
  return (caller) => {
    const organizationId = requireOrganization(caller, scopes);
    return (license) => license.organizationId === organizationId;
  };
}

function buyerReach(scopes: readonly Scope[]): Route['reach'] {
  return (caller) => {
    const subject = requireBuyer(caller, scopes);
    return (license) =>
      license.customerId === subject.customerId &&
      (subject.type === 'customer' || license.memberId === subject.memberId);
  };
}
