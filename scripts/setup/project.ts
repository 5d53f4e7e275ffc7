import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';

/** The project folder, absolute, independent of the working directory. */
export const projectRoot: string = path.resolve(import.meta.dirname, '..', '..');

/** The version of the `electron` package in `node_modules`, such as `45.4.1`. */
export function wantedElectronVersion(): string {
  return versionIn(electronPackageFolder);
}

/** The installed `electron` package: it contains the installer, not the binary. */
export const electronPackageFolder: string = path.join(projectRoot, 'node_modules', 'electron');

/** The version in a package's folder. */
export function versionIn(folder: string): string {
  const manifest = path.join(folder, 'package.json');
  return v.parse(v.object({ version: v.string() }), JSON.parse(readFileSync(manifest, 'utf8')))
    .version;
}
