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

/** The rows of a grid, and what they can do. Calls that are left out do nothing. */
export interface GridRowsProps {
  readonly ref: RefObject<HTMLTableElement | null>;
  readonly total: number;
  /** Whether rows have one line of text. */
  readonly isCompact?: boolean;
  /** Another value scrolls back to the top. */
  readonly scrollKey: unknown;
  readonly onOpen?: (index: number, byKey: boolean) => void;
  readonly onToggle?: (index: number) => void;
  /** Selects all rows from one to the other. */
  readonly onExtend?: (from: number, to: number) => void;
  /** A letter was typed: the focus may move to the field where it belongs. */
  readonly onType?: () => void;
  readonly onVisibleRangeChange: (rows: RowRange) => void;
}

/** Keeps a grid's scroll position, its current row and the anchor of a selection. Another `scrollKey` resets all three. */
export function useGridRows(props: GridRowsProps) {
  const { ref: grid, total, scrollKey, onOpen, onToggle, onExtend, onType } = props;
  const { height: viewportHeight, rowHeight } = useViewport(grid, props.isCompact ?? false);
  const start = { scrollKey, currentRow: 0, anchor: 0 };
  const [scrolledRows, setScrolledRows] = useState(0);
  const [position, setPosition] = useState(start);
  if (position.scrollKey !== scrollKey) {
    setScrolledRows(0);
    setPosition(start);
  }
  const scrolledForKey = useRef(scrollKey);
  useLayoutEffect(() => {
    if (scrolledForKey.current !== scrollKey) grid.current?.scrollTo(0, 0);
    scrolledForKey.current = scrollKey;
  }, [grid, scrollKey]);

  const currentRow = Math.max(0, Math.min(position.currentRow, total - 1));
  const drawnTop = scrolledRows * rowHeight;
  const { first, count } = getVisibleRows(drawnTop, viewportHeight, rowHeight, total);
  const notifyVisibleRange = useEffectEvent(props.onVisibleRangeChange);
  useEffect(() => notifyVisibleRange({ first, count }), [first, count]);
  // In no order. The current row is always among them, so that the grid can name it.
  const drawnRows = Array.from({ length: count }, (_, order) => first + order);
  if (total > 0 && (currentRow < first || currentRow >= first + count)) drawnRows.push(currentRow);

  /** Makes a row the current one, and extends the selection to it or starts another selection there. */
  const setCurrentRow = (row: number, extend: boolean) => {
    const anchor = extend ? position.anchor : row;
    if (extend) onExtend?.(anchor, row);
    setPosition({ scrollKey, currentRow: row, anchor });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const pageRows = Math.max(1, Math.floor(viewportHeight / rowHeight) - 1);
    const action = getGridAction(event, currentRow, total, pageRows);
    // The browser types a letter into the element that has the focus after this handler.
    if (action?.type === 'type') onType?.();
    else if (action !== null) event.preventDefault();
    if (action?.type === 'open') onOpen?.(currentRow, true);
    if (action?.type === 'toggle') {
      setCurrentRow(currentRow, false);
      onToggle?.(currentRow);
    }
    if (action?.type === 'move') {
      setCurrentRow(action.to, action.extend);
      const scrollTop = grid.current?.scrollTop ?? 0;
      grid.current?.scrollTo(0, getScrollTop(action.to, scrollTop, viewportHeight, rowHeight));
    }
  };
  const onClick = (event: MouseEvent) => {
    if (!(event.target instanceof Element)) return;
    const row = event.target.closest<HTMLElement>('[data-row]');
    if (row === null) return;
    const index = Number(row.dataset['row']);
    setCurrentRow(index, event.shiftKey);
    if (event.shiftKey) return;
    const isToggle = onOpen === undefined || event.ctrlKey || event.metaKey;
    if (isToggle || event.target.closest('[data-check]') !== null) onToggle?.(index);
    else onOpen(index, false);
  };
  const onScroll = ({ currentTarget }: UIEvent) =>
    setScrolledRows(Math.floor(currentTarget.scrollTop / rowHeight));
  return { drawnRows, currentRow, rowHeight, onKeyDown, onClick, onScroll };
}
