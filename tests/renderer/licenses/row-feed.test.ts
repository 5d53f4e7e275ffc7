import { describe, expect, it } from 'vitest';
import { createRowFeed, pageLength } from '../../../renderer/features/licenses/grid/row-feed.ts';
import { done, failed } from '../../../shared/failure.ts';
import type { Result } from '../../../shared/ipc.ts';

interface Part {
  readonly total: number;
  readonly offset: number;
  readonly rows: readonly string[];
}

interface Question {
  readonly query: string;
  readonly offset: number;
  readonly resolve: (answer: Result<Part>) => void;
}

/** A page of a list of so many rows, each named by its query and its place. */
function pageOf(query: string, offset: number, total: number): Result<Part> {
  const length = Math.max(0, Math.min(pageLength, total - offset));
  const rows = Array.from({ length }, (_, order) => `${query} ${offset + order}`);
  return done({ total, offset, rows });
}

/** A feed over a main that answers when it is told to. */
function slowFeed() {
  const questions: Question[] = [];
  const feed = createRowFeed<{ readonly name: string }, string, Part>(
    (query, offset) =>
      new Promise((resolve) => {
        questions.push({ query: query.name, offset, resolve });
      }),
  );
  /** Answers the newest question out of a list of so many rows. */
  const answer = async (total: number) => {
    const question = questions.at(-1);
    if (question === undefined) throw new Error('Nothing was asked');
    question.resolve(pageOf(question.query, question.offset, total));
    await Promise.resolve();
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  };
  return { feed, asked: questions, answer };
}

const all = { name: 'all' };
const some = { name: 'some' };

describe('the feed of a long list', () => {
  it('asks for what is on the screen, and for nothing a second time', async () => {
    const { feed, asked: questions, answer } = slowFeed();
    feed.request({ query: all, version: 1, first: 120, count: 20 });
    await answer(100_000);
    expect(questions.map(({ offset }) => offset)).toEqual([100]);
    expect(feed.get().rowAt(120)).toBe('all 120');
    expect(feed.get().rowAt(99)).toBeUndefined();
    feed.request({ query: all, version: 1, first: 121, count: 20 });
    expect(questions).toHaveLength(1);
    feed.request({ query: all, version: 2, first: 121, count: 20 });
    expect(questions).toHaveLength(2);
  });

  it('asks for the end of a fling, not for what flew past', async () => {
    const { feed, asked: questions, answer } = slowFeed();
    feed.request({ query: all, version: 1, first: 0, count: 20 });
    for (let first = 1000; first <= 90_000; first += 1000)
      feed.request({ query: all, version: 1, first, count: 20 });
    await answer(100_000);
    await answer(100_000);
    expect(questions.map(({ offset }) => offset)).toEqual([0, 90_000]);
  });

  it('keeps the rows of the query before until the new one is answered', async () => {
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

  it('drops an answer to a query that is no longer asked', async () => {
    const { feed, asked: questions, answer } = slowFeed();
    feed.request({ query: all, version: 1, first: 0, count: 10 });
    feed.request({ query: some, version: 1, first: 0, count: 10 });
    await answer(200);
    expect(feed.get().part).toBeNull();
    await answer(7);
    expect(questions.map(({ query }) => query)).toEqual(['all', 'some']);
    expect(feed.get().rowAt(0)).toBe('some 0');
  });

  it('tells a failure, keeps the rows, and asks again with the next wish', async () => {
    const { feed, asked: questions, answer } = slowFeed();
    feed.request({ query: all, version: 1, first: 0, count: 10 });
    await answer(200);
    feed.request({ query: all, version: 2, first: 0, count: 10 });
    questions.at(-1)?.resolve(failed('not-connected'));
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    expect(feed.get().failure?.code).toBe('not-connected');
    expect(feed.get().rowAt(0)).toBe('all 0');
    feed.request({ query: all, version: 3, first: 0, count: 10 });
    await answer(200);
    expect(feed.get().failure).toBeNull();
  });

  it('keeps a bounded number of rows, those around the screen', async () => {
    const { feed, answer } = slowFeed();
    for (let page = 0; page < 60; page += 1) {
      feed.request({ query: all, version: 1, first: page * pageLength, count: 10 });
      await answer(100_000);
    }
    expect(feed.get().rowAt(59 * pageLength)).toBe(`all ${59 * pageLength}`);
    expect(feed.get().rowAt(0)).toBeUndefined();
  });
});
