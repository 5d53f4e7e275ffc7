import { terminal } from '../../../shared/text/terminal.ts';
import { checkSeats } from '../../services/licenses/seat-stream.ts';
import type { LicenseDetails } from '../../../shared/licenses.ts';
import { doneAnswer, type CommandAnswer } from '../answer.ts';
import type { CommandContext } from '../command-context.ts';
import { findLicense } from '../seller/find-license.ts';
import { withSeller, type SellerContext } from '../seller/open-seller.ts';
import { readList } from '../seller/read-list.ts';
import { createRecordOutput, type OutputRecord } from '../seller/record-output.ts';
import { seatFields, seatLine, seatTitles } from '../seller/records.ts';
import { incompleteAnswer, unwrittenAnswer } from '../seller/stream-answer.ts';

/** Returns a record for each seat of a license. */
function createSeatRecords(
  { command }: CommandContext,
  details: LicenseDetails,
): readonly OutputRecord[] {
  const { seller: unmasked } = command;
  return details.seats.map((seat) => ({
    json: {
      type: 'seat',
      licenseId: details.license.licenseId,
      displayKey: details.license.displayKey,
      ...seatFields(seat, unmasked),
    },
    line: seatLine(details.license, seat, unmasked),
  }));
}

/** Lists the seats of the license that the command names. */
async function listSeatsOfLicense(context: SellerContext): Promise<CommandAnswer> {
  const found = await findLicense(context);
  if (found.type === 'refused') return found.answer;
  const { details } = found;
  const records = createSeatRecords(context, details);
  const counts = { licenses: 1, seats: records.length, unreadable: details.isComplete ? 0 : 1 };
  if (!(await createRecordOutput(context, seatTitles()).write(records)))
    return unwrittenAnswer(counts);
  const { sellers } = terminal.cli;
  return incompleteAnswer(doneAnswer('listed', sellers.seats(records.length), { counts }));
}

/** Lists the seats of a license, or of all licenses. */
export async function listSeats(context: CommandContext): Promise<CommandAnswer> {
  return await withSeller(context, async (withAccess) => {
    if (context.command.seller.license !== null) return await listSeatsOfLicense(withAccess);
    const { seller, stream } = withAccess;
    const output = createRecordOutput(context, seatTitles());
    let seats = 0;
    let unreadable = 0;
    const deps = { ...seller, shouldContinue: () => !stream.signal.aborted };
    return await readList(
      withAccess,
      async (licenses, page) => {
        const checked = await checkSeats(deps, page, licenses);
        if (!checked.ok) return checked.failure;
        const records = checked.value.flatMap(({ details }) => createSeatRecords(context, details));
        seats += records.length;
        unreadable += checked.value.filter(({ details }) => !details.isComplete).length;
        return (await output.write(records)) ? 'taken' : 'unwritten';
      },
      () => ({ seats, unreadable }),
    );
  });
}
