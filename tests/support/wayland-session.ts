import { execFile, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { startWithParent, startXvfb, type Display } from '../../scripts/setup/display.ts';
import { isOnPath } from '../../scripts/setup/is-on-path.ts';

/** A Wayland display without X11, used by nothing else. */
export interface WaylandSession {
  /** Environment variables with which a program opens its windows there only. */
  readonly env: Readonly<Record<string, string>>;
  /** Ends the display, and every program that {@link startClient} started. */
  close(): Promise<void>;
  /** Starts another program on the display; the returned function ends it. */
  startClient(command: string): () => Promise<void>;
}

/** A Wayland display with a pointer and a keyboard. */
export interface WaylandSeat extends WaylandSession {
  /** Moves the pointer to a position on the display, in pixels. */
  movePointer(x: number, y: number): Promise<void>;
  /** Presses and releases the left button. */
  click(): Promise<void>;
  /** Presses a key or a combination by its X11 names, such as `ctrl+shift+c`. */
  press(keys: string): Promise<void>;
}

/**
 * Switches with which Chromium opens native Wayland windows; Electron sets them by default from
 * version 38 on.
 */
export const waylandSwitches = ['--ozone-platform=wayland'] as const;

/** Milliseconds that a display may take to start. */
const startTimeout = 15_000;
const size = { width: 1280, height: 800 } as const;

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}

/** Throws with the command to install a program if it is missing. */
function requireProgram(program: string): void {
  if (isOnPath(program)) return;
  throw new Error(`${program} is missing. Run this once: sudo apt-get install -y ${program}`);
}

async function startWeston(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<WaylandSession> {
  requireProgram('weston');
  const runtime = await mkdtemp(path.join(tmpdir(), 'seatkeeper-wayland-'));
  const socket = 'wayland-test';
  const env = {
    XDG_RUNTIME_DIR: runtime,
    XDG_SESSION_TYPE: 'wayland',
    WAYLAND_DISPLAY: socket,
    DISPLAY: '',
  };
  const all = ['--no-config', '--idle-time=0', `--socket=${socket}`, ...args];
  const weston = startWithParent('weston', all, {
    env: { ...process.env, ...environment, XDG_RUNTIME_DIR: runtime },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collectOutput = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  weston.stdout?.on('data', collectOutput);
  weston.stderr?.on('data', collectOutput);
  const clients: ChildProcess[] = [];
  const close = async (): Promise<void> => {
    for (const one of clients) await stopProcess(one);
    await stopProcess(weston);
    await rm(runtime, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  await once(weston, 'spawn');
  const start = performance.now();
  while (!existsSync(path.join(runtime, socket))) {
    if (weston.exitCode !== null || performance.now() - start > startTimeout) {
      await close();
      throw new Error(`weston did not start: ${output}`);
    }
    await sleep(20);
  }
  return {
    env,
    close,
    startClient(command) {
      const client = startWithParent(command, [], {
        env: { ...process.env, ...env },
        stdio: 'ignore',
      });
      clients.push(client);
      return async () => {
        await stopProcess(client);
      };
    },
  };
}

/** Starts a headless Wayland display without pointer and keyboard. Linux only. */
export async function startWayland(): Promise<WaylandSession> {
  const { width, height } = size;
  return await startWeston(
    ['--backend=headless-backend.so', `--width=${width}`, `--height=${height}`],
    {},
  );
}

/**
 * Starts a Wayland display with a pointer and a keyboard, which come from an X server of its own.
 * Linux only.
 */
export async function startWaylandSeat(): Promise<WaylandSeat> {
  requireProgram('xdotool');
  const server: Display = await startXvfb();
  const { width, height } = size;
  const env = { ...process.env, ...server.env };
  const xdotool = async (...args: string[]): Promise<string> =>
    (await promisify(execFile)('xdotool', args, { env })).stdout;
  try {
    const backend = ['--backend=x11-backend.so', `--width=${width}`, `--height=${height}`];
    const session = await startWeston(backend, server.env);
    // Without a window manager weston's window does not get the keyboard.
    await xdotool(
      'search',
      '--sync',
      '--onlyvisible',
      '--class',
      'weston',
      'windowfocus',
      '--sync',
    );
    // weston adds up pointer movements, and learns the position only when the pointer enters its
    // window from outside.
    await xdotool('mousemove', String(size.width + 100), String(size.height + 100));
    await xdotool('mousemove', String(size.width / 2), String(size.height / 2));
    return {
      ...session,
      async movePointer(x, y) {
        await xdotool('mousemove', String(x), String(y));
      },
      async click() {
        await xdotool('click', '1');
      },
      async press(keys) {
        await xdotool('key', keys);
      },
      async close() {
        await session.close();
        server.close();
      },
    };
  } catch (error) {
    server.close();
    throw error;
  }
}
