import * as v from 'valibot';
import { parseAs } from './wire.ts';

/**
 * GET /v1/license-keys/, as far as the list shows it. A hundred thousand of these are read, so that each field is checked by one
 * plain test: Polar's times are the same ISO 8601 in UTC everywhere, and `Date.parse` refuses what is not a time.
 */

const when = v.pipe(
  v.string(),
  v.transform((text) => Date.parse(text)),
  v.number(),
);

const Customer = v.object({
  name: v.nullable(v.string()),
  email: v.nullable(v.string()),
});

/** One license of the list. Polar's list holds no activations. */
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

const Page = v.object({
  items: v.array(ListedLicense),
  pagination: v.object({ total_count: v.number(), max_page: v.number() }),
});

/** One page of the list, oldest license first, and how long the whole list is. */
export interface ListPage {
  readonly items: readonly ListedLicense[];
  readonly total: number;
  readonly pages: number;
}

/** The page in an answer's text; null when it is not one. Never throws, never quotes the text. */
export function pageIn(text: string): ListPage | null {
  const page = parseAs(Page, text);
  if (page === null) return null;
  const { items, pagination } = page;
  return { items, total: pagination.total_count, pages: pagination.max_page };
}
