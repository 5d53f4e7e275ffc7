import type { FoundLicense } from '../../../shared/licenses.ts';
import { fold } from '../search/folded-text.ts';
import type { KnownSeats } from './known-seats.ts';
import type { LicenseOrders } from './license-orders.ts';
import { licenseRow } from './license-views.ts';
import type { License, LicenseTable } from './license-table.ts';
import { createLicenseSearch, type SearchTest, testOfText } from './text-search.ts';

/** The most licenses that are found at once. */
const maxFound = 6;

/** The newest licenses that are tried before all are searched: the first letters of a text fit many. */
const maxTriedFirst = 2_000;

/** Returns the name of the license's device that holds a word which the license itself does not; null for none. */
function deviceNamed(license: License, seats: KnownSeats, words: readonly string[]): string | null {
  const missing = words.filter((word) => !license.searchText.includes(word));
  const known = seats.get(license.id)?.seats ?? [];
  const found = known.find(({ label }) => {
    const name = fold(label);
    return missing.some((word) => name.includes(word));
  });
  return found?.label ?? null;
}

/** Returns the newest licenses that pass a test, among the `count` newest. */
function newestOf(oldestFirst: readonly License[], test: SearchTest, count: number): License[] {
  const found: License[] = [];
  const end = Math.max(0, oldestFirst.length - count);
  for (let at = oldestFirst.length - 1; at >= end && found.length < maxFound; at -= 1) {
    const license = oldestFirst[at];
    if (license !== undefined && test(license)) found.push(license);
  }
  return found;
}

/**
 * Returns a search for the newest licenses whose customer, key or checked devices hold every word of a text. It finds none for a text without
 * words, and has sorted the licenses for the next one.
 */
export function createLicenseFinder(deps: {
  readonly table: LicenseTable;
  readonly seats: KnownSeats;
  readonly orders: LicenseOrders;
}): (text: string, now: number) => FoundLicense[] {
  const { table, seats, orders } = deps;
  const search = createLicenseSearch(table, seats);

  return (text, now) => {
    const oldestFirst = orders.by('created', now);
    const holdsText = testOfText(text, seats);
    if (holdsText === null) return [];
    let found = newestOf(oldestFirst, holdsText, maxTriedFirst);
    if (found.length < maxFound) {
      const matching = search(text);
      found =
        matching === null
          ? []
          : newestOf(
              oldestFirst,
              (license) => matching.isFound[license.number] === 1,
              oldestFirst.length,
            );
    }
    const words = fold(text).split(/\s+/u);
    return found.map((license) => ({
      license: licenseRow(license, now),
      device: deviceNamed(license, seats, words),
    }));
  };
}
