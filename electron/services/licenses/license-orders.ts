import { listedStatuses } from '../../polar/answer-values.ts';
import { unknownValue, type OrUnknown } from '../../../shared/license.ts';
import type { LicenseStatus, SortColumn } from '../../../shared/licenses.ts';
import type { License, LicenseTable } from './license-table.ts';
import { statusAt } from './license-status.ts';
import type { SearchResult } from './text-search.ts';

/** The licenses in the ascending order of each column, saved so that a keystroke need not sort. */
export type LicenseOrders = ReturnType<typeof createLicenseOrders>;

type SortKey = string | number;

interface SavedOrder {
  readonly licenses: readonly License[];
  readonly version: string;
  /** The number of the license that was added last. */
  readonly lastNumber: number;
  /** The number of each license, and the place of each number; null before a search needs them. */
  numbers: Uint32Array | null;
  places: Uint32Array | null;
}

/** The statuses in the order of their column. */
const sortedStatuses: readonly LicenseStatus[] = [...listedStatuses, 'expired'];
/** Characters of a key that the list shows, and so sorts by. */
const shownKeyLength = 6;

/** Returns a time as it sorts: an unknown one before "never". */
function timeKey(time: OrUnknown<number | null>): number {
  return time === unknownValue ? -2 : (time ?? -1);
}

/** Returns the folded name of a license's customer, or the address where there is no name. */
function customerOf(searchText: string): string {
  const start = searchText.startsWith('\n') ? 1 : 0;
  return searchText.slice(start, searchText.indexOf('\n', start));
}

/** Returns the function that gives the value by which a license is sorted in the column. */
function sortKeyOf(
  table: LicenseTable,
  column: SortColumn,
  now: number,
): (license: License) => SortKey {
  switch (column) {
    case 'created':
      return ({ createdAt }) => createdAt ?? -1;
    case 'customer':
      return ({ searchText }) => customerOf(searchText);
    case 'key':
      return ({ searchText }) =>
        searchText.slice(
          Math.max(searchText.lastIndexOf('\n') + 1, searchText.length - shownKeyLength),
        );
    case 'status':
      return (license) => sortedStatuses.indexOf(statusAt(license, now));
    case 'benefit': {
      const positions = new Map(table.benefits().map((id, position) => [id, position]));
      return ({ benefitId }) => positions.get(benefitId) ?? 0;
    }
    case 'seats':
      return ({ seatsUsed }) => seatsUsed ?? -1;
    case 'usage':
      return ({ usage }) => usage ?? -1;
    case 'validated':
      return ({ lastValidatedAt }) => timeKey(lastValidatedAt);
    case 'expires':
      return ({ expiresAt }) =>
        expiresAt === null ? Number.POSITIVE_INFINITY : timeKey(expiresAt);
  }
}

/** Sorts licenses; those that are equal in the column by creation, then as they were added. Nearly sorted ones take a fraction of the time. */
function sorted(licenses: readonly License[], keyOf: (license: License) => SortKey): License[] {
  return licenses
    .map((license) => ({ license, key: keyOf(license) }))
    .sort((a, b) => {
      if (a.key !== b.key) return a.key < b.key ? -1 : 1;
      const [one, other] = [a.license, b.license];
      return (one.createdAt ?? -1) - (other.createdAt ?? -1) || one.number - other.number;
    })
    .map(({ license }) => license);
}

/** Returns the place of each number. */
function placesOf(numbers: Uint32Array, lastNumber: number): Uint32Array {
  const places = new Uint32Array(lastNumber + 1);
  for (const [place, number] of numbers.entries()) places[number] = place;
  return places;
}

/** Fewer licenses than one in so many are sorted by themselves, without a walk through all. */
const smallPart = 16;

/** Returns the orders of a table. Each is sorted when it is first asked for, and again after a change. */
export function createLicenseOrders(table: LicenseTable) {
  const savedOrders = new Map<SortColumn, SavedOrder>();

  function savedOrder(column: SortColumn, now: number): SavedOrder {
    // Licenses expire without a change; the list shows an expiry within a minute.
    const minute = column === 'status' ? Math.floor(now / 60_000) : 0;
    const version = `${table.version()} ${minute}`;
    const saved = savedOrders.get(column);
    if (saved?.version === version) return saved;
    const all = [...table.all()];
    const lastNumber = all.at(-1)?.number ?? 0;
    // Sorting is quick where most licenses are in order already.
    const inOrder = saved?.licenses.filter(({ isRemoved }) => !isRemoved) ?? [];
    const added = all.filter(({ number }) => number > (saved?.lastNumber ?? 0));
    const licenses = sorted([...inOrder, ...added], sortKeyOf(table, column, now));
    const sortedNow: SavedOrder = { licenses, version, lastNumber, numbers: null, places: null };
    savedOrders.set(column, sortedNow);
    return sortedNow;
  }

  return {
    /** Returns all licenses. */
    by: (column: SortColumn, now: number): readonly License[] => savedOrder(column, now).licenses,
    /** Returns what a search found, in the order. */
    of({ licenses, isFound }: SearchResult, column: SortColumn, now: number): License[] {
      const order = savedOrder(column, now);
      // Side by side in memory, unlike the licenses of an order.
      order.numbers ??= Uint32Array.from(order.licenses, ({ number }) => number);
      const { numbers } = order;
      if (licenses.length * smallPart >= order.licenses.length)
        return order.licenses.filter((_, place) => isFound[numbers[place] ?? 0] === 1);
      const places = (order.places ??= placesOf(numbers, table.lastNumber()));
      return licenses.toSorted((a, b) => (places[a.number] ?? 0) - (places[b.number] ?? 0));
    },
  };
}
