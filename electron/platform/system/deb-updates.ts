import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { app } from 'electron';
import { brand } from '../../../shared/brand.ts';
import type { UpdateMethod } from '../../../shared/updates.ts';
import type { Log, UpdateInstaller, UpdateOutcome, UpdatePackage } from '../../ports.ts';
import type { Download } from '../network/download.ts';
import { debArchitecture, debVersion } from './update-names.ts';

/** Debian's tools and polkit's, by path: a variable of the environment must not choose what runs. */
const tools = {
  pkexec: '/usr/bin/pkexec',
  dpkgDeb: '/usr/bin/dpkg-deb',
  dpkgQuery: '/usr/bin/dpkg-query',
} as const;

/** Milliseconds for a tool that only reads. */
const toolTimeout = 20_000;

/** pkexec's exit code when the person closes the question for the password. https://www.freedesktop.org/software/polkit/docs/latest/pkexec.1.html */
const dismissed = 126;

/** Returns the environment of the tools: the language of the question for the password, and nothing else. */
function toolEnvironment(): NodeJS.ProcessEnv {
  const { LANG, LANGUAGE, LC_ALL, LC_MESSAGES } = process.env;
  const PATH = '/usr/sbin:/usr/bin:/sbin:/bin';
  return Object.fromEntries(
    Object.entries({ PATH, LANG, LANGUAGE, LC_ALL, LC_MESSAGES }).filter(
      ([, value]) => value !== undefined,
    ),
  );
}

/** Runs a tool that only reads, without a shell. Returns what it prints. Rejects if it fails. */
async function output(tool: string, args: readonly string[]): Promise<string> {
  const env = { ...toolEnvironment(), LC_ALL: 'C' };
  const { stdout } = await promisify(execFile)(tool, [...args], { env, timeout: toolTimeout });
  return stdout;
}

/** Returns the program beside the app that installs a package as root. Packages of apps without updates do not have it. */
function installProgram(): string {
  return path.join(path.dirname(process.execPath), 'install-update');
}

/** Whether dpkg installed the app, with the program that updates it, under the app's own name. */
async function isDebPackage(): Promise<boolean> {
  if (process.platform !== 'linux' || !app.isPackaged) return false;
  const program = installProgram();
  if (!fs.existsSync(program) || !fs.existsSync(tools.dpkgQuery)) return false;
  try {
    const owner = await output(tools.dpkgQuery, ['--search', program]);
    return owner === `${brand.name}: ${program}\n`;
  } catch {
    // No package owns it.
    return false;
  }
}

/** Opens an empty file in the private folder, which does not exist yet. Throws the file system's error. */
function openPackageFile(folder: string): { readonly file: string; readonly handle: number } {
  fs.mkdirSync(folder, { mode: 0o700 });
  const file = path.join(folder, 'update.deb');
  const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW } = fs.constants;
  return { file, handle: fs.openSync(file, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600) };
}

/** Whether a package is of this app, for this processor, and has the version. */
async function isRightPackage(file: string, version: string): Promise<boolean> {
  const names = ['Package', 'Version', 'Architecture'];
  // A file that is not a package makes the tool fail.
  const fields = await output(tools.dpkgDeb, ['--field', file, ...names]).catch(() => '');
  const wanted = {
    Package: brand.name,
    Version: debVersion(version),
    Architecture: debArchitecture(),
  };
  const lines = Object.entries(wanted).map(([name, value]) => `${name}: ${value}`);
  return fields.trim().split('\n').toSorted().join('\n') === lines.toSorted().join('\n');
}

/**
 * Has root install the package, after polkit has asked for the administrator's password. Root reads the package from an open file and
 * verifies it by the checksum, so that no other program of this account can exchange it meanwhile. Returns pkexec's exit code.
 */
async function installAsRoot(file: string, { sha512, version }: UpdatePackage): Promise<number> {
  const handle = fs.openSync(file, 'r');
  try {
    const child = spawn(tools.pkexec, [installProgram(), sha512, debVersion(version)], {
      env: toolEnvironment(),
      stdio: [handle, 'ignore', 'ignore'],
      // A signal to this app's terminal must not end dpkg half-way.
      detached: true,
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    return code ?? -1;
  } finally {
    fs.closeSync(handle);
  }
}

/** Creates what installs Debian packages. `folder`: for the downloaded package, in the data folder. It is deleted after each installation. */
export function createDebUpdates({
  folder,
  download,
  log,
}: {
  readonly folder: string;
  readonly download: Download;
  readonly log: Log;
}): Pick<UpdateInstaller, 'method' | 'install'> {
  let hasLookedForLeftovers = false;

  /** Deletes the folder, also what a process left there that was killed. Never throws. */
  function clear(): void {
    try {
      fs.rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      log.problem('The folder for updates could not be deleted', error);
    }
  }

  async function load(
    { url, size, sha512, version }: UpdatePackage,
    onProgress: (percent: number) => void,
  ): Promise<string | null> {
    const { file, handle } = openPackageFile(folder);
    try {
      const problem = await download({ url, size, sha512, handle, onProgress });
      if (problem !== null) {
        log.info('The update was not downloaded', { why: problem });
        return null;
      }
    } finally {
      fs.closeSync(handle);
    }
    if (await isRightPackage(file, version)) return file;
    log.info('The update is no package of this app and version');
    return null;
  }

  async function install(
    update: UpdatePackage,
    onProgress: (percent: number) => void,
  ): Promise<UpdateOutcome> {
    const file = await load(update, onProgress);
    if (file === null) return 'not-loaded';
    onProgress(100);
    const code = await installAsRoot(file, update);
    if (code === 0) return 'installed';
    log.info('The system did not install the update', { code });
    return code === dismissed ? 'canceled' : 'not-installed';
  }

  return {
    async method(): Promise<UpdateMethod> {
      if (!hasLookedForLeftovers) clear();
      hasLookedForLeftovers = true;
      if (!(await isDebPackage())) return 'download';
      return fs.existsSync(tools.pkexec) ? 'package' : 'by-hand';
    },
    async install(update, onProgress) {
      clear();
      try {
        return await install(update, onProgress);
      } finally {
        clear();
      }
    },
  };
}
