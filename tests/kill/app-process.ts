import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';

const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

/** The data folder and the server of the app. */
export interface AppSetup {
  readonly dataFolder: string;
  readonly server: string;
}

/** The Electron executable that set-up installed. */
export function executable(): string {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (folder === undefined) throw new Error('Run this through npm, which sets the runtime up.');
  return path.join(folder, 'electron');
}

/** Starts the real app: with a command without a window, otherwise with its window. */
export function startApp(setting: AppSetup, command: readonly string[], input = ''): ChildProcess {
  const isRoot = process.getuid?.() === 0;
  const headless = ['--ozone-platform=headless', '--disable-gpu', '--log-level=3'];
  const child = spawn(
    executable(),
    [
      ...(isRoot ? ['--no-sandbox'] : []),
      ...(command.length > 0 ? headless : []),
      projectFolder,
      `--user-data-dir=${setting.dataFolder}`,
      ...command,
    ],
    {
      env: { ...process.env, SEATKEEPER_SERVER: setting.server },
      stdio: ['pipe', 'ignore', 'ignore'],
    },
  );
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(input);
  return child;
}

/** Returns the exit code of an app that ends by itself; null for one that was killed. */
export async function exitCodeOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}

/** Kills the app's main process, as a power cut does, and waits until it has ended. */
export async function killHard(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await exitCodeOf(child);
}
