/** Rows drawn above and below the visible ones, so that a short scroll shows no gap. */
const overscan = 6;

/** A range of rows. */
export interface RowRange {
  readonly first: number;
  readonly count: number;
}

/**
 * Returns the rows to draw: the visible ones in a list of equal rows, and a few around them. Lengths are in CSS pixels; `height` is
 * that of the visible part of the list.
 */
export function getVisibleRows(
  scrollTop: number,
  height: number,
  rowHeight: number,
  total: number,
): RowRange {
  const first = Math.max(0, Math.min(Math.floor(scrollTop / rowHeight), total - 1) - overscan);
  const end = Math.min(total, Math.ceil((scrollTop + height) / rowHeight) + overscan);
  return { first, count: Math.max(0, end - first) };
}

/** Returns the nearest scroll position at which a row is fully visible. */
export function getScrollTop(
  index: number,
  scrollTop: number,
  height: number,
  rowHeight: number,
): number {
  const top = index * rowHeight;
  if (top < scrollTop) return top;
  return Math.max(scrollTop, top + rowHeight - height);
}
