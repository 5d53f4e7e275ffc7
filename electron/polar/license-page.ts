import { isNumber, isObject } from './answer-values.ts';
import { parseLicense, parseObject, type License } from './wire.ts';

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

/** One page of the list, oldest license first, and the length of the whole list. */
export interface ListPage {
  readonly items: readonly ListedLicense[];
  /** Number of licenses of the page without a readable id or key. */
  readonly unreadable: number;
  readonly total: number;
  readonly pages: number;
}

/** Reads GET /v1/license-keys/; null for a text that is no page. https://polar.sh/docs/api-reference/license-keys/list */
export function parsePage(text: string): ListPage | null {
  const page = parseObject(text);
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
