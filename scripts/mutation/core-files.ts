import { readdirSync } from 'node:fs';
import * as path from 'node:path';

/** Of the core, what needs no test: the ports are types alone, and what is not a unit test's to run: Electron, and the order of starting. */
const excluded = [
  /^electron\/platform\//,
  /^electron\/(?:main|preload|ports|vendor)\.ts$/,
  /^shared\/text\//,
];

/** Whether a file, named from the project's folder with slashes, is one of the core: what unit tests run, without texts. */
export function isCore(file: string): boolean {
  return /^(?:electron|shared)\/.*\.ts$/.test(file) && !excluded.some((one) => one.test(file));
}

/** All files of the core, sorted. */
export function coreFiles(project: string): string[] {
  return ['electron', 'shared']
    .flatMap((folder) =>
      readdirSync(path.join(project, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
        path.posix.join(folder, file.replaceAll('\\', '/')),
      ),
    )
    .filter(isCore)
    .sort();
}
