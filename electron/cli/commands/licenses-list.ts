import type { CommandAnswer } from '../answer.ts';
import type { CommandContext } from '../command-context.ts';
import { withSeller } from '../seller/open-seller.ts';
import { readList } from '../seller/read-list.ts';
import { createRecordOutput } from '../seller/record-output.ts';
import { licenseFields, licenseLine, licenseTitles } from '../seller/records.ts';

/** Lists the organization's licenses, page by page as Polar gives them. */
export async function listLicenses(context: CommandContext): Promise<CommandAnswer> {
  return await withSeller(context, async (withAccess) => {
    const { seller: unmasked } = context.command;
    const output = createRecordOutput(context, licenseTitles());
    return await readList(withAccess, async (licenses) => {
      const now = context.ports.clock.now();
      const records = licenses.map((license) => ({
        json: { type: 'license', ...licenseFields(license, unmasked, now) },
        line: licenseLine(license, unmasked, now),
      }));
      return (await output.write(records)) ? 'taken' : 'unwritten';
    });
  });
}
