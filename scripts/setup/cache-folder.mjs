import { homedir } from 'node:os';
import path from 'node:path';

/**
 * Returns the folder for set-up's data outside of `node_modules`: the runtime and its locks.
 * `SEATKEEPER_CACHE` overrides the platform's folder for caches. XDG paths must be absolute to
 * count: https://specifications.freedesktop.org/basedir-spec/latest/#variables
 *
 * @param {Record<string, string | undefined>} env
 * @param {NodeJS.Platform} platform
 * @param {string} home the person's home folder, absolute
 * @returns {string} an absolute path; the folder may not exist yet
 */
export function cacheFolder(env = process.env, platform = process.platform, home = homedir()) {
  const given = env['SEATKEEPER_CACHE'];
  if (given) return path.resolve(given);
  if (platform === 'darwin') return path.join(home, 'Library', 'Caches', 'seatkeeper');
  if (platform === 'win32') {
    return path.join(env['LOCALAPPDATA'] || path.join(home, 'AppData', 'Local'), 'seatkeeper');
  }
  const xdg = env['XDG_CACHE_HOME'];
  return path.join(xdg && path.isAbsolute(xdg) ? xdg : path.join(home, '.cache'), 'seatkeeper');
}
