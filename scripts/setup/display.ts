import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { isOnPath } from './is-on-path.ts';
import { SetupError } from './print-status.ts';

/** The display on which windows open. */
export interface Display {
  /** Environment variables with which a child process opens windows there. */
  readonly env: Readonly<Record<string, string>>;
  /** Ends the display if this process started it. */
  close(): void;
}

/** Pixels and color depth of the started display. */
const SCREEN = '1600x1200x24';

/** Milliseconds that the X server may take to report its number. */
const START_LIMIT = 15_000;

/** Whether this platform and session can show a window. */
export function hasDisplay(): boolean {
  const { env } = process;
  return process.platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

/** Starts a program that the kernel ends with this process, also if this process is killed. */
export function startWithParent(
  command: string,
  args: readonly string[],
  options: SpawnOptions,
): ChildProcess {
  const [program = command, ...before] = isOnPath('setpriv')
    ? ['setpriv', '--pdeathsig', 'TERM', command]
    : [command];
  return spawn(program, [...before, ...args], options);
}

/**
 * Starts an Xvfb that ends with this process.
 *
 * @throws SetupError if it does not start
 */
export async function startXvfb(): Promise<Display> {
  if (!isOnPath('Xvfb')) throw new SetupError('Xvfb is not installed.');
  // Otherwise Xvfb resets after its last client, and refuses clients that connect meanwhile.
  const args = ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-noreset'];
  // Each start of an app would load Mesa's software renderer, and draw nothing with it.
  args.push('-extension', 'GLX');
  const server = startWithParent('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  const close = (): void => {
    process.off('exit', close);
    server.kill('SIGTERM');
  };
  process.on('exit', close);
  try {
    const number = await displayNumber(server);
    server.unref();
    return { env: { DISPLAY: `:${number}` }, close };
  } catch (error) {
    close();
    throw error;
  }
}

/** Reads the free number that Xvfb chose from the descriptor that it writes it to, and then closes. */
async function displayNumber(server: ChildProcess): Promise<string> {
  const timer = setTimeout(() => server.kill(), START_LIMIT);
  const problem = text(server.stdio[2] as Readable);
  const number = (await text(server.stdio[3] as Readable)).trim();
  clearTimeout(timer);
  if (number === '') throw new SetupError(`Xvfb did not start. ${(await problem).trim()}`);
  return number;
}
