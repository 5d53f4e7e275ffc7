import { createHmac } from 'node:crypto';
import * as v from 'valibot';
import { Failure } from '../../../shared/failure.ts';
import { BulkTally, noSeats, SeatRule } from '../../../shared/bulk-release.ts';
import { AnyUuid, PolarId, Server } from '../../../shared/license.ts';
import { SeatHash } from '../../../shared/licenses.ts';
import type { RunLog } from '../../ports.ts';
import { redact } from '../../privacy/redact.ts';
import { storageFailure } from '../../storage/stored-file.ts';

/**
 * The journal of one bulk release. A seat's intent is on the disk before its request goes out, and its result before the seat counts. The
 * journal holds no key and no customer. Of a seat it holds the ids, the time of activation and the device's name, which a report needs and
 * Polar no longer has once the seat is gone.
 */

/** The file's name in failures. */
export const journalFile = 'bulk-release.jsonl';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The results of a seat. */
export const journalResults = [
  'released',
  'found-free',
  'already-free',
  'still-held',
  'failed',
] as const;
export type JournalResult = (typeof journalResults)[number];

const Line = v.variant('t', [
  v.strictObject({
    t: v.literal('plan'),
    run: v.string(),
    at: v.number(),
    server: Server,
    organizationId: PolarId,
    seats: count,
  }),
  v.strictObject({
    t: v.literal('rows'),
    run: v.string(),
    from: count,
    rows: v.array(v.strictTuple([AnyUuid, AnyUuid, v.string(), v.nullable(v.number())])),
  }),
  // A line of its own, which versions without the command line ignore.
  v.strictObject({ t: v.literal('command'), run: v.string(), plan: v.string() }),
  v.strictObject({ t: v.literal('reason'), run: v.string(), reason: v.string() }),
  // Of a plan that is too long for one run: which part the run is, and how many licenses the next parts have.
  v.strictObject({
    t: v.literal('part'),
    run: v.string(),
    firstRun: v.string(),
    earlier: BulkTally,
    listsEmpty: v.boolean(),
    later: count,
  }),
  v.strictObject({
    t: v.literal('later'),
    run: v.string(),
    licenses: v.array(v.strictTuple([PolarId, v.array(SeatHash), v.nullable(SeatRule)])),
  }),
  v.strictObject({ t: v.literal('begin'), run: v.string() }),
  v.strictObject({ t: v.literal('intent'), run: v.string(), row: count }),
  v.strictObject({
    t: v.literal('result'),
    run: v.string(),
    row: count,
    at: v.number(),
    result: v.picklist(journalResults),
    failure: v.exactOptional(Failure),
  }),
  v.strictObject({ t: v.literal('end'), run: v.string(), at: v.number(), canceled: v.boolean() }),
]);
type Line = v.InferOutput<typeof Line>;

/** A run as the journal has it. */
export interface JournalRun {
  readonly run: string;
  readonly at: number;
  readonly server: Server;
  readonly organizationId: string;
  /** The mark of the plan with which the command line began the run; null where a person began it in the window. */
  readonly commandPlan: string | null;
  /** The person's reason, without what may be a key or an address in it; null for none. */
  readonly reason: string | null;
  /** The id of the run that released the first part of the plan: this run's, unless it is a later part. */
  readonly firstRun: string;
  /** The results of the parts before this one; null for the first. */
  readonly earlier: BulkTally | null;
  /** What the next parts release; null for the last part. */
  readonly later: LaterPlan | null;
  readonly rows: readonly JournalRow[];
  readonly end: { readonly at: number; readonly wasCanceled: boolean } | null;
}

export interface JournalRow extends JournalSeat {
  /** Whether a request may have been sent. */
  intent: boolean;
  result: {
    readonly outcome: JournalResult;
    readonly at: number;
    readonly failure?: Failure;
  } | null;
}

/** The licenses of the next parts of a plan, with their seats by hashes or by a rule. */
export interface LaterPlan {
  /** Whether the plan lists the licenses without a seat. */
  readonly listsEmpty: boolean;
  readonly licenses: readonly {
    readonly licenseId: string;
    readonly hashes: readonly string[];
    readonly rule: SeatRule | null;
  }[];
}

/** Reads and writes the journal. Each write throws the file system's error, and then nothing is written. */
export type BulkJournal = ReturnType<typeof createBulkJournal>;

/** A seat as the plan names it. */
export interface JournalSeat {
  readonly licenseId: string;
  readonly activationId: string;
  /** The device's name, without what may be a key or an address in it. */
  readonly label: string;
  readonly activatedAt: number | null;
}

/** The name of the lock that a process holds while it changes the journal: the window and commands share it. */
export const journalLockFile = 'bulk-release.lock';

/** The longest device's name, in code units. */
const maxLabelLength = 120;
/** Seats in one line of the plan, which is parsed as a whole. */
const seatsPerLine = 500;
/** Licenses of the next parts in one line. */
const laterPerLine = 5_000;

/** Returns the failure that a person sees for a file system's error about the journal. */
export function journalFailure(error: unknown): Failure {
  return storageFailure(error, { fileName: journalFile });
}

/**
 * Returns the mark by which a later command recognizes that its plan is that of a run. It is different for each run, and says nothing about the
 * plan. `run`: the id of the plan's first run.
 */
