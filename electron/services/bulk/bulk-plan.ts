import type {
  BulkScope,
  BulkSource,
  LeftOutReason,
  SeatRule,
} from '../../../shared/bulk-release.ts';
import { maxRunSeats } from '../../../shared/bulk-release.ts';
import { done, failed, type Failure, type Result } from '../../../shared/failure.ts';
import type { LicenseQuery } from '../../../shared/licenses.ts';
import type { Clock } from '../../ports.ts';
import type { KnownSeat } from '../licenses/packed-seats.ts';
import type { LicenseRepository } from '../licenses/license-repository.ts';
import type { License } from '../licenses/license-table.ts';
import { decodedText } from '../../storage/decoded-text.ts';
import type { LaterPlan } from './bulk-journal.ts';
import { plannedRow, type RunRow } from './bulk-rows.ts';
import { csvEntries, type CsvEntries, type SkippedEntry } from './csv-source.ts';
import { seatsMatchingRule } from './seat-rules.ts';
import { stopsRun } from './stopping-failures.ts';

/** The seats of a source, and what could not be found or checked. */
export interface Plan {
  readonly rows: readonly RunRow[];
  /** Lines of a file that lead to no row, in the file's order. */
  readonly skipped: readonly SkippedEntry[];
  /** Licenses without a row, in the source's order. */
  readonly leftOut: readonly LeftOutEntry[];
  /** The licenses for a next part; null for none. */
  readonly next: PlanInput | null;
}

/** A license that a plan leaves out. */
export interface LeftOutEntry {
  readonly licenseId: string;
  /** The license when the plan was made; undefined if it was not in the table. */
  readonly license: License | undefined;
  readonly reason: LeftOutReason;
  readonly failure: Failure | null;
}

/** The seats of each license, by their hashes or by a rule. */
type SeatSelections = Map<string, { readonly hashes: Set<string>; rule: SeatRule | null }>;

const concurrency = 4;

/** What every plan needs. */
export interface PlanDeps {
  readonly repository: LicenseRepository;
  readonly clock: Clock;
  readonly isThisDevices: (activationId: string) => boolean;
  /** Returns the ids of the licenses that fit a query. */
  readonly query: (query: LicenseQuery) => readonly string[];
  /** The most seats of a plan. Default 20,000; only tests pass fewer. */
  readonly maxSeats?: number;
}

/** Returns the ids of the licenses in a scope. */
function idsIn(scope: BulkScope, query: PlanDeps['query']): readonly string[] {
  switch (scope.type) {
    case 'licenses':
      return scope.licenseIds;
    case 'query':
      return query(scope.query);
    case 'customer':
      return query({
        text: '',
        customerId: scope.customerId,
        sort: { by: 'created', descending: true },
      });
  }
}

/** Whether a plan lists the licenses without a seat: a person expects each license of a customer in it. */
function listsEmptyLicenses(source: BulkSource): boolean {
  return source.type === 'rule' && source.scope.type === 'customer';
}

/** The licenses that a plan is about, and the lines of the file that name them. */
export interface PlanInput {
  readonly selections: SeatSelections;
  readonly csv: CsvEntries;
  /** Whether the plan lists the licenses without a seat. */
  readonly listsEmpty: boolean;
}

/** Returns the licenses that a source names. */
export async function planInputOf(
  { repository, query }: PlanDeps,
  source: BulkSource,
): Promise<Result<PlanInput>> {
  const { table, seats: known } = repository;
  const selections: SeatSelections = new Map();
  let csv: CsvEntries = { entries: [], skipped: [] };

  function addSelection(licenseId: string, hashes: readonly string[], rule: SeatRule | null): void {
    const present = selections.get(licenseId) ?? { hashes: new Set<string>(), rule: null };
    for (const hash of hashes) present.hashes.add(hash);
    present.rule ??= rule;
    selections.set(licenseId, present);
  }

  switch (source.type) {
    case 'seats':
      for (const { licenseId, seat } of source.seats) addSelection(licenseId, [seat], null);
      break;
    case 'rule': {
      const { scope, rule } = source;
      for (const id of idsIn(scope, query)) addSelection(id, [], rule);
      break;
    }
    case 'csv': {
      const byHash = new Map([...known.all()].map(([id, { hash }]) => [hash, id]));
      const found = await csvEntries(decodedText(source.bytes), table, (hash) => byHash.get(hash));
      if (found === null) return failed('csv-unreadable');
      csv = found;
      for (const { licenseIds, seats } of found.entries) {
        for (const id of licenseIds)
          addSelection(id, seats, seats.length === 0 ? source.rule : null);
      }
      break;
    }
  }
  return done({ selections, csv, listsEmpty: listsEmptyLicenses(source) });
}

/** Returns what a journal holds of the next parts. The lines of a file are not kept. */
export function laterPlanOf({ selections, listsEmpty }: PlanInput): LaterPlan {
  const licenses = [...selections].map(([licenseId, { hashes, rule }]) => ({
    licenseId,
    hashes: [...hashes],
    rule,
  }));
  return { listsEmpty, licenses };
}

