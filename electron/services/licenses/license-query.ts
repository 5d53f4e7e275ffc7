import type { LicenseQuery } from '../../../shared/licenses.ts';
import { benefitsWithPrefix } from './benefit-groups.ts';
import type { KnownSeats } from './known-seats.ts';
import { isExpiringSoon, isFull } from './license-overview.ts';
import type { LicenseOrders } from './license-orders.ts';
import { statusAt } from './license-status.ts';
import type { License, LicenseTable } from './license-table.ts';
import { createLicenseSearch, type SearchResult } from './text-search.ts';

/** The licenses that fit a query, in its order. */
export interface QueryAnswer {
  readonly licenses: readonly License[];
  /** How many licenses may fit as well: only their seats could say so, and these were not checked. */
  readonly undetermined: number;
}

/** Returns whether a license fits a part of a query; null where only its seats could say so, and they are unknown. */
type LicenseTest = (license: License) => boolean | null;

function filterTests(table: LicenseTable, query: LicenseQuery, now: number): LicenseTest[] {
  const { statuses, benefitId, customerId, keyPrefix } = query;
  const { atLimit, inUse, neverValidated, stranded, sameName, customerDeleted, expiring } = query;
  const tests: LicenseTest[] = [];
  if (statuses !== undefined && statuses.length > 0) {
    tests.push((license) => statuses.includes(statusAt(license, now)));
  }
  if (benefitId !== undefined) tests.push((license) => license.benefitId === benefitId);
  if (customerId !== undefined) tests.push((license) => license.customerId === customerId);
  if (customerDeleted === true) tests.push((license) => license.customerDeleted);
  if (keyPrefix !== undefined) {
    const benefits = benefitsWithPrefix(table, keyPrefix);
    tests.push((license) => benefits.has(license.benefitId));
  }
  if (neverValidated === true) tests.push(({ lastValidatedAt }) => lastValidatedAt === null);
  if (atLimit === true) tests.push(isFull);
  if (inUse === true) {
    tests.push(({ seatsUsed }) => (seatsUsed === null ? null : seatsUsed > 0));
  }
  if (expiring === true) tests.push((license) => isExpiringSoon(license, now));
  if (stranded === true) {
    tests.push(({ seatsUsed, strandedSeats }) => (seatsUsed === null ? null : strandedSeats > 0));
  }
  if (sameName === true) {
    // Of seats that could not all be read, two may have one name as well.
    tests.push((license) => license.hasSameName || (license.seatsUsed === null ? null : false));
  }
  return tests;
}

/** Returns true where every test does; else false where one does; else null. */
function fitsAll(license: License, tests: readonly LicenseTest[]): boolean | null {
  let fits: boolean | null = true;
  for (const test of tests) {
    const answer = test(license);
    if (answer === false) return false;
    fits = answer && fits;
  }
  return fits;
}

/** Returns a function that answers queries over a table. It saves the last answer, since a window asks for one part of it after another. */
export function createLicenseQueries(deps: {
  readonly table: LicenseTable;
  readonly seats: Pick<KnownSeats, 'licensesWith' | 'version'>;
  readonly orders: LicenseOrders;
}): (query: LicenseQuery, now: number) => QueryAnswer {
  const { table, seats, orders } = deps;
  const search = createLicenseSearch(table, seats);
  let last: { readonly name: string; readonly answer: QueryAnswer } | null = null;

  /** Returns how many licenses with seats that were not all checked a search did not find: one of these seats may hold its words. */
  function uncheckedWithout({ licenses }: SearchResult): number {
    if (table.uncheckedCount() === table.size()) return table.size() - licenses.length;
    const found = licenses.filter(({ seatsUsed }) => seatsUsed === null).length;
    return table.uncheckedCount() - found;
  }

  /** Returns all licenses, or those that a search found, in the query's order. */
  function inOrder(found: SearchResult | null, query: LicenseQuery, now: number) {
    const { by, descending } = query.sort;
    const ascending = found === null ? orders.by(by, now) : orders.of(found, by, now);
    return descending ? ascending.toReversed() : ascending;
  }

  function answer(query: LicenseQuery, now: number): QueryAnswer {
    const found = search(query.text);
    const tests = filterTests(table, query, now);
    const matching = inOrder(found, query, now);
    if (tests.length === 0) {
      const undetermined = found === null ? 0 : uncheckedWithout(found);
      return { licenses: matching, undetermined };
    }
    const licenses: License[] = [];
    let undetermined = 0;
    for (const license of matching) {
      const fits = fitsAll(license, tests);
      if (fits === true) licenses.push(license);
      else if (fits === null) undetermined += 1;
    }
    if (found === null) return { licenses, undetermined };
    // A license whose text does not hold the words may have a seat that does. In the order of the table, which lies side by side in memory.
    for (const license of table.all()) {
      if (license.seatsUsed !== null || found.isFound[license.number] === 1) continue;
      if (fitsAll(license, tests) !== false) undetermined += 1;
    }
    return { licenses, undetermined };
  }

  return (query, now) => {
    // Licenses expire without a change; the list shows an expiry within a minute.
    const minute = Math.floor(now / 60_000);
    const name = `${table.version()} ${seats.version()} ${minute} ${JSON.stringify(query)}`;
    if (last?.name !== name) last = { name, answer: answer(query, now) };
    return last.answer;
  };
}
