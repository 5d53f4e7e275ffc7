import { readFile } from 'node:fs/promises';
import { text as textOf } from 'node:stream/consumers';
import * as v from 'valibot';
import { ImportedActivation, type Server } from '../../shared/license.ts';
import type { SeatRelease } from '../../shared/seat-release.ts';
import type { Core } from '../compose.ts';
import type { Clock } from '../ports.ts';
import { deviceAnswer, failureAnswer, type CommandAnswer } from './answer.ts';
import type { Launch } from './command-line.ts';

type Command = Extract<Launch, { is: 'command' }>;

/** Where `import` says a seat belongs when its JSON does not. */
const ImportFile = v.object({
  ...ImportedActivation.entries,
  server: v.optional(v.picklist(['production', 'sandbox'])),
});

/** Whether a release has come as far as it can without waiting for a later time. */
function isSettled({ is }: SeatRelease): boolean {
  switch (is) {
    case 'idle':
    case 'waiting':
    case 'unknown':
    case 'released':
    case 'failed':
      return true;
    case 'holding':
    case 'releasing':
    case 'settling':
      return false;
  }
}

/** Resolves when the release has settled or `deadline` (milliseconds since 1970) has passed. */
async function untilSettled(core: Core, clock: Clock, deadline: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const cancel = clock.after(deadline - clock.now(), () => {
      end();
    });
    const unsubscribe = core.state.subscribe(look);
    function end(): void {
      cancel();
      unsubscribe();
      resolve();
    }
    function look(): void {
      const { device } = core.state.get();
      // "unknown" begins to settle at once; only one that waits for a later look is settled.
      const isLooking =
        device.is === 'held' &&
        device.release.is === 'unknown' &&
        device.release.nextAt <= clock.now();
      if (device.is !== 'held' || (isSettled(device.release) && !isLooking)) end();
    }
    look();
  });
}

/** Sends at once, and again at most twice, a second apart at least, while nothing has reached Polar. */
async function release(core: Core, command: Command, clock: Clock): Promise<CommandAnswer> {
  const deadline = clock.now() + command.timeout;
  core.device.recover();
  const asked = core.device.releases.ask('command-line', false);
  if (!asked.ok) {
    const before = core.state.get().device;
    return before.is === 'released'
      ? deviceAnswer(before, core.text)
      : failureAnswer(asked.failure, core.text);
  }
  for (const pause of [1_000, 2_000, null]) {
    await untilSettled(core, clock, deadline);
    const { device } = core.state.get();
    const isUnsent =
      device.is === 'held' &&
      device.release.is === 'waiting' &&
      device.release.why !== 'rate-limited';
    if (!isUnsent || pause === null || clock.now() + pause > deadline) break;
    await new Promise<void>((resolve) => clock.after(pause, resolve));
    core.device.releases.tryNow();
  }
  return deviceAnswer(core.state.get().device, core.text);
}

async function importActivation(
  core: Core,
  command: Command,
  servers: readonly Server[],
): Promise<CommandAnswer> {
  let content: unknown;
  try {
    content = JSON.parse(
      command.file === null ? await textOf(process.stdin) : await readFile(command.file, 'utf8'),
    );
  } catch {
    return failureAnswer({ code: 'input-invalid' }, core.text);
  }
  const parsed = v.safeParse(ImportFile, content);
  if (!parsed.success) return failureAnswer({ code: 'input-invalid' }, core.text);
  const { server = servers[0] ?? 'production', ...activation } = parsed.output;
  const result = await core.device.activations.adopt(activation, server);
  return result.ok
    ? deviceAnswer(core.state.get().device, core.text)
    : failureAnswer(result.failure, core.text);
}

/** Runs a command to its answer. Never prompts. */
export async function runCommand(
  core: Core,
  command: Command,
  clock: Clock,
): Promise<CommandAnswer> {
  switch (command.name) {
    case 'release':
      return await release(core, command, clock);
    case 'status':
      return deviceAnswer(core.state.get().device, core.text);
    case 'import':
      return await importActivation(core, command, core.state.get().servers);
  }
}
