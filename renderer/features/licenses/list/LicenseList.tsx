import { type RefObject, useState } from 'react';
import type { LicenseQuery } from '../../../../shared/licenses.ts';
import { useReadyState } from '../../../use-app-state.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { EmptyList } from '../../../ui/EmptyList.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { useFocusFallbackWithout } from '../../../ui/use-focus-fallback.ts';
import { useAnnouncement } from '../../../ui/use-announcement.ts';
import { useNow } from '../../../ui/use-now.ts';
import { useSearchField } from '../../../ui/use-search-field.ts';
import { useAdminText } from '../use-admin-text.ts';
import { VirtualGrid } from '../grid/VirtualGrid.tsx';
import type { RowRange } from '../grid/visible-rows.ts';
import { getFilterChips } from './filter-chips.ts';
import { FilterChips } from './FilterChips.tsx';
import { useListColumns } from './use-list-columns.ts';
import { IndexLine, IndexNotes } from './IndexLine.tsx';
import { LicenseCells } from './LicenseCells.tsx';
import { LicenseHead } from './LicenseHead.tsx';
import { LicenseSearch } from './LicenseSearch.tsx';
import { formatFoundLine, hasFilters, getFilterKey, sortBy, wholeList } from './license-filters.ts';
import { getListView } from './list-view.ts';
import { SelectionBar } from './SelectionBar.tsx';
import { useBenefits } from './use-benefits.ts';
import { selectionState, type useSelection } from './use-selection.ts';
import { useLicenses } from './use-licenses.ts';
import './license-list.css';
import './license-rows.css';

interface LicenseListProps {
  readonly grid: RefObject<HTMLTableElement | null>;
  readonly query: LicenseQuery;
  /** The name of the customer whose licenses the query finds, if it names a customer. */
  readonly customerName: string;
  readonly selection: ReturnType<typeof useSelection>;
  /** The id of the license that is shown in full; null for none. */
  readonly opened: string | null;
  readonly onQuery: (query: LicenseQuery) => void;
  readonly onOpen: (licenseId: string, byKey: boolean) => void;
  readonly onBulk: () => void;
  readonly onConnect: () => void;
}

/** Gray rows shown until the first answer. */
const skeletonRows = 12;

/** The organization's licenses: how far they are read, the search, and the results. */
export function LicenseList(props: LicenseListProps) {
  const { query, selection, grid, onQuery } = props;
  const { licenses } = useReadyState();
  const messages = useAdminText().licenses;
  const { index } = licenses;
  const [visibleRange, setVisibleRange] = useState<RowRange>({ first: 0, count: 20 });
  const { part, failure, rowAt } = useLicenses(query, licenses.version, visibleRange, 'list');
  const now = useNow(60_000);
  const search = useSearchField();
  const { columns, widths, isCompact } = useListColumns();
  const isFiltered = hasFilters(query);
  const undetermined = part?.undetermined ?? 0;
  const view = getListView(index, part?.total ?? null, isFiltered);
  const isLoading = view === 'waiting';
  const benefits = useBenefits(index.type === 'closed' ? 0 : index.read);
  const idAt = (row: number) => rowAt(row)?.licenseId;
  const { announce } = useAnnouncer();
  // The button disappears with what it clears, so the focus moves to the search field.
  const clear = () => {
    onQuery({ ...wholeList, sort: query.sort });
    search.current?.focus();
  };
  const clearSelection = () => {
    selection.clear();
    grid.current?.focus();
  };
  useFocusFallbackWithout(view);
  useAnnouncement(getFilterKey(query), () => {
    if (part === null) return;
    announce(
      isFiltered ? formatFoundLine(part, index, messages) : messages.search.cleared(part.total),
    );
  });
  useAnnouncement(`${selection.ids.size}`, () =>
    announce(messages.selection.count(selection.ids.size)),
  );

  return (
    <>
      <LicenseSearch field={search} query={query} benefits={benefits} onChange={onQuery} />
      <div className="list-status">
        <FilterChips
          chips={getFilterChips(
            query,
            props.customerName,
            benefits,
            messages,
            licenses.benefitNames,
          )}
          onChange={onQuery}
          onClear={view === 'nothing-fits' ? null : clear}
        />
        <IndexLine isSearching={isFiltered} onConnect={props.onConnect} />
      </div>
      <IndexNotes />
      <FailureNote failure={failure} />
      {view !== 'unread' && (
        <SelectionBar
          query={query}
          total={part?.total ?? null}
          undetermined={undetermined}
          isFiltered={isFiltered}
          selected={selection.ids}
          onClear={clearSelection}
          onBulk={props.onBulk}
        />
      )}
      {view === 'no-licenses' && <EmptyList icon="key" {...messages.empty} />}
      {view === 'nothing-fits' && (
        <NothingFits query={query} undetermined={undetermined} onClear={clear} />
      )}
      {(isLoading || view === 'rows') && (
        <VirtualGrid
          ref={grid}
          label={messages.grid.label}
          help={messages.grid.keyboardHint}
          total={isLoading ? skeletonRows : (part?.total ?? 0)}
          busy={isLoading}
          columns={columns.length + 1}
          widths={widths}
          isCompact={isCompact}
          head={
            <LicenseHead
              columns={columns}
              sort={query.sort}
              onSort={(by) => onQuery(sortBy(query, by))}
            />
          }
          renderCells={(row) => <LicenseCells row={rowAt(row)} columns={columns} now={now} />}
          isSelected={(row) => selection.ids.has(idAt(row) ?? '')}
          selectAll={{
            label: messages.selection.all,
            disabled: isLoading,
            state: selectionState(selection.ids.size, part?.total ?? 0),
            onToggle: () =>
              selection.ids.size > 0
                ? selection.clear()
                : selection.extend(0, (part?.total ?? 1) - 1),
          }}
          isOpen={(row) => props.opened !== null && idAt(row) === props.opened}
          onOpen={(row, byKey) => {
            const licenseId = idAt(row);
            if (licenseId !== undefined) props.onOpen(licenseId, byKey);
          }}
          onToggle={(row) => selection.toggle(rowAt(row))}
          onExtend={selection.extend}
          onType={() => search.current?.focus()}
          onVisibleRangeChange={setVisibleRange}
          scrollKey={query}
        />
      )}
    </>
  );
}

interface NothingFitsProps {
  readonly query: LicenseQuery;
  /** The number of licenses that may fit the query. */
  readonly undetermined: number;
  readonly onClear: () => void;
}

/** Replaces the rows where no license fits the query, as far as it is read. */
function NothingFits({ query, undetermined, onClear }: NothingFitsProps) {
  const { index } = useReadyState().licenses;
  const messages = useAdminText().licenses;
  const { nothingFound, search } = messages;
  const hasChips = hasFilters({ ...query, text: '' });
  const remaining =
    index.type === 'closed' || index.type === 'complete' ? 0 : index.total - index.read;
  const advice = hasChips ? nothingFound.body : nothingFound.bodySearch;
  return (
    <EmptyList
      icon="key"
      title={formatFoundLine({ total: 0, undetermined }, index, messages)}
      body={remaining > 0 ? nothingFound.soFar(remaining) : advice}
    >
      <Button onClick={onClear}>{hasChips ? search.clear : search.clearSearch}</Button>
    </EmptyList>
  );
}
