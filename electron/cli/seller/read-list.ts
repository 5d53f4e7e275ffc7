import type { Failure } from '../../../shared/failure.ts';
import { terminal } from '../../../shared/text/terminal.ts';
import { streamLicenses } from '../../services/licenses/license-stream.ts';
import { createPageLicenses, type PageLicenses } from '../../services/licenses/page-licenses.ts';
import type { License } from '../../services/licenses/license-table.ts';
import { doneAnswer, type CommandAnswer } from '../answer.ts';
import { unlessEnded, type SellerContext } from './open-seller.ts';
import {
  endedAnswer,
  incompleteAnswer,
  sellerFailure,
  unwrittenAnswer,
  type ListCounts,
} from './stream-answer.ts';

/** What becomes of the licenses of a page: `taken`, or why the reading ends. */
export type PageResult = 'taken' | 'unwritten' | Failure;

/**
 * Reads the organization's list, and passes on the licenses of each page that fit the caller's search and statuses. Returns the answer with
 * their number, or of a reading that ended early. `counts`: further numbers of the command.
 */
export async function readList(
  context: SellerContext,
  onLicenses: (licenses: readonly License[], page: PageLicenses) => Promise<PageResult>,
  counts: () => Partial<ListCounts> = () => ({}),
): Promise<CommandAnswer> {
  const { seller, command, stream } = context;
  const { sellers } = terminal.cli;
  const { statuses, search: text } = command.seller;
  let found = 0;
  let unreadable = 0;
  let result = 'taken' as PageResult;
  const total = (): ListCounts => {
    const further = counts();
    return { licenses: found, ...further, unreadable: unreadable + (further.unreadable ?? 0) };
  };

  const reading = streamLicenses(seller, async (listed, progress) => {
    ({ unreadable } = progress);
    const page = createPageLicenses(listed, seller.clock.now());
    const fitting = page.find({ text, ...(statuses === null ? {} : { statuses: [...statuses] }) });
    stream.showProgress(null);
    result = await onLicenses(fitting, page);
    if (result !== 'taken' || stream.signal.aborted) return false;
    found += fitting.length;
    stream.showProgress(sellers.progress(progress.read, progress.total));
    return true;
  });
  const end = await unlessEnded(context, reading);
  stream.showProgress(null);
  if (result === 'unwritten') return unwrittenAnswer(total());
  if (end === null || stream.signal.aborted) return endedAnswer(sellers.listed(found), total());
  if (result !== 'taken') return sellerFailure(result, total());
  if (!end.ok) return sellerFailure(end.failure, total());
  return incompleteAnswer(doneAnswer('listed', sellers.listed(found), { counts: total() }));
}
