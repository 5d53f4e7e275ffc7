import { isObject, parseId, parseText } from './answer-values.ts';
import { pageSize } from './license-page.ts';
import { parseObject } from './wire.ts';

/** Paths of the names, which need permissions that licenses do not: `organizations:read` and `benefits:read`. */
export const namePaths = {
  organizations: '/v1/organizations/?limit=1',
  benefits: `/v1/benefits/?limit=${pageSize}`,
} as const;

function itemsOf(text: string): readonly unknown[] | null {
  const items = parseObject(text)?.['items'];
  return Array.isArray(items) ? items : null;
}

/**
 * Reads GET /v1/organizations/: the name of the only organization that a token has access to. Null for another answer.
 * https://polar.sh/docs/api-reference/organizations/list
 */
export function parseOrganizationName(text: string): string | null {
  const [first] = itemsOf(text) ?? [];
  return isObject(first) ? parseText(first['name']) : null;
}

/**
 * Reads GET /v1/benefits/: the names of benefits, which Polar calls descriptions, by their ids. Null for another answer.
 * https://polar.sh/docs/api-reference/benefits/list
 */
export function parseBenefitNames(text: string): Readonly<Record<string, string>> | null {
  const items = itemsOf(text);
  if (items === null) return null;
  const names = items.filter(isObject).flatMap((item): [string, string][] => {
    const [id, name] = [parseId(item['id']), parseText(item['description'])];
    return id === null || name === null ? [] : [[id, name]];
  });
  return Object.fromEntries(names);
}
