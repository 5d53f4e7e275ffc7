import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import electron from 'electron';
import * as v from 'valibot';
import { currentSituation, launchArgs } from '../../scripts/runtime/launch-args.ts';

const projectFolder = fileURLToPath(new URL('../..', import.meta.url));
// Outside of Electron its package is the path of its program: https://www.electronjs.org/docs/latest/api/process
const program = v.parse(v.string(), electron);

/** The output of a command. */
export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Options for running the app without Playwright. */
export interface CommandOptions {
  readonly dataFolder: string;
  /** `SEATKEEPER_SERVER`; default: the real servers. */
  readonly server?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Text for stdin. */
  readonly input?: string;
  /** Whether a display is set; a command must not need one. Default false. */
  readonly display?: boolean;
  /** The app's folder; default: the project's. */
  readonly appFolder?: string;
  /** Chromium switches that the test needs and the app would refuse. */
  readonly switches?: readonly string[];
}

/** Runs the real app with these arguments until it exits. */
export async function run(
  args: readonly string[],
  options: CommandOptions,
): Promise<CommandResult> {
  const { dataFolder, server, input = '', display = false, appFolder = projectFolder } = options;
  const { DISPLAY, WAYLAND_DISPLAY, ...env } = process.env;
  const displays = display ? { DISPLAY, WAYLAND_DISPLAY } : {};
  const appArgs = [`--user-data-dir=${dataFolder}`, ...args];
  const launch = launchArgs(appFolder, appArgs, currentSituation());
  const child = spawn(program, [...(options.switches ?? []), ...launch], {
    env: { ...env, ...displays, SEATKEEPER_SERVER: server, ...options.env },
  });
  // A process that exits without reading its input reports that by its exit code.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const exit = once(child, 'exit');
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  await exit;
  return { code: child.exitCode, stdout, stderr };
}

/** Returns the one JSON object that `--json` prints; throws if the output is anything else. */
export function jsonOutputOf({ stdout }: CommandResult): Record<string, unknown> {
  if (!/^\{.*\}\n$/.test(stdout)) throw new Error(`Not one line with one object: ${stdout}`);
  return v.parse(v.record(v.string(), v.unknown()), JSON.parse(stdout));
}
