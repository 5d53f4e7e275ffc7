import * as v from 'valibot';
import { AnyUuid, unknownValue, type OrUnknown } from '../../shared/license.ts';
import { isObject, polarStatuses, type ListedStatus } from './answer-values.ts';
import { parseIsoTime } from './iso-time.ts';

/** GET /v1/license-keys/, as far as the list shows it. https://polar.sh/docs/api-reference/license-keys/list */

const time = v.pipe(
  v.string(),
  v.transform((text) => parseIsoTime(text)),
  v.number(),
);
const text = v.fallback(v.nullable(v.string()), null);
const number = v.fallback(v.union([v.number(), v.literal(unknownValue)]), unknownValue);
const numberOrNull = v.fallback(
  v.nullable(v.union([v.number(), v.literal(unknownValue)])),
  unknownValue,
);
const timeOrNull = v.fallback(v.nullable(v.union([time, v.literal(unknownValue)])), unknownValue);
/** A deleted customer's licenses stay, and so does the customer in them. A time that cannot be read is left out, as is a missing one. */
const deleted = v.fallback(v.optional(v.nullable(time), null), null);
const noCustomer = { name: null, email: null, deleted_at: null };

/**
 * One license as the list and each change of it tell it. There are no activations in it. Id and key are all that has to be there: anything
 * else that is missing, or has a form that this app does not know, is not told.
 */
export const ListedLicense = v.pipe(
  v.object({
    id: AnyUuid,
    organization_id: text,
    benefit_id: text,
    customer: v.fallback(
      v.pipe(
        v.custom<object>(isObject),
        v.object({ name: text, email: text, deleted_at: deleted }),
      ),
      noCustomer,
    ),
    key: v.pipe(v.string(), v.minLength(1)),
    status: text,
    limit_activations: numberOrNull,
    usage: number,
    limit_usage: numberOrNull,
    validations: number,
    last_validated_at: timeOrNull,
    created_at: v.fallback(v.union([time, v.literal(unknownValue)]), unknownValue),
    expires_at: timeOrNull,
  }),
  v.transform(({ status, ...license }) => ({ ...license, ...statusOf(status) })),
);
export type ListedLicense = v.InferOutput<typeof ListedLicense>;

/** A status, and Polar's own word for one that this app does not know. */
function statusOf(polarStatus: string | null): {
  status: ListedStatus;
  status_word: string | null;
} {
  const known = polarStatuses.find((status) => status === polarStatus);
  return known === undefined
    ? { status: unknownValue, status_word: polarStatus }
    : { status: known, status_word: null };
}

/** One page of the list, oldest license first, and how long the whole list is. */
export interface ListPage {
  readonly items: readonly ListedLicense[];
  /** How many licenses of the page have no id or key that can be read. */
  readonly unreadable: number;
  readonly total: number;
  readonly pages: number;
}

type Fields = Readonly<Record<string, unknown>>;

const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && !Number.isNaN(value);
const parseNumber = (value: unknown): OrUnknown<number> => (isNumber(value) ? value : unknownValue);
const parseNumberOrNull = (value: unknown): OrUnknown<number | null> =>
  value === null ? null : parseNumber(value);
const parseText = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Milliseconds since 1970. */
function parseTime(value: unknown): OrUnknown<number> {
  return typeof value === 'string' ? parseNumber(parseIsoTime(value)) : unknownValue;
}
const parseTimeOrNull = (value: unknown): OrUnknown<number | null> =>
  value === null ? null : parseTime(value);

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/** An id as the app compares them; null for what is none. */
function parseId(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  // Nearly all are in lower case already.
  if (uuid.test(value)) return value;
  const lower = value.toLowerCase();
  return uuid.test(lower) ? lower : null;
}

/**
 * A license of the list; null without an id or a key. The same check as {@link ListedLicense}, written out: a hundred thousand of them are
 * read while a person waits, and the schema alone would take as long as the JSON's parser. A test holds the two together.
 */
export function parseListedLicense(value: unknown): ListedLicense | null {
  if (!isObject(value)) return null;
  const id = parseId(value['id']);
  const { key, status } = value;
  if (id === null || typeof key !== 'string' || key === '') return null;
  const customer = isObject(value['customer']) ? value['customer'] : noCustomer;
  const deletedAt = parseTime(customer['deleted_at']);
  const isKnown = status === 'granted' || status === 'revoked' || status === 'disabled';
  return {
    id,
    organization_id: parseText(value['organization_id']),
    benefit_id: parseText(value['benefit_id']),
    customer: {
      name: parseText(customer['name']),
      email: parseText(customer['email']),
      deleted_at: deletedAt === unknownValue ? null : deletedAt,
    },
    key,
    status: isKnown ? status : unknownValue,
    status_word: isKnown ? null : parseText(status),
    limit_activations: parseNumberOrNull(value['limit_activations']),
    usage: parseNumber(value['usage']),
    limit_usage: parseNumberOrNull(value['limit_usage']),
    validations: parseNumber(value['validations']),
    last_validated_at: parseTimeOrNull(value['last_validated_at']),
    created_at: parseTime(value['created_at']),
    expires_at: parseTimeOrNull(value['expires_at']),
  };
}

/** The page in an answer's text; null when it is not one. Never throws, never quotes the text. */
export function parsePage(json: string): ListPage | null {
  const page = parseObject(json);
  const pagination = page?.['pagination'];
  const listed = page?.['items'];
  if (!isObject(pagination) || !Array.isArray(listed)) return null;
  const { total_count: total, max_page: pages } = pagination;
  if (!isNumber(total) || !isNumber(pages)) return null;
  const items: ListedLicense[] = [];
  for (const item of listed) {
    const license = parseListedLicense(item);
    if (license !== null) items.push(license);
  }
  return { items, unreadable: listed.length - items.length, total, pages };
}

/** The object in an answer's text; null when it is none. Never throws, never quotes the text. */
export function parseObject(json: string): Fields | null {
  try {
    const value: unknown = JSON.parse(json);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}
