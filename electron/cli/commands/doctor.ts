import { terminal } from '../../../shared/text/terminal.ts';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { type Failure, supportCode } from '../../../shared/failure.ts';
import type { Server } from '../../../shared/license.ts';
import { standingAnswer, type CommandAnswer } from '../answer.ts';
import { exitCodes } from '../exit-codes.ts';
import type { CommandContext } from '../run-command.ts';

/** What a server answered to a request without a key. */
interface ServerAnswer {
  readonly reached: boolean;
  /** Why the app cannot work with it; null where it can. */
  readonly failure: Failure | null;
  /** Its time, in milliseconds since 1970; null where it did not say. */
  readonly date: number | null;
}

/** What the platform tells of itself. */
export interface DoctorFacts {
  readonly versions: Readonly<Record<string, string>>;
  readonly isPackaged: boolean;
  /** Whether Chromium's sandbox is on. */
  readonly isSandboxed: boolean;
  /** The keychain that this session would use, by name; null where there is none that keeps secrets. It is not asked anything. */
  readonly keychain: string | null;
  /** Asks a server, in so many milliseconds, whether the app can work with it. */
  readonly checkServer: (server: Server, milliseconds: number) => Promise<ServerAnswer>;
}

/** A clock that is wrong by more than this, in milliseconds, makes certificates and expiry dates look wrong. */
const largestClockError = 5 * 60_000;
/** Milliseconds that the server has to answer. */
const patience = 8_000;

/** A path without the account's name in it. */
function withoutHome(folder: string): string {
  const home = os.homedir();
  return home.length > 1 && folder.startsWith(home + path.sep)
    ? `~${folder.slice(home.length)}`
    : folder;
}

/** Whether files can be made in the folder, or it could be made itself. */
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

/** What a failure means for a person, and what to do about it. */
function adviceOn({ code }: Failure): string {
  const { title, body, advice } = terminal.failures.words[code];
  return `${title}. ${body} ${advice}`;
}

/** Looks at everything that a release needs, and tells it without anything secret in it. Changes nothing. */
export async function doctor(context: CommandContext): Promise<CommandAnswer> {
  const { core, world, deadline } = context;
  const { cli } = terminal;
  const facts = context.runtime();
  const { device, servers } = core.state.get();
  const { server } =
    device.is === 'held' || device.is === 'copied'
      ? device.seat
      : { server: servers[0] ?? 'production' };
  const asked = performance.now();
  const { reached, failure, date } = await facts.checkServer(
    server,
    Math.max(1, Math.min(patience, deadline - world.clock.steady())),
  );
  const took = Math.round(performance.now() - asked);
  const code = failure === null ? null : supportCode(failure);
  const ahead = date === null ? null : world.clock.now() - date;
  const writable = isWritable(world.dataFolder);
  const seat = standingAnswer(device, terminal);

  const problems = [
    ...(code === null ? [] : [code]),
    ...(writable ? [] : [supportCode({ code: 'folder-unwritable' })]),
    ...(ahead !== null && Math.abs(ahead) > largestClockError ? ['CLOCK-WRONG'] : []),
    ...(['unreadable', 'activating', 'copied'].includes(device.is) ? [seat.code ?? ''] : []),
  ];
  const clock = { ok: !problems.includes('CLOCK-WRONG'), aheadOfServer: ahead };
  const folder = withoutHome(world.dataFolder);
  const report = {
    versions: { app: world.appVersion, ...facts.versions },
    system: { platform: process.platform, release: os.release(), arch: process.arch },
    packaged: facts.isPackaged,
    sandbox: facts.isSandboxed,
    keychain: facts.keychain,
    folder: { data: folder, writable },
    server: { name: server, reached, milliseconds: reached ? took : null },
    clock,
    seatState: seat.state,
    problems,
  };
  const lines = [
    cli.doctor.versions(Object.entries(report.versions)),
    cli.doctor.system(report.system.platform, report.system.release, report.system.arch),
    cli.doctor.sandbox(report.sandbox),
    cli.doctor.folder(folder, writable),
    cli.doctor.keychain(facts.keychain),
    cli.doctor.server(server, reached, took, code),
    cli.doctor.clock(ahead, clock.ok),
    cli.doctor.seat(seat.words.split('\n')[0] ?? ''),
    cli.doctor.verdict(problems),
    ...(failure === null ? [] : [adviceOn(failure)]),
  ];
  return {
    exitCode: problems.length === 0 ? exitCodes.done : exitCodes.failed,
    state: problems.length === 0 ? 'checked' : 'failed',
    code: problems[0] ?? null,
    words: lines.join('\n'),
    facts: report,
  };
}
