import type { BulkSource, SeatRule } from '../../../shared/bulk-release.ts';
import { longestRun } from '../../../shared/bulk-release.ts';
import { done, failed, type Failure } from '../../../shared/failure.ts';
import type { Result } from '../../../shared/ipc.ts';
import type { LicenseQuery } from '../../../shared/licenses.ts';
import type { Clock } from '../../ports.ts';
import type { KnownSeat } from '../licenses/known-seats.ts';
import type { LicenseBook } from '../licenses/license-repository.ts';
import { decodedText } from '../../storage/decoded-text.ts';
import { plannedRow, type RunRow } from './bulk-rows.ts';
import { csvEntries, type CsvEntries, type SkippedEntry } from './csv-source.ts';
import { seatsOfRule } from './seat-rules.ts';
import { stopsRun } from './stopping-failures.ts';

/** What a source comes to: the seats, and what could not be found or looked at. */
export interface Plan {
  readonly rows: readonly RunRow[];
  /** Lines of a file that lead to none of the rows, in the file's order. */
  readonly skipped: readonly SkippedEntry[];
  /** How many licenses could not be looked at. */
  readonly unread: number;
}

/** Of each license: the seats that are named by hash, or a rule for them. */
type Wishes = Map<string, { readonly hashes: Set<string>; rule: SeatRule | null }>;

/** How many licenses are looked at at once. */
const concurrency = 4;

/** Makes a plan of a source. Only reads; `progress` hears after each license. Null when `isWanted` no longer holds. */
export async function makePlan(
  deps: {
    readonly book: LicenseBook;
    readonly clock: Clock;
    readonly own: () => string | null;
    readonly query: (query: LicenseQuery) => readonly string[];
    readonly progress: (looked: number, of: number, seats: number) => void;
    readonly isWanted: () => boolean;
  },
  source: BulkSource,
): Promise<Result<Plan> | null> {
  const { book, clock } = deps;
  const { table, seats: known } = book;
  const wishes: Wishes = new Map();
  let lines: CsvEntries = { entries: [], skipped: [] };

  function wish(licenseId: string, hashes: readonly string[], rule: SeatRule | null): void {
    const present = wishes.get(licenseId) ?? { hashes: new Set<string>(), rule: null };
    for (const hash of hashes) present.hashes.add(hash);
    present.rule ??= rule;
    wishes.set(licenseId, present);
  }

  switch (source.is) {
    case 'seats':
      for (const { licenseId, seat } of source.seats) wish(licenseId, [seat], null);
      break;
    case 'rule': {
      const { scope, rule } = source;
      const ids = scope.is === 'licenses' ? scope.licenseIds : deps.query(scope.query);
      for (const id of ids) wish(id, [], rule);
      break;
    }
    case 'csv': {
      const byHash = new Map([...known.all()].map(([id, { hash }]) => [hash, id]));
      const found = await csvEntries(decodedText(source.bytes), table, (hash) => byHash.get(hash));
      if (found === null) return failed('csv-unreadable');
      lines = found;
      for (const { licenseIds, seats } of found.entries) {
        for (const id of licenseIds) wish(id, seats, seats.length === 0 ? source.rule : null);
      }
      break;
    }
  }
  if (wishes.size > longestRun) return failed('bulk-too-long');

  const rows: RunRow[] = [];
  let looked = 0;
  const unreadIds = new Set<string>();
  let trouble: Failure | null = null;
  const queue = [...wishes];

  function take(licenseId: string, row: number, seats: readonly KnownSeat[]): void {
    const { hashes, rule } = wishes.get(licenseId) ?? { hashes: new Set<string>(), rule: null };
    const rotatedAt = table.columns().rotatedAt[row] ?? -1;
    const ruled =
      rule === null
        ? []
        : seatsOfRule(rule, seats, rotatedAt === -1 ? null : rotatedAt, clock.now());
    for (const seat of seats) {
      if (!hashes.has(seat.hash) && !ruled.includes(seat)) continue;
      // This computer goes along only when somebody says so.
      rows.push(plannedRow(licenseId, seat, seat.activationId !== deps.own()));
    }
  }

  /** Returns the lines that were not understood, and those that came to no row now that their licenses are checked. */
  function skippedLines(): SkippedEntry[] {
    const planned = new Set(rows.map(({ licenseId }) => licenseId));
    const hashes = new Set(rows.map(({ hash }) => hash));
    const isWhollyChecked = [...known.rows()].length === table.size();
    const withoutRow = lines.entries.flatMap(({ line, licenseIds, seats }): SkippedEntry[] => {
      if (licenseIds.some((id) => unreadIds.has(id))) return [];
      if (seats.length > 0) {
        if (seats.some((hash) => hashes.has(hash))) return [];
        const isPlaced = licenseIds.length > 0 || isWhollyChecked;
        return [{ line, reason: isPlaced ? 'seat-not-held' : 'seat-unchecked' }];
      }
      return licenseIds.some((id) => planned.has(id)) ? [] : [{ line, reason: 'no-seat' }];
    });
    return [...lines.skipped, ...withoutRow].sort((one, other) => one.line.line - other.line.line);
  }

  async function work(): Promise<void> {
    while (deps.isWanted() && trouble === null) {
      const next = queue.shift();
      if (next === undefined) return;
      const answer = await book.look(next[0], 'bulk');
      looked += 1;
      // Of a license whose seats cannot all be read, a rule would choose without knowing them.
      if (answer.ok && !answer.value.isWhole) unreadIds.add(next[0]);
      else if (answer.ok) take(next[0], answer.value.row, answer.value.seats);
      else if (stopsRun(answer.failure)) trouble = answer.failure;
      else unreadIds.add(next[0]);
      deps.progress(looked, wishes.size, rows.length);
    }
  }

  await Promise.all(Array.from({ length: concurrency }, work));
  if (!deps.isWanted()) return null;
  if (trouble !== null) return failed(trouble);
  if (rows.length > longestRun) return failed('bulk-too-long');
  return done({ rows, skipped: skippedLines(), unread: unreadIds.size });
}
