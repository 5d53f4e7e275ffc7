import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendTestRequest } from './send-test-request.ts';
import { PolarRecord } from './record.ts';
import { startPolar } from './start-polar.ts';
import type { Polar } from './start-polar.ts';

const COUNT = 100_000;
const OWN = 8;

interface Page {
  readonly items: readonly {
    readonly id: string;
    readonly created_at: string;
    readonly status: string;
  }[];
  readonly pagination: { readonly total_count: number; readonly max_page: number };
}

let polar: Polar;

beforeAll(async () => {
  polar = await startPolar({ licenses: COUNT });
});

afterAll(() => polar.close());

async function list(query: string): Promise<Page> {
  const url = `${polar.baseUrl}/v1/license-keys/?${query}`;
  return JSON.parse((await sendTestRequest(url, { token: polar.token })).body) as Page;
}

test('parallel pages contain every license once, oldest first', async () => {
  const numbers = Array.from({ length: 41 }, (_, index) => 961 + index);
  const pages = await Promise.all(numbers.map((page) => list(`limit=100&page=${page}`)));
  const items = pages.flatMap((page) => page.items);
  expect(items).toHaveLength(COUNT + OWN - 960 * 100);
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  const created = items.map((item) => item.created_at);
  expect(created).toEqual(created.toSorted());
});

test('a limit above 100 counts as 100, and a missing one as 10', async () => {
  const clamped = await list('limit=5000');
  expect(clamped.items).toHaveLength(100);
  expect(clamped.pagination).toEqual({ total_count: COUNT + OWN, max_page: 1001 });
  expect((await list('')).items).toHaveLength(10);
  expect((await list('page=999999')).items).toEqual([]);
});

test('filters apply to generated licenses', async () => {
  const revoked = await list('status=revoked&limit=100&page=2');
  expect(revoked.items).toHaveLength(100);
  expect(revoked.items.every(({ status }) => status === 'revoked')).toBe(true);
});

test('a generated license is stored once it changes', async () => {
  const [first] = (await list('limit=1')).items;
  const { id = '' } = first ?? {};
  const { total_count: before } = (await list('limit=1')).pagination;
  polar.seller.update(id, { status: 'disabled' });
  expect((await list('limit=1')).items[0]).toMatchObject({ id, status: 'disabled' });
  expect((await list('limit=1')).pagination.total_count).toBe(before);
  polar.seller.delete(id);
  expect((await list('limit=1')).items[0]?.id).not.toBe(id);
  expect((await list('limit=1')).pagination.total_count).toBe(before - 1);
});

test('ids and keys of generated licenses are unique', () => {
  // A record of its own: the tests above have changed the shared one.
  const record = new PolarRecord();
  record.generate(COUNT);
  const seen = new Set<string>();
  let seats = 0;
  let found = 0;
  const { licenses } = record.page({ matches: () => true, allGenerated: true }, 0, COUNT);
  for (const license of licenses) {
    seen.add(license.id).add(license.key);
    for (const seat of license.activations) seen.add(seat.id);
    seats += license.activations.length;
    if (record.licenseByKey(license.key)?.id === license.id) found += 1;
  }
  expect(found).toBe(COUNT);
  expect(seen.size).toBe(licenses.length * 2 + seats);
});
