import { describe, expect, it } from 'vitest';
import { createRowFeed, pageLength } from '../../../renderer/features/licenses/grid/row-feed.ts';
import { done, failed, type Result } from '../../../shared/failure.ts';

interface Part {
  readonly total: number;
  readonly offset: number;
  readonly rows: readonly string[];
}

interface FeedRequest {
  readonly query: string;
  readonly offset: number;
  readonly resolve: (answer: Result<Part>) => void;
}

/** A page of a list with `total` rows, each named by its query and its index. */
function pageOf(query: string, offset: number, total: number): Result<Part> {
  const length = Math.max(0, Math.min(pageLength, total - offset));
  const rows = Array.from({ length }, (_, order) => `${query} ${offset + order}`);
  return done({ total, offset, rows });
}

/** A feed whose requests main answers when the test says so. */
function slowFeed() {
  const requests: FeedRequest[] = [];
  const feed = createRowFeed<{ readonly name: string }, Part>(
    (query, offset) =>
      new Promise((resolve) => {
        requests.push({ query: query.name, offset, resolve });
      }),
  );
  /** Answers the newest request from a list with `total` rows. */
  const answer = async (total: number) => {
    const request = requests.at(-1);
    if (request === undefined) throw new Error('There is no request');
    request.resolve(pageOf(request.query, request.offset, total));
    await Promise.resolve();
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  };
  return { feed, requests, answer };
}

const all = { name: 'all' };
const some = { name: 'some' };

describe('the row feed', () => {
  it('requests the rows on the screen, and requests no row twice', async () => {
    const { feed, requests, answer } = slowFeed();
    feed.request({ query: all, version: 1, first: 120, count: 20 });
    await answer(100_000);
    expect(requests.map(({ offset }) => offset)).toEqual([100]);
    expect(feed.get().rowAt(120)).toBe('all 120');
    expect(feed.get().rowAt(99)).toBeUndefined();
    feed.request({ query: all, version: 1, first: 121, count: 20 });
    expect(requests).toHaveLength(1);
    feed.request({ query: all, version: 2, first: 121, count: 20 });
    expect(requests).toHaveLength(2);
  });

  it('requests the rows where a fast scroll ends, and none that it passes', async () => {
    const { feed, requests, answer } = slowFeed();
    feed.request({ query: all, version: 1, first: 0, count: 20 });
    for (let first = 1000; first <= 90_000; first += 1000)
      feed.request({ query: all, version: 1, first, count: 20 });
    await answer(100_000);
    await answer(100_000);
    expect(requests.map(({ offset }) => offset)).toEqual([0, 90_000]);
  });

  it('keeps the rows of the previous query until the new one is answered', async () => {
    const { feed, answer } = slowFeed();
    feed.request({ query: all, version: 1, first: 0, count: 10 });
    await answer(200);
    feed.request({ query: some, version: 1, first: 0, count: 10 });
    expect(feed.get().rowAt(3)).toBe('all 3');
    await answer(7);
    expect(feed.get().part?.total).toBe(7);
    expect(feed.get().rowAt(3)).toBe('some 3');
    expect(feed.get().rowAt(8)).toBeUndefined();
  });

  it('drops the answer to an earlier query', async () => {
    const { feed, requests, answer } = slowFeed();
    feed.request({ query: all, version: 1, first: 0, count: 10 });
    feed.request({ query: some, version: 1, first: 0, count: 10 });
    await answer(200);
    expect(feed.get().part).toBeNull();
    await answer(7);
    expect(requests.map(({ query }) => query)).toEqual(['all', 'some']);
    expect(feed.get().rowAt(0)).toBe('some 0');
  });

  it('reports a failure, keeps the rows, and tries again with the next request', async () => {
    const { feed, requests, answer } = slowFeed();
    feed.request({ query: all, version: 1, first: 0, count: 10 });
    await answer(200);
    feed.request({ query: all, version: 2, first: 0, count: 10 });
    requests.at(-1)?.resolve(failed('not-connected'));
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    expect(feed.get().failure?.code).toBe('not-connected');
    expect(feed.get().rowAt(0)).toBe('all 0');
    feed.request({ query: all, version: 3, first: 0, count: 10 });
    await answer(200);
    expect(feed.get().failure).toBeNull();
  });

  it('keeps a limited number of rows, those around the screen', async () => {
    const { feed, answer } = slowFeed();
    for (let page = 0; page < 60; page += 1) {
      feed.request({ query: all, version: 1, first: page * pageLength, count: 10 });
      await answer(100_000);
    }
    expect(feed.get().rowAt(59 * pageLength)).toBe(`all ${59 * pageLength}`);
    expect(feed.get().rowAt(0)).toBeUndefined();
  });
});
