import { foreignSeller } from '../../support/polar/organizations.ts';
import { seededIds } from '../../support/polar/seed-small.ts';
import {
  BUYER,
  NONE,
  ORGANIZATION,
  SELLER,
  another,
  both,
  fact,
  first,
  held,
  keyOf,
  notFound,
  seatOf,
  someProblems,
  versionOne,
} from './fact.ts';

const inactive = '404 ResourceNotFound: License key is no longer active.';
const notActivated =
  '403 NotPermitted: License key is no longer active. This license key can not be activated.';
const limitReached = '403 NotPermitted: License key activation limit already reached';
const withoutSeats =
  '403 NotPermitted: This license key does not support activations. Use the /validate endpoint instead to check license validity.';

/** Validations, each at both paths. */
export const validateFacts = (
  [
    ...[1, 2, 3, 4].map((item) => [seatOf(item), '200'] as const),
    [seatOf(5), '404 ResourceNotFound: License key has expired.'],
    [seatOf(6), inactive],
    [seatOf(7), inactive],
    [seatOf(8), '200'],
    [held, '200'],
    [{ ...held, activation_id: seededIds.releasedActivationId }, notFound],
    [{ ...held, activation_id: null }, '200'],
    [{ ...seatOf(1), key: keyOf(1).toLowerCase() }, notFound],
    [{ ...seatOf(1), key: ` ${keyOf(1)} ` }, notFound],
    [{ ...seatOf(1), key: '' }, notFound],
    [{ ...seatOf(1), organization_id: foreignSeller.id }, notFound],
    [{ key: keyOf(1) }, '422 missing@body.organization_id'],
    [
      { ...seatOf(1), benefit_id: NONE },
      '404 ResourceNotFound: License key does not match given benefit.',
    ],
    [
      { ...seatOf(1), customer_id: NONE },
      '404 ResourceNotFound: License key does not match given user.',
    ],
    [{ ...held, conditions: { major: 1 } }, '200'],
    [{ ...seatOf(4), increment_usage: 50 }, '400 BadRequest: License key only has 20 more usages.'],
    [{ ...seatOf(4), increment_usage: 5 }, '200'],
    [{ ...seatOf(1), hello: 1 }, '200'],
    [{ ...seatOf(1), key: 5 }, '422 string_type@body.key'],
    [{ ...seatOf(1), key: 'a\0b' }, '422 value_error@body.key'],
    [{ ...seatOf(1), key: 'x'.repeat(5000) }, notFound],
  ] as const
).flatMap(([json, answer]) => both('validate', json, answer));

/** Activations, each at both paths, in an order that fills license 3. */
export const activateFacts = (
  [
    [seatOf(1), '422 missing@body.label'],
    [{ ...seatOf(6), label: '' }, notActivated],
    [{ ...seatOf(2), label: 'x' }, limitReached],
    [{ ...seatOf(4), label: 'x' }, withoutSeats],
    [{ ...seatOf(5), label: 'x' }, '403 NotPermitted: License key has expired.'],
    [{ ...seatOf(6), label: 'x' }, notActivated],
    [{ ...seatOf(7), label: 'x' }, notActivated],
    [{ ...seatOf(1), key: 'NOPE', label: 'x' }, notFound],
    [
      {
        ...seatOf(3),
        label: 'x',
        meta: Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, 1])),
      },
      '422 too_long@body.meta',
    ],
    [{ ...seatOf(3), label: 'x', meta: { a: 'y'.repeat(501) } }, someProblems],
    [{ ...seatOf(3), label: 'x', meta: { a: { b: 1 } } }, someProblems],
    [{ ...seatOf(3), label: 'meta ok', meta: { a: true, b: 1.5, c: 'x', d: 3 } }, '200'],
    [{ ...seatOf(3), label: 'Zoë’s 💻' }, '200'],
    [{ ...seatOf(3), label: 'L'.repeat(300) }, '200'],
    [{ ...seatOf(3), label: 'a\0b' }, '422 value_error@body.label'],
    [{ ...seatOf(3), label: 'cond', conditions: { major: 2 } }, limitReached],
  ] as const
).flatMap(([json, answer]) => both('activate', json, answer));

/** Deactivations that are refused, each at both paths. */
export const deactivateFacts = (
  [
    [{}, '422 missing@body.key missing@body.organization_id missing@body.activation_id'],
    [[1], '422 model_attributes_type@body'],
    [
      { ...held, organization_id: 'x', activation_id: 'y' },
      '422 uuid_parsing@body.organization_id uuid_parsing@body.activation_id',
    ],
    [
      { ...held, activation_id: versionOne(held.activation_id) },
      '422 uuid_version@body.activation_id',
    ],
    [{ ...held, key: 'NOPE' }, notFound],
    [{ ...held, organization_id: foreignSeller.id }, notFound],
    [{ ...held, activation_id: another }, notFound],
    [{ ...held, activation_id: seededIds.releasedActivationId }, notFound],
    [
      {
        key: seededIds.foreign.key,
        organization_id: foreignSeller.id,
        activation_id: NONE,
      },
      notFound,
    ],
  ] as const
).flatMap(([json, answer]) => both('deactivate', json, answer));

const deactivate = `POST ${SELLER}/deactivate`;
const nowhere = { key: 'x', organization_id: ORGANIZATION, activation_id: NONE };
const typed = (type: string) => ({ headers: { 'content-type': type } });

/** Bodies that are not a JSON object, or lack its content type. */
export const bodyFacts = [
  fact('seller', deactivate, '422 missing@body'),
  fact('seller', deactivate, '422 json_invalid@body.7', {
    text: '{"key":',
    ...typed('application/json'),
  }),
  fact('seller', deactivate, '422 model_attributes_type@body', {
    text: JSON.stringify(nowhere),
    ...typed('text/plain'),
  }),
  fact('seller', deactivate, '422 model_attributes_type@body', {
    text: 'key=x',
    ...typed('application/x-www-form-urlencoded'),
  }),
];

const seat = (item: number, place: number) => ({
  ...seatOf(item),
  activation_id: seededIds.activationId
    .replace('00000001-', `0000000${item}-`)
    .replace(/1$/, String(place)),
});

/** Releases in each state of the license, and one a second time. */
export const releaseFacts = [
  fact('seller', deactivate, '204', { json: seat(6, 1) }),
  fact('anonymous', `POST ${BUYER}/deactivate`, '204', { json: seat(7, 1) }),
  fact('anonymous', `POST ${BUYER}/deactivate`, '204', { json: seat(5, 1) }),
  fact('seller', deactivate, '204', { json: seat(1, 2) }),
  fact('seller', deactivate, notFound, { json: seat(1, 2) }),
  fact('seller', `GET ${first}`, '200'),
];
