import { foreignSeller, renderNodeBenefit } from '../../support/polar/organizations.ts';
import { licenseId, seededIds } from '../../support/polar/seed-small.ts';
import { seededTokens } from '../../support/polar/seed-tokens.ts';
import {
  BUYER,
  NONE,
  ORGANIZATION,
  SELLER,
  another,
  bareNotFound,
  fact,
  first,
  notFound,
  seatOf,
  someProblems,
  unauthorized,
  versionOne,
} from './fact.ts';
import type { Caller } from './fact.ts';

/** The answers to five requests of each caller: list, get, deactivate, update and rotate. */
const credentials: readonly (readonly [Caller, readonly string[]])[] = [
  ['anonymous', Array<string>(5).fill(unauthorized)],
  ...(['garbage', 'unknown', 'expired', 'revoked'] as const).map(
    (caller) => [caller, Array<string>(5).fill('401 invalid_token')] as const,
  ),
  ['scopeless', Array<string>(5).fill('403 insufficient_scope')],
  ['readOnly', ['200 8 on 8', '200', ...Array<string>(3).fill('403 insufficient_scope')]],
  ['foreign', ['200 1 on 1', ...Array<string>(4).fill(notFound)]],
  ['customer', Array<string>(5).fill(unauthorized)],
  ['member', Array<string>(5).fill(unauthorized)],
];

/** Five requests of each caller. */
export const credentialFacts = credentials.flatMap(([caller, answers]) => {
  const [list = '', get = '', deactivate = '', update = '', rotate = ''] = answers;
  return [
    fact(caller, `GET ${SELLER}/?limit=1`, list),
    fact(caller, `GET ${first}`, get),
    fact(caller, `POST ${SELLER}/deactivate`, deactivate, {
      json: { ...seatOf(1), activation_id: NONE },
    }),
    fact(caller, `PATCH ${first}`, update, { json: {} }),
    fact(caller, `POST ${SELLER}/${NONE}/rotate`, rotate),
  ];
});

/** Forms of the `Authorization` header. */
export const authorizationFacts = (
  [
    ['Basic abc', unauthorized],
    [`bearer ${seededTokens.token}`, '200 8 on 8'],
    ['Bearer ', unauthorized],
  ] as const
).map(([authorization, answer]) =>
  fact('anonymous', `GET ${SELLER}/?limit=1`, answer, { headers: { authorization } }),
);

/** Queries of the list. */
export const listFacts = (
  [
    ['', '200 8 on 1'],
    ['?limit=1', '200 8 on 8'],
    ['?limit=0', '422 greater_than@query.limit'],
    ['?limit=-1', '422 greater_than@query.limit'],
    ['?limit=1000', '200 8 on 1'],
    ['?limit=100&page=2', '200 8 on 1'],
    ['?page=0', '422 greater_than@query.page'],
    ['?page=99', '200 8 on 1'],
    ['?limit=abc', '422 int_parsing@query.limit'],
    ['?limit=3&page=2', '200 8 on 3'],
    [`?organization_id=${ORGANIZATION}`, '200 8 on 1'],
    [`?organization_id=${foreignSeller.id}`, '200 0 on 0'],
    [`?organization_id=${ORGANIZATION}&organization_id=${foreignSeller.id}`, '200 8 on 1'],
    ['?status=granted', '200 6 on 1'],
    ['?status=revoked&status=disabled', '200 2 on 1'],
    ['?organization_id=xyz', someProblems],
    ['?status=bogus', someProblems],
    [`?benefit_id=${renderNodeBenefit.id}`, '200 1 on 1'],
    [`?benefit_id=${NONE}`, '200 0 on 0'],
    ['?sorting=-created_at', '200 8 on 1'],
    [`?customer_id=${NONE}`, '200 8 on 1'],
    ['?unknown=1', '200 8 on 1'],
  ] as const
).map(([query, answer]) => fact('seller', `GET ${SELLER}/${query}`, answer));

/** Reads of a license and of an activation. */
export const readFacts = [
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((item) =>
    fact('seller', `GET ${SELLER}/${licenseId(item)}`, '200'),
  ),
  fact('seller', `GET ${SELLER}/${seededIds.foreign.licenseId}`, notFound),
  fact('seller', `GET ${SELLER}/${NONE}`, notFound),
  fact('seller', `GET ${SELLER}/abc`, '422 uuid_parsing@path.id'),
  fact('seller', `GET ${versionOne(first)}`, '422 uuid_version@path.id'),
  fact('seller', `GET ${first.replace('11c0', '11C0')}`, '200'),
  fact('seller', `GET ${first}/activations/${seededIds.activationId}`, '200'),
  fact('seller', `GET ${first}/activations/${seededIds.releasedActivationId}`, notFound),
  fact('seller', `GET ${first}/activations/${another}`, notFound),
];

/** Requests of a buyer, a member and a seller to the buyer's paths. */
export const portalFacts = [
  fact('customer', `GET ${BUYER}/`, '200 1 on 1'),
  fact('customer', `GET ${BUYER}/${licenseId(1)}`, '200'),
  fact('customer', `POST ${BUYER}/validate`, '200', { json: seatOf(1) }),
  fact('member', `GET ${BUYER}/`, '200 1 on 1'),
  fact('member', `GET ${BUYER}/${licenseId(1)}`, notFound),
  fact('member', `POST ${BUYER}/validate`, '200', { json: seatOf(1) }),
  fact('seller', `GET ${BUYER}/`, unauthorized),
  fact('seller', `GET ${BUYER}/${licenseId(1)}`, unauthorized),
  fact('seller', `POST ${BUYER}/validate`, '200', { json: seatOf(1) }),
];

const withVersion = (version: string) => ({ headers: { 'polar-version': version } });

/** Versions that are served, and some that are not. */
export const versionFacts = [
  ...(
    [
      ['2026-04', '200'],
      ['2026-10', '200'],
      ['2027-01', bareNotFound],
      ['2025-01', bareNotFound],
      ['abc', bareNotFound],
      ['', '200'],
    ] as const
  ).map(([version, answer]) => fact('seller', `GET ${first}`, answer, withVersion(version))),
  ...(
    [
      ['2026-04', '200'],
      ['2026-10', '200'],
      ['2027-01', bareNotFound],
    ] as const
  ).map(([version, answer]) =>
    fact('anonymous', `POST ${BUYER}/validate`, answer, {
      json: seatOf(1),
      ...withVersion(version),
    }),
  ),
];
