import * as v from 'valibot';
import { Failure } from '../../../shared/failure.ts';
import { AnyUuid, PolarId, Server } from '../../../shared/license.ts';
import type { RunLog } from '../../ports.ts';
import { redact } from '../../privacy/redact.ts';
import { storageFailure } from '../../storage/stored-file.ts';

/**
 * The journal of one bulk release. A seat's intent is on the disk before its request goes out, and its result before the next is
 * counted. It holds no key and no customer, and of a seat its ids, when it was activated and what its device is called: once the seat is
 * gone, nobody else could tell that to a report.
 */

/** The file's name, as failures tell it. */
export const journalFile = 'bulk-release.jsonl';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The ends that a seat can come to. */
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

/** What the journal tells of a run. */
export interface JournalRun {
  readonly run: string;
  readonly at: number;
  readonly server: Server;
  readonly organizationId: string;
  readonly rows: readonly JournalRow[];
  readonly end: { readonly at: number; readonly wasCanceled: boolean } | null;
}

export interface JournalRow extends JournalSeat {
  /** Whether a request may have gone out. */
  intent: boolean;
  result: {
    readonly outcome: JournalResult;
    readonly at: number;
    readonly failure?: Failure;
  } | null;
}

/** Everything that is written throws the file system's error, and then it is not written. */
export interface BulkJournal {
  /** The run that was begun, else null. Lines that a kill tore, and plans that nobody confirmed, are passed over. */
  read(): JournalRun | null;
  /** Writes the whole plan, and that it begins, in place of what was there. */
  begin(run: Omit<JournalRun, 'end' | 'rows'>, rows: readonly JournalSeat[]): void;
  intent(run: string, row: number): void;
  result(run: string, row: number, result: NonNullable<JournalRow['result']>): void;
  end(run: string, at: number, canceled: boolean): void;
  erase(): void;
}

/** A seat as the plan names it. */
export interface JournalSeat {
  readonly licenseId: string;
  readonly activationId: string;
  /** What the device is called; without what could be a key or an address in it. */
  readonly label: string;
  readonly activatedAt: number | null;
}

/** As much of a device's name as a report needs. */
const maxLabelLength = 120;
/** How many seats one line of the plan holds: each line costs a sync of the disk. */
const seatsPerLine = 500;

/** What the file system's error about the journal means to a person. */
export function journalFailure(error: unknown): Failure {
  return storageFailure(error, { fileName: journalFile });
}

/** Reads lines into a run; null when what is there was never begun or has holes. */
function parseRun(lines: readonly Line[]): JournalRun | null {
  const plan = lines.findLast((line) => line.t === 'plan');
  if (plan === undefined) return null;
  const rows: JournalRow[] = [];
  let hasBegun = false;
  let end: JournalRun['end'] = null;
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
  const isWhole = Object.keys(rows).length === plan.seats;
  if (!hasBegun || !isWhole) return null;
  const { run, at, server, organizationId } = plan;
  return { run, at, server, organizationId, rows, end };
}

/** The journal over its file. */
export function createBulkJournal(file: RunLog): BulkJournal {
  const append = (line: Line): void => {
    file.append(line);
  };
  return {
    read() {
      const lines = file.read().map((line) => v.safeParse(Line, line));
      return parseRun(lines.flatMap((line) => (line.success ? [line.output] : [])));
    },
    begin({ run, at, server, organizationId }, rows) {
      file.erase();
      append({ t: 'plan', run, at, server, organizationId, seats: rows.length });
      for (let from = 0; from < rows.length; from += seatsPerLine) {
        const part = rows.slice(from, from + seatsPerLine);
        append({
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
      append({ t: 'begin', run });
    },
    intent(run, row) {
      append({ t: 'intent', run, row });
    },
    result(run, row, { outcome, at, failure }) {
      append({
        t: 'result',
        run,
        row,
        at,
        result: outcome,
        ...(failure === undefined ? {} : { failure }),
      });
    },
    end(run, at, canceled) {
      append({ t: 'end', run, at, canceled });
    },
    erase() {
      file.erase();
    },
  };
}
