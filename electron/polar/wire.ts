import * as v from 'valibot';
import { unknownValue } from '../../shared/license.ts';
import {
  isObject,
  orNull,
  parseCount,
  parseId,
  parseNumber,
  parseText,
  parseTime,
  type ListedStatus,
} from './answer-values.ts';
import { Activation, SeatList } from './seat-list.ts';

/**
 * Polar's JSON, version 2026-10, as far as this app reads it. Each answer has one reader, which returns null for an answer that it cannot
 * read, never throws, and never quotes the answer. https://polar.sh/docs/api-reference/license-keys/deactivate
 */

/**
 * A license as every endpoint answers with it. Only the id is required; a field that is missing or has an unexpected value is null or
 * `unknown`. Times are milliseconds since 1970.
 */
export type License = NonNullable<ReturnType<typeof parseLicense>>;

const noCustomer = { id: null, name: null, email: null, deleted_at: null };

/** Reads a license. Written by hand: for a list of 100,000 licenses a schema takes as long as parsing their JSON. */
export function parseLicense(value: unknown) {
  if (!isObject(value)) return null;
  const id = parseId(value['id']);
  if (id === null) return null;
  const { key, status } = value;
  const customer = isObject(value['customer']) ? value['customer'] : noCustomer;
  const deletedAt = parseTime(customer['deleted_at']);
  const isKnown = status === 'granted' || status === 'revoked' || status === 'disabled';
  const listedStatus: ListedStatus = isKnown ? status : unknownValue;
  return {
    id,
    organization_id: parseText(value['organization_id']),
    benefit_id: parseText(value['benefit_id']),
    /** The customer's id, also where the rest of the customer is missing. */
    customer_id: parseId(value['customer_id']) ?? parseId(customer['id']),
    customer: {
      name: parseText(customer['name']),
      email: parseText(customer['email']),
      /** A deleted customer's licenses stay, and so does the customer in them. Null also for a time that cannot be read. */
      deleted_at: deletedAt === unknownValue ? null : deletedAt,
    },
    key: typeof key === 'string' && key !== '' ? key : null,
    status: listedStatus,
    /** Polar's own word for a status that this app does not know. */
    status_word: isKnown ? null : parseText(status),
    limit_activations: orNull(value['limit_activations'], parseCount),
    usage: parseNumber(value['usage']),
    limit_usage: orNull(value['limit_usage'], parseNumber),
    validations: parseNumber(value['validations']),
    last_validated_at: orNull(value['last_validated_at'], parseTime),
    created_at: parseTime(value['created_at']),
    expires_at: orNull(value['expires_at'], parseTime),
  };
}

/** The answer to GET /v1/license-keys/{id}. `activations` holds live ones only, in no set order. */
export type LicenseWithActivations = NonNullable<ReturnType<typeof parseLicenseWithActivations>>;

/** Reads the license with this id; null for another license, whose seats say nothing about this one's. */
export function parseLicenseWithActivations(text: string, licenseId: string) {
  const fields = parseObject(text);
  const license = parseLicense(fields);
  return license?.id === licenseId
    ? { ...license, activations: v.parse(SeatList, fields?.['activations']) }
    : null;
}

/** The answer to POST …/validate. `activation` is the requested one; null if there is none with a valid id. */
export type ValidatedLicense = NonNullable<ReturnType<typeof parseValidatedLicense>>;

const ValidatedActivation = v.fallback(v.nullable(Activation), null);

export function parseValidatedLicense(text: string) {
  const fields = parseObject(text);
  const license = parseLicense(fields);
  return license === null
    ? null
    : { ...license, activation: v.parse(ValidatedActivation, fields?.['activation']) };
}

/** The two shapes of Polar's errors: its own with `detail`, OAuth's with `error_description`. */
export const PolarError = v.object({ error: v.string(), detail: v.optional(v.unknown()) });

/** The body of a 404 for a path or a version that Polar does not serve: no `error` in it. */
export const BareNotFound = v.strictObject({ detail: v.literal('Not Found') });

/** Returns the value that a text of JSON holds, or undefined for another text. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Returns the object in an answer's text, or null if it holds none. */
export function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  const value = parseJson(text);
  return isObject(value) ? value : null;
}

/** Returns an answer's JSON if it fits the schema, else null. */
export function parseAs<S extends v.GenericSchema>(
  schema: S,
  text: string,
): v.InferOutput<S> | null {
  const parsed = v.safeParse(schema, parseJson(text));
  return parsed.success ? parsed.output : null;
}
