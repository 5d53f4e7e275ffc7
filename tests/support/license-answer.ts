import type { License, ValidatedLicense } from '../../electron/polar/wire.ts';

const defaults: Omit<License, 'id'> = {
  organization_id: null,
  benefit_id: null,
  customer_id: null,
  customer: { name: null, email: null, deleted_at: null },
  key: null,
  status: 'granted',
  status_word: null,
  limit_activations: 3,
  usage: 0,
  limit_usage: null,
  validations: 0,
  last_validated_at: null,
  created_at: 1_700_000_000_000,
  expires_at: null,
};

/** Returns a license as Polar's client reads it: granted, with three seats and no expiry, unless `fields` say otherwise. */
export function licenseAnswer(fields: Pick<License, 'id'> & Partial<License>): License {
  return { ...defaults, ...fields };
}

/** Returns a license as the client reads it from a validation of its key alone, which shows no activation. */
export function validatedLicense(fields: Pick<License, 'id'> & Partial<License>): ValidatedLicense {
  return { ...licenseAnswer(fields), activation: null };
}
