import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SetupError } from '../setup/print-status.ts';
import { runNpm } from '../setup/run-npm.ts';
import { withProgress } from './progress.ts';

/** One version of an npm package, and the hash of its content. */
export interface NpmPackage {
  readonly name: string;
  readonly version: string;
  /** As in a lock file: https://docs.npmjs.com/cli/configuring-npm/package-lock-json */
  readonly integrity: string;
}

/**
 * Installs the package into an empty folder, in its `node_modules`, and runs none of its scripts. A lock file makes npm refuse any other
 * content than the one we know.
 *
 * @param advice what to do where it fails, as a sentence
 * @throws SetupError if npm or its check of the integrity fails
 */
export async function downloadPackage(
  { name, version, integrity }: NpmPackage,
  folder: string,
  advice: string,
): Promise<void> {
  const dependencies = { [name]: version };
  const packages = { '': { dependencies }, [`node_modules/${name}`]: { version, integrity } };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ dependencies }));
  await writeFile(
    path.join(folder, 'package-lock.json'),
    JSON.stringify({ lockfileVersion: 3, packages }),
  );
  const code = await withProgress('still downloading', () =>
    runNpm(['ci', '--ignore-scripts', '--loglevel=error'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 2],
    }),
  );
  if (code === 0) return;
  throw new SetupError(`npm could not fetch ${name} ${version} (its message is above). ${advice}`);
}