/** Returns the input for the next parts that a journal holds. */
export function inputOfLater({ listsEmpty, licenses }: LaterPlan): PlanInput {
  const selections: SeatSelections = new Map(
    licenses.map(({ licenseId, hashes, rule }) => [licenseId, { hashes: new Set(hashes), rule }]),
  );
  return { selections, csv: { entries: [], skipped: [] }, listsEmpty };
}

/** Returns the input of the next part: the licenses that this one left for later. */
function nextInput(
  { selections, csv, listsEmpty }: PlanInput,
  later: ReadonlySet<string>,
): PlanInput | null {
  if (later.size === 0) return null;
  return {
    selections: new Map([...selections].filter(([id]) => later.has(id))),
    csv: {
      entries: csv.entries.filter(({ licenseIds }) => licenseIds.some((id) => later.has(id))),
      skipped: [],
    },
    listsEmpty,
  };
}

/**
 * Makes a plan of at most `maxSeats` seats; releases nothing. The licenses that are left are the plan's next part. Returns null once
 * `shouldContinue` returns false.
 */
export async function makePlan(
  deps: PlanDeps & {
    readonly reportProgress: (checked: number, total: number, seats: number) => void;
    readonly shouldContinue: () => boolean;
  },
  input: PlanInput,
): Promise<Result<Plan> | null> {
  const { repository, clock, maxSeats = maxRunSeats } = deps;
  const { table, seats: known } = repository;
  const { selections, csv, listsEmpty } = input;
  const rows: RunRow[] = [];
  let checked = 0;
  const leftOut = new Map<string, LeftOutEntry>();
  let stoppingFailure: Failure | null = null;
  const queue = [...selections.keys()];
  let position = 0;
  /** The licenses for a next part. */
  const later = new Set<string>();

  function addRows({ id: licenseId, rotatedAt }: License, seats: readonly KnownSeat[]): void {
    const { hashes, rule } = selections.get(licenseId) ?? { hashes: new Set<string>(), rule: null };
    const matchingSeats =
      rule === null ? [] : seatsMatchingRule(rule, seats, rotatedAt, clock.now());
    const chosen = seats.filter((seat) => hashes.has(seat.hash) || matchingSeats.includes(seat));
    const fitting = chosen.slice(0, maxSeats - rows.length);
    // A license comes in one part if it can.
    const isWhole = fitting.length === chosen.length || rows.length === 0;
    if (fitting.length < chosen.length) later.add(licenseId);
    if (!isWhole) return;
    for (const seat of fitting) {
      // This computer's own seat is released only if a person chooses it.
      rows.push(plannedRow(licenseId, seat, !deps.isThisDevices(seat.activationId)));
    }
  }

  /** Returns the lines that are unclear, and those whose checked licenses added no row. */
  function skippedLines(): SkippedEntry[] {
    const planned = new Set(rows.map(({ licenseId }) => licenseId));
    const hashes = new Set(rows.map(({ hash }) => hash));
    const checkedIds = new Set(known.checked());
    const isEveryLicenseChecked = [...table.all()].every(({ id }) => checkedIds.has(id));
    const withoutRow = csv.entries.flatMap(({ line, licenseIds, seats }): SkippedEntry[] => {
      if (licenseIds.some((id) => leftOut.has(id) || later.has(id))) return [];
      if (seats.length > 0) {
        if (seats.some((hash) => hashes.has(hash))) return [];
        const isLicenseKnown = licenseIds.length > 0 || isEveryLicenseChecked;
        return [{ line, reason: isLicenseKnown ? 'seat-not-held' : 'seat-unchecked' }];
      }
      return licenseIds.some((id) => planned.has(id)) ? [] : [{ line, reason: 'no-seat' }];
    });
    return [...csv.skipped, ...withoutRow].sort((one, other) => one.line.line - other.line.line);
  }

  async function runWorker(): Promise<void> {
    while (deps.shouldContinue() && stoppingFailure === null && later.size === 0) {
      if (rows.length >= maxSeats) return;
      const licenseId = queue[position];
      if (licenseId === undefined) return;
      position += 1;
      // A license that Polar no longer knows leaves the table.
      const license = table.find(licenseId);
      const leaveOut = (reason: LeftOutReason, failure: Failure | null = null): void => {
        leftOut.set(licenseId, { licenseId, license, reason, failure });
      };
      const answer = await repository.check(licenseId, 'bulk');
      checked += 1;
      if (answer.ok) {
        const { license: present, seats, isComplete } = answer.value;
        // A rule must not choose among the seats of a license that cannot all be read.
        if (!isComplete) leaveOut('unreadable-seats');
        else if (seats.length === 0 && listsEmpty) leaveOut('no-seat');
        else addRows(present, seats);
      } else if (stopsRun(answer.failure)) stoppingFailure = answer.failure;
      else leaveOut('not-checked', answer.failure);
      deps.reportProgress(checked, selections.size, rows.length);
    }
  }

  await Promise.all(Array.from({ length: concurrency }, runWorker));
  if (!deps.shouldContinue()) return null;
  if (stoppingFailure !== null) return failed(stoppingFailure);
  for (const licenseId of queue.slice(position)) later.add(licenseId);
  const leftOutInOrder = [...selections.keys()].flatMap((id) => leftOut.get(id) ?? []);
  const next = nextInput(input, later);
  return done({ rows, skipped: skippedLines(), leftOut: leftOutInOrder, next });
}
