import { execFile } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { packages } from '../packaged/packages.ts';
import type { Figure } from './figures.ts';

const assets = fileURLToPath(new URL('../../dist/renderer/assets', import.meta.url));
/** A kilobyte on download pages, in bytes. */
const kB = 1000;

/** Files that only some people load: the admin panel, and one of the two languages. */
const onDemand = /^(?:AdminArea|Palette|en-admin|de-admin|de-window)-/;

async function scripts(): Promise<readonly string[]> {
  const names = await readdir(assets);
  return names.filter((name) => name.endsWith('.js'));
}

async function gzipped(names: readonly string[]): Promise<number> {
  let size = 0;
  for (const name of names) {
    size += gzipSync(await readFile(path.join(assets, name)), { level: 9 }).byteLength;
  }
  return size / kB;
}

/** Returns the bytes of a file as xz, as the packages hold it. */
async function compressed(file: string): Promise<number> {
  const { stdout } = await promisify(execFile)('xz', ['-9', '--stdout', file], {
    encoding: 'buffer',
    maxBuffer: 2 ** 26,
  });
  return stdout.byteLength;
}

/** Measures the size of the app: the shipped archive, and the window's JavaScript. */
export async function shipped(): Promise<Figure[]> {
  const asar = path.join(packages.release, 'resources', 'app.asar');
  const { size } = await stat(asar);
  const all = await scripts();
  const usual = all.filter((name) => !onDemand.test(name));
  const single = { floor: null, part: 0.5, unit: 'kB' } as const;
  return [
    { ...single, what: 'app.asar', appSamples: [size / kB], goal: { max: 780 } },
    {
      ...single,
      what: 'app.asar, as xz',
      appSamples: [(await compressed(asar)) / kB],
      goal: { max: 220 },
    },
    {
      ...single,
      what: 'window’s JavaScript, gzip',
      appSamples: [await gzipped(usual)],
      goal: { max: 130 },
      note: 'without the admin panel and the second language, which are loaded on demand',
    },
    {
      ...single,
      what: 'window’s JavaScript in all, gzip',
      appSamples: [await gzipped(all)],
      goal: null,
    },
  ];
}
