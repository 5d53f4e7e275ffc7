import { spawn } from 'node:child_process';
import { onPath } from './on-path.ts';
import { SetupError } from './say.ts';

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
  if (hasDisplay()) return { env: {}, close: () => undefined };
  // Without a client Xvfb would start over, and turn away whoever comes in that moment.
  const args = ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-noreset'];
  // setpriv asks the kernel to end Xvfb when we are killed without a chance to do it.
  const [command, ...before] = onPath('setpriv')
    ? ['setpriv', '--pdeathsig', 'TERM', 'Xvfb']
    : ['Xvfb'];
  const server = spawn(command ?? 'Xvfb', [...before, ...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
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
function displayNumber(server: ReturnType<typeof spawn>): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (reason: string): void => {
      clearTimeout(timer);
      reject(new SetupError(`Xvfb did not start: ${reason} ${said.trim()}`));
    };
    const timer = setTimeout(() => fail('no answer.'), START_LIMIT);
    server.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
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
