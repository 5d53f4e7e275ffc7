import { statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { extractFile } from '@electron/asar';
import { expect, test } from 'vitest';
import { languages } from '../../shared/language.ts';
import { packages } from './packages.ts';

/*
 * Limits of the shipped sizes, a little above those of today. docs/performance.md has the goals, which are lower. A change that needs more
 * raises a limit here and says what it is worth.
 */

/** A kilobyte on download pages, in bytes. */
const kB = 1000;
const archive = path.join(packages.release, 'resources', 'app.asar');
const read = (name: string): Buffer => extractFile(archive, path.join('dist', name));

/** Returns the files of main's code that load with `entry`: itself, and what it and they require at once. */
function filesLoadedWith(entry: string, found = new Set<string>()): Set<string> {
  if (found.has(entry)) return found;
  found.add(entry);
  // An arrow before it: the file loads on demand.
  for (const [, name = ''] of read(`main/${entry}`)
    .toString()
    .matchAll(/(?<!=>)require\(["'`]\.\/([^"'`]+)["'`]\)/g))
    filesLoadedWith(name, found);
  return found;
}

test('the archive of the app', () => {
  expect(statSync(archive).size / kB).toBeLessThan(1_620);
});

test.each(languages)('the scripts that the window’s page requests, gzip: %s', (language) => {
  const page = read(`renderer/${language}.html`).toString();
  const scripts = Array.from(
    page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g),
    ([, name]) => name,
  );
  expect(scripts.length).toBeGreaterThan(2);
  const sizes = scripts.map((name) => gzipSync(read(`renderer/${name}`), { level: 9 }).byteLength);
  expect(sizes.reduce((sum, size) => sum + size) / kB).toBeLessThan(130);
});

test('the code that main loads before it opens the window', () => {
  const files = new Set([...filesLoadedWith('main.cjs'), ...filesLoadedWith('run-window.cjs')]);
  expect(files).toContain('main.cjs');
  expect(files).not.toContain('start-core.cjs');
  const sizes = Array.from(files, (name) => read(`main/${name}`).byteLength);
  expect(sizes.reduce((sum, size) => sum + size) / kB).toBeLessThan(82);
});