export function planMark(run: string, plan: string): string {
  return createHmac('sha256', run).update(plan).digest('hex').slice(0, 32);
}

/** Reads lines into a run. Returns null where the run was never begun or lacks rows. */
function parseRun(lines: readonly Line[]): JournalRun | null {
  const plan = lines.findLast((line) => line.t === 'plan');
  if (plan === undefined) return null;
  const rows: JournalRow[] = [];
  let hasBegun = false;
  let commandPlan: JournalRun['commandPlan'] = null;
  let reason: JournalRun['reason'] = null;
  let end: JournalRun['end'] = null;
  let part: Extract<Line, { t: 'part' }> | null = null;
  const later: LaterPlan['licenses'][number][] = [];
  for (const line of lines) {
    if (line.run !== plan.run) continue;
    switch (line.t) {
      case 'plan':
        break;
      case 'rows':
        for (const [index, [licenseId, activationId, label, activatedAt]] of line.rows.entries()) {
          const seat = { licenseId, activationId, label, activatedAt };
          rows[line.from + index] = { ...seat, intent: false, result: null };
        }
        break;
      case 'command':
        commandPlan = line.plan;
        break;
      case 'reason':
        ({ reason } = line);
        break;
      case 'part':
        part = line;
        break;
      case 'later':
        for (const [licenseId, hashes, rule] of line.licenses)
          later.push({ licenseId, hashes, rule });
        break;
      case 'begin':
        hasBegun = true;
        break;
      case 'intent': {
        const row = rows[line.row];
        if (row !== undefined) row.intent = true;
        break;
      }
      case 'result': {
        const { result: outcome, at, failure } = line;
        const row = rows[line.row];
        if (row !== undefined)
          row.result = { outcome, at, ...(failure === undefined ? {} : { failure }) };
        break;
      }
      case 'end':
        end = { at: line.at, wasCanceled: line.canceled };
        break;
    }
  }
  const isWhole = Object.keys(rows).length === plan.seats && later.length === (part?.later ?? 0);
  if (!hasBegun || !isWhole) return null;
  const { run, at, server, organizationId } = plan;
  return {
    run,
    at,
    server,
    organizationId,
    commandPlan,
    reason,
    firstRun: part?.firstRun ?? run,
    earlier: part === null || part.firstRun === run ? null : part.earlier,
    later: later.length === 0 ? null : { listsEmpty: part?.listsEmpty ?? false, licenses: later },
    rows,
    end,
  };
}

/** Returns the lines about the other parts of a plan; none for a plan of one part. */
function partLines({
  run,
  firstRun,
  earlier,
  later,
}: Omit<JournalRun, 'end' | 'rows'>): readonly Line[] {
  if (earlier === null && later === null) return [];
  const { listsEmpty, licenses } = later ?? { listsEmpty: false, licenses: [] };
  const lines: Line[] = [
    {
      t: 'part',
      run,
      firstRun,
      listsEmpty,
      earlier: earlier ?? noSeats,
      later: licenses.length,
    },
  ];
  for (let from = 0; from < licenses.length; from += laterPerLine) {
    lines.push({
      t: 'later',
      run,
      licenses: licenses
        .slice(from, from + laterPerLine)
        .map(({ licenseId, hashes, rule }) => [licenseId, [...hashes], rule]),
    });
  }
  return lines;
}

/** Returns the journal in the file. */
export function createBulkJournal(file: RunLog) {
  const append = (line: Line): void => {
    file.append(line);
  };
  return {
    /** Returns the run; null for none. Ignores lines that a crash tore and plans that no person confirmed. */
    read(): JournalRun | null {
      const lines = file.read().map((line) => v.safeParse(Line, line));
      return parseRun(lines.flatMap((line) => (line.success ? [line.output] : [])));
    },
    /** Replaces the journal by a plan that begins. Where that fails, or is killed, the journal is the one before. */
    begin(identity: Omit<JournalRun, 'end' | 'rows'>, rows: readonly JournalSeat[]): void {
      const { run, at, server, organizationId, commandPlan, reason } = identity;
      const lines: Line[] = [{ t: 'plan', run, at, server, organizationId, seats: rows.length }];
      for (let from = 0; from < rows.length; from += seatsPerLine) {
        const part = rows.slice(from, from + seatsPerLine);
        lines.push({
          t: 'rows',
          run,
          from,
          rows: part.map(({ licenseId, activationId, label, activatedAt }) => [
            licenseId,
            activationId,
            // A device may have been named after a mail address.
            redact(label).slice(0, maxLabelLength),
            activatedAt,
          ]),
        });
      }
      if (commandPlan !== null) lines.push({ t: 'command', run, plan: commandPlan });
      if (reason !== null) lines.push({ t: 'reason', run, reason: redact(reason) });
      file.replace([...lines, ...partLines(identity), { t: 'begin', run }]);
    },
    intent(run: string, row: number): void {
      append({ t: 'intent', run, row });
    },
    result(run: string, row: number, result: NonNullable<JournalRow['result']>): void {
      const { outcome, ...rest } = result;
      append({ t: 'result', run, row, result: outcome, ...rest });
    },
    end(run: string, at: number, canceled: boolean): void {
      append({ t: 'end', run, at, canceled });
    },
    erase(): void {
      file.erase();
    },
  };
}
