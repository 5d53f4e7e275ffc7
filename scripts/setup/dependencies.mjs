import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './cache-folder.mjs';
import { exclusive } from './exclusive.mjs';

/**
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }} LockEntry
 * @typedef {{ packages?: Record<string, LockEntry> }} Lockfile
 */

/**
 * Whether the installed packages match the lock file. npm writes `node_modules/.package-lock.json`
 * last, so it is missing after an interrupted install.
 *
 * @param {Lockfile} wanted `package-lock.json`
 * @param {Lockfile} installed `node_modules/.package-lock.json`
 * @returns {boolean}
 */
export function isInstalled(wanted, installed) {
  const present = installed.packages ?? {};
  return Object.entries(wanted.packages ?? {}).every(([folder, entry]) => {
    if (folder === '') return true;
    const found = present[folder];
    // npm skips optional packages for other platforms.
    if (!found) return entry.optional === true || entry.devOptional === true;
    return found.version === entry.version;
  });
}

/**
 * Makes `node_modules` match `package-lock.json`; does nothing if it does. Prints to stderr only:
 * stdout belongs to the command that follows.
 *
 * @param {string} root the project folder, absolute
 * @returns {Promise<boolean>} false if npm failed (it has printed the reason)
 */
export async function installDependencies(root) {
  if (matches(root)) return true;
  const id = createHash('sha256').update(root).digest('hex').slice(0, 12);
  return exclusive(
    path.join(cacheFolder(), `install-${id}.lock`),
    () => {
      if (matches(root)) return true;
      console.error('Installing the dependencies (npm ci); this is needed once…');
      const started = Date.now();
      const npm = npmCommand();
      const result = spawnSync(npm.command, [...npm.args, 'ci', '--loglevel=error'], {
        cwd: root,
        stdio: ['ignore', 2, 2],
        shell: npm.shell,
      });
      if (result.status !== 0) {
        console.error('npm ci failed; its message is above. Nothing else was changed.');
        return false;
      }
      console.error(`Dependencies are in place (${Math.round((Date.now() - started) / 1000)} s).`);
      return true;
    },
    () => console.error('Another set-up is installing the dependencies; waiting for it…'),
  );
}

/**
 * Returns how to run npm: the npm that started this process, if one did.
 *
 * @returns {{ command: string, args: string[], shell: boolean }}
 */
export function npmCommand() {
  const cli = process.env['npm_execpath'];
  if (cli && /npm-cli\.[cm]?js$/.test(cli))
    return { command: process.execPath, args: [cli], shell: false };
  // Node refuses to start .cmd files without a shell: https://nodejs.org/api/child_process.html#spawning-bat-and-cmd-files-on-windows
  return { command: 'npm', args: [], shell: process.platform === 'win32' };
}

/** @param {string} root */
function matches(root) {
  try {
    return isInstalled(
      JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')),
      JSON.parse(readFileSync(path.join(root, 'node_modules', '.package-lock.json'), 'utf8')),
    );
  } catch {
    return false;
  }
}
