import { capture } from './capture.ts';
import { isOnPath } from './is-on-path.ts';
import { runCommand } from './run-command.ts';
import { printStatus, SetupError } from './print-status.ts';
import {
  missingPackages,
  nameToInstall,
  parseInstalled,
  type SystemPackage,
} from './system-packages.ts';

/**
 * Ensures that the packages are installed: as root on Debian and its derivatives it installs them,
 * else it prints the command to run. On other systems it does nothing. Costs one `dpkg-query` if
 * all are installed.
 *
 * @returns whether it installed a package
 * @throws SetupError with the command to run, or if apt fails
 */
export async function ensureSystemPackages(wanted: readonly SystemPackage[]): Promise<boolean> {
  if (process.platform !== 'linux' || !isOnPath('dpkg-query')) return false;
  const missing = missingPackages(wanted, installedAmong(wanted));
  if (missing.length === 0) return false;
  printStatus('These system packages are missing:');
  for (const one of missing) {
    printStatus(`  ${one.names[0]}: ${one.reason}${one.isOptional === true ? ' (optional)' : ''}`);
  }
  if (process.getuid?.() === 0) return await install(missing);
  const names = missing.map((one) => nameToInstall(one, isKnownToApt));
  const advice = `sudo apt-get install -y ${names.join(' ')}`;
  if (missing.some(({ isOptional }) => isOptional !== true)) {
    throw new SetupError(`Run this once, then start again:\n  ${advice}`);
  }
  printStatus(`What needs them is not run. They come with:\n  ${advice}`);
  return false;
}

async function install(missing: readonly SystemPackage[]): Promise<boolean> {
  printStatus('Installing them (apt-get)…');
  const required = missing.filter(({ isOptional }) => isOptional !== true);
  if (required.length > 0) await aptInstall(required);
  // Not every system has each of them, and apt would install none for the sake of one.
  const optional = missing
    .filter(({ isOptional }) => isOptional === true)
    .filter((one) => one.names.some(isKnownToApt));
  if (optional.length === 0) return required.length > 0;
  try {
    await aptInstall(optional);
    return true;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    printStatus(`${error.message}\nWhat needs them is not run.`);
    return required.length > 0;
  }
}

async function aptInstall(missing: readonly SystemPackage[]): Promise<void> {
  await apt(['update', '-qq']);
  const names = missing.map((one) => nameToInstall(one, isKnownToApt));
  await apt(['install', '-y', '-qq', '--no-install-recommends', ...names]);
}

/**
 * Reports the shared libraries that an executable lacks, so that a system without dpkg gets their
 * names instead of a loader error.
 *
 * @throws SetupError naming them
 */
export function requireLibraries(executable: string): void {
  if (process.platform !== 'linux' || !isOnPath('ldd')) return;
  const missing = missingLibraries(capture('ldd', [executable]).stdout);
  if (missing.length === 0) return;
  throw new SetupError(
    `Electron needs these shared libraries, which are not installed: ${missing.join(', ')}.`,
  );
}

/** The library names that `ldd` prints as `not found`. */
export function missingLibraries(lddOutput: string): readonly string[] {
  return [...lddOutput.matchAll(/^\s*(\S+) => not found/gm)].flatMap(([, name]) => name ?? []);
}

/** The names of those packages that are installed. */
export function installedAmong(wanted: readonly SystemPackage[]): ReadonlySet<string> {
  const names = wanted.flatMap((one) => one.names);
  // Unknown names make it exit with 1 and are not listed.
  const format = '-f=${db:Status-Abbrev} ${Package}\\n';
  return parseInstalled(capture('dpkg-query', ['-W', format, ...names]).stdout);
}

function isKnownToApt(name: string): boolean {
  return capture('apt-cache', ['show', '--no-all-versions', name]).code === 0;
}

async function apt(args: readonly string[]): Promise<void> {
  const code = await runCommand('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (code !== 0) {
    throw new SetupError(`apt-get ${args[0]} failed with code ${code}; its message is above.`);
  }
}
