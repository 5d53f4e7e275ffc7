import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useEffectEvent,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { getGridAction } from './grid-keys.ts';
import { useViewport } from './use-viewport.ts';
import { getScrollTop, type RowRange, getVisibleRows } from './visible-rows.ts';
import './grid.css';

/** Calls that the grid's owner may make. */
export interface GridHandle {
  readonly focus: () => void;
}

interface VirtualGridProps {
  /** Where its owner can reach it. */
  readonly handle?: Ref<GridHandle>;
  readonly label: string;
  /** How to use it by keyboard, for a screen reader. */
  readonly help: string;
  readonly total: number;
  /** The rows are not here yet. */
  readonly busy: boolean;
  readonly columns: number;
  /** The row of column headers. */
  readonly head: ReactNode;
  /** The cells of a row. */
  readonly renderCells: (index: number) => ReactNode;
  /** Left out, with the next two, where rows cannot be selected. */
  readonly isSelected?: (index: number) => boolean;
  /** Which row is the one opened beside the list. */
  readonly isOpen?: (index: number) => boolean;
  readonly onOpen?: (index: number, byKey: boolean) => void;
  readonly onToggle?: (index: number) => void;
  /** All rows from the anchor to this one. */
  readonly onExtend?: (from: number, to: number) => void;
  /** A letter was typed: the focus may go where it is to be written. */
  readonly onType?: () => void;
  readonly onVisibleRangeChange: (rows: RowRange) => void;
  /** Another value scrolls back to the top. */
  readonly scrollKey: unknown;
}

/**
 * A grid of rows of one height, of which only those on the screen are drawn. The focus stays on the grid, and names the present
 * row: a row that is scrolled away can then not take the focus with it.
 */
export function VirtualGrid(props: VirtualGridProps) {
  const { total, handle, scrollKey, onOpen, onToggle, onExtend, onType } = props;
  const id = useId();
  const grid = useRef<HTMLTableElement>(null);
  const { height: viewportHeight, rowHeight } = useViewport(grid);
  const [scrolled, setScrolled] = useState(0);
  const [currentRow, setCurrentRow] = useState(0);
  const [anchor, setAnchor] = useState(0);
  const [previousScrollKey, setPreviousScrollKey] = useState(scrollKey);
  if (previousScrollKey !== scrollKey) {
    setPreviousScrollKey(scrollKey);
    setScrolled(0);
    setCurrentRow(0);
    setAnchor(0);
  }
  const scrolledForKey = useRef(scrollKey);
  const active = Math.max(0, Math.min(currentRow, total - 1));
  const { first, count } = getVisibleRows(scrolled * rowHeight, viewportHeight, rowHeight, total);

  useImperativeHandle(handle, () => ({ focus: () => grid.current?.focus() }), []);
  useLayoutEffect(() => {
    if (scrolledForKey.current === scrollKey) return;
    scrolledForKey.current = scrollKey;
    grid.current?.scrollTo(0, 0);
  }, [scrollKey]);
  const notifyVisibleRange = useEffectEvent(props.onVisibleRangeChange);
  useEffect(() => notifyVisibleRange({ first, count }), [first, count]);

  const moveTo = (to: number) => {
    setCurrentRow(to);
    const element = grid.current;
    if (element !== null)
      element.scrollTop = getScrollTop(to, element.scrollTop, viewportHeight, rowHeight);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const action = getGridAction(
      event,
      active,
      total,
      Math.max(1, Math.floor(viewportHeight / rowHeight) - 1),
    );
    if (action === null) return;
    if (action.type === 'type') {
      // The letter goes on to where the focus is then.
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
        onOpen?.(active, true);
        break;
      case 'toggle':
        setAnchor(active);
        onToggle?.(active);
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

  // The present row is drawn wherever it is, so that the grid can always name it.
  const drawnRows = Array.from({ length: count }, (_, order) => first + order);
  if (total > 0 && (active < first || active >= first + count)) drawnRows.push(active);

  return (
    <>
      <table
        ref={grid}
        className="grid"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table may be a grid: https://www.w3.org/TR/html-aria/#el-table
        role="grid"
        tabIndex={0}
        aria-label={props.label}
        aria-describedby={`${id}-help`}
        aria-rowcount={total + 1}
        aria-colcount={props.columns}
        aria-multiselectable={props.isSelected !== undefined}
        aria-busy={props.busy}
        aria-activedescendant={total > 0 ? `${id}-${active}` : undefined}
        style={{ '--row': `${rowHeight}px` } as CSSProperties}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onScroll={(event) => setScrolled(Math.floor(event.currentTarget.scrollTop / rowHeight))}
      >
        <thead className="grid-head">
          <tr className="grid-cells" aria-rowindex={1}>
            {props.head}
          </tr>
        </thead>
        <tbody className="grid-body" style={{ height: total * rowHeight }}>
          {drawnRows.map((index) => (
            <tr
              key={index}
              id={`${id}-${index}`}
              className="grid-row grid-cells"
              data-row={index}
              data-current={index === active || undefined}
              data-open={props.isOpen?.(index) === true || undefined}
              aria-rowindex={index + 2}
              aria-selected={props.isSelected?.(index)}
              style={{ transform: `translateY(${index * rowHeight}px)` }}
            >
              {props.renderCells(index)}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="visually-hidden" id={`${id}-help`}>
        {props.help}
      </p>
    </>
  );
}
