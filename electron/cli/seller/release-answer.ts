import type { BulkRow, LeftOutLicense } from '../../../shared/bulk-release.ts';
import { terminal } from '../../../shared/text/terminal.ts';
import type { BulkCore } from '../../compose-bulk-command.ts';
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
  /** Lines of the plan that lead to no seat, and licenses that it leaves out; kept here, since a run has none. */
  skipped: readonly SkippedEntry[];
  leftOut: readonly LeftOutLicense[];
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
}

/** Writes all rows, lines and licenses. Returns false where they cannot be written. */
async function writeRecords(context: ReleaseContext): Promise<boolean> {
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

/** Returns the numbers of the plan or the run. */
function countsOf({ bulk, skipped }: ReleaseContext): Counts {
  const state = bulk.views.state();
  const withSkipped = skipped.length === 0 ? {} : { skipped: skipped.length };
  if (!('seats' in state)) return { seats: 0, ...withSkipped };
  if (!('open' in state))
    return { seats: state.type === 'planned' ? state.chosen : 0, ...withSkipped };
  const { seats, released, alreadyFree, stillHeld, failed, leftOut, open } = state;
  return { seats, released, alreadyFree, stillHeld, failed, leftOut, open, ...withSkipped };
}

/** Returns the answer where some of what was asked for was not done. */
function partAnswer(message: string, counts: Counts): CommandAnswer {
  const code = cliCodes.incomplete;
  return { exitCode: exitCodes.failed, state: 'failed', code, message, facts: { counts } };
}

/** Whether some of what the plan names could not be planned. */
const isPart = ({ skipped, leftOut }: ReleaseContext): boolean =>
  skipped.some(({ reason }) => !free.has(reason)) ||
  leftOut.some(({ reason }) => reason !== 'no-seat');

/** Returns the answer with what would be released, or where nothing is to be released. */
export async function answerWithoutRun(context: ReleaseContext): Promise<CommandAnswer> {
  const { command, seller } = context;
  const { sellers } = terminal.cli;
  keepLeftOut(context);
  const counts = countsOf(context);
  if (!(await writeRecords(context))) return unwrittenAnswer(counts);
  const seats = counts.open ?? counts.seats ?? 0;
  const message = command.dryRun ? sellers.wouldRelease(seats) : sellers.nothingToRelease;
  if (isPart(context)) return partAnswer(`${message}\n${sellers.partOfPlan}`, counts);
  const facts = command.dryRun ? { counts, wouldAsk: seller.server } : { counts };
  return doneAnswer(command.dryRun ? 'listed' : 'released', message, facts);
}

/** Returns the answer about the run as it stands, and puts its journal away if it has ended. */
export async function releaseAnswer(context: ReleaseContext): Promise<CommandAnswer> {
  const { bulk, stream } = context;
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
  const isAllFree = (counts.stillHeld ?? 0) + (counts.failed ?? 0) + (counts.open ?? 0) === 0;
  if ((counts.open ?? 0) > 0) {
    const answer = partAnswer(message, counts);
    return { ...answer, exitCode: exitCodes.unknown, state: 'unknown' };
  }
  return isAllFree && !isPart(context)
    ? doneAnswer('released', message, { counts })
    : partAnswer(isPart(context) ? `${message}\n${sellers.partOfPlan}` : message, counts);
}
