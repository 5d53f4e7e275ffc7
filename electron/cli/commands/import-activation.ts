import { isOfferedServer } from '../../../shared/vendor.ts';
import { terminal } from '../../../shared/text/terminal.ts';
import * as v from 'valibot';
import { keyVariants } from '../../../shared/pasted-key.ts';
import { ImportedActivation, isSameSeat } from '../../../shared/license.ts';
import { isOtherSeller, sellerName } from '../../../shared/product.ts';
import { isUnknownSeat } from '../../services/seat/seat-record.ts';
import { doneAnswer, failureAnswer, inputAnswer, type CommandAnswer } from '../answer.ts';
import type { LocalSeat } from '../../services/device/local-seat.ts';
import { allSeats, chosen, mainChoice, onlyCopied, type ChosenSeat } from '../chosen-seat.ts';
import { cliCodes } from '../cli-codes.ts';
import { copiedAnswer, seatStatusAnswer, withId } from '../device-answer.ts';
import { exitCodes } from '../exit-codes.ts';
import { jointAnswer, namedMessage, worstExitCode, type SeatAnswer } from '../joint-answer.ts';
import { storingTime } from '../../services/release/request-time.ts';
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

/** Whether another computer made the seat's record or pending activation. */
function isElsewhere({ device }: LocalSeat): boolean {
  return device.isOtherComputer() || device.activations.isPendingElsewhere();
}

/** Marks a record of another computer as this one's. Sends nothing. */
async function claimSeat(
  { command }: CommandContext,
  { seat, device }: ChosenSeat,
): Promise<CommandAnswer> {
  if (command.dryRun) {
    const message = terminal.cli.wouldAdopt(device.type === 'copied' ? device.seat.label : '');
    return doneAnswer('active', message, seatStatusAnswer(device).facts);
  }
  const result = await seat?.device.activations.claim('command-line');
  return result?.ok === false
    ? failureAnswer(result.failure)
    : seatStatusAnswer(seat?.device.state() ?? device);
}

/** Marks all records of another computer as this computer's, whose id has changed. A failure does not stop the others. */
async function claimAll(context: CommandContext): Promise<CommandAnswer> {
  const seats = allSeats(context.core);
  const elsewhere = seats.filter(({ seat }) => seat !== null && isElsewhere(seat));
  const answers: SeatAnswer[] = [];
  for (const choice of elsewhere) {
    answers.push({ choice, answer: await claimSeat(context, choice) });
  }
  const unchanged = seats.map((choice) => ({ choice, answer: seatStatusAnswer(choice.device) }));
  return jointAnswer(
    answers.length > 0 ? answers : unchanged,
    seatStatusAnswer(mainChoice(context.core).device),
  );
}

/**
 * Imports one activation. If the activation is on record with another key, because the seller has rotated it, replaces the key. Asks Polar
 * whether the activation belongs to the key, and stores nothing if it does not.
 */
async function importOne(context: CommandContext, content: unknown): Promise<CommandAnswer> {
  const { core, command } = context;
  const { cli } = terminal;
  const parsed = v.safeParse(ImportFile, importedFields(content));
  if (!parsed.success) return inputAnswer(cli.wrongField(wrongField(parsed.issues)));

  const server = parsed.output.server ?? core.state.get().servers[0] ?? 'production';
  const activation = { ...parsed.output, server };
  const { id, seat, device } = chosen(core, core.seats.ofLicense(activation) ?? onlyCopied(core));
  const record = seat?.device.record.get() ?? null;
  const isOnRecord = record !== null && isSameSeat(record, activation);
  const isSameKey = isOnRecord && keyVariants(activation.key).includes(record.key);
  const isOther = seat?.device.isOtherComputer() === true;
  if (isOther && (isOnRecord || !command.otherComputer)) {
    return copiedAnswer(device);
  }
  // A record of an old version does not name its computer: the import marks it as this computer's.
  if (
    isSameKey &&
    record.confirmedAt !== null &&
    (record.machine !== undefined || command.dryRun)
  ) {
    return withId(seatStatusAnswer(device), id);
  }
  if (!isOnRecord && isOtherSeller(core.state.get().vendor, activation.organizationId))
    return failureAnswer({ code: 'other-seller' });
  if (!isOnRecord && !isOfferedServer(server, core.state.get().vendor))
    return inputAnswer(cli.serverNotOffered(cli.serverNames[server]));
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
  const result = await core.seats.adopt(activation, 'command-line', command.otherComputer);
  if (!result.ok) {
    const { seat: blockedBy } = result.failure;
    const facts = blockedBy === undefined ? {} : { blockedBy };
    return failureAnswer(result.failure, facts, sellerName(core.state.get().vendor));
  }
  const taken = chosen(core, core.seats.ofLicense(activation));
  const answer = withId(seatStatusAnswer(taken.device), taken.id);
  return isOnRecord && !isSameKey
    ? { ...answer, message: `${cli.keyReplaced(record.label)}\n${answer.message}` }
    : answer;
}

/** Returns the answer about an entry for which no time was left. */
function timeoutAnswer(): CommandAnswer {
  const code = cliCodes.timeout;
  const message = `${terminal.cli.importLeft}\n${terminal.cli.code(code)}`;
  return { exitCode: exitCodes.failed, state: 'failed', code, message, facts: {} };
}

/** Returns the exit code of an entry as one of a list: a malformed entry counts as a failure, unless all entries are malformed. */
function exitCodeInList({ exitCode }: CommandAnswer, areAllWrong: boolean): number {
  return exitCode === exitCodes.usage && !areAllWrong ? exitCodes.failed : exitCode;
}

/** Returns the fields of an entry in the JSON of the answer. */
function listedEntry(
  { exitCode, state, code, message, facts }: CommandAnswer,
  entry: number,
): CommandAnswer['facts'] {
  return { entry, exitCode, state, ...(code === null ? {} : { code }), message, ...facts };
}

/** Imports the activations of a list, one after the other. A failed or malformed entry does not stop the others. */
async function importEach(
  context: CommandContext,
  entries: readonly unknown[],
): Promise<CommandAnswer> {
  const { core, command, deadline } = context;
  const { cli } = terminal;
  let begun = 0;
  core.requestTime.share(deadline - storingTime, () => entries.length - begun);
  const answers: CommandAnswer[] = [];
  for (const entry of entries) {
    const hasTime = command.dryRun || core.requestTime.hasTime();
    answers.push(hasTime ? await importOne(context, entry) : timeoutAnswer());
    begun += 1;
  }
  const areAllWrong = answers.every(({ exitCode }) => exitCode === exitCodes.usage);
  const exitCode = worstExitCode(answers.map((each) => exitCodeInList(each, areAllWrong)));
  const worst = answers.find((each) => exitCodeInList(each, areAllWrong) === exitCode);
  if (worst === undefined) return inputAnswer(cli.importEmpty);
  return {
    exitCode,
    state: worst.state === 'usage' && !areAllWrong ? 'failed' : worst.state,
    code: worst.code,
    message: answers
      .map(({ message }, index) => namedMessage(cli.entry(index + 1), message))
      .join('\n'),
    facts: {
      entries: answers.map((answer, index) => listedEntry(answer, index + 1)),
    },
  };
}

/** Imports activations that this computer already has, from JSON in a file or on standard input: one, or a list of them. */
export async function importActivation(context: CommandContext): Promise<CommandAnswer> {
  const { cli } = terminal;
  if (context.command.sameComputer) return await claimAll(context);
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
  return Array.isArray(content)
    ? await importEach(context, content)
    : await importOne(context, content);
}
