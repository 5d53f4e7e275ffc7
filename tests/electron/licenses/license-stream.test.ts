import { describe, expect, test } from 'vitest';
import { createIdSet } from '../../../electron/services/licenses/id-set.ts';
import { streamLicenses } from '../../../electron/services/licenses/license-stream.ts';
import type { OrganizationRequests } from '../../../electron/services/licenses/organization-requests.ts';
import { createEagerClock } from '../../support/eager-clock.ts';
import { listedLicense } from '../../support/listed-license.ts';

const pageSize = 100;
const idOf = (number: number): string =>
  `${number.toString(16).padStart(8, '0')}-11ce-4000-8000-000000000000`;

type PageAnswer = Awaited<ReturnType<OrganizationRequests['page']>>;

/** A list on a server that changes between two requests. */
function changingList(length: number, change: (list: string[], request: number) => void) {
  const list = Array.from({ length }, (_, number) => idOf(number));
  let requests = 0;
  const page = async (number: number): Promise<PageAnswer> => {
    change(list, (requests += 1));
    const ids = list.slice((number - 1) * pageSize, number * pageSize);
    return await Promise.resolve({
      type: 'ok',
      value: {
        items: ids.map((id) => listedLicense({ id, key: `KEY-${id}` })),
        unreadable: 0,
        total: list.length,
        pages: Math.max(1, Math.ceil(list.length / pageSize)),
      },
    });
  };
  return { list, first: [...list], page, requests: () => requests };
}

async function readAll(page: OrganizationRequests['page']) {
  const ids: string[] = [];
  const result = await streamLicenses(
    { requests: { page }, clock: createEagerClock() },
    async (licenses) => {
      ids.push(...licenses.map(({ id }) => id));
      return await Promise.resolve(true);
    },
  );
  return { ids, result };
}

describe('streamLicenses', () => {
  test.each([0, 1, 100, 101, 1_234])('reads a list of %i licenses once each', async (length) => {
    const { list, page } = changingList(length, () => undefined);
    const { ids, result } = await readAll(page);
    expect(ids.toSorted()).toEqual(list.toSorted());
    expect(result).toMatchObject({ ok: true, value: { read: length, total: length } });
  });

  test('misses no license that stays and repeats none, whatever is deleted and sold meanwhile', async () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      let random = seed;
      const next = (below: number): number => {
        random = (random * 48_271) % 2_147_483_647;
        return random % below;
      };
      let sold = 1_000_000;
      const { list, first, page } = changingList(950, (licenses, request) => {
        if (request > 12) return;
        for (let time = next(60); time > 0; time -= 1) licenses.splice(next(licenses.length), 1);
        for (let time = next(40); time > 0; time -= 1) licenses.push(idOf((sold += 1)));
      });
      const { ids } = await readAll(page);
      expect(new Set(ids).size, `seed ${seed}`).toBe(ids.length);
      const read = new Set(ids);
      const staying = first.filter((id) => list.includes(id));
      expect(staying.length).toBeGreaterThan(200);
      expect(
        staying.filter((id) => !read.has(id)),
        `seed ${seed}`,
      ).toEqual([]);
    }
  });

  test('ends when its reader takes no more', async () => {
    const { page, requests } = changingList(5_000, () => undefined);
    let pages = 0;
    await streamLicenses({ requests: { page }, clock: createEagerClock() }, async () => {
      pages += 1;
      return await Promise.resolve(pages < 3);
    });
    expect(requests()).toBe(3);
  });

  test('repeats a page that got no answer, and ends with the failure of the fifth attempt', async () => {
    const { page } = changingList(250, () => undefined);
    let refused = 0;
    const { ids } = await readAll(async (number) => {
      refused += 1;
      return refused % 4 === 0
        ? await page(number)
        : { type: 'not-sent', why: 'network-unreachable' };
    });
    expect(ids).toHaveLength(250);
    const failing = await readAll(
      async () => await Promise.resolve({ type: 'not-sent', why: 'network-unreachable' }),
    );
    expect(failing.result).toMatchObject({ ok: false, failure: { code: 'network-unreachable' } });
  });
});

describe('createIdSet', () => {
  test('knows each of 20,000 ids, and no other', () => {
    const set = createIdSet();
    for (let number = 0; number < 20_000; number += 1) expect(set.add(idOf(number))).toBe(true);
    for (let number = 0; number < 20_000; number += 1) expect(set.add(idOf(number))).toBe(false);
    expect(set.size()).toBe(20_000);
    expect(set.add(idOf(20_000))).toBe(true);
  });
});
