import type { LicenseKeys } from '../../electron/polar/license-keys.ts';
import {
  unreadable,
  type Answer,
  type NotFoundReason,
  type Refusal,
} from '../../electron/polar/outcome.ts';
import type { ValidatedLicense } from '../../electron/polar/wire.ts';
import { licenseAnswer } from './license-answer.ts';

/** The seat that is checked. */
export const seat = {
  server: 'loopback',
  key: 'SEATKEEPER-TEST-00000001-0CE0-4000-8000-000000000001',
  organizationId: '00000001-0c00-4000-8000-000000000001',
  activationId: '00000001-0ac0-4000-8000-000000000001',
} as const;

export const license: ValidatedLicense = {
  ...licenseAnswer({
    id: '00000001-11c0-4000-8000-000000000001',
    organization_id: seat.organizationId,
    benefit_id: '00000001-be0e-4000-8000-000000000001',
    key: seat.key,
    expires_at: 1_800_000_000_000,
  }),
  activation: null,
};
export const alive: Answer<ValidatedLicense> = { type: 'ok', value: license };
export const activation = {
  id: seat.activationId,
  license_key_id: license.id,
  label: 'Studio workstation',
  meta: {},
  created_at: 1_700_000_000_000,
};
export const another = { ...activation, id: '00000002-0ac0-4000-8000-000000000002' };

/** An answer about the key with this status, and about the seat with this activation. */
export const withStatus = (status: ValidatedLicense['status']): Answer<ValidatedLicense> => ({
  type: 'ok',
  value: { ...license, status },
});
export const showing = (shown: ValidatedLicense['activation']): Answer<ValidatedLicense> => ({
  type: 'ok',
  value: { ...license, activation: shown },
});

export const gone = (reason: NotFoundReason) => ({ type: 'gone', reason }) as const;

/** The facts of the license that a check learns from an answer about the key, and from one that shows the seat. */
export const factsOfKey = {
  licenseId: license.id,
  benefitId: license.benefit_id,
  key: seat.key,
  expiresAt: license.expires_at,
  activatedAt: null,
  seats: null,
  owner: null,
  meta: null,
};
export const factsOfSeat = {
  ...factsOfKey,
  activatedAt: activation.created_at,
  meta: activation.meta,
};

/** Answers that say nothing about a seat: each is passed on as it is. */
export const sayNothing: readonly Refusal[] = [
  unreadable,
  { type: 'refused', failure: { code: 'not-polar' } },
  { type: 'refused', failure: { code: 'answer-too-long' } },
  { type: 'not-sent', why: 'network-unreachable' },
  { type: 'rate-limited', retryAt: 1_790_000_000_000 },
  { type: 'indeterminate', why: 'no-answer' },
  { type: 'indeterminate', why: 'server-error' },
];

/** Polar's answers to a validation of the seat, to one of its key alone, and to the repeated release. */
export interface Answers {
  readonly seat: Answer<ValidatedLicense>;
  readonly key?: Answer<ValidatedLicense>;
  readonly release?: Answer<null>;
}

/** Fails the test: the request was not expected. */
export const never = (): never => {
  throw new Error('This request was not expected.');
};

/** Returns a client that gets these answers; a request without one fails the test. */
export function polarWith(answers: Answers): LicenseKeys {
  return {
    validate: async (_, { activationId }) =>
      activationId === undefined ? (answers.key ?? never()) : answers.seat,
    deactivate: async () => answers.release ?? never(),
    activate: never,
    get: never,
    firstPage: never,
  };
}

export const publicCredential = { type: 'public' } as const;
