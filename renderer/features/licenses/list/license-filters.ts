import type { LicenseQuery, LicenseWindow, SortColumn } from '../../../../shared/licenses.ts';
import type { PanelText } from '../use-admin-text.ts';

/** The columns of the list, in order. What a narrow window leaves out, the license's own panel tells. */
export const licenseColumns = [
  'customer',
  'key',
  'status',
  'seats',
  'usage',
  'validated',
  'created',
  'expires',
] as const satisfies readonly SortColumn[];

/** What may be asked of a license beside its status and its benefit. */
export const onlyFilters = ['atLimit', 'neverValidated', 'stranded', 'customerDeleted'] as const;
export type OnlyFilter = (typeof onlyFilters)[number];

/** The list as it opens: newest first, nothing hidden. */
export const wholeList: LicenseQuery = { text: '', sort: { by: 'created', descending: true } };

/** The same query with a part of it replaced; undefined takes a filter away. */
export function refine(
  query: LicenseQuery,
  change: { readonly [N in keyof LicenseQuery]?: LicenseQuery[N] | undefined },
): LicenseQuery {
  const { text, sort, ...filters } = { ...query, ...change };
  const activeFilters = Object.entries(filters).filter(([, value]) => value !== undefined);
  return { text: text ?? '', sort: sort ?? wholeList.sort, ...Object.fromEntries(activeFilters) };
}

/** The filter of {@link onlyFilters} that a query has; null for none. */
export function getOnlyFilter(query: LicenseQuery): OnlyFilter | null {
  return onlyFilters.find((name) => query[name] === true) ?? null;
}

/** The query with another of those filters, or none. */
export function withOnlyFilter(query: LicenseQuery, only: OnlyFilter | null): LicenseQuery {
  const none = Object.fromEntries(onlyFilters.map((name) => [name, undefined]));
  return refine(query, { ...none, ...(only === null ? {} : { [only]: true }) });
}

/** Whether a query hides any license. */
export function hasFilters(query: LicenseQuery): boolean {
  const { text, sort: _, ...filters } = query;
  return text.trim() !== '' || Object.keys(filters).length > 0;
}

/** What a query asks for, whatever its order: two that ask for the same have the same. */
export function getFilterKey(query: LicenseQuery): string {
  const { sort: _, ...filter } = query;
  return JSON.stringify(filter);
}

/** Says how many licenses fit; that none does, only as surely as it is known: of a list that `isComplete`, all of it judged. */
export function formatFoundLine(
  { total, undetermined }: Pick<LicenseWindow, 'total' | 'undetermined'>,
  isComplete: boolean,
  { search, nothingFound }: PanelText['licenses'],
): string {
  if (total > 0) return search.found(total);
  return isComplete && undetermined === 0 ? nothingFound.title : nothingFound.asFarAsKnown;
}

/** Says what a query could not be asked of: licenses whose seats, and what their devices are called, nobody knows. */
export function formatUndeterminedLine(
  query: LicenseQuery,
  undetermined: number,
  messages: PanelText['licenses']['search'],
): string {
  const isAboutSeats = query.atLimit === true || query.stranded === true;
  return isAboutSeats
    ? messages.undetermined(undetermined)
    : messages.uncheckedDevices(undetermined);
}

/** Columns whose largest values are asked for first: the newest, the fullest. */
const largestFirst: ReadonlySet<SortColumn> = new Set(['created', 'validated', 'seats', 'usage']);

/** The query sorted by a column: by the one it is sorted by already, the other way round. */
export function sortBy(query: LicenseQuery, by: SortColumn): LicenseQuery {
  const { sort } = query;
  const descending = sort.by === by ? !sort.descending : largestFirst.has(by);
  return { ...query, sort: { by, descending } };
}
