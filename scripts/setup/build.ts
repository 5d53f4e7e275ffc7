import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './cache-folder.mjs';
import { exclusive } from './exclusive.mjs';
import { projectRoot } from './project.ts';
import { runNpm } from './run-npm.ts';
import { printStatus, SetupError } from './print-status.ts';

/** Files and folders from which the app is built, relative to the project folder. */
const SOURCES = [
  'shared',
  'electron',
  'renderer',
  'package.json',
  'package-lock.json',
  'vendor.json',
  'scripts/packaging/ascii-tables.ts',
  'scripts/white-label',
  'vite.main.config.ts',
  'vite.preload.config.ts',
  'vite.renderer.config.ts',
];

const OUTPUTS = ['dist/main/main.cjs', 'dist/preload/preload.cjs', 'dist/renderer/index.html'];

/**
 * Builds the app unless `dist` was built from the current sources.
 *
 * @throws SetupError if the build fails (its messages are on stderr)
 */
export async function ensureBuilt(): Promise<void> {
  if (isCurrent()) return;
  const id = createHash('sha256').update(projectRoot).digest('hex').slice(0, 12);
  await exclusive(
    path.join(cacheFolder(), `build-${id}.lock`),
    async () => {
      if (isCurrent()) return;
      printStatus('Building the app…');
      // Taken before the build: an edit during the build must cause another build.
      const stamp = sourceStamp(projectRoot, SOURCES);
      const code = await runNpm(['run', '--silent', 'build'], {
        cwd: projectRoot,
        stdio: ['ignore', 2, 2],
      });
      if (code !== 0) throw new SetupError('The build failed; its messages are above.');
      writeFileSync(stampFile, stamp);
    },
    () => printStatus('Another build is running; waiting for it…'),
  );
}

const stampFile = path.join(projectRoot, 'dist', '.build-stamp');

function isCurrent(): boolean {
  try {
    if (!OUTPUTS.every((file) => existsSync(path.join(projectRoot, file)))) return false;
    return readFileSync(stampFile, 'utf8') === sourceStamp(projectRoot, SOURCES);
  } catch {
    return false;
  }
}

/**
 * Returns a short fingerprint of the names, sizes and times of the given files and of all files
 * below the given folders. A missing file changes it too.
 *
 * @param root absolute
 * @param sources relative to it
 */
export function sourceStamp(root: string, sources: readonly string[]): string {
  const hash = createHash('sha256');
  const visit = (name: string): void => {
    const file = path.join(root, name);
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat?.isDirectory()) {
      for (const child of readdirSync(file).sort()) visit(path.join(name, child));
    } else {
      hash.update(`${name}\0${stat?.size ?? ''}\0${stat?.mtimeMs ?? ''}\n`);
    }
  };
  for (const source of sources) visit(source);
  return hash.digest('hex');
}
