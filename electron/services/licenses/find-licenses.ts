import type { FoundLicense, LicenseQuery } from '../../../shared/licenses.ts';
import { fold } from '../search/folded-text.ts';
import type { KnownSeats } from './known-seats.ts';
import type { QueryAnswer } from './license-query.ts';
import { licenseRow } from './license-views.ts';
import type { License } from './license-table.ts';

/** The most licenses that are found at once. */
const maxFound = 6;

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

/** Returns the newest licenses whose customer, key or checked devices hold every word of a text; none for a text without words. */
export function findLicenses(
  deps: { readonly seats: KnownSeats; readonly query: (query: LicenseQuery) => QueryAnswer },
  text: string,
  now: number,
): FoundLicense[] {
  const words = fold(text)
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const { licenses } = deps.query({ text, sort: { by: 'created', descending: true } });
  return licenses.slice(0, maxFound).map((license) => ({
    license: licenseRow(license, now),
    device: deviceNamed(license, deps.seats, words),
  }));
}
