import type { LicenseQuery } from '../../../../shared/licenses.ts';
import type { OverviewCounts } from '../../../../shared/overview.ts';
import { wholeList } from '../list/license-filters.ts';

/** A number of the overview, and the list that it opens. */
interface TileKind {
  readonly name: 'licenses' | Exclude<keyof OverviewCounts, 'licenses' | 'checked' | 'seatsInUse'>;
  /** Whether the number counts only licenses whose seats were checked. */
  readonly needsSeats: boolean;
  readonly query: LicenseQuery;
}

/** The numbers, in order. */
export const tileKinds: readonly TileKind[] = [
  { name: 'licenses', needsSeats: false, query: wholeList },
  {
    name: 'inUse',
    needsSeats: true,
    query: { ...wholeList, inUse: true, sort: { by: 'seats', descending: true } },
  },
  { name: 'full', needsSeats: true, query: { ...wholeList, atLimit: true } },
  {
    name: 'expiring',
    needsSeats: false,
    query: { ...wholeList, expiring: true, sort: { by: 'expires', descending: false } },
  },
  { name: 'stranded', needsSeats: true, query: { ...wholeList, stranded: true } },
  { name: 'customerDeleted', needsSeats: false, query: { ...wholeList, customerDeleted: true } },
  { name: 'neverValidated', needsSeats: false, query: { ...wholeList, neverValidated: true } },
  { name: 'disabled', needsSeats: false, query: { ...wholeList, statuses: ['disabled'] } },
];

/** Returns the number of a tile; null while it is not known. */
export function tileValue({ name, needsSeats }: TileKind, counts: OverviewCounts): number | null {
  if (needsSeats && counts.checked === 0 && counts.licenses > 0) return null;
  return name === 'inUse' ? counts.seatsInUse : counts[name];
}
