import { useEffect } from 'react';
import type { LicenseQuery, LicenseWindow, RowsPlace } from '../../../../shared/licenses.ts';
import { bridge } from '../../../bridge.ts';
import { type FetchRows, useRowFeed } from '../grid/row-feed.ts';
import type { RowRange } from '../grid/visible-rows.ts';

/** Milliseconds that rows must stay on the screen before their seats are checked. Rows that scroll past are not worth a request. */
const checkDelay = 300;

const fetchLicenses: FetchRows<LicenseQuery, LicenseWindow> = (query, offset, count) =>
  bridge.licenses.window({ query, offset, count });

/** Returns the licenses that match a query. Only those on the screen are loaded, and their seats checked. */
export function useLicenses(
  query: LicenseQuery,
  version: number,
  visibleRange: RowRange,
  place: RowsPlace,
) {
  const snapshot = useRowFeed(fetchLicenses, query, version, visibleRange);
  const { first, count } = visibleRange;
  const shown = Array.from({ length: count }, (_, order) => snapshot.rowAt(first + order));
  const ids = shown.flatMap((row) => (row === undefined ? [] : [row.licenseId])).join(' ');
  useEffect(() => {
    if (ids === '') return undefined;
    const timer = window.setTimeout(
      () => void bridge.licenses.checkVisibleSeats({ place, licenseIds: ids.split(' ') }),
      checkDelay,
    );
    return () => window.clearTimeout(timer);
  }, [ids, place]);
  return snapshot;
}
