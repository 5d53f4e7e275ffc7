import { terminal } from '../../../shared/text/terminal.ts';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { supportCode, type Failure } from '../../../shared/failure.ts';
import type { Server } from '../../../shared/license.ts';
import type { CommandAnswer } from '../answer.ts';
import { allSeats, mainOf, type ChosenSeat } from '../chosen-seat.ts';
import { seatStatusAnswer } from '../device-answer.ts';
import { exitCodes } from '../exit-codes.ts';
import { seatNameOf, seatFactsOf } from '../joint-answer.ts';
import type { CommandContext, DoctorFacts } from '../command-context.ts';

/** A clock that is wrong by more than this, in milliseconds, makes certificates and expiry dates look wrong. */
const largestClockError = 5 * 60_000;
/** Milliseconds that the server has to answer. */
const serverTimeout = 8_000;

/** Returns a path without the account's name. */
function withoutHome(folder: string): string {
  const home = os.homedir();
  return home.length > 1 && folder.startsWith(home + path.sep)
    ? `~${folder.slice(home.length)}`
    : folder;
}

/** Whether files can be created in the folder, or the folder itself can. */
function isWritable(folder: string): boolean {
  let nearest = folder;
  while (!fs.existsSync(nearest) && nearest !== path.dirname(nearest)) {
    nearest = path.dirname(nearest);
  }
  try {
    fs.accessSync(nearest, fs.constants.W_OK);
    return fs.statSync(nearest).isDirectory();
  } catch {
    return false;
  }
}

/** Returns the server of a seat; null where no record shows it. */
function serverOf({ device }: ChosenSeat): Server | null {
  return device.type === 'held' || device.type === 'copied' ? device.seat.server : null;
}

/** Returns what the report lists of a seat: enough to distinguish it from the others, and nothing that its other answers repeat. */
function seatEntry(choice: ChosenSeat): CommandAnswer['facts'] {
  const { state, code, facts } = seatStatusAnswer(choice.device);
  const { release, standing } = facts;
  return {
    id: choice.id,
    ...seatFactsOf(choice),
    state,
    ...(code === null ? {} : { code }),
    ...(release === undefined ? {} : { release }),
    ...(standing === undefined ? {} : { standing }),
  };
}

const firstLine = ({ device }: ChosenSeat): string =>
  seatStatusAnswer(device).message.split('\n')[0] ?? '';

/** Returns a line about each seat; about none and the only one without its name. */
function seatReport(choices: readonly ChosenSeat[], main: ChosenSeat): readonly string[] {
  if (choices.length <= 1) return [terminal.cli.doctor.seat(firstLine(main))];
  return choices.map((choice) =>
    terminal.cli.doctor.namedSeat(seatNameOf(choice), firstLine(choice)),
  );
}

/** Asks the servers of these seats, each once; the first that the app knows where no seat shows one. In the order of the seats. */
async function checkServers(
  { core, ports, deadline }: CommandContext,
  choices: readonly ChosenSeat[],
  { checkServer }: DoctorFacts,
) {
  const known = choices.flatMap((choice) => serverOf(choice) ?? []);
  const fallback = core.state.get().servers[0] ?? 'production';
  const names = new Set(known.length > 0 ? known : [fallback]);
  const limit = Math.max(1, Math.min(serverTimeout, deadline - ports.clock.monotonicNow()));
  return await Promise.all(
    Array.from(names, async (name) => {
      const startedAt = performance.now();
      const { isReached, failure, date } = await checkServer(name, limit);
      const duration = Math.round(performance.now() - startedAt);
      const code = failure === null ? null : supportCode(failure);
      return {
        entry: { name, reached: isReached, milliseconds: isReached ? duration : null },
        line: terminal.cli.doctor.server(name, isReached, duration, code),
        failure,
        /** Milliseconds by which this computer's clock is ahead of the server's; null if the server sent no date. */
        clockOffset: date === null ? null : ports.clock.now() - date,
      };
    }),
  );
}

function failureAdvice({ code }: Failure): string {
  const { title, body, advice } = terminal.failures.words[code];
  return `${title}. ${body} ${advice}`;
}

/** Checks everything that a release needs. Changes nothing, and the answer holds no secret. */
export async function doctor(context: CommandContext): Promise<CommandAnswer> {
  const { core, ports } = context;
  const { cli } = terminal;
  const facts = context.getDoctorFacts();
  const seats = allSeats(core);
  const main = mainOf(seats);
  const checks = await checkServers(context, [main, ...seats], facts);
  const [first] = checks;
  if (first === undefined) throw new Error('There is no server.');
  const { clockOffset } = first;
  const writable = isWritable(ports.dataFolder);

  const problems = [
    ...new Set(checks.flatMap(({ failure }) => (failure === null ? [] : supportCode(failure)))),
    ...(writable ? [] : [supportCode({ code: 'folder-unwritable' })]),
    ...(clockOffset !== null && Math.abs(clockOffset) > largestClockError ? ['CLOCK-WRONG'] : []),
    ...new Set(
      seats
        .filter(({ device: { type } }) => ['unreadable', 'activating', 'copied'].includes(type))
        .map((entry) => seatStatusAnswer(entry.device).code ?? ''),
    ),
  ];
  const clock = { ok: !problems.includes('CLOCK-WRONG'), aheadOfServer: clockOffset };
  const folder = withoutHome(ports.dataFolder);
  const report = {
    versions: { app: ports.appVersion, ...facts.versions },
    system: { platform: process.platform, release: os.release(), arch: process.arch },
    packaged: facts.isPackaged,
    sandbox: facts.isSandboxed,
    keychain: facts.keychain,
    folder: { data: folder, writable },
    server: first.entry,
    ...(checks.length > 1 ? { servers: checks.map(({ entry }) => entry) } : {}),
    clock,
    seatState: seatStatusAnswer(main.device).state,
    seats: seats.map(seatEntry),
    problems,
  };
  const lines = [
    cli.doctor.versions(Object.entries(report.versions)),
    cli.doctor.system(report.system.platform, report.system.release, report.system.arch),
    cli.doctor.sandbox(report.sandbox),
    cli.doctor.folder(folder, writable),
    cli.doctor.keychain(facts.keychain),
    ...checks.map(({ line }) => line),
    cli.doctor.clock(clockOffset, clock.ok),
    ...seatReport(seats, main),
    cli.doctor.verdict(problems),
    ...new Set(checks.flatMap(({ failure }) => (failure === null ? [] : failureAdvice(failure)))),
  ];
  return {
    exitCode: problems.length === 0 ? exitCodes.done : exitCodes.failed,
    state: problems.length === 0 ? 'checked' : 'failed',
    code: problems[0] ?? null,
    message: lines.join('\n'),
    facts: report,
  };
}
