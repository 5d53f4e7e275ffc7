import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** A new, unlocked keychain on a message bus of its own. */
export interface Keyring {
  /** Environment variables with which an app finds it. */
  readonly env: Readonly<Record<string, string>>;
  /** Ends it and deletes its data. */
  close(): Promise<void>;
}

/** Script to load before the app: makes Chromium use such a keychain on every desktop. */
export const useKeyring = fileURLToPath(new URL('use-keyring.cjs', import.meta.url));

const secretService = 'org.freedesktop.secrets';
/** Milliseconds that the keychain may take to start. */
const startTimeout = 10_000;

/** Starts a GNOME keyring. Linux only; rejects where dbus or gnome-keyring is missing. */
export async function startKeyring(): Promise<Keyring> {
  const home = await mkdtemp(path.join(tmpdir(), 'seatkeeper-keyring-'));
  const runtime = path.join(home, 'run');
  await mkdir(runtime, { mode: 0o700 });
  const started: ChildProcess[] = [];
  const close = async (): Promise<void> => {
    for (const child of started.toReversed()) await stopProcess(child);
    await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    const bus = spawn('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    started.push(bus);
    const env = {
      DBUS_SESSION_BUS_ADDRESS: await firstLine(bus),
      XDG_DATA_HOME: home,
      XDG_RUNTIME_DIR: runtime,
    };
    const args = ['--foreground', '--unlock', '--components=secrets'];
    const daemon = spawn('gnome-keyring-daemon', args, {
      env: { ...process.env, ...env },
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    started.push(daemon);
    await once(daemon, 'spawn');
    // Password of a keychain that lives for one test.
    daemon.stdin.end('not a secret');
    await waitForSecretService(env);
    return { env: { DBUS_SESSION_BUS_ADDRESS: env.DBUS_SESSION_BUS_ADDRESS }, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function firstLine(child: ChildProcess): Promise<string> {
  await once(child, 'spawn');
  if (child.stdout === null) throw new Error('The bus has no output');
  for await (const line of createInterface(child.stdout)) return line;
  throw new Error('The bus ended before it printed its address');
}

async function waitForSecretService(env: Readonly<Record<string, string>>): Promise<void> {
  const dbusArgs = [
    '--session',
    '--print-reply',
    '--dest=org.freedesktop.DBus',
    '/org/freedesktop/DBus',
    'org.freedesktop.DBus.NameHasOwner',
    `string:${secretService}`,
  ];
  const start = performance.now();
  while (performance.now() - start < startTimeout) {
    const { stdout } = spawnSync('dbus-send', dbusArgs, { env: { ...process.env, ...env } });
    if (stdout.toString().includes('boolean true')) return;
    await sleep(50);
  }
  throw new Error('The keychain did not come up');
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}
