import * as v from 'valibot';
import { AnyUuid } from '../../shared/license.ts';
import { answeredCount, answeredTime, orUnknown, polarStatuses } from './answer-values.ts';
import { Activation, SeatList } from './seat-list.ts';

/**
 * Polar's JSON, as far as this app reads it, version 2026-10. Objects are loose, since Polar adds fields without notice;
 * what is read is checked, and what cannot be read is not told (`answer-values.ts`). https://polar.sh/docs/api-reference/license-keys/deactivate
 */

/** A license as the requests about one key answer with it. Its id is all that has to be there. */
const entries = {
  id: AnyUuid,
  organization_id: v.fallback(v.nullable(v.string()), null),
  key: v.fallback(v.nullable(v.string()), null),
  /** Null for a status that this app does not know. */
  status: v.fallback(v.nullable(v.picklist(polarStatuses)), null),
  limit_activations: orUnknown(answeredCount),
  expires_at: orUnknown(answeredTime),
};

/** The license in the answer to POST …/activate. */
export const ActivatedLicense = v.object(entries);
export type ActivatedLicense = v.InferOutput<typeof ActivatedLicense>;

/** GET /v1/license-keys/{id}. `activations` holds live ones only, in no set order. */
export const LicenseWithActivations = v.object({
  ...entries,
  activations: v.optional(SeatList, null),
});
export type LicenseWithActivations = v.InferOutput<typeof LicenseWithActivations>;

/** POST …/validate. `activation` is the one that was asked about; null where there is none whose id could be read. */
export const ValidatedLicense = v.object({
  ...entries,
  activation: v.fallback(v.nullable(Activation), null),
});
export type ValidatedLicense = v.InferOutput<typeof ValidatedLicense>;

/** GET /v1/license-keys/. */
export const LicensePage = v.object({
  items: v.array(
    v.fallback(v.object({ organization_id: v.fallback(v.nullable(v.string()), null) }), {
      organization_id: null,
    }),
  ),
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
