import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync } from 'node:fs';
import { chmod, copyFile, cp, link, lstat, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Id of the account `nobody`, the same on every Linux in use. */
const accountId = 65_534;

/** A copy of the app that an account without rights can run. */
export interface OrdinaryUserStage {
  /** The Electron executable, readable by everyone. */
  readonly executable: string;
  /** The app's folder: what was built, its package.json and its vendor file. */
  readonly appFolder: string;
  /** The account's home folder; the data folder can be made in it. */
  readonly home: string;
  /** Starts the executable as that account if this process runs as root; else as the current account. */
  start(args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess;
  /** Ends all started processes and deletes the copy. */
  close(): Promise<void>;
}

/**
 * Copies the runtime and the built app to a temporary folder that an ordinary
 * account can read, since root's own cache and clone are often closed to others. Files are hard links where the file system allows it.
 *
 * Linux only.
 *
 * @param dist the runtime's folder (`ELECTRON_OVERRIDE_DIST_PATH`)
 * @param project the project folder, built
 */
export async function stageForOrdinaryUser(
  dist: string,
  project: string,
): Promise<OrdinaryUserStage> {
  const isRoot = process.getuid?.() === 0;
  const folder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-ordinary-'));
  await chmod(folder, 0o755);
  const runtime = path.join(folder, 'runtime');
  const appFolder = path.join(folder, 'app');
  const home = path.join(folder, 'home');
  await linkTree(dist, runtime);
  await mkdir(appFolder);
  for (const name of ['dist', 'package.json', 'vendor.json']) {
    await cp(path.join(project, name), path.join(appFolder, name), { recursive: true });
  }
  await mkdir(home, { mode: 0o700 });
  if (isRoot) chownSync(home, accountId, accountId);
  const executable = path.join(runtime, 'electron');
  const started: ChildProcess[] = [];
  return {
    executable,
    appFolder,
    home,
    start(args, env) {
      const child = spawn(executable, args, {
        cwd: home,
        env: { ...env, HOME: home },
        stdio: ['ignore', 'pipe', 'pipe'],
        ...(isRoot ? { uid: accountId, gid: accountId } : {}),
      });
      started.push(child);
      return child;
    },
    async close() {
      await Promise.all(started.map(stopProcess));
      // Chromium's child processes may still write for a moment.
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

async function linkTree(from: string, to: string): Promise<void> {
  await mkdir(to, { mode: 0o755 });
  for (const name of await readdir(from)) {
    const source = path.join(from, name);
    const target = path.join(to, name);
    if ((await lstat(source)).isDirectory()) await linkTree(source, target);
    else await link(source, target).catch(() => copyFile(source, target));
  }
}
