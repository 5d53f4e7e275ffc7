import { type Failure, failed, type Result } from '../../../../shared/failure.ts';

/** A part of a long list, as main answers it. */
export interface RowsPart<R> {
  /** The number of rows in the whole list. */
  readonly total: number;
  readonly offset: number;
  readonly rows: readonly R[];
}

/** The rows on the screen: of which query (by identity), in which version, and which range. */
interface RowsRequest<Q> {
  readonly query: Q;
  /** Changes when rows may have changed. */
  readonly version: number;
  readonly first: number;
  readonly count: number;
}

/** The loaded rows. A new object after each change. */
export interface RowsSnapshot<P extends RowsPart<unknown>> {
  /** Main's last answer; null until the first one. */
  readonly part: P | null;
  readonly failure: Failure | null;
  /** Returns the row at an index; undefined if it is not loaded yet. */
  readonly rowAt: (index: number) => P['rows'][number] | undefined;
}

/** Loads `count` rows of a query from an index on. */
export type FetchRows<Q, P> = (query: Q, offset: number, count: number) => Promise<Result<P>>;

/** Rows of a page, which is loaded with one request. */
export const pageLength = 50;
/** Pages in memory. The pages furthest from the screen are dropped first. */
const maxPages = 40;

interface Page<Q, P extends RowsPart<unknown>> {
  readonly query: Q;
  readonly version: number;
  readonly rows: P['rows'];
}

/**
 * Loads a long list by pages, one request at a time. Each request is chosen after the previous answer, so that a fast scroll loads
 * the rows where it ends and none that it passes. The rows of the previous query stay until the first answer to the new one.
 */
export function createRowFeed<Q, P extends RowsPart<unknown>>(fetchRows: FetchRows<Q, P>) {
  const listeners = new Set<() => void>();
  const pages = new Map<number, Page<Q, P>>();
  let request: RowsRequest<Q> | null = null;
  let shownQuery: Q | null = null;
  let isFetching = false;

  const rowAt = (index: number): P['rows'][number] | undefined =>
    pages.get(Math.floor(index / pageLength))?.rows[index % pageLength];
  let snapshot: RowsSnapshot<P> = { part: null, failure: null, rowAt };

  function publish(part: P | null, failure: Failure | null): void {
    snapshot = { part, failure, rowAt: (index) => rowAt(index) };
    for (const listener of listeners) listener();
  }

  /** Returns the first page on the screen that is missing or outdated. */
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
        // The next request tries again: main publishes a new version when anything changes.
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
    // No `await` since the last search for a missing page: a request that arrived in between would never be served.
    isFetching = false;
  }

  return {
    request(next: RowsRequest<Q>) {
      request = next;
      void fetchMissing();
    },
    get: () => snapshot,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
