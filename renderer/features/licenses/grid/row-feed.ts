import { useEffect, useState, useSyncExternalStore } from 'react';
import { type Failure, failed, type Result } from '../../../../shared/failure.ts';
import type { RowRange } from './visible-rows.ts';

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

/** Loads `count` rows of a query from an index on. */
export type FetchRows<Q, P> = (query: Q, offset: number, count: number) => Promise<Result<P>>;

/** Rows of a page, which is loaded with one request. */
export const pageLength = 50;
/** Pages in memory. The pages that were loaded first are dropped first. */
const maxPages = 40;

/**
 * Loads a long list by pages, one request at a time. Each request is chosen after the previous answer, so that a fast scroll loads
 * the rows where it ends and none that it passes. The rows of the previous query stay until the first answer to the new one.
 */
export function createRowFeed<Q, P extends RowsPart<unknown>>(fetchRows: FetchRows<Q, P>) {
  const listeners = new Set<() => void>();
  const pages = new Map<number, { readonly sent: RowsRequest<Q>; readonly rows: P['rows'] }>();
  let request: RowsRequest<Q> | null = null;
  let shownQuery: Q | null = null;
  let isFetching = false;
  let snapshot = createSnapshot(null, null);

  /** Returns the loaded rows as a new object, so that React sees the change. */
  function createSnapshot(part: P | null, failure: Failure | null) {
    return {
      /** Main's last answer; null until the first one. */
      part,
      failure,
      /** Returns the row at an index; undefined if it is not loaded yet. */
      rowAt: (index: number): P['rows'][number] | undefined =>
        pages.get(Math.floor(index / pageLength))?.rows[index % pageLength],
    };
  }

  function publish(part: P | null, failure: Failure | null): void {
    snapshot = createSnapshot(part, failure);
    for (const listener of listeners) listener();
  }

  /** Returns the first page on the screen that is missing or outdated; null if there is none. */
  function findMissingPage() {
    if (request === null) return null;
    const { query, version, first, count } = request;
    const isKnown = shownQuery === query && snapshot.part !== null;
    const total = isKnown ? Math.max(1, snapshot.part?.total ?? 0) : Infinity;
    const end = Math.min(first + count, total);
    const start = Math.min(first, Math.max(0, end - 1));
    for (let page = Math.floor(start / pageLength); page * pageLength < end; page += 1) {
      const present = pages.get(page)?.sent;
      if (present?.query !== query || present.version !== version) return { sent: request, page };
    }
    return null;
  }

  async function fetchMissing(): Promise<void> {
    if (isFetching) return;
    isFetching = true;
    for (let missing = findMissingPage(); missing !== null; missing = findMissingPage()) {
      const { sent, page } = missing;
      const answer = await fetchRows(sent.query, page * pageLength, pageLength).catch(() =>
        failed<P>('unexpected'),
      );
      if (request?.query !== sent.query) continue;
      if (!answer.ok) {
        // The next request tries again: main publishes a new version when anything changes.
        publish(snapshot.part, answer.failure);
        break;
      }
      if (shownQuery !== sent.query) pages.clear();
      shownQuery = sent.query;
      // Moves a page that was loaded again to the end.
      pages.delete(page);
      pages.set(page, { sent, rows: answer.value.rows });
      for (const oldest of [...pages.keys()].slice(0, -maxPages)) pages.delete(oldest);
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

/** Returns the rows of a query, of which only the visible ones are loaded. `fetchRows` of the first render stays in use. */
export function useRowFeed<Q, P extends RowsPart<unknown>>(
  fetchRows: FetchRows<Q, P>,
  query: Q,
  version: number,
  { first, count }: RowRange,
) {
  const [feed] = useState(() => createRowFeed(fetchRows));
  useEffect(
    () => feed.request({ query, version, first, count }),
    [feed, query, version, first, count],
  );
  return useSyncExternalStore(feed.subscribe, feed.get);
}
