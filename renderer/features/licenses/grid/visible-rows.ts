/** Rows that stand ready above and below what is seen, so that a short scroll shows no gap. */
const overscan = 6;

/** A stretch of rows. */
export interface RowRange {
  readonly first: number;
  readonly count: number;
}

/**
 * Which rows to draw: those seen in a list of equal rows, and a few around them. Lengths are in CSS pixels; `height` is what the
 * rows are seen through.
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

/** Where to scroll so that a row is seen whole, with the least motion. */
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
