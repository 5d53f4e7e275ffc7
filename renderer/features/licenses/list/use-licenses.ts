import { useEffect, useState, useSyncExternalStore } from 'react';
import type { LicenseQuery, LicenseRow, LicenseWindow } from '../../../../shared/licenses.ts';
import { bridge } from '../../../bridge.ts';
import { createRowFeed, type RowsSeen } from '../grid/row-feed.ts';
import type { Stretch } from '../grid/visible-rows.ts';

/** Milliseconds that rows stay on the screen before their seats are looked at: those that fly past are not worth a request. */
const settled = 300;

/** The licenses that fit a query, of which those on the screen are fetched and their seats looked at. */
export function useLicenses(
  query: LicenseQuery,
  version: number,
  screen: Stretch,
): RowsSeen<LicenseRow, LicenseWindow> {
  const [feed] = useState(() =>
    createRowFeed<LicenseQuery, LicenseRow, LicenseWindow>((asked, offset, count) =>
      bridge.licenses.window({ query: asked, offset, count }),
    ),
  );
  const { first, count } = screen;
  useEffect(
    () => feed.want({ query, version, first, count }),
    [feed, query, version, first, count],
  );
  const seen = useSyncExternalStore(feed.subscribe, feed.get);

  const shown = Array.from({ length: count }, (_, order) => seen.rowAt(first + order));
  const ids = shown.flatMap((row) => (row === undefined ? [] : [row.licenseId])).join(' ');
  useEffect(() => {
    if (ids === '') return undefined;
    const timer = window.setTimeout(() => void bridge.licenses.see(ids.split(' ')), settled);
    return () => window.clearTimeout(timer);
  }, [ids]);
  return seen;
}
