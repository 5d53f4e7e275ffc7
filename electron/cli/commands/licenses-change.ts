import type { Result } from '../../../shared/failure.ts';
import type { LicenseDetails } from '../../../shared/licenses.ts';
import { terminal } from '../../../shared/text/terminal.ts';
import type { License } from '../../services/licenses/license-table.ts';
import { doneAnswer, type CommandAnswer } from '../answer.ts';
import type { CommandContext } from '../command-context.ts';
import { findLicense } from '../seller/find-license.ts';
import { withSeller, type SellerContext } from '../seller/open-seller.ts';
import { shownLicense } from '../seller/shown-license.ts';
import { endedAnswer, sellerFailure } from '../seller/stream-answer.ts';

/** A change of one license. */
interface Change {
  /** What was done, what is so already, and what would be done. */
  readonly messages: {
    readonly done: (displayKey: string) => string;
    readonly already: ((displayKey: string) => string) | null;
    readonly would: (displayKey: string) => string;
  };
  readonly isDone: (license: License) => boolean;
  readonly apply: (context: SellerContext, licenseId: string) => Promise<Result<LicenseDetails>>;
}

/** Changes the license that the caller named. A change that was begun is waited for, also when the command is interrupted. */
async function changeLicense(context: CommandContext, change: Change): Promise<CommandAnswer> {
  return await withSeller(context, async (withAccess) => {
    const { command, stream } = context;
    const { seller } = withAccess;
    const found = await findLicense(withAccess);
    if (found.type === 'refused') return found.answer;
    const { license, details } = found;
    const { displayKey } = details.license;
    const answer = (message: string, shown: LicenseDetails): CommandAnswer => {
      const { json } = shownLicense(context, { license, details: shown });
      return doneAnswer('changed', message, { license: json });
    };
    const { already, would, done } = change.messages;
    if (already !== null && change.isDone(license)) return answer(already(displayKey), details);
    if (stream.signal.aborted) return endedAnswer(terminal.cli.sellers.nothing, {});
    if (command.dryRun) {
      const { json } = shownLicense(context, { license, details });
      return doneAnswer('listed', would(displayKey), { license: json, wouldAsk: seller.server });
    }
    const changed = await change.apply(withAccess, license.id);
    if (!changed.ok) return sellerFailure(changed.failure);
    const shown = shownLicense(context, { license, details: changed.value });
    if (command.seller.withKeys && !command.json) await stream.write(shown.text);
    return answer(done(changed.value.license.displayKey), changed.value);
  });
}

/** Disables a license. */
export async function disableLicense(context: CommandContext): Promise<CommandAnswer> {
  return await changeLicense(context, {
    messages: terminal.cli.sellers.disable,
    isDone: ({ status }) => status === 'disabled',
    apply: async ({ seller }, id) => await seller.changes.change(id, { status: 'disabled' }),
  });
}

/** Enables a license that was disabled. */
export async function enableLicense(context: CommandContext): Promise<CommandAnswer> {
  return await changeLicense(context, {
    messages: terminal.cli.sellers.enable,
    isDone: ({ status }) => status === 'granted',
    apply: async ({ seller }, id) => await seller.changes.change(id, { status: 'granted' }),
  });
}

/** Gives a license another key. */
export async function rotateKey(context: CommandContext): Promise<CommandAnswer> {
  return await changeLicense(context, {
    messages: { ...terminal.cli.sellers.rotate, already: null },
    isDone: () => false,
    apply: async ({ seller }, id) => await seller.changes.rotate(id),
  });
}
