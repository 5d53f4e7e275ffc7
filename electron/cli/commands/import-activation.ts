import { terminal } from '../../../shared/text/terminal.ts';
import * as v from 'valibot';
import { ImportedActivation } from '../../../shared/license.ts';
import { deviceAnswer, failureAnswer, inputAnswer, type CommandAnswer } from '../answer.ts';
import { exitCodes } from '../exit-codes.ts';
import type { CommandContext } from '../run-command.ts';

/** What `import` reads. `server` says where the seat belongs; left out, it is the first this build knows. */
const ImportFile = v.object({
  ...ImportedActivation.entries,
  server: v.optional(v.picklist(['production', 'sandbox'])),
});

/** The first field that is wrong, by name alone: its value may be a key. */
function wrongField(issues: readonly v.BaseIssue<unknown>[]): string | null {
  const key = issues[0]?.path?.[0]?.key;
  return typeof key === 'string' ? key : null;
}

/** Takes over an activation that this computer already has, from JSON in a file or on standard input. Sends nothing. */
export async function importActivation(context: CommandContext): Promise<CommandAnswer> {
  const { core, command, input } = context;
  const { cli } = terminal;
  let text: string | null;
  try {
    text =
      command.file !== null
        ? await input.file(command.file)
        : command.noInput
          ? null
          : await input.stdin();
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
  const parsed = v.safeParse(ImportFile, content);
  if (!parsed.success) return inputAnswer(cli.wrongField(wrongField(parsed.issues)));

  const { server: given, ...activation } = parsed.output;
  const { servers } = core.state.get();
  const server = given ?? servers[0] ?? 'production';
  const held = core.device.record.get();
  if (held?.activationId === activation.activationId) {
    return deviceAnswer(core.state.get().device, terminal);
  }
  if (command.dryRun) {
    return held === null
      ? {
          exitCode: exitCodes.done,
          state: 'not-activated',
          code: null,
          words: cli.wouldImport(activation.label),
          facts: {},
        }
      : failureAnswer({ code: 'already-activated' }, terminal);
  }
  const result = await core.device.activations.adopt(activation, server);
  return result.ok
    ? deviceAnswer(core.state.get().device, terminal)
    : failureAnswer(result.failure, terminal);
}
