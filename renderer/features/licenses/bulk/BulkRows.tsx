import { shownCustomer } from '../../../../shared/customer-name.ts';
import { type ComponentProps, useRef, useState } from 'react';
import type { BulkResult, BulkRow, BulkWindow } from '../../../../shared/bulk-release.ts';
import { supportCode } from '../../../../shared/failure.ts';
import { formatShortDate } from '../../../../shared/format.ts';
import { bridge } from '../../../bridge.ts';
import { useReadyState } from '../../../use-app-state.ts';
import { useFormatContext } from '../../../use-text.ts';
import { useAdminText } from '../use-admin-text.ts';
import { CustomerLines } from '../CustomerLines.tsx';
import { LicenseKeyEnd } from '../LicenseKeyEnd.tsx';
import { type FetchRows, useRowFeed } from '../grid/row-feed.ts';
import { VirtualGrid } from '../grid/VirtualGrid.tsx';
import type { RowRange } from '../grid/visible-rows.ts';
import { Name } from '../../../ui/Name.tsx';

interface BulkRowsProps {
  /** The number of rows in main's state, for use until the rows are loaded. */
  readonly total: number;
  /** Whether the rows are a plan's, which can be selected. A run's have results. */
  readonly isPlan: boolean;
  /** Which rows of a plan are selected, and how to select all or none. */
  readonly selectAll?: ComponentProps<typeof VirtualGrid>['selectAll'];
}

/** The license status whose color a result has. Only failures are red. */
const resultTones: Readonly<Record<BulkResult, string>> = {
  released: 'granted',
  'found-free': 'granted',
  unknown: 'disabled',
  'still-held': 'disabled',
  failed: 'revoked',
  'already-free': 'calm',
  planned: 'calm',
  'left-out': 'calm',
};

/** There is only one plan or run, so the query is null. */
const fetchBulkRows: FetchRows<null, BulkWindow> = (_, offset, count) =>
  bridge.bulk.window({ offset, count });

/** The seats of a plan or a run. */
export function BulkRows({ total, isPlan, selectAll }: BulkRowsProps) {
  const messages = useAdminText().bulkRelease;
  const { version } = useReadyState().licenses;
  const grid = useRef<HTMLTableElement>(null);
  const [visibleRange, setVisibleRange] = useState<RowRange>({ first: 0, count: 20 });
  const { part, rowAt } = useRowFeed(fetchBulkRows, null, version, visibleRange);
  const isChosen = (index: number) => (rowAt(index)?.result ?? 'planned') !== 'left-out';
  const toggle = (index: number) =>
    void bridge.bulk.choose({ rows: [index], chosen: !isChosen(index) });
  const extend = (from: number, to: number) => {
    const rows = Array.from(
      { length: Math.abs(to - from) + 1 },
      (_, order) => Math.min(from, to) + order,
    );
    void bridge.bulk.choose({ rows, chosen: isChosen(from) });
  };
  return (
    <VirtualGrid
      ref={grid}
      label={messages.rows.label}
      help={isPlan ? messages.plan.keyboardHint : messages.rows.keyboardHint}
      total={part?.total ?? total}
      busy={part === null}
      columns={5}
      head={<BulkHead isPlan={isPlan} />}
      renderCells={(index) => <BulkCells row={rowAt(index)} isPlan={isPlan} />}
      {...(isPlan ? { isSelected: isChosen, onToggle: toggle, onExtend: extend } : {})}
      {...(selectAll === undefined ? {} : { selectAll })}
      onVisibleRangeChange={setVisibleRange}
      scrollKey={isPlan}
    />
  );
}

function BulkHead({ isPlan }: { readonly isPlan: boolean }) {
  const { rows } = useAdminText().bulkRelease;
  const names = [
    'device',
    'customer',
    'key',
    'activated',
    ...(isPlan ? [] : ['result' as const]),
  ] as const;
  return names.map((name) => (
    <th key={name} className={`grid-column grid-${name}`} scope="col">
      {rows[name]}
    </th>
  ));
}

interface BulkCellsProps {
  readonly row: BulkRow | undefined;
  readonly isPlan: boolean;
}

function BulkCells({ row, isPlan }: BulkCellsProps) {
  const text = useAdminText();
  const formatContext = useFormatContext();
  const { rows } = text.bulkRelease;
  const { grid } = text.licenses;
  const customer =
    row === undefined ? null : shownCustomer(row, { ...grid, noCustomer: rows.unknown });
  const displayKey = row?.displayKey ?? null;
  return (
    <>
      <td className="grid-cell grid-device">
        <span className="grid-line grid-name">
          {row === undefined ? text.app.loading : <Name>{row.label}</Name>}
        </span>
        {row?.isThisComputer === true && (
          <span className="badge">{text.licensePanel.seats.thisComputer}</span>
        )}
      </td>
      <td className="grid-cell grid-customer">
        {row === undefined || customer === null ? (
          rows.unknown
        ) : (
          <CustomerLines customer={customer} isDeleted={row.customerDeleted} />
        )}
      </td>
      <td className="grid-cell grid-key">
        {displayKey === null ? rows.unknown : <LicenseKeyEnd displayKey={displayKey} />}
      </td>
      <td className="grid-cell grid-activated">
        {row === undefined || row.activatedAt === null
          ? rows.unknown
          : formatShortDate(row.activatedAt, formatContext)}
      </td>
      {!isPlan && (
        <td className="grid-cell grid-result">
          {row !== undefined && (
            <span className="badge" data-status={resultTones[row.result]}>
              {text.bulk.results[row.result === 'found-free' ? 'released' : row.result]}
            </span>
          )}
          {row?.result === 'found-free' && (
            <span className="grid-line grid-quiet">{rows.foundFree}</span>
          )}
          {row !== undefined && row.failure !== null && (
            <span className="bulk-cause grid-quiet" title={supportCode(row.failure)}>
              {text.failures.words[row.failure.code].title}
            </span>
          )}
        </td>
      )}
    </>
  );
}
