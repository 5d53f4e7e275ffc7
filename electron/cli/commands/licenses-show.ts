import { terminal } from '../../../shared/text/terminal.ts';
import { doneAnswer, type CommandAnswer } from '../answer.ts';
import type { CommandContext } from '../command-context.ts';
import { findLicense } from '../seller/find-license.ts';
import { shownLicense } from '../seller/shown-license.ts';
import { incompleteAnswer } from '../seller/stream-answer.ts';
import { withSeller } from '../seller/open-seller.ts';

/** Shows a license and its seats. */
export async function showLicense(context: CommandContext): Promise<CommandAnswer> {
  return await withSeller(context, async (withAccess) => {
    const found = await findLicense(withAccess);
    if (found.type === 'refused') return found.answer;
    const { details } = found;
    const { json, text } = shownLicense(context, found);
    const counts = {
      licenses: 1,
      seats: details.seats.length,
      unreadable: details.isComplete ? 0 : 1,
    };
    // For people, what was asked for goes to standard output, as with the lists.
    if (!context.command.json) await context.stream.write(text);
    const message = terminal.cli.sellers.seats(details.seats.length);
    return incompleteAnswer(doneAnswer('listed', message, { license: json, counts }));
  });
}
