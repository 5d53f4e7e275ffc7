import * as v from 'valibot';
import { timeOf } from './iso-time.ts';

/** GET /v1/license-keys/, as far as the list shows it. https://polar.sh/docs/api-reference/license-keys/list */

const when = v.pipe(
  v.string(),
  v.transform((text) => Date.parse(text)),
  v.number(),
);

/** A deleted customer's licenses stay, and so does the customer in them. A time that cannot be read is left out, as is a missing one. */
const Customer = v.object({
  name: v.nullable(v.string()),
  email: v.nullable(v.string()),
  deleted_at: v.fallback(v.optional(v.nullable(when), null), null),
});

/** One license as the list and each change of it tell it. There are no activations in it. */
export const ListedLicense = v.object({
  id: v.pipe(v.string(), v.regex(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/)),
  organization_id: v.string(),
  benefit_id: v.string(),
  customer: Customer,
  key: v.string(),
  status: v.picklist(['granted', 'revoked', 'disabled']),
  limit_activations: v.nullable(v.number()),
  usage: v.number(),
  limit_usage: v.nullable(v.number()),
  validations: v.number(),
  last_validated_at: v.nullable(when),
  created_at: when,
  expires_at: v.nullable(when),
});
export type ListedLicense = v.InferOutput<typeof ListedLicense>;

/** One page of the list, oldest license first, and how long the whole list is. */
export interface ListPage {
  readonly items: readonly ListedLicense[];
  readonly total: number;
  readonly pages: number;
}

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null ? (value as Fields) : null;

const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && !Number.isNaN(value);
const isNumberOrNull = (value: unknown): value is number | null =>
  value === null || isNumber(value);
const isTextOrNull = (value: unknown): value is string | null =>
  value === null || typeof value === 'string';

/** Milliseconds since 1970; NaN for what is not a time. */
const timeIn = (value: unknown): number => (typeof value === 'string' ? timeOf(value) : Number.NaN);
const timeOrNullIn = (value: unknown): number | null => (value === null ? null : timeIn(value));

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/**
 * A license of the list. The same check as {@link ListedLicense}, written out: a hundred thousand of them are read while a person
 * waits, and the schema alone would take as long as the JSON's parser. A test holds the two together.
 */
export function listedIn(value: unknown): ListedLicense | null {
  const item = fieldsOf(value);
  const customer = fieldsOf(item?.['customer']);
  if (item === null || customer === null) return null;
  const { id, organization_id, benefit_id, key, status, usage, validations } = item;
  const { limit_activations, limit_usage } = item;
  const { name, email } = customer;
  const deletedAt = timeIn(customer['deleted_at']);
  const created_at = timeIn(item['created_at']);
  const expires_at = timeOrNullIn(item['expires_at']);
  const last_validated_at = timeOrNullIn(item['last_validated_at']);
  const fits =
    typeof id === 'string' &&
    uuid.test(id) &&
    typeof organization_id === 'string' &&
    typeof benefit_id === 'string' &&
    typeof key === 'string' &&
    (status === 'granted' || status === 'revoked' || status === 'disabled') &&
    isTextOrNull(name) &&
    isTextOrNull(email) &&
    isNumber(usage) &&
    isNumber(validations) &&
    isNumberOrNull(limit_activations) &&
    isNumberOrNull(limit_usage) &&
    isNumber(created_at) &&
    isNumberOrNull(expires_at) &&
    isNumberOrNull(last_validated_at);
  if (!fits) return null;
  return {
    id,
    organization_id,
    benefit_id,
    customer: { name, email, deleted_at: isNumber(deletedAt) ? deletedAt : null },
    key,
    status,
    limit_activations,
    usage,
    limit_usage,
    validations,
    last_validated_at,
    created_at,
    expires_at,
  };
}

/** The page in an answer's text; null when it is not one. Never throws, never quotes the text. */
export function pageIn(text: string): ListPage | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const page = fieldsOf(json);
  const pagination = fieldsOf(page?.['pagination']);
  const listed = page?.['items'];
  if (pagination === null || !Array.isArray(listed)) return null;
  const { total_count: total, max_page: pages } = pagination;
  if (!isNumber(total) || !isNumber(pages)) return null;
  const items: ListedLicense[] = [];
  for (const each of listed) {
    const license = listedIn(each);
    if (license === null) return null;
    items.push(license);
  }
  return { items, total, pages };
}
