import { type Failure, failed } from '../../../../shared/failure.ts';
import type { Result } from '../../../../shared/ipc.ts';

/** A part of a long list, as main answers it. */
export interface RowsPart<R> {
  /** How many rows there are in all. */
  readonly total: number;
  readonly offset: number;
  readonly rows: readonly R[];
}

/** What is on the screen: the query by identity, how new main's rows are, and which of them are seen. */
export interface RowsRequest<Q> {
  readonly query: Q;
  /** Another number than before says that rows may look different. */
  readonly version: number;
  readonly first: number;
  readonly count: number;
}

/** The rows that are there. A new object with each change. */
export interface RowsSnapshot<R, P extends RowsPart<R>> {
  /** Main's last answer; null until the first one. */
  readonly part: P | null;
  /** Why the last question was not answered. */
  readonly failure: Failure | null;
  /** A row by its place; undefined for one that was not fetched yet. */
  readonly rowAt: (index: number) => R | undefined;
}

/** A long list, of which only the part on the screen is fetched. */
export interface RowFeed<Q, R, P extends RowsPart<R>> {
  readonly request: (request: RowsRequest<Q>) => void;
  readonly get: () => RowsSnapshot<R, P>;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Rows that are asked for at once. */
export const pageLength = 50;
/** Pages that are kept; those furthest from the screen go first. */
const maxPages = 40;

interface Page<Q, R> {
  readonly query: Q;
  readonly version: number;
  readonly rows: readonly R[];
}

/**
 * Fetches a long list by pages, one question at a time. A question is chosen when the one before it is answered, so that a fling
 * asks for where it ends and not for all it passed. Rows of the query before stay until the first answer to the new one.
 */
export function createRowFeed<Q, R, P extends RowsPart<R>>(
  fetchRows: (query: Q, offset: number, count: number) => Promise<Result<P>>,
): RowFeed<Q, R, P> {
  const listeners = new Set<() => void>();
  const pages = new Map<number, Page<Q, R>>();
  let request: RowsRequest<Q> | null = null;
  let shownQuery: Q | null = null;
  let isFetching = false;

  const rowAt = (index: number): R | undefined =>
    pages.get(Math.floor(index / pageLength))?.rows[index % pageLength];
  let snapshot: RowsSnapshot<R, P> = { part: null, failure: null, rowAt };

  function publish(part: P | null, failure: Failure | null): void {
    snapshot = { part, failure, rowAt: (index) => rowAt(index) };
    for (const listener of listeners) listener();
  }

  /** The first page on the screen that is missing or old. */
  function findMissingPage(): { readonly request: RowsRequest<Q>; readonly page: number } | null {
    if (request === null) return null;
    const { query, version, first, count } = request;
    const isKnown = shownQuery === query && snapshot.part !== null;
    const end = Math.min(
      first + count,
      isKnown ? Math.max(1, snapshot.part?.total ?? 0) : Infinity,
    );
    const start = Math.min(first, Math.max(0, end - 1));
    for (let page = Math.floor(start / pageLength); page * pageLength < end; page += 1) {
      const present = pages.get(page);
      if (present?.query !== query || present.version !== version) return { request, page };
    }
    return null;
  }

  function trimPages(around: number): void {
    const furthestFirst = [...pages.keys()].toSorted(
      (a, b) => Math.abs(b - around) - Math.abs(a - around),
    );
    for (const page of furthestFirst.slice(0, Math.max(0, pages.size - maxPages)))
      pages.delete(page);
  }

  async function fetchMissing(): Promise<void> {
    if (isFetching) return;
    isFetching = true;
    for (let needed = findMissingPage(); needed !== null; needed = findMissingPage()) {
      const { page, request: sentRequest } = needed;
      const answer = await fetchRows(sentRequest.query, page * pageLength, pageLength).catch(() =>
        failed<P>('unexpected'),
      );
      if (request?.query !== sentRequest.query) continue;
      if (!answer.ok) {
        // Asked again with the next wish: main says when anything has changed.
        publish(snapshot.part, answer.failure);
        break;
      }
      if (shownQuery !== sentRequest.query) pages.clear();
      shownQuery = sentRequest.query;
      pages.set(page, {
        query: sentRequest.query,
        version: sentRequest.version,
        rows: answer.value.rows,
      });
      trimPages(page);
      publish(answer.value, null);
    }
    // In the same turn as the last look: a wish that came in between would be lost.
    isFetching = false;
  }

  return {
    request(next) {
      request = next;
      void fetchMissing();
    },
    get: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
