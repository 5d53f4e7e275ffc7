import type { LicenseDetails } from '../../../shared/licenses.ts';
import { endingOf, displayKeyOf } from '../../../shared/license.ts';
import { terminal } from '../../../shared/text/terminal.ts';
import { streamLicenses } from '../../services/licenses/license-stream.ts';
import { licenseDetails } from '../../services/licenses/license-views.ts';
import type { License } from '../../services/licenses/license-table.ts';
import { inputAnswer, type CommandAnswer } from '../answer.ts';
import { cliCodes } from '../cli-codes.ts';
import { exitCodes } from '../exit-codes.ts';
import { unlessEnded, type SellerContext } from './open-seller.ts';
import { endedAnswer, sellerFailure } from './stream-answer.ts';

/** The license that the caller named, with its seats as Polar lists them now, or the answer where there is not exactly one. */
export type FoundLicense =
  | { readonly type: 'found'; readonly license: License; readonly details: LicenseDetails }
  | { readonly type: 'refused'; readonly answer: CommandAnswer };

/** The most ids that an answer lists. */
const maxListed = 20;

const refuse = (answer: CommandAnswer): FoundLicense => ({ type: 'refused', answer });

/** Returns the answer about an argument that names no license of the organization. */
function licenseNotFoundAnswer(): CommandAnswer {
  const message = `${terminal.cli.sellers.noSuchLicense}\n${terminal.cli.code(cliCodes.license)}`;
  return {
    exitCode: exitCodes.failed,
    state: 'failed',
    code: cliCodes.license,
    message,
    facts: {},
  };
}

/** Returns the id of the only license whose key has this end, or the answer where there is none or several. Reads the whole list. */
async function idWithEnding(
  { seller, stream }: SellerContext,
  ending: string,
): Promise<string | CommandAnswer> {
  const { sellers } = terminal.cli;
  const ids: string[] = [];
  let matches = 0;
  const read = await streamLicenses(seller, async (licenses, progress) => {
    for (const { id, key } of licenses) {
      if (endingOf(displayKeyOf(key)).toUpperCase() !== ending) continue;
      matches += 1;
      if (ids.length < maxListed) ids.push(id);
    }
    stream.showProgress(sellers.progress(progress.read, progress.total));
    return await Promise.resolve(!stream.signal.aborted);
  });
  stream.showProgress(null);
  if (!read.ok) return sellerFailure(read.failure);
  const [id, another] = ids;
  if (id === undefined) return licenseNotFoundAnswer();
  if (another === undefined) return id;
  const answer = inputAnswer(sellers.severalLicenses(ids, matches - ids.length));
  return {
    ...answer,
    code: cliCodes.license,
    facts: { licenses: ids.map((each) => ({ id: each })) },
  };
}

/** Finds the license that the caller named by its id or the end of its key, and checks its seats. */
export async function findLicense(context: SellerContext): Promise<FoundLicense> {
  const { seller, command } = context;
  const { license: argument } = command.seller;
  if (argument === null) return refuse(licenseNotFoundAnswer());
  const work = async (): Promise<FoundLicense> => {
    const id = argument.type === 'id' ? argument.id : await idWithEnding(context, argument.ending);
    if (typeof id !== 'string') return refuse(id);
    const checked = await seller.repository.check(id, 'person');
    if (!checked.ok) return refuse(sellerFailure(checked.failure));
    const { license } = checked.value;
    const now = seller.clock.now();
    const details = licenseDetails(license, checked.value, seller.isThisDevices, now);
    return { type: 'found', license, details };
  };
  return (
    (await unlessEnded(context, work())) ?? refuse(endedAnswer(terminal.cli.sellers.nothing, {}))
  );
}
