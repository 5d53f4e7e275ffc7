import { useEffect, useState, useSyncExternalStore } from 'react';
import type { BulkRow, BulkWindow } from '../../../../shared/bulk-release.ts';
import { bridge } from '../../../bridge.ts';
import { createRowFeed, type RowsSnapshot } from '../grid/row-feed.ts';
import type { RowRange } from '../grid/visible-rows.ts';

/** There is only one plan or run, so it needs no name. */
const noQuery = null;

/** Returns the rows of the plan or the run. Only those on the screen are loaded. */
export function useBulkRows(
  version: number,
  visibleRange: RowRange,
): RowsSnapshot<BulkRow, BulkWindow> {
  const [feed] = useState(() =>
    createRowFeed<null, BulkRow, BulkWindow>((_, offset, count) =>
      bridge.bulk.window({ offset, count }),
    ),
  );
  const { first, count } = visibleRange;
  useEffect(
    () => feed.request({ query: noQuery, version, first, count }),
    [feed, version, first, count],
  );
  return useSyncExternalStore(feed.subscribe, feed.get);
}
