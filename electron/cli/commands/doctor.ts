import { terminal } from '../../../shared/text/terminal.ts';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { supportCode, type Failure } from '../../../shared/failure.ts';
import type { CommandAnswer } from '../answer.ts';
import { seatStatusAnswer } from '../device-answer.ts';
import { exitCodes } from '../exit-codes.ts';
import type { CommandContext } from '../command-context.ts';

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

function failureAdvice({ code }: Failure): string {
  const { title, body, advice } = terminal.failures.words[code];
  return `${title}. ${body} ${advice}`;
}

/** Checks everything that a release needs. Changes nothing, and the answer holds no secret. */
export async function doctor(context: CommandContext): Promise<CommandAnswer> {
  const { core, ports, deadline } = context;
  const { cli } = terminal;
  const facts = context.getDoctorFacts();
  const { device, servers } = core.state.get();
  const { server } =
    device.type === 'held' || device.type === 'copied'
      ? device.seat
      : { server: servers[0] ?? 'production' };
  const startedAt = performance.now();
  const { isReached, failure, date } = await facts.checkServer(
    server,
    Math.max(1, Math.min(serverTimeout, deadline - ports.clock.monotonicNow())),
  );
  const duration = Math.round(performance.now() - startedAt);
  const code = failure === null ? null : supportCode(failure);
  const clockOffset = date === null ? null : ports.clock.now() - date;
  const writable = isWritable(ports.dataFolder);
  const seat = seatStatusAnswer(device);

  const problems = [
    ...(code === null ? [] : [code]),
    ...(writable ? [] : [supportCode({ code: 'folder-unwritable' })]),
    ...(clockOffset !== null && Math.abs(clockOffset) > largestClockError ? ['CLOCK-WRONG'] : []),
    ...(['unreadable', 'activating', 'copied'].includes(device.type) ? [seat.code ?? ''] : []),
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
    server: { name: server, reached: isReached, milliseconds: isReached ? duration : null },
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
    cli.doctor.server(server, isReached, duration, code),
    cli.doctor.clock(clockOffset, clock.ok),
    cli.doctor.seat(seat.message.split('\n')[0] ?? ''),
    cli.doctor.verdict(problems),
    ...(failure === null ? [] : [failureAdvice(failure)]),
  ];
  return {
    exitCode: problems.length === 0 ? exitCodes.done : exitCodes.failed,
    state: problems.length === 0 ? 'checked' : 'failed',
    code: problems[0] ?? null,
    message: lines.join('\n'),
    facts: report,
  };
}
