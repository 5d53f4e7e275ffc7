import { type RefObject, useRef, useState } from 'react';
import type { LicenseQuery, LicensesState } from '../../../../shared/licenses.ts';
import type { Settings } from '../../../../shared/settings.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { useFocusRestWithout } from '../../../ui/use-focus-rest.ts';
import { useNews } from '../../../ui/use-announcement.ts';
import { useNow } from '../../../ui/use-now.ts';
import { useAdminText } from '../use-admin-text.ts';
import { type GridHandle, VirtualGrid } from '../grid/VirtualGrid.tsx';
import type { Stretch } from '../grid/visible-rows.ts';
import { PaceSelect } from '../LimitShareSelect.tsx';
import { IndexLine } from './IndexLine.tsx';
import { LicenseCells } from './LicenseCells.tsx';
import { LicenseHead } from './LicenseHead.tsx';
import { LicenseSearch } from './LicenseSearch.tsx';
import { LicensesEmpty } from './LicensesEmpty.tsx';
import {
  foundLine,
  isNarrowed,
  licenseColumns,
  questionOf,
  sortedBy,
  unjudgedLine,
  wholeList,
} from './license-filters.ts';
import { listLook } from './list-view.ts';
import type { Chosen } from './use-chosen.ts';
import { useLicenses } from './use-licenses.ts';
import './license-list.css';
import './license-rows.css';

interface LicenseListProps {
  readonly grid: RefObject<GridHandle | null>;
  readonly licenses: LicensesState;
  readonly settings: Settings;
  readonly query: LicenseQuery;
  readonly chosen: Chosen;
  /** The license that is shown in full; null for none. */
  readonly opened: string | null;
  readonly onQuery: (query: LicenseQuery) => void;
  readonly onOpen: (licenseId: string, byKey: boolean) => void;
}

/** Gray rows that stand in while nothing is known yet. */
const bones = 12;

/** The organization's licenses: how far they are read, what is looked for, and what was found. */
export function LicenseList(props: LicenseListProps) {
  const { licenses, query, chosen, grid, onQuery } = props;
  const words = useAdminText().licenses;
  const { index } = licenses;
  const [screen, setScreen] = useState<Stretch>({ first: 0, count: 20 });
  const { part, failure, rowAt } = useLicenses(query, licenses.version, screen);
  const now = useNow(60_000);
  const search = useRef<HTMLInputElement>(null);
  const read = index.is === 'closed' ? 0 : index.read;
  const left = index.is === 'closed' || index.is === 'complete' ? 0 : index.of - index.read;
  const narrowed = isNarrowed(query);
  const look = listLook(index, part?.total ?? null, narrowed);
  const isLoading = look === 'waiting';
  const idAt = (row: number) => rowAt(row)?.licenseId;
  const { say } = useAnnouncer();
  // A button that clears something goes with what it clears.
  const clear = () => {
    onQuery({ ...wholeList, sort: query.sort });
    search.current?.focus();
  };
  const clearChosen = () => {
    chosen.clear();
    grid.current?.focus();
  };
  useFocusRestWithout(look);
  useNews(questionOf(query), () => {
    if (part === null) return;
    const isWhole = index.is === 'complete' && index.unreadable === 0;
    say(narrowed ? foundLine(part, isWhole, words) : words.search.cleared(part.total));
  });
  useNews(`${chosen.ids.size}`, () => say(words.chosen.count(chosen.ids.size)));

  return (
    <>
      <LicenseSearch
        field={search}
        query={query}
        read={read}
        ofDeletedCustomers={licenses.ofDeletedCustomers}
        onChange={onQuery}
      />
      <IndexLine licenses={licenses} isSearching={narrowed}>
        {index.is !== 'closed' && index.is !== 'complete' && <PaceSelect kept={props.settings} />}
      </IndexLine>
      {failure !== null && <FailureNote failure={failure} />}
      {part !== null && (narrowed || chosen.ids.size > 0) && (
        <div className="list-notes">
          <p>
            {narrowed && part.total > 0 && words.search.found(part.total)}
            {chosen.ids.size > 0 &&
              `${narrowed && part.total > 0 ? ' · ' : ''}${words.chosen.count(chosen.ids.size)}`}
          </p>
          {chosen.ids.size > 0 && (
            <Button look="quiet" onClick={clearChosen}>
              {words.chosen.clear}
            </Button>
          )}
          {narrowed && part.total > 0 && (
            <Button look="quiet" onClick={clear}>
              {words.search.clear}
            </Button>
          )}
        </div>
      )}
      {part !== null && part.unjudged > 0 && (
        <p className="list-hint">{unjudgedLine(query, part.unjudged, words.search)}</p>
      )}
      {(look === 'nothing-fits' || look === 'no-licenses') && (
        <LicensesEmpty
          left={left}
          unjudged={part?.unjudged ?? 0}
          narrowed={narrowed}
          onClear={clear}
        />
      )}
      {(isLoading || look === 'rows') && (
        <VirtualGrid
          handle={grid}
          label={words.grid.label}
          help={words.grid.keys}
          total={isLoading ? bones : (part?.total ?? 0)}
          busy={isLoading}
          columns={licenseColumns.length + 1}
          head={<LicenseHead sort={query.sort} onSort={(by) => onQuery(sortedBy(query, by))} />}
          renderCells={(row) => <LicenseCells row={rowAt(row)} now={now} />}
          isSelected={(row) => chosen.ids.has(idAt(row) ?? '')}
          isOpen={(row) => props.opened !== null && idAt(row) === props.opened}
          onOpen={(row, byKey) => {
            const licenseId = idAt(row);
            if (licenseId !== undefined) props.onOpen(licenseId, byKey);
          }}
          onToggle={(row) => chosen.toggle(rowAt(row))}
          onExtend={chosen.extend}
          onType={() => search.current?.focus()}
          onSee={setScreen}
          topOf={query}
        />
      )}
    </>
  );
}
