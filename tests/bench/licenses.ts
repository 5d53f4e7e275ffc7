/**
 * Figures of the list of licenses, against floors measured in the same run: `npm run bench:licenses`. A benchmark, not a test.
 */
import { pageIn } from '../../electron/polar/license-page.ts';
import { createKnownSeats } from '../../electron/services/licenses/known-seats.ts';
import { createLicenseOrders } from '../../electron/services/licenses/license-orders.ts';
import { createLicenseQueries } from '../../electron/services/licenses/license-query.ts';
import {
  createLicenseTable,
  type LicenseTable,
} from '../../electron/services/licenses/license-table.ts';
import { licenseRow } from '../../electron/services/licenses/license-views.ts';
import { createTextSearch } from '../../electron/services/licenses/text-search.ts';
import { sortColumns, type LicenseQuery } from '../../shared/licenses.ts';
import { pageTexts } from './license-pages.ts';

const licenses = Number(process.argv[2] ?? 100_000);
const rounds = 15;
const now = Date.UTC(2026, 5, 1);

function median(values: readonly number[], part = 0.5): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

/**
 * Milliseconds of this process's own work: on a machine that others use, time that passed tells more of them. Garbage collection on
 * other threads counts in.
 */
function timed(act: () => void): number {
  const start = process.cpuUsage();
  act();
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
    for (const license of pageIn(text)?.items ?? []) table.put(license, 1, now);
  }
  return table;
}

if (globalThis.gc === undefined) throw new Error('Run it with --expose-gc.');
const pages = pageTexts(licenses);

const parses: number[] = [];
const reads: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  parses.push(timed(() => pages.forEach((text) => void JSON.parse(text))));
  reads.push(timed(() => filled(pages)));
}

const before = used();
const table = filled(pages);
const bytes = used() - before;

const seats = createKnownSeats(table);
const query = createLicenseQueries({
  table,
  search: createTextSearch(table, seats),
  orders: createLicenseOrders(table),
  version: () => '',
});
const firstSorts = sortColumns.map((by) => {
  const ask: LicenseQuery = { text: '', sort: { by, descending: true } };
  return [by, timed(() => void query(ask, now))] as const;
});

const typed = [
  'freya lindqvist',
  'lumen-test-0000',
  'weiss',
  '@example.com',
  'zzz',
  'castillo.777',
  'a',
];
const strokes: number[] = [];
for (const text of typed) {
  for (const by of sortColumns) {
    for (let length = 1; length <= text.length; length += 1) {
      const ask: LicenseQuery = {
        text: text.slice(0, length),
        statuses: length % 2 === 0 ? ['granted', 'expired'] : [],
        sort: { by, descending: length % 3 === 0 },
      };
      strokes.push(
        timed(() => {
          const { rows } = query(ask, now);
          for (const row of rows.subarray(0, 60)) licenseRow(table, row, now);
        }),
      );
    }
  }
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const spread = (values: readonly number[]): string =>
  `${median(values).toFixed(0)} ms (${Math.min(...values).toFixed(0)}–${Math.max(...values).toFixed(0)})`;
say(`${licenses} licenses, ${rounds} rounds`);
say(`JSON.parse of all pages       ${spread(parses)}`);
say(
  `read into the list            ${spread(reads)}  = ${(median(reads) / median(parses)).toFixed(2)} × the parse`,
);
say(`memory                        ${(bytes / licenses).toFixed(0)} bytes a license`);
say(
  `first sort by a column        ${firstSorts.map(([by, ms]) => `${by} ${ms.toFixed(0)}`).join(', ')} ms`,
);
say(
  `keystroke, sort, 60 rows      p50 ${median(strokes).toFixed(1)} ms, p95 ${median(strokes, 0.95).toFixed(1)} ms, most ${Math.max(...strokes).toFixed(1)} ms`,
);
