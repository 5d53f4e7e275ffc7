import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { electronPackageFolder } from '../setup/project.ts';
import { runCommand } from '../setup/run-command.ts';
import { printStatus } from '../setup/print-status.ts';
import { withProgress } from './progress.ts';

/** Milliseconds in which the download server must answer. */
const ANSWER_LIMIT = 8_000;

/** Milliseconds in which the download must end once the server answers. */
const DOWNLOAD_LIMIT = 10 * 60_000;

/** The folder into which the `electron` package unpacks the official binary. */
export const officialDist: string = path.join(electronPackageFolder, 'dist');

/**
 * Whether the official binary of this version is complete. The installer writes `path.txt` last, so
 * a half-unpacked folder does not count.
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
 * Downloads the official binary with the `electron` package's own installer.
 *
 * @returns undefined on success, else the reason of the failure as a sentence
 */
export async function installOfficialElectron(version: string): Promise<string | undefined> {
  printStatus(`Getting Electron ${version} from its official download server…`);
  const unreachable = await unreachableReason(version);
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
 * Requests one small file from the server, so that a network that drops packets costs seconds and
 * not the installer's whole timeout. With a mirror or a proxy only the installer knows the address,
 * so nothing is requested.
 */
async function unreachableReason(version: string): Promise<string | undefined> {
  if (hasCustomSource(process.env)) return undefined;
  const url = `https://github.com/electron/electron/releases/download/v${version}/SHASUMS256.txt`;
  try {
    const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(ANSWER_LIMIT) });
    return answer.ok ? undefined : `github.com answered ${answer.status}`;
  } catch {
    return 'github.com cannot be reached';
  }
}

/** Whether the environment configures a mirror, a proxy or a pre-filled cache for the installer. */
export function hasCustomSource(env: NodeJS.ProcessEnv): boolean {
  return Object.keys(env).some((name) =>
    /^(npm_config_)?electron_(mirror|custom_dir|custom_filename|config_cache|get_use_proxy)$|^https?_proxy$|^all_proxy$/i.test(
      name,
    ),
  );
}
