import { useEffect, useState, useSyncExternalStore } from 'react';
import { createRowFeed, type FetchRows, type RowsPart } from './row-feed.ts';
import type { RowRange } from './visible-rows.ts';

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
