import { isNumber, isObject } from './answer-values.ts';
import { parseLicense, parseObject, type License } from './wire.ts';

/** The longest page that Polar gives. https://polar.sh/docs/api-reference/introduction#pagination */
export const pageSize = 100;

/** A license whose key could be read, without which it cannot be listed. */
export interface ListedLicense extends License {
  readonly key: string;
}

/** Whether a license can be listed. */
export function hasKey<L extends License>(license: L): license is L & { readonly key: string } {
  return license.key !== null;
}

/** Reads a license of the list; null for one without an id or a key. */
export function parseListedLicense(value: unknown): ListedLicense | null {
  const license = parseLicense(value);
  return license !== null && hasKey(license) ? license : null;
}

/** One page of the list, oldest license first, and the length of the whole list. `unreadable`: number of licenses of the page without a readable id or key. */
export type ListPage = NonNullable<ReturnType<typeof parsePage>>;

/** Reads GET /v1/license-keys/; null for a text that is not a page. https://polar.sh/docs/api-reference/license-keys/list */
export function parsePage(text: string) {
  const page = parseObject(text);
  const pagination = page?.['pagination'];
  const listed = page?.['items'];
  if (!isObject(pagination) || !Array.isArray(listed)) return null;
  const { total_count: total, max_page: pages } = pagination;
  if (!isNumber(total) || !isNumber(pages)) return null;
  const items = listed.map(parseListedLicense).filter((license) => license !== null);
  const unreadable = listed.length - items.length;
  return { items, unreadable, total, pages };
}
