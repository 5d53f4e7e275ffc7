import type { LicenseQuery, LicenseStatus } from '../../../shared/licenses.ts';
import type { LicenseColumns } from './license-columns.ts';
import { polarStatuses } from './license-columns.ts';
import type { LicenseOrders } from './license-orders.ts';
import type { LicenseTable } from './license-table.ts';
import type { TextSearch } from './text-search.ts';

/** The licenses that fit a query, in its order. */
export interface QueryAnswer {
  readonly rows: Int32Array;
  /** How many licenses a question about seats could not be asked of, since nobody looked at them. */
  readonly unjudged: number;
}

/** A license's status at a time: Polar leaves an expired key granted. */
export function statusAt(columns: LicenseColumns, row: number, now: number): LicenseStatus {
  const status = polarStatuses[columns.status[row] ?? 0] ?? 'granted';
  const end = columns.expiresAt[row] ?? -1;
  return status === 'granted' && end !== -1 && end <= now ? 'expired' : status;
}

/** Whether the filters let a row through. */
function filterOf(
  table: LicenseTable,
  query: LicenseQuery,
  now: number,
): ((row: number) => boolean) | null {
  const columns = table.columns();
  const { statuses, benefitId, atLimit, neverValidated, stranded } = query;
  const benefit = benefitId === undefined ? -1 : table.benefits().indexOf(benefitId);
  const tests: ((row: number) => boolean)[] = [];
  if (statuses !== undefined && statuses.length > 0) {
    tests.push((row) => statuses.includes(statusAt(columns, row, now)));
  }
  if (benefitId !== undefined) tests.push((row) => columns.benefit[row] === benefit);
  if (neverValidated === true) tests.push((row) => columns.validatedAt[row] === -1);
  if (atLimit === true) {
    tests.push((row) => {
      const limit = columns.seatLimit[row] ?? -1;
      return limit !== -1 && (columns.seatsUsed[row] ?? -1) >= limit;
    });
  }
  if (stranded === true) tests.push((row) => (columns.stranded[row] ?? 0) > 0);
  return tests.length === 0 ? null : (row) => tests.every((test) => test(row));
}

/** The rows of an order that are marked and pass, turned round if that is asked. */
function pick(order: Int32Array, descending: boolean, lets: (row: number) => boolean): Int32Array {
  const rows = new Int32Array(order.length);
  let length = 0;
  for (let at = 0; at < order.length; at += 1) {
    const row = order[descending ? order.length - 1 - at : at] ?? 0;
    if (lets(row)) {
      rows[length] = row;
      length += 1;
    }
  }
  return rows.slice(0, length);
}

/** Answers queries over a table; the last answer is kept, since a window asks for one part of it after another. */
export function createLicenseQueries(deps: {
  readonly table: LicenseTable;
  readonly search: TextSearch;
  readonly orders: LicenseOrders;
  readonly version: () => string;
}): (query: LicenseQuery, now: number) => QueryAnswer {
  const { table } = deps;
  let last: { readonly name: string; readonly answer: QueryAnswer } | null = null;

  function unjudgedIn({ atLimit }: LicenseQuery): number {
    if (atLimit !== true) return 0;
    const { seatsUsed, seatLimit } = table.columns();
    let unjudged = 0;
    for (let row = 0; row < table.rows(); row += 1) {
      if (seatsUsed[row] === -1 && seatLimit[row] !== -1 && table.isThere(row)) unjudged += 1;
    }
    return unjudged;
  }

  return (query, now) => {
    // Licenses end without a change; a minute is as fine as an end is told.
    const name = `${deps.version()} ${Math.floor(now / 60_000)} ${JSON.stringify(query)}`;
    if (last?.name === name) return last.answer;
    const order = deps.orders.by(query.sort.by, now);
    const marks = deps.search.marks(query.text);
    const filter = filterOf(table, query, now);
    const lets = (row: number): boolean =>
      (marks === null || marks[row] === 1) && (filter === null || filter(row));
    const rows = pick(order, query.sort.descending, lets);
    last = { name, answer: { rows, unjudged: unjudgedIn(query) } };
    return last.answer;
  };
}
