import { type RefObject, useLayoutEffect, useState } from 'react';

/** Row heights in rem: two lines of text and their spacing, or three where the columns are stacked. */
const rowRem = 3.5;
const narrowRowRem = 5.25;
/** The height of a row of one line. */
const compactRowRem = 2.25;
/** Below this width, in rem, the columns are stacked. The style sheet uses the same value. */
const narrowRem = 34;

/**
 * Measures the height of a grid's visible rows, below its headers, and the height of a row, in CSS pixels; again each time the grid's
 * size changes. Row heights are whole pixels, so that rows stay sharp and aligned.
 */
export function useViewport(list: RefObject<HTMLTableElement | null>, isCompact: boolean) {
  const [viewport, setViewport] = useState({ height: 0, rowHeight: 56 });
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return undefined;
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const isNarrow = element.clientWidth < narrowRem * rem;
      const rowHeight = Math.round(
        (isNarrow ? narrowRowRem : isCompact ? compactRowRem : rowRem) * rem,
      );
      const head = element.tHead?.offsetHeight ?? 0;
      const height = Math.max(rowHeight, element.clientHeight - head);
      setViewport({ height, rowHeight });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [list, isCompact]);
  return viewport;
}
