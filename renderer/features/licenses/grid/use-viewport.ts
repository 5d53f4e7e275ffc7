import { type RefObject, useLayoutEffect, useState } from 'react';

/** The room that a grid has for its rows, below its headers, and how high they are, in CSS pixels. */
export interface Viewport {
  readonly height: number;
  readonly rowHeight: number;
}

/** Row heights in rem: two lines of text with air around them; where columns are stacked, a third. */
const rowRem = 3.5;
const narrowRowRem = 5.25;
/** Narrower than this, in rem, the columns are stacked; the style sheet says the same. */
const narrowRem = 34;

/** Measures a grid's room, and again whenever it changes. Rows are whole pixels high, so that they never blur or drift apart. */
export function useViewport(list: RefObject<HTMLTableElement | null>): Viewport {
  const [viewport, setViewport] = useState<Viewport>({ height: 0, rowHeight: 56 });
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return undefined;
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const isNarrow = element.clientWidth < narrowRem * rem;
      const rowHeight = Math.round((isNarrow ? narrowRowRem : rowRem) * rem);
      const head = element.tHead?.offsetHeight ?? 0;
      const height = Math.max(rowHeight, element.clientHeight - head);
      setViewport((before) =>
        before.height === height && before.rowHeight === rowHeight ? before : { height, rowHeight },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [list]);
  return viewport;
}
