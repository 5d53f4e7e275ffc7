import { useEffect, useState, useSyncExternalStore } from 'react';
import type { LicenseQuery, LicenseRow, LicenseWindow } from '../../../../shared/licenses.ts';
import { bridge } from '../../../bridge.ts';
import { createRowFeed, type RowsSnapshot } from '../grid/row-feed.ts';
import type { RowRange } from '../grid/visible-rows.ts';

/**
 * Milliseconds that rows must stay on the screen before their seats are checked. Rows that scroll past are not worth a
 * request.
 */
const checkDelay = 300;

/** Returns the licenses that match a query. Only those on the screen are loaded, and their seats checked. */
export function useLicenses(
  query: LicenseQuery,
  version: number,
  visibleRange: RowRange,
): RowsSnapshot<LicenseRow, LicenseWindow> {
  const [feed] = useState(() =>
    createRowFeed<LicenseQuery, LicenseRow, LicenseWindow>((requestedQuery, offset, count) =>
      bridge.licenses.window({ query: requestedQuery, offset, count }),
    ),
  );
  const { first, count } = visibleRange;
  useEffect(
    () => feed.request({ query, version, first, count }),
    [feed, query, version, first, count],
  );
  const snapshot = useSyncExternalStore(feed.subscribe, feed.get);

  const shown = Array.from({ length: count }, (_, order) => snapshot.rowAt(first + order));
  const ids = shown.flatMap((row) => (row === undefined ? [] : [row.licenseId])).join(' ');
  useEffect(() => {
    if (ids === '') return undefined;
    const timer = window.setTimeout(
      () => void bridge.licenses.checkVisibleSeats(ids.split(' ')),
      checkDelay,
    );
    return () => window.clearTimeout(timer);
  }, [ids]);
  return snapshot;
}
