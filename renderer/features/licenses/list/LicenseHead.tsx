import type { LicenseQuery, SortColumn } from '../../../../shared/licenses.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Select.tsx';
import type { ShownColumn } from './license-filters.ts';
import { useAdminText } from '../use-admin-text.ts';

interface LicenseHeadProps {
  readonly columns: readonly ShownColumn[];
  readonly sort: LicenseQuery['sort'];
  readonly onSort: (by: SortColumn) => void;
}

/**
 * The column headers. A header sorts by its column, and reverses the order when pressed again. Where the columns are stacked, a list of the
 * columns replaces the headers.
 */
export function LicenseHead({ columns: shown, sort, onSort }: LicenseHeadProps) {
  const { columns, grid } = useAdminText().licenses;
  const sorted = shown.find((by) => by === sort.by) ?? null;
  return (
    <>
      {shown.map((by) => {
        const isSorted = sort.by === by;
        return (
          <th
            key={by}
            className={`grid-column grid-${by}`}
            scope="col"
            aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : undefined}
          >
            <button type="button" className="grid-sort" onClick={() => onSort(by)}>
              {columns[by]}
              <span className="grid-arrow" aria-hidden="true">
                {isSorted ? (sort.descending ? '↓' : '↑') : ''}
              </span>
            </button>
          </th>
        );
      })}
      <th className="grid-sort-list">
        <Select
          label={grid.sortBy}
          {...(sorted === null && { none: columns[sort.by] })}
          options={shown.map((by) => ({ value: by, name: columns[by] }))}
          value={sorted}
          onChange={(by) => {
            if (by !== null) onSort(by);
          }}
        />
        <Button variant="quiet" title={grid.reverse} onClick={() => onSort(sort.by)}>
          <span aria-hidden="true">{sort.descending ? '↓' : '↑'}</span>
          <span className="visually-hidden">{grid.reverse}</span>
        </Button>
      </th>
    </>
  );
}
