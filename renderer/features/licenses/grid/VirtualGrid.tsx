import { type CSSProperties, type ReactNode, useId } from 'react';
import { Icon } from '../../../ui/Icon.tsx';
import { useAdminText } from '../use-admin-text.ts';
import { type GridRowsProps, useGridRows } from './use-grid-rows.ts';
import './grid.css';

interface VirtualGridProps extends GridRowsProps {
  readonly label: string;
  /** How to use the grid by keyboard, for a screen reader. */
  readonly help: string;
  readonly busy: boolean;
  readonly columns: number;
  readonly head: ReactNode;
  readonly renderCells: (index: number) => ReactNode;
  /** Left out, with `onToggle` and `onExtend`, where rows cannot be selected. */
  readonly isSelected?: (index: number) => boolean;
  /** The widths of the columns; null or left out for those of the style sheet. */
  readonly widths?: { readonly template: string; readonly least: string } | null;
  /** The checkbox that selects all rows; none if left out. */
  readonly selectAll?: {
    readonly label: string;
    readonly disabled?: boolean;
    readonly state: 'none' | 'some' | 'all';
    readonly onToggle: () => void;
  };
  /** Whether a row's license is the one opened beside the list. */
  readonly isOpen?: (index: number) => boolean;
}

/**
 * A grid of rows of equal height that draws only the rows on the screen. The focus stays on the grid, which names the current row
 * by `aria-activedescendant`: a row that scrolls out of sight would take the focus with it.
 */
export function VirtualGrid(props: VirtualGridProps) {
  const { ref, total } = props;
  const id = useId();
  const { selected } = useAdminText().licenses.grid;
  const isSelectable = props.isSelected !== undefined;
  const rows = useGridRows(props);
  const { currentRow, rowHeight } = rows;

  return (
    <>
      <table
        ref={ref}
        className="card grid"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table may be a grid: https://www.w3.org/TR/html-aria/#el-table
        role="grid"
        tabIndex={0}
        aria-label={props.label}
        aria-describedby={`${id}-help`}
        aria-rowcount={total + 1}
        aria-colcount={props.columns}
        aria-multiselectable={isSelectable}
        aria-busy={props.busy}
        aria-activedescendant={total > 0 ? `${id}-${currentRow}` : undefined}
        data-widths={(props.widths ?? null) !== null || undefined}
        data-compact={props.isCompact || undefined}
        style={
          {
            '--row': `${rowHeight}px`,
            '--columns': props.widths?.template,
            '--columns-least': props.widths?.least,
          } as CSSProperties
        }
        onKeyDown={rows.onKeyDown}
        onClick={rows.onClick}
        onScroll={rows.onScroll}
        onBlur={({ target }) => {
          // A window of another width hides the headers or the list that replaces them.
          if (!target.checkVisibility()) ref.current?.focus();
        }}
      >
        <thead className="grid-head">
          <tr className="grid-cells" aria-rowindex={1}>
            {isSelectable && (
              <th scope="col" className="grid-check-cell">
                <span className="visually-hidden">{selected}</span>
                {props.selectAll !== undefined && (
                  <input
                    type="checkbox"
                    className="grid-check-all"
                    aria-label={props.selectAll.label}
                    disabled={props.selectAll.disabled}
                    checked={props.selectAll.state === 'all'}
                    ref={(box) => {
                      if (box !== null) box.indeterminate = props.selectAll?.state === 'some';
                    }}
                    onChange={props.selectAll.onToggle}
                  />
                )}
              </th>
            )}
            {props.head}
          </tr>
        </thead>
        <tbody className="grid-body" style={{ height: total * rowHeight }}>
          {rows.drawnRows.map((index) => (
            <tr
              key={index}
              id={`${id}-${index}`}
              className="grid-row grid-cells"
              data-row={index}
              data-current={index === currentRow || undefined}
              data-open={props.isOpen?.(index) === true || undefined}
              aria-rowindex={index + 2}
              aria-selected={props.isSelected?.(index)}
              style={{ transform: `translateY(${index * rowHeight}px)` }}
            >
              {isSelectable && (
                <td className="grid-check-cell" data-check>
                  <span className="grid-check" aria-hidden="true">
                    <Icon name="check" size={16} />
                  </span>
                </td>
              )}
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
