import type { BulkRow, LeftOutLicense } from '../../../shared/bulk-release.ts';
import { terminal } from '../../../shared/text/terminal.ts';
import type { BulkCore } from '../../compose-bulk-command.ts';
import { tallySum } from '../../services/bulk/bulk-rows.ts';
import type { SkippedEntry } from '../../services/bulk/csv-source.ts';
import { doneAnswer, type CommandAnswer } from '../answer.ts';
import { cliCodes } from '../cli-codes.ts';
import { exitCodes } from '../exit-codes.ts';
import type { SellerContext } from './open-seller.ts';
import type { RecordOutput } from './record-output.ts';
import { leftOutRecord, releaseRecord, skippedRecord } from './release-records.ts';
import { endedAnswer, sellerFailure, unwrittenAnswer, type Counts } from './stream-answer.ts';

/** What a command that releases seats works with. */
export interface ReleaseContext extends SellerContext, BulkCore {
  readonly records: RecordOutput;
  /** Lines of the plan that lead to no seat, and licenses that it leaves out, of the present part; kept here, since a run has none. */
  skipped: readonly SkippedEntry[];
  leftOut: readonly LeftOutLicense[];
  /** What was planned in parts before the present one and not released, and what the plan of any part left out. */
  readonly parts: { plannedSeats: number; skippedLines: number; isIncomplete: boolean };
}

/** Records that are written at once. */
const batch = 200;

/** Reasons why a line of a plan leads to no seat that mean that there is nothing to release. */
const free: ReadonlySet<string> = new Set(['no-seat', 'seat-not-held', 'nothing-named']);

/** Keeps what the plan leaves out. To be called before the run begins, which has none of it. */
export function keepLeftOut(context: ReleaseContext): void {
  const { views } = context.bulk;
  context.skipped = views.allSkipped();
  context.leftOut = views.leftOut(0, Number.MAX_SAFE_INTEGER).rows;
  context.parts.skippedLines += context.skipped.length;
  context.parts.isIncomplete ||=
    context.skipped.some(({ reason }) => !free.has(reason)) ||
    context.leftOut.some(({ reason }) => reason !== 'no-seat');
}

/** Writes the seats, lines and licenses of a part of a dry run, after which the next part is planned. */
export async function passPart(context: ReleaseContext): Promise<boolean> {
  keepLeftOut(context);
  const state = context.bulk.views.state();
  const isWritten = await writeRecords(context);
  if (state.type === 'planned') context.parts.plannedSeats += state.chosen;
  return isWritten;
}

/** Writes all rows, lines and licenses of the present part. Returns false where they cannot be written. */
export async function writeRecords(context: ReleaseContext): Promise<boolean> {
  const { bulk, command, records, skipped, leftOut } = context;
  let rows: BulkRow[] = [];
  for (const row of bulk.views.allRows()) {
    rows.push(row);
    if (rows.length < batch) continue;
    if (!(await records.write(rows.map((each) => releaseRecord(each, command.seller)))))
      return false;
    rows = [];
  }
  return (
    (await records.write(rows.map((each) => releaseRecord(each, command.seller)))) &&
    (await records.write([...skipped.map(skippedRecord), ...leftOut.map(leftOutRecord)]))
  );
}

/** Returns the numbers of the plan, or of the run and the parts before it. */
export function countsOf({ bulk, parts }: ReleaseContext): Counts {
  const state = bulk.views.state();
  const { earlier } = bulk.run();
  const withSkipped = parts.skippedLines === 0 ? {} : { skipped: parts.skippedLines };
  if (!('open' in state)) {
    const planned = state.type === 'planned' ? state.chosen : 0;
    return { seats: parts.plannedSeats + planned, ...withSkipped };
  }
  const { seats, released, alreadyFree, stillHeld, failed, leftOut, open } = state;
  const tally = { seats, released, alreadyFree, stillHeld, failed, leftOut, open };
  return { ...(earlier === null ? tally : tallySum(earlier, tally)), ...withSkipped };
}

/** Returns the answer where some of what was asked for was not done. */
function partAnswer(message: string, counts: Counts): CommandAnswer {
  const code = cliCodes.incomplete;
  return { exitCode: exitCodes.failed, state: 'failed', code, message, facts: { counts } };
}

/** Returns the answer with what would be released, or where nothing is to be released. */
export async function answerWithoutRun(context: ReleaseContext): Promise<CommandAnswer> {
  const { command, seller } = context;
  const { sellers } = terminal.cli;
  keepLeftOut(context);
  const counts = countsOf(context);
  if (!(await writeRecords(context))) return unwrittenAnswer(counts);
  const seats = counts.open ?? counts.seats ?? 0;
  const message = command.dryRun ? sellers.wouldRelease(seats) : sellers.nothingToRelease;
  if (context.parts.isIncomplete) return partAnswer(`${message}\n${sellers.partOfPlan}`, counts);
  const facts = command.dryRun ? { counts, wouldAsk: seller.server } : { counts };
  return doneAnswer(command.dryRun ? 'listed' : 'released', message, facts);
}

/** Returns the answer about the run as it stands, and puts its journal away if it has ended. */
export async function releaseAnswer(context: ReleaseContext): Promise<CommandAnswer> {
  const { bulk, stream, parts } = context;
  const { sellers } = terminal.cli;
  const state = bulk.views.state();
  const counts = countsOf(context);
  const message = sellers.released(counts);
  const isWritten = await writeRecords(context);
  if (state.type === 'stopped') {
    const answer = sellerFailure(state.failure, counts);
    return { ...answer, message: `${message}\n${answer.message}\n${sellers.resumable}` };
  }
  if (state.type !== 'finished')
    return stream.signal.aborted
      ? endedAnswer(`${message}\n${sellers.resumable}`, counts)
      : partAnswer(`${message}\n${sellers.resumable}`, counts);
  if (!isWritten) return unwrittenAnswer(counts);
  // The caller has the result.
  await bulk.discard();
  return finalAnswer(parts.isIncomplete, counts);
}

/** Returns the answer where nothing is left to do. `isIncomplete`: whether the plan left something out. */
export function finalAnswer(isIncomplete: boolean, counts: Counts): CommandAnswer {
  const { sellers } = terminal.cli;
  const message = sellers.released(counts);
  const isAllFree = (counts.stillHeld ?? 0) + (counts.failed ?? 0) + (counts.open ?? 0) === 0;
  if ((counts.open ?? 0) > 0) {
    const answer = partAnswer(message, counts);
    return { ...answer, exitCode: exitCodes.unknown, state: 'unknown' };
  }
  return isAllFree && !isIncomplete
    ? doneAnswer('released', message, { counts })
    : partAnswer(isIncomplete ? `${message}\n${sellers.partOfPlan}` : message, counts);
}
