import { parseValidatedLicense, type ValidatedLicense } from '../../electron/polar/wire.ts';

/** Returns a license as the app reads it from Polar's answer to a validation with these fields: granted, with three seats, unless they say more. */
export function validatedLicense(fields: {
  readonly id: string;
  readonly organization_id: string;
  readonly key: string;
  readonly expires_at?: string;
}): ValidatedLicense {
  const granted = { status: 'granted', limit_activations: 3, expires_at: null };
  const license = parseValidatedLicense(JSON.stringify({ ...granted, ...fields }));
  if (license === null) throw new Error('The license cannot be read.');
  return license;
}
