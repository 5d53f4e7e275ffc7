import { terminal } from '../../../shared/text/terminal.ts';
import * as v from 'valibot';
import { keyVariants } from '../../../shared/pasted-key.ts';
import { ImportedActivation, isSameSeat } from '../../../shared/license.ts';
import { isUnknownSeat } from '../../services/seat/seat-record.ts';
import { doneAnswer, failureAnswer, inputAnswer, type CommandAnswer } from '../answer.ts';
import { copiedAnswer, seatStatusAnswer } from '../device-answer.ts';
import { importedFields } from '../import-input.ts';
import { givenText, type CommandContext } from '../command-context.ts';

/** The JSON that `import` reads. `server`: where the seat is; if absent, the first server that this build knows. */
const ImportFile = v.object({
  ...ImportedActivation.entries,
  server: v.optional(v.picklist(['production', 'sandbox'])),
});

/** Returns the name of the first wrong field, without its value: that may be a key. */
function wrongField(issues: readonly v.BaseIssue<unknown>[]): string | null {
  const key = issues[0]?.path?.[0]?.key;
  return typeof key === 'string' ? key : null;
}

/** Marks the record as this computer's, whose id has changed. Sends nothing. */
async function claim({ core, command }: CommandContext): Promise<CommandAnswer> {
  const { device } = core.state.get();
  const answer = seatStatusAnswer(device);
  if (!core.device.isOtherComputer() && !core.device.activations.isPendingElsewhere())
    return answer;
  if (command.dryRun) {
    const message = terminal.cli.wouldAdopt(device.type === 'copied' ? device.seat.label : '');
    return doneAnswer('active', message, answer.facts);
  }
  const result = await core.device.activations.claim('command-line');
  return result.ok ? seatStatusAnswer(core.state.get().device) : failureAnswer(result.failure);
}

/**
 * Takes over an activation that this computer already has, from JSON in a file or on standard input; for the activation that is on record,
 * it takes the key that the seller has rotated. Asks Polar whether the activation belongs to the key, and stores nothing if it does not.
 */
export async function importActivation(context: CommandContext): Promise<CommandAnswer> {
  const { core, command } = context;
  const { cli } = terminal;
  if (command.sameComputer) return await claim(context);
  let text: string | null;
  try {
    text = await givenText(context);
  } catch {
    return inputAnswer(cli.unreadable);
  }
  if (text === null) return inputAnswer(cli.importNeedsInput);
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return inputAnswer(cli.notJson);
  }
  const parsed = v.safeParse(ImportFile, importedFields(content));
  if (!parsed.success) return inputAnswer(cli.wrongField(wrongField(parsed.issues)));

  const server = parsed.output.server ?? core.state.get().servers[0] ?? 'production';
  const activation = { ...parsed.output, server };
  const record = core.device.record.get();
  const isOnRecord = record !== null && isSameSeat(record, activation);
  const isSameKey = isOnRecord && keyVariants(activation.key).includes(record.key);
  const isOther = core.device.isOtherComputer();
  if (isOther && (isOnRecord || !command.otherComputer)) {
    return copiedAnswer(core.state.get().device);
  }
  // A record of an old version does not name its computer: the import marks it as this computer's.
  if (
    isSameKey &&
    record.confirmedAt !== null &&
    (record.machine !== undefined || command.dryRun)
  ) {
    return seatStatusAnswer(core.state.get().device);
  }
  if (command.dryRun) {
    if (record !== null && !isOther && !isOnRecord && !isUnknownSeat(record))
      return failureAnswer({ code: 'already-activated' });
    const where = cli.serverNames[server];
    const message =
      isOnRecord && !isSameKey
        ? cli.wouldReplaceKey(record.label, where)
        : cli.wouldImport(activation.label, where);
    const state = isOnRecord ? 'active' : 'not-activated';
    return doneAnswer(state, message, { wouldAsk: server });
  }
  const result = await core.device.activations.adopt(
    activation,
    'command-line',
    command.otherComputer,
  );
  if (!result.ok) return failureAnswer(result.failure);
  const answer = seatStatusAnswer(core.state.get().device);
  return isOnRecord && !isSameKey
    ? { ...answer, message: `${cli.keyReplaced(record.label)}\n${answer.message}` }
    : answer;
}
