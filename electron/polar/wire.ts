import * as v from 'valibot';

/**
 * Polar's JSON, as far as this app reads it, version 2026-10. Objects are loose, since Polar adds fields without notice;
 * what is read is checked. https://polar.sh/docs/api-reference/license-keys/deactivate
 */

const when = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.transform((text) => Date.parse(text)),
);

const entries = {
  id: v.string(),
  organization_id: v.string(),
  key: v.string(),
  status: v.picklist(['granted', 'revoked', 'disabled']),
  limit_activations: v.nullable(v.number()),
  expires_at: v.nullable(when),
};

/** A live seat. */
export const Activation = v.object({
  id: v.string(),
  license_key_id: v.string(),
  label: v.string(),
  meta: v.record(v.string(), v.unknown()),
  created_at: when,
});

/** GET /v1/license-keys/{id}. `activations` holds live ones only, in no set order. */
export const LicenseWithActivations = v.object({ ...entries, activations: v.array(Activation) });
export type LicenseWithActivations = v.InferOutput<typeof LicenseWithActivations>;

/** POST …/validate. `activation` is there when one was asked about. */
export const ValidatedLicense = v.object({
  ...entries,
  activation: v.optional(v.nullable(Activation)),
});
export type ValidatedLicense = v.InferOutput<typeof ValidatedLicense>;

/** POST …/activate. */
export const NewActivation = v.object({ ...Activation.entries, license_key: v.object(entries) });
export type NewActivation = v.InferOutput<typeof NewActivation>;

/** GET /v1/license-keys/. */
export const LicensePage = v.object({
  items: v.array(v.object({ organization_id: v.string() })),
  pagination: v.object({ total_count: v.number() }),
});

/** The two shapes of Polar's errors: its own with `detail`, OAuth's with `error_description`. */
export const PolarError = v.object({ error: v.string(), detail: v.optional(v.unknown()) });

/** The body of a 404 for a path or a version that Polar does not serve: no `error` in it. */
export const BareNotFound = v.strictObject({ detail: v.literal('Not Found') });

/** The text's JSON if it fits the schema, else null. Never throws, never quotes the text. */
export function parseAs<S extends v.GenericSchema>(
  schema: S,
  text: string,
): v.InferOutput<S> | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = v.safeParse(schema, json);
  return parsed.success ? parsed.output : null;
}
