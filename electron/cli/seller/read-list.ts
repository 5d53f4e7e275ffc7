import { terminal } from '../../../shared/text/terminal.ts';
import { streamLicenses } from '../../services/licenses/license-stream.ts';
import { openPageLicenses, type PageLicenses } from '../../services/licenses/page-licenses.ts';
import type { License } from '../../services/licenses/license-table.ts';
import { doneAnswer, type CommandAnswer } from '../answer.ts';
import { exitCodes } from '../exit-codes.ts';
import { cliCodes } from '../cli-codes.ts';
import { unlessEnded, type SellerContext } from './open-seller.ts';
import { endedAnswer, sellerFailure, unwrittenAnswer, type Counts } from './stream-answer.ts';

/** What becomes of the licenses of a page: `taken`, or why the reading ends. */
export type PageResult = 'taken' | 'unwritten';

/**
 * Reads the organization's list, and passes on the licenses of each page that fit the caller's search and statuses. Returns the answer with
 * their number, or of a reading that ended early. `counts`: further numbers of the command.
 */
export async function readList(
  context: SellerContext,
  onLicenses: (licenses: readonly License[], page: PageLicenses) => Promise<PageResult>,
  counts: () => Counts = () => ({}),
): Promise<CommandAnswer> {
  const { seller, command, stream } = context;
  const { sellers } = terminal.cli;
  const { statuses, search: text } = command.seller;
  let found = 0;
  let unreadable = 0;
  let isUnwritten = false;
  const total = (): Counts => ({ licenses: found, unreadable, ...counts() });

  const reading = streamLicenses(seller, async (listed, progress) => {
    ({ unreadable } = progress);
    const page = openPageLicenses(listed, seller.clock.now());
    const fitting = page.find({ text, ...(statuses === null ? {} : { statuses: [...statuses] }) });
    stream.showProgress(null);
    isUnwritten = (await onLicenses(fitting, page)) === 'unwritten';
    if (isUnwritten || stream.signal.aborted) return false;
    found += fitting.length;
    stream.showProgress(sellers.progress(progress.read, progress.total));
    return true;
  });
  const end = await unlessEnded(context, reading);
  stream.showProgress(null);
  if (isUnwritten) return unwrittenAnswer(total());
  if (end === null || stream.signal.aborted) return endedAnswer(sellers.listed(found), total());
  if (!end.ok) return sellerFailure(end.failure, total());
  const answer = doneAnswer('listed', sellers.listed(found), { counts: total() });
  if (unreadable === 0) return answer;
  // A script must not take a part of the list for the whole.
  return {
    ...answer,
    exitCode: exitCodes.failed,
    code: cliCodes.incomplete,
    message: `${answer.message}\n${sellers.incomplete(unreadable)}`,
  };
}
