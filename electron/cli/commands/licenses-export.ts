import { done, type Result } from '../../../shared/failure.ts';
import { bulk } from '../../../shared/text/en/bulk.ts';
import { licenses as licenseText } from '../../../shared/text/en/licenses.ts';
import { terminal } from '../../../shared/text/terminal.ts';
import { deviceCell } from '../../services/files/customer-cells.ts';
import { cellTime, spreadsheet } from '../../services/files/spreadsheet.ts';
import {
  licenseCells,
  licenseTitles,
  type ExportOptions,
} from '../../services/licenses/license-export.ts';
import type { License } from '../../services/licenses/license-table.ts';
import type { PageLicenses } from '../../services/licenses/page-licenses.ts';
import { checkSeats } from '../../services/licenses/seat-stream.ts';
import { inputAnswer, withOutputFailure, type CommandAnswer } from '../answer.ts';
import { cliCodes } from '../cli-codes.ts';
import type { CommandContext } from '../command-context.ts';
import { withSeller, type SellerContext } from '../seller/open-seller.ts';
import { readList, type PageResult } from '../seller/read-list.ts';
import { openTableOutput, type TableOutput } from '../seller/table-output.ts';

type Rows = readonly (readonly string[])[];

/** Returns the options of the rows that are written now: which cells are masked, and their texts. */
function exportOptions({ command, ports }: CommandContext): ExportOptions {
  const { statuses, unknownStatus, grid: customers, export: messages } = licenseText;
  return {
    unmasked: { keys: command.seller.withKeys, customers: command.seller.withCustomers },
    messages: { ...messages, statuses, unknownStatus, customers },
    now: ports.clock.now(),
  };
}

/** Returns a function that writes rows of a table, with the titles before the first of them. */
function createRowWriter(output: TableOutput, titles: readonly string[]) {
  let isBegun = false;
  return async (rows: Rows): Promise<boolean> => {
    const isFirst = !isBegun;
    isBegun = true;
    const lines = isFirst ? [titles, ...rows] : rows;
    return lines.length === 0 || (await output.write(spreadsheet(lines, isFirst)));
  };
}

/** Writes the table of all licenses to `output`, with a row for each seat if the command asks for devices. */
async function exportTo(context: SellerContext, output: TableOutput): Promise<CommandAnswer> {
  const { seller, command, stream } = context;
  const { devices, withCustomers } = command.seller;
  const { device, seat: code, activated } = bulk.report.columns;
  const titles = licenseTitles(exportOptions(context).messages);
  const writeRows = createRowWriter(
    output,
    devices ? [...titles, device, code, activated] : titles,
  );
  let seats = 0;
  let unreadable = 0;

  async function seatRows(page: PageLicenses, licenses: readonly License[]): Promise<Result<Rows>> {
    const deps = { ...seller, shouldContinue: () => !stream.signal.aborted };
    const checked = await checkSeats(deps, page, licenses);
    if (!checked.ok) return checked;
    const options = exportOptions(context);
    const rows = checked.value.flatMap(({ license, details }): Rows => {
      seats += details.seats.length;
      unreadable += details.isComplete ? 0 : 1;
      const cells = licenseCells(license, options);
      // A license without a seat has a row, too.
      if (details.seats.length === 0) return [[...cells, '', '', '']];
      return details.seats.map((seat) => [
        ...cells,
        deviceCell(seat.label, withCustomers),
        seat.seat,
        cellTime(seat.activatedAt),
      ]);
    });
    return done(rows);
  }

  async function writePage(licenses: readonly License[], page: PageLicenses): Promise<PageResult> {
    const options = exportOptions(context);
    const rows = devices
      ? await seatRows(page, licenses)
      : done(licenses.map((license) => licenseCells(license, options)));
    if (!rows.ok) return rows.failure;
    return (await writeRows(rows.value)) ? 'taken' : 'unwritten';
  }

  const answer = await readList(context, writePage, () => (devices ? { seats, unreadable } : {}));
  // An organization without licenses has a table with titles.
  const isWritten = answer.state !== 'listed' || (await writeRows([]));
  // A table of a part of the list does not replace an existing file. Licenses that cannot be read are missing in every table.
  const isWhole = answer.state === 'listed' && isWritten;
  return output.finish(isWhole) || !isWhole
    ? answer
    : withOutputFailure(answer, terminal.cli.outputLost);
}

/** Saves the licenses as a table for spreadsheets. */
export async function exportLicenses(context: CommandContext): Promise<CommandAnswer> {
  const { command } = context;
  const { sellers, outputUnwritable } = terminal.cli;
  // Standard output cannot hold both the JSON and the table.
  if (command.json && command.output === null) return inputAnswer(sellers.jsonNeedsOutput);
  return await withSeller(context, async (withAccess) => {
    const output = openTableOutput(context);
    if (output !== null) return await exportTo(withAccess, output);
    return { ...inputAnswer(outputUnwritable), code: cliCodes.usage };
  });
}
