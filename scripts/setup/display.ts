import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { isOnPath } from './is-on-path.ts';
import { SetupError } from './print-status.ts';

/** Where windows go. */
export interface Display {
  /** What a child needs in its environment to open windows there. */
  readonly env: Readonly<Record<string, string>>;
  /** Ends the display when it is our own. */
  close(): void;
}

/** Pixels and color depth of our own display. */
const SCREEN = '1600x1200x24';

/** Milliseconds the X server may take to say its number. */
const START_LIMIT = 15_000;

/** Whether this platform and session can show a window without our help. */
export function hasDisplay(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

/**
 * The session's display, or an Xvfb of our own that ends with this process.
 *
 * @throws SetupError when Xvfb does not start
 */
export async function openDisplay(): Promise<Display> {
  return hasDisplay() ? { env: {}, close: () => undefined } : await startXvfb();
}

/** Starts a program that the kernel ends with this process, also when this one is killed without a chance to do it. */
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
 * @throws SetupError when it does not start
 */
export async function startXvfb(): Promise<Display> {
  // Without a client Xvfb would start over, and turn away whoever comes in that moment.
  const args = ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-noreset'];
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

/** Xvfb picks a free number itself and writes it to the descriptor it was given. */
function displayNumber(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let stderrText = '';
    const fail = (reason: string): void => {
      clearTimeout(timer);
      reject(new SetupError(`Xvfb did not start: ${reason} ${stderrText.trim()}`));
    };
    const timer = setTimeout(() => fail('no answer.'), START_LIMIT);
    server.stderr?.on('data', (chunk: Buffer) => (stderrText += chunk.toString()));
    server.on('error', (error) => fail(error.message));
    server.on('exit', (code) => fail(`it ended with code ${code}.`));
    let text = '';
    server.stdio[3]?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const number = /^(\d+)\s/.exec(text)?.[1];
      if (number === undefined) return;
      clearTimeout(timer);
      resolve(number);
    });
  });
}
