import { describe, expect, test } from 'vitest';
import type { LicenseKeys } from '../../../electron/polar/license-keys.ts';
import type { Answer } from '../../../electron/polar/outcome.ts';
import type { NewActivation } from '../../../electron/polar/new-activation.ts';
import { unreadable, type Refusal } from '../../../electron/polar/outcome.ts';
import type { LicenseWithActivations, ValidatedLicense } from '../../../electron/polar/wire.ts';
import {
  deviceRecordOf,
  findSeatByNonce,
} from '../../../electron/services/activation/activation-search.ts';
import type { DeviceRecord } from '../../../electron/storage/records.ts';
import { unknownValue } from '../../../shared/license.ts';
import { validatedLicense } from '../../support/license-answer.ts';
import { modelIds, modelIntent as intent } from '../../support/model-license.ts';

// The search for the seat that an activation may have taken whose answer was lost.

const activation = {
  id: '33333333-0ac0-4333-8333-333333333333',
  license_key_id: modelIds.licenseId,
  label: 'New laptop',
  meta: { activation_nonce: intent.nonce },
  created_at: 1_700_000_000_000,
};
const others = { ...activation, id: 'others', meta: { activation_nonce: 'another-nonce' } };
const unnamed = { ...activation, id: 'unnamed', meta: {} };

const license = validatedLicense({
  id: modelIds.licenseId,
  organization_id: modelIds.organizationId,
  benefit_id: '44444444-BE0E-4444-8444-444444444444',
  key: modelIds.key,
  expires_at: 1_800_000_000_000,
});
const alive: Answer<ValidatedLicense> = { type: 'ok', value: license };

/** A license that lists these activations. `isComplete`: it has no others. */
const listing = (
  known: LicenseWithActivations['activations']['known'],
  isComplete = true,
): Answer<LicenseWithActivations> => ({
  type: 'ok',
  value: { ...license, activations: { known, isComplete } },
});

const organization = { type: 'organization', token: 'polar_oat_TEST_not_a_real_token' } as const;
const now = 1_790_000_000_000;

const never = (): never => {
  throw new Error('This was not expected.');
};

/** Requests of the organization that get these answers. */
function polarWith(
  get: () => Answer<LicenseWithActivations>,
  validate: () => Answer<ValidatedLicense> = () => alive,
): LicenseKeys {
  return {
    async validate(credential, { key, organizationId, ...rest }) {
      expect(credential).toEqual(organization);
      expect({ key, organizationId }).toEqual({
        key: intent.key,
        organizationId: intent.organizationId,
      });
      expect(rest).not.toHaveProperty('activationId');
      return validate();
    },
    async get(_, token, licenseId) {
      expect([token, licenseId]).toEqual([organization.token, license.id]);
      return get();
    },
    activate: never,
    deactivate: never,
    firstPage: never,
  };
}

/** The record of the seat as the search returns it. */
const record: DeviceRecord = {
  server: 'loopback',
  key: modelIds.key,
  organizationId: modelIds.organizationId,
  label: 'New laptop',
  activationId: activation.id,
  licenseId: license.id,
  benefitId: '44444444-be0e-4444-8444-444444444444',
  activatedAt: activation.created_at,
  expiresAt: 1_800_000_000_000,
  seats: null,
  confirmedAt: now,
  takenAt: now,
  nonce: intent.nonce,
};

describe('the search for a seat by its nonce', () => {
  test.each<[string, Answer<LicenseWithActivations>, unknown]>([
    ['lists it', listing([others, activation]), { type: 'ok', value: record }],
    [
      'lists it and has others that could not be read',
      listing([activation], false),
      { type: 'ok', value: record },
    ],
    ['lists none', listing([]), { type: 'ok', value: null }],
    ['lists others', listing([others, unnamed]), { type: 'ok', value: null }],
    ['lists others and has more that could not be read', listing([others], false), unreadable],
    [
      'has a seat whose nonce cannot be read',
      listing([{ ...others, meta: null }, others]),
      unreadable,
    ],
    [
      'is gone',
      { type: 'gone', reason: 'nothing-found' },
      { type: 'gone', reason: 'nothing-found' },
    ],
    ['is rate-limited', { type: 'rate-limited', retryAt: 1 }, { type: 'rate-limited', retryAt: 1 }],
  ])('in a license that %s', async (_, listed, result) => {
    const keys = polarWith(() => listed);
    expect(await findSeatByNonce(keys, organization, intent, () => now)).toEqual(result);
  });

  test.each<Refusal>([
    { type: 'gone', reason: 'nothing-found' },
    { type: 'indeterminate', why: 'no-answer' },
    { type: 'rate-limited', retryAt: 1 },
  ])('ends when the validation of the key gets %o', async (answer) => {
    const keys = polarWith(never, () => answer);
    expect(await findSeatByNonce(keys, organization, intent, () => now)).toEqual(answer);
  });
});

describe('the record of a seat that was taken', () => {
  const { licenseId: _, benefitId: __, expiresAt, ...plain } = record;
  const named = { ...plain, licenseId: license.id };
  const { benefitId = '' } = record;

  test.each<[string, NewActivation, DeviceRecord]>([
    ['a license', { ...activation, license }, record],
    [
      'a license of another id than the seat’s',
      { ...activation, license_key_id: 'x', license },
      record,
    ],
    [
      'a license without expiry',
      { ...activation, license: { ...license, expires_at: null } },
      { ...record, expiresAt: null },
    ],
    [
      'a license whose expiry is unknown',
      { ...activation, license: { ...license, expires_at: unknownValue } },
      { ...named, benefitId },
    ],
    [
      'a benefit that cannot be read',
      { ...activation, license: { ...license, benefit_id: 'studio' } },
      { ...named, ...(expiresAt === undefined ? {} : { expiresAt }) },
    ],
    ['no license', { ...activation, license: null }, named],
    ['no license at all', { ...activation, license: null, license_key_id: null }, plain],
  ])('after an answer with %s', (_name, answer, expected) => {
    expect(deviceRecordOf(intent, answer, now)).toEqual(expected);
  });
});
