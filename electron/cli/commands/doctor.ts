import { terminal } from '../../../shared/text/terminal.ts';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { supportCode } from '../../../shared/failure.ts';
import type { Server } from '../../../shared/license.ts';
import type { HttpAnswer, World } from '../../ports.ts';
import { standingAnswer, type CommandAnswer } from '../answer.ts';
import { exitCodes } from '../exit-codes.ts';
import type { CommandContext } from '../run-command.ts';

/** What the platform tells of itself. */
export interface DoctorFacts {
  readonly versions: Readonly<Record<string, string>>;
  readonly isPackaged: boolean;
  /** Whether Chromium's sandbox is on. */
  readonly isSandboxed: boolean;
  /** The keychain that this session would use, by name; null where there is none that keeps secrets. It is not asked anything. */
  readonly keychain: string | null;
  /** A server's address without a closing slash; null for one that this build does not know. */
  readonly addressOf: (server: Server) => string | null;
}

/** A clock that is wrong by more than this, in milliseconds, makes certificates and expiry dates look wrong. */
const largestClockError = 5 * 60_000;
/** Milliseconds that the look at the server may take. */
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
    return true;
  } catch {
    return false;
  }
}

async function askServer(
  world: World,
  address: string | null,
  deadline: number,
): Promise<HttpAnswer> {
  if (address === null) return { is: 'not-sent', why: 'network-unreachable' };
  return await world.http.send({
    method: 'GET',
    // Any answer tells what is asked here; this page needs no key, counts as nothing and is not limited.
    url: `${address}/healthz`,
    headers: { 'User-Agent': `Seatkeeper/${world.appVersion}` },
    deadline: Math.max(1, Math.min(patience, deadline - world.clock.steady())),
  });
}

/** How far this computer's clock is ahead of the server's, in milliseconds; null where the server did not say. */
function clockError(answer: HttpAnswer, now: number): number | null {
  if (answer.is !== 'answer') return null;
  const date = Date.parse(answer.header('date') ?? '');
  return Number.isNaN(date) ? null : now - date;
}

function reach(answer: HttpAnswer): { readonly reached: boolean; readonly code: string | null } {
  switch (answer.is) {
    case 'answer':
      return { reached: true, code: null };
    case 'redirected':
      return { reached: false, code: supportCode({ code: 'not-polar' }) };
    case 'not-sent':
      return { reached: false, code: supportCode({ code: answer.why }) };
    case 'no-answer':
      return { reached: false, code: supportCode({ code: 'no-answer' }) };
  }
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
  const answer = await askServer(world, facts.addressOf(server), deadline);
  const took = Math.round(performance.now() - asked);
  const { reached, code } = reach(answer);
  const ahead = clockError(answer, world.clock.now());
  const writable = isWritable(world.dataFolder);
  const seat = standingAnswer(device, terminal);

  const problems = [
    ...(reached || code === null ? [] : [code]),
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
  ];
  return {
    exitCode: problems.length === 0 ? exitCodes.done : exitCodes.failed,
    state: problems.length === 0 ? 'checked' : 'failed',
    code: problems[0] ?? null,
    words: lines.join('\n'),
    facts: report,
  };
}
