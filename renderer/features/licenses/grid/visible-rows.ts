/** Rows that stand ready above and below what is seen, so that a short scroll shows no gap. */
const spare = 6;

/** A stretch of rows. */
export interface Stretch {
  readonly first: number;
  readonly count: number;
}

/**
 * Which rows to draw: those seen in a list of equal rows, and a few around them. Lengths are in CSS pixels; `height` is what the
 * rows are seen through.
 */
export function visibleRows(
  scrolled: number,
  height: number,
  rowHeight: number,
  total: number,
): Stretch {
  const first = Math.max(0, Math.min(Math.floor(scrolled / rowHeight), total - 1) - spare);
  const end = Math.min(total, Math.ceil((scrolled + height) / rowHeight) + spare);
  return { first, count: Math.max(0, end - first) };
}

/** Where to scroll so that a row is seen whole, with the least motion. */
export function scrollToRow(
  index: number,
  scrolled: number,
  height: number,
  rowHeight: number,
): number {
  const top = index * rowHeight;
  if (top < scrolled) return top;
  return Math.max(scrolled, top + rowHeight - height);
}
