/**
 * The page of Polar's list that is read next.
 *
 * Polar lists the oldest license first and moves all others up when one is deleted. So the list is read backwards: a deletion then moves a
 * license to a page that is still to be read, where reading forwards would miss it. Backwards also brings the newest licenses first, which
 * are the ones that customers write about. Licenses that are sold meanwhile come in at the end, and are read last.
 */
export type ListCursor =
  /** Page 1, which gives the number of pages. */
  | { readonly type: 'first' }
  /** From the last page to the second. */
  | { readonly type: 'backwards'; readonly page: number }
  /** Page 1 again: a license of page 2 may have moved there since the first time. */
  | { readonly type: 'again' }
  /** From the end backwards until a page brings nothing new: what was sold meanwhile. */
  | { readonly type: 'end'; readonly page: number };

/** Returns the number of the cursor's page, from 1. */
export function pageOf(cursor: ListCursor): number {
  return 'page' in cursor ? cursor.page : 1;
}

/** Returns the cursor after a page that was read; null when the list is complete. */
export function nextCursor(
  current: ListCursor,
  read: {
    /** The number of pages that the list has now, and whether it has more than before. */
    readonly pages: number;
    readonly hasGrown: boolean;
    /** How many of the page's licenses this reading had not seen. */
    readonly fresh: number;
  },
): ListCursor | null {
  const { pages, hasGrown, fresh } = read;
  switch (current.type) {
    case 'first':
      return pages > 1 ? { type: 'backwards', page: pages } : null;
    case 'backwards':
      return current.page > 2 ? { type: 'backwards', page: current.page - 1 } : { type: 'again' };
    case 'again':
      return { type: 'end', page: pages };
    case 'end':
      if (hasGrown) return { type: 'end', page: pages };
      return fresh > 0 && current.page > 1 ? { type: 'end', page: current.page - 1 } : null;
  }
}
