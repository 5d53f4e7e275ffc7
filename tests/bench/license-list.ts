import { parsePage } from '../../electron/polar/license-page.ts';
import { createKnownSeats } from '../../electron/services/licenses/known-seats.ts';
import { createLicenseOrders } from '../../electron/services/licenses/license-orders.ts';
import { createLicenseQueries } from '../../electron/services/licenses/license-query.ts';
import {
  createLicenseTable,
  type LicenseTable,
} from '../../electron/services/licenses/license-table.ts';
import { licenseRow } from '../../electron/services/licenses/license-views.ts';
import { sortColumns, type LicenseQuery } from '../../shared/licenses.ts';
import { pageTexts } from './license-pages.ts';

import type { Figure } from './figures.ts';

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
  const bytes = used() - before;
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
