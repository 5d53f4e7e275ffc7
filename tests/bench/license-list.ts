import { parsePage } from '../../electron/polar/license-page.ts';
import { createKnownSeats } from '../../electron/services/licenses/known-seats.ts';
import { createLicenseOrders } from '../../electron/services/licenses/license-orders.ts';
import { createLicenseQueries } from '../../electron/services/licenses/license-query.ts';
import {
  createLicenseTable,
  type LicenseTable,
} from '../../electron/services/licenses/license-table.ts';
import { licenseRow } from '../../electron/services/licenses/license-views.ts';
import { createLicenseSearch } from '../../electron/services/licenses/text-search.ts';
import { sortColumns, type LicenseQuery, type SortColumn } from '../../shared/licenses.ts';
import { pageTexts } from './license-pages.ts';

import { quantile, type Figure } from './figures.ts';

const now = Date.UTC(2026, 5, 1);
const typed = [
  'freya lindqvist',
  'lumen-test-0000',
  'weiss',
  '@example.com',
  'castillo.777',
  'zzz',
  'a',
];

/**
 * Milliseconds of CPU time of this process: on a shared machine, wall time measures the other
 * processes. It includes garbage collection on other threads.
 */
function timed(action: () => void): number {
  const start = process.cpuUsage();
  action();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function used(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function filled(pages: readonly string[]): LicenseTable {
  const table = createLicenseTable();
  for (const text of pages) {
    for (const license of parsePage(text)?.items ?? []) table.put(license, 1, now);
  }
  return table;
}

/**
 * Milliseconds in which main answers each keystroke of a search, sorted by each column, with the
 * rows of one screen.
 */
function timeKeystrokes(table: LicenseTable): number[] {
  const seats = createKnownSeats(table);
  const query = createLicenseQueries({
    table,
    seats,
    orders: createLicenseOrders(table),
  });
  const strokes: number[] = [];
  for (const by of sortColumns) {
    for (const text of typed) {
      for (let length = 1; length <= text.length; length += 1) {
        const ask: LicenseQuery = {
          text: text.slice(0, length),
          statuses: length % 2 === 0 ? ['granted', 'expired'] : [],
          sort: { by, descending: length % 3 === 0 },
        };
        strokes.push(
          timed(() => {
            const { licenses } = query(ask, now);
            for (const license of licenses.slice(0, 60)) licenseRow(license, now);
          }),
        );
      }
    }
  }
  return strokes;
}

/** Milliseconds of the first sort by each column. */
function timeFirstSorts(table: LicenseTable): ReadonlyMap<SortColumn, number> {
  const orders = createLicenseOrders(table);
  return new Map(sortColumns.map((by) => [by, timed(() => void orders.by(by, now))]));
}

/**
 * Measures the list of licenses in main: reading all pages, memory, and searching. Needs
 * `--expose-gc`.
 */
export function licenseList(licenses: number, runs: number): Figure[] {
  if (globalThis.gc === undefined) throw new Error('Run it with --expose-gc.');
  const pages = pageTexts(licenses);
  const parses: number[] = [];
  const reads: number[] = [];
  for (let round = 0; round <= runs; round += 1) {
    parses.push(timed(() => pages.forEach((text) => void JSON.parse(text))));
    reads.push(timed(() => filled(pages)));
  }
  const before = used();
  const table = filled(pages);
  // With the joined texts, which the first search makes.
  const search = createLicenseSearch(table, createKnownSeats(table));
  search('a search');
  const bytes = used() - before;
  const sorts = Array.from({ length: runs }, () => timeFirstSorts(table));
  const sortTimes = (by: SortColumn): number[] => sorts.map((times) => times.get(by) ?? Number.NaN);
  const slowest = sortColumns
    .map((by) => ({ by, median: quantile(sortTimes(by), 0.5) }))
    .toSorted((one, other) => other.median - one.median);
  return [
    {
      what: `read ${licenses} keys, to parsing their pages`,
      unit: 'ms',
      appSamples: reads.slice(1),
      floor: parses.slice(1),
      part: 0.5,
      goal: { max: 2 },
    },
    {
      what: 'memory of a key in the list',
      unit: 'bytes',
      appSamples: [bytes / licenses],
      floor: null,
      part: 0.5,
      goal: { max: 1200 },
    },
    {
      what: `first sort of ${licenses} keys by the slowest column`,
      unit: 'ms',
      appSamples: sortTimes(slowest[0]?.by ?? 'customer'),
      floor: null,
      part: 0.5,
      goal: { max: 100 },
      note: slowest.map(({ by, median }) => `${by} ${median.toFixed(0)}`).join(', '),
    },
    {
      what: 'search and sort in main, p95',
      unit: 'ms',
      appSamples: timeKeystrokes(table),
      floor: null,
      part: 0.95,
      goal: null,
      note: 'the first search by a column sorts by it',
    },
  ];
}
