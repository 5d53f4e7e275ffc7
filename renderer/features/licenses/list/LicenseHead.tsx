import type { LicenseQuery, SortColumn } from '../../../../shared/licenses.ts';
import type { ShownColumn } from './license-filters.ts';
import { useAdminText } from '../use-admin-text.ts';

interface LicenseHeadProps {
  readonly columns: readonly ShownColumn[];
  readonly sort: LicenseQuery['sort'];
  readonly onSort: (by: SortColumn) => void;
}

/** The column headers. A header sorts by its column, and reverses the order when pressed again. */
export function LicenseHead({ columns: shown, sort, onSort }: LicenseHeadProps) {
  const { columns } = useAdminText().licenses;
  return shown.map((by) => {
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
  });
}
