import type { LicenseWithSeats } from '../../polar/license-admin.ts';
import type { ListedLicense } from '../../polar/license-page.ts';
import type { LicenseQuery } from '../../../shared/licenses.ts';
import { createKnownSeats, type SeatsOfLicense } from './known-seats.ts';
import { createLicenseOrders } from './license-orders.ts';
import { createLicenseQueries } from './license-query.ts';
import { createLicenseTable, type License } from './license-table.ts';

/** A table of the licenses of one page of the list, for readers that keep one page at a time in memory. */
export type PageLicenses = ReturnType<typeof createPageLicenses>;

/** Creates the table of a page. */
export function createPageLicenses(listed: readonly ListedLicense[], now: number) {
  const table = createLicenseTable();
  for (const license of listed) table.put(license, 1, now);
  const seats = createKnownSeats(table);
  const query = createLicenseQueries({ table, seats, orders: createLicenseOrders(table) });
  return {
    /** Returns the matching licenses, newest first. Searches their own texts, without the names of their seats. */
    find: (wanted: Pick<LicenseQuery, 'text' | 'statuses'>): readonly License[] =>
      query({ ...wanted, sort: { by: 'created', descending: true } }, now).licenses,
    /** Saves a license as Polar gives it with its seats, and returns it with them. `rotatedAt`: when its key was replaced; null for never. */
    saveChecked(
      checked: LicenseWithSeats,
      rotatedAt: number | null,
    ): { readonly license: License } & SeatsOfLicense {
      const license = table.put(checked, 1, now);
      if (rotatedAt !== null) table.setRotated(license, rotatedAt);
      return { license, ...seats.save(checked, now) };
    },
  };
}
