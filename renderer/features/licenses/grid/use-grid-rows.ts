import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  type UIEvent,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { getGridAction } from './grid-keys.ts';
import { useViewport } from './use-viewport.ts';
import { getScrollTop, getVisibleRows, type RowRange } from './visible-rows.ts';

/** What the rows of a grid can do. Calls that are left out do nothing. */
export interface GridCalls {
  readonly onOpen?: (index: number, byKey: boolean) => void;
  readonly onToggle?: (index: number) => void;
  /** Selects all rows from one to the other. */
  readonly onExtend?: (from: number, to: number) => void;
  /** A letter was typed: the focus may move to the field where it belongs. */
  readonly onType?: () => void;
  readonly onVisibleRangeChange: (rows: RowRange) => void;
}

/** Keeps a grid's scroll position, its current row and the anchor of a selection. Another `scrollKey` resets all three. */
export function useGridRows(
  grid: RefObject<HTMLTableElement | null>,
  total: number,
  scrollKey: unknown,
  calls: GridCalls,
) {
  const { onOpen, onToggle, onExtend, onType } = calls;
  const { height: viewportHeight, rowHeight } = useViewport(grid);
  const [scrolledRows, setScrolledRows] = useState(0);
  const [lastRow, setCurrentRow] = useState(0);
  const [anchor, setAnchor] = useState(0);
  const [previousScrollKey, setPreviousScrollKey] = useState(scrollKey);
  if (previousScrollKey !== scrollKey) {
    setPreviousScrollKey(scrollKey);
    setScrolledRows(0);
    setCurrentRow(0);
    setAnchor(0);
  }
  const scrolledForKey = useRef(scrollKey);
  useLayoutEffect(() => {
    if (scrolledForKey.current === scrollKey) return;
    scrolledForKey.current = scrollKey;
    grid.current?.scrollTo(0, 0);
  }, [grid, scrollKey]);

  const currentRow = Math.max(0, Math.min(lastRow, total - 1));
  const { first, count } = getVisibleRows(
    scrolledRows * rowHeight,
    viewportHeight,
    rowHeight,
    total,
  );
  const notifyVisibleRange = useEffectEvent(calls.onVisibleRangeChange);
  useEffect(() => notifyVisibleRange({ first, count }), [first, count]);
  // In no order. The current row is always among them, so that the grid can name it.
  const drawnRows = Array.from({ length: count }, (_, order) => first + order);
  if (total > 0 && (currentRow < first || currentRow >= first + count)) drawnRows.push(currentRow);

  const moveTo = (to: number) => {
    setCurrentRow(to);
    const scrollTop = grid.current?.scrollTop ?? 0;
    grid.current?.scrollTo({ top: getScrollTop(to, scrollTop, viewportHeight, rowHeight) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const pageRows = Math.max(1, Math.floor(viewportHeight / rowHeight) - 1);
    const action = getGridAction(event, currentRow, total, pageRows);
    if (action === null) return;
    if (action.type === 'type') {
      // The browser types the letter into the element that has the focus after this handler.
      onType?.();
      return;
    }
    event.preventDefault();
    switch (action.type) {
      case 'move':
        if (action.extend) onExtend?.(anchor, action.to);
        else setAnchor(action.to);
        moveTo(action.to);
        break;
      case 'open':
        onOpen?.(currentRow, true);
        break;
      case 'toggle':
        setAnchor(currentRow);
        onToggle?.(currentRow);
        break;
    }
  };
  const onClick = (event: MouseEvent) => {
    if (!(event.target instanceof Element)) return;
    const row = event.target.closest<HTMLElement>('[data-row]');
    if (row === null) return;
    const index = Number(row.dataset['row']);
    setCurrentRow(index);
    if (event.shiftKey) {
      onExtend?.(anchor, index);
      return;
    }
    setAnchor(index);
    const isToggle = onOpen === undefined || event.ctrlKey || event.metaKey;
    if (isToggle || event.target.closest('[data-check]') !== null) onToggle?.(index);
    else onOpen(index, false);
  };
  const onScroll = ({ currentTarget }: UIEvent) =>
    setScrolledRows(Math.floor(currentTarget.scrollTop / rowHeight));
  return { drawnRows, currentRow, rowHeight, onKeyDown, onClick, onScroll };
}
