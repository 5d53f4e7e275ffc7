import { licenseId } from '../../support/polar/seed-small.ts';
import { BUYER, SELLER, fact, last, notFound, seatOf } from './fact.ts';

/** Updates of the last license, one after the other. */
export const updateFacts = (
  [
    [{}, '200'],
    [{ status: 'disabled' }, '200'],
    [{ status: 'disabled' }, '200'],
    [{ status: 'granted' }, '200'],
    [{ status: 'gone' }, '422 enum@body.status'],
    [{ limit_activations: 5 }, '200'],
    [{ limit_activations: 0 }, '422 greater_than@body.limit_activations'],
    [{ limit_activations: -1 }, '422 greater_than@body.limit_activations'],
    [{ limit_activations: null }, '200'],
    [{ limit_activations: 1001 }, '200'],
    [{ limit_activations: 1_000_000_000 }, '200'],
    [{ limit_activations: 3_000_000_000 }, '422 less_than_equal@body.limit_activations'],
    [{ limit_usage: 5 }, '200'],
    [{ usage: 3 }, '200'],
    [{ usage: -3 }, '200'],
    [{ expires_at: '2020-01-01T00:00:00Z' }, '200'],
    [{ expires_at: '2030-01-01T00:00:00' }, '200'],
    [{ expires_at: '2030-01-01' }, '200'],
    [{ expires_at: '2030-01-01T00:00:00+02:00' }, '200'],
    [{ expires_at: null }, '200'],
    [{ key: 'HACK' }, '200'],
    [{ status: null }, '500'],
    [null, '422 missing@body'],
    [{ status: 'revoked' }, '200'],
    [{ status: 'granted' }, '200'],
  ] as const
).map(([json, answer]) => fact('seller', `PATCH ${last}`, answer, { json }));

/** An update that sets the limit below the seats in use. */
export const belowUsedFact = fact('seller', `PATCH ${SELLER}/${licenseId(3)}`, '200', {
  json: { limit_activations: 1 },
});

/** Rotations, and a validation of the old key. */
export const rotateFacts = [
  fact('seller', `POST ${SELLER}/${licenseId(2)}/rotate`, '200'),
  fact('anonymous', `POST ${BUYER}/validate`, notFound, { json: seatOf(2) }),
  fact(
    'seller',
    `POST ${SELLER}/${licenseId(6)}/rotate`,
    '400 RotateNotPermitted: License key cannot be rotated in its current status. Current status: revoked. Allowed statuses: disabled, granted.',
  ),
  fact('seller', `POST ${SELLER}/${licenseId(7)}/rotate`, '200'),
  fact('seller', `POST ${SELLER}/${licenseId(3)}/rotate`, '200', { json: { a: 1 } }),
];
