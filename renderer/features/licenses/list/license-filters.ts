import { type ListColumn, listColumns } from '../../../../shared/list-layout.ts';
import type {
  IndexProgress,
  LicenseQuery,
  LicenseWindow,
  SortColumn,
} from '../../../../shared/licenses.ts';
import type { PanelText } from '../use-admin-text.ts';

/** The columns besides the customer's that the list shows where they fit. The license's panel shows those that a narrow window leaves out. */
export const automaticColumns = listColumns.filter((column) => column !== 'benefit');

/** A column of the list. */
export type ShownColumn = 'customer' | ListColumn;

/** Filters besides the status and the benefit. */
export const onlyFilters = [
  'inUse',
  'atLimit',
  'expiring',
  'neverValidated',
  'stranded',
  'sameName',
  'customerDeleted',
] as const;
export type OnlyFilter = (typeof onlyFilters)[number];

/** The initial query: newest first, no filter. */
export const wholeList: LicenseQuery = { text: '', sort: { by: 'created', descending: true } };

/** Returns the query with a part replaced; undefined removes a filter. */
export function refine(
  query: LicenseQuery,
  change: { readonly [N in keyof LicenseQuery]?: LicenseQuery[N] | undefined },
): LicenseQuery {
  const { text, sort, ...filters } = { ...query, ...change };
  const activeFilters = Object.entries(filters).filter(([, value]) => value !== undefined);
  return { text: text ?? '', sort: sort ?? wholeList.sort, ...Object.fromEntries(activeFilters) };
}

/** Returns the filter of {@link onlyFilters} that a query has; null for none. */
export function getOnlyFilter(query: LicenseQuery): OnlyFilter | null {
  return onlyFilters.find((name) => query[name] === true) ?? null;
}

/** Returns the query with another of those filters, or none. */
export function withOnlyFilter(query: LicenseQuery, only: OnlyFilter | null): LicenseQuery {
  const filters = onlyFilters.map((name) => [name, name === only ? true : undefined]);
  return refine(query, Object.fromEntries(filters));
}

/** Whether a query has a filter. */
export function hasFilters(query: LicenseQuery): boolean {
  const { text, sort: _, ...filters } = query;
  return text.trim() !== '' || Object.keys(filters).length > 0;
}

/** Returns a key that is equal for queries with the same filters, whatever their order. */
export function getFilterKey(query: LicenseQuery): string {
  const { sort: _, ...filter } = query;
  return JSON.stringify(filter);
}

/** Returns a sentence with the number of matching licenses. It claims that none matches only if that is certain. */
export function formatFoundLine(
  { total, undetermined }: Pick<LicenseWindow, 'total' | 'undetermined'>,
  index: IndexProgress,
  { search, nothingFound }: PanelText['licenses'],
): string {
  if (total > 0) return search.found(total);
  const isComplete = index.type === 'complete' && index.unreadable === 0;
  return isComplete && undetermined === 0 ? nothingFound.title : nothingFound.asFarAsKnown;
}

/** Returns a sentence with the number of licenses whose seats or devices are unknown, so that they may match the query. */
export function formatUndeterminedLine(
  query: LicenseQuery,
  undetermined: number,
  messages: PanelText['licenses']['search'],
): string {
  const isAboutSeats = [query.inUse, query.atLimit, query.stranded, query.sameName].includes(true);
  return isAboutSeats
    ? messages.undetermined(undetermined)
    : messages.uncheckedDevices(undetermined);
}

/** Columns that sort descending first: the newest, the fullest. */
const largestFirst: ReadonlySet<SortColumn> = new Set(['created', 'validated', 'seats', 'usage']);

/** Returns the query sorted by a column, or with the order reversed if it is sorted by that column already. */
export function sortBy(query: LicenseQuery, by: SortColumn): LicenseQuery {
  const { sort } = query;
  const descending = sort.by === by ? !sort.descending : largestFirst.has(by);
  return { ...query, sort: { by, descending } };
}
