import type { LicenseQuery, LicenseStatus } from '../../../shared/licenses.ts';
import { benefitsWithPrefix } from './benefit-groups.ts';
import type { LicenseColumns } from './license-columns.ts';
import { flags } from './license-columns.ts';
import { listedStatuses } from '../../polar/answer-values.ts';
import type { LicenseOrders } from './license-orders.ts';
import type { LicenseTable } from './license-table.ts';
import type { KnownSeats } from './known-seats.ts';
import type { Marks, TextSearch } from './text-search.ts';

/** The licenses that fit a query, in its order. */
export interface QueryAnswer {
  readonly rows: Int32Array;
  /** How many licenses might fit as well: all but a question about their seats says so, and nobody looked at these. */
  readonly undetermined: number;
}

/** A license's status at a time: Polar leaves an expired key granted. */
export function statusAt(columns: LicenseColumns, row: number, now: number): LicenseStatus {
  const status = listedStatuses[columns.status[row] ?? 0] ?? 'unknown';
  const end = columns.expiresAt[row] ?? -1;
  return status === 'granted' && end >= 0 && end <= now ? 'expired' : status;
}

/** What a part of a query asks of a row; null where only its seats would tell, and they are not known. */
type RowTest = (row: number) => boolean | null;

/** What the filters ask. */
function filterTests(table: LicenseTable, query: LicenseQuery, now: number): RowTest[] {
  const columns = table.columns();
  const { statuses, benefitId, atLimit, neverValidated, stranded, customerDeleted, keyPrefix } =
    query;
  const benefit = benefitId === undefined ? -1 : table.benefits().indexOf(benefitId);
  const tests: RowTest[] = [];
  if (statuses !== undefined && statuses.length > 0) {
    tests.push((row) => statuses.includes(statusAt(columns, row, now)));
  }
  if (benefitId !== undefined) tests.push((row) => columns.benefit[row] === benefit);
  if (customerDeleted === true) {
    tests.push((row) => ((columns.flags[row] ?? 0) & flags.customerDeleted) !== 0);
  }
  if (keyPrefix !== undefined) {
    const benefits = benefitsWithPrefix(table, keyPrefix);
    tests.push((row) => benefits.has(columns.benefit[row] ?? 0));
  }
  if (neverValidated === true) tests.push((row) => columns.validatedAt[row] === -1);
  if (atLimit === true) {
    tests.push((row) => {
      const limit = columns.seatLimit[row] ?? -1;
      const used = columns.seatsUsed[row] ?? -1;
      if (limit === -1) return false;
      return used === -1 || limit < 0 ? null : used >= limit;
    });
  }
  if (stranded === true) {
    tests.push((row) =>
      columns.seatsUsed[row] === -1 ? null : (columns.strandedSeats[row] ?? 0) > 0,
    );
  }
  return tests;
}

/** What the searched words ask: a row without them may have them in its seats. */
function searchTest(marks: Marks, checkedRows: ReadonlySet<number>): RowTest {
  return (row) => marks[row] === 1 || (checkedRows.has(row) ? false : null);
}

/** The rows of an order of which every question says yes, turned round if that is asked. */
function selectRows(
  order: Int32Array,
  descending: boolean,
  tests: readonly RowTest[],
): QueryAnswer {
  const rows = new Int32Array(order.length);
  let length = 0;
  let undetermined = 0;
  for (let at = 0; at < order.length; at += 1) {
    const row = order[descending ? order.length - 1 - at : at] ?? 0;
    let verdict: boolean | null = true;
    for (const test of tests) {
      const answer = test(row);
      if (answer !== true) verdict = answer;
      if (answer === false) break;
    }
    if (verdict === null) undetermined += 1;
    if (verdict !== true) continue;
    rows[length] = row;
    length += 1;
  }
  return { rows: rows.slice(0, length), undetermined };
}

/** Answers queries over a table; the last answer is kept, since a window asks for one part of it after another. */
export function createLicenseQueries(deps: {
  readonly table: LicenseTable;
  readonly seats: Pick<KnownSeats, 'rows'>;
  readonly search: TextSearch;
  readonly orders: LicenseOrders;
  readonly version: () => string;
}): (query: LicenseQuery, now: number) => QueryAnswer {
  const { table, seats, search, orders } = deps;
  let last: { readonly name: string; readonly answer: QueryAnswer } | null = null;

  return (query, now) => {
    // Licenses end without a change; a minute is as fine as an end is told.
    const name = `${deps.version()} ${Math.floor(now / 60_000)} ${JSON.stringify(query)}`;
    if (last?.name === name) return last.answer;
    const marks = search.marks(query.text);
    const tests = filterTests(table, query, now);
    if (marks !== null) tests.push(searchTest(marks, new Set(seats.rows())));
    const answer = selectRows(orders.by(query.sort.by, now), query.sort.descending, tests);
    last = { name, answer };
    return answer;
  };
}
