import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { electronPackageFolder } from '../setup/project.ts';
import { runCommand } from '../setup/run-command.ts';
import { printStatus } from '../setup/print-status.ts';
import { withProgress } from './progress.ts';

/** Milliseconds the download server may take to say anything at all. */
const ANSWER_LIMIT = 8_000;

/** Milliseconds the whole download may take once the server answers. */
const DOWNLOAD_LIMIT = 10 * 60_000;

/** Where the `electron` package puts the official binary. */
export const officialDist: string = path.join(electronPackageFolder, 'dist');

/**
 * Whether the official binary of this version is in place. `path.txt` is what
 * the installer writes last, so a half-unpacked folder does not count.
 */
export function isOfficialInstalled(version: string): boolean {
  try {
    const found = readFileSync(path.join(officialDist, 'version'), 'utf8').trim();
    const executable = readFileSync(path.join(electronPackageFolder, 'path.txt'), 'utf8');
    return found.replace(/^v/, '') === version && existsSync(path.join(officialDist, executable));
  } catch {
    return false;
  }
}

/**
 * Fetches the official binary with the `electron` package's own installer.
 *
 * @returns undefined on success, else why it cannot be had, for a person
 */
export async function installOfficial(version: string): Promise<string | undefined> {
  printStatus(`Getting Electron ${version} from its official download server…`);
  const unreachable = await unreachableReason(version, process.env);
  if (unreachable !== undefined) return unreachable;
  const { ELECTRON_OVERRIDE_DIST_PATH: _, ...env } = process.env;
  const code = await withProgress('still downloading', () =>
    runCommand(process.execPath, [path.join(electronPackageFolder, 'install.js')], {
      env,
      stdio: ['ignore', 2, 2],
      timeout: DOWNLOAD_LIMIT,
    }),
  );
  if (code === 0 && isOfficialInstalled(version)) return undefined;
  return `its installer ended with code ${code}`;
}

/**
 * Asks the server for one small file, so that a network that swallows packets
 * costs seconds and not the installer's patience. With a mirror or a proxy set
 * only the installer knows the way, so nothing is asked.
 */
async function unreachableReason(
  version: string,
  env: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  if (hasCustomSource(env)) return undefined;
  const url = `https://github.com/electron/electron/releases/download/v${version}/SHASUMS256.txt`;
  try {
    const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(ANSWER_LIMIT) });
    return answer.ok ? undefined : `github.com answered ${answer.status}`;
  } catch {
    return 'github.com cannot be reached';
  }
}

/** Whether a mirror, a proxy or a pre-filled cache is configured for the installer. */
export function hasCustomSource(env: NodeJS.ProcessEnv): boolean {
  return Object.keys(env).some((name) =>
    /^(npm_config_)?electron_(mirror|custom_dir|custom_filename|config_cache|get_use_proxy)$|^https?_proxy$|^all_proxy$/i.test(
      name,
    ),
  );
}
