import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

interface SourceFile {
  /** From the project's folder, with slashes. */
  readonly name: string;
  readonly text: string;
  readonly lines: number;
  /** What it imports: files by their name here, packages by theirs. */
  readonly imports: readonly string[];
}

/** Imports and re-exports, static and dynamic. Comments are dropped first. */
const importing =
  /(?:^|[\n;])\s*(?:import|export)\s[^'";]*?from\s*['"]([^'"]+)['"]|(?:^|[\n;])\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;

function importsOf(name: string, text: string): string[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
  return [...code.matchAll(importing)].map(([, from, bare, dynamic]) => {
    const source = from ?? bare ?? dynamic ?? '';
    return source.startsWith('.') ? path.posix.join(path.posix.dirname(name), source) : source;
  });
}

function filesIn(folder: string): SourceFile[] {
  return fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map((relative) => {
      const name = `${folder}/${relative.replaceAll('\\', '/')}`;
      const text = fs.readFileSync(path.join(root, name), 'utf8');
      return { name, text, lines: text.split('\n').length - 1, imports: importsOf(name, text) };
    });
}

const shared = filesIn('shared');
const electron = filesIn('electron');
const renderer = filesIn('renderer');
const product = [...shared, ...electron, ...renderer];
const all = [...product, ...filesIn('tests'), ...filesIn('scripts')];

/** The files in a folder of the main process. */
const inside = (folder: string): SourceFile[] =>
  electron.filter(({ name }) => name.startsWith(`electron/${folder}/`));

/** Imports of project files that `allowed` does not let through, as "file → file". */
function foreign(files: readonly SourceFile[], allowed: (imported: string) => boolean): string[] {
  return files.flatMap(({ name, imports }) =>
    imports
      .filter((imported) => /\.(?:tsx?|json|css)$/.test(imported) && !allowed(imported))
      .map((imported) => `${name} → ${imported}`),
  );
}

/** Imports of packages that `allowed` does not let through. */
function packages(files: readonly SourceFile[], allowed: (imported: string) => boolean): string[] {
  return files.flatMap(({ name, imports }) =>
    imports
      .filter(
        (imported) => !/^(?:shared|electron|renderer|tests|scripts)\/|^\w+\.json$/.test(imported),
      )
      .filter((imported) => !allowed(imported))
      .map((imported) => `${name} → ${imported}`),
  );
}

const from =
  (...places: readonly string[]) =>
  (imported: string): boolean =>
    places.some((place) => imported === place || imported.startsWith(`${place}/`));

const ports = 'electron/ports.ts';
/** Waiting on the clock of the ports. */
const timing = 'electron/timing.ts';

test('the search for imports finds them', () => {
  const code = `import * as a from './a.ts';
    import type { B } from '../b.ts'; export { c } from "./c.ts"; import './d.css';
    // import './not.ts';
    const e = await import('./e.ts'); /* import './nor.ts'; */
    import {
      f,
    } from 'f';`;
  expect(importsOf('x/y/z.ts', code)).toEqual([
    'x/y/a.ts',
    'x/b.ts',
    'x/y/c.ts',
    'x/y/d.css',
    'x/y/e.ts',
    'f',
  ]);
  for (const files of [shared, electron, renderer]) {
    expect(files.flatMap(({ imports }) => imports).length).toBeGreaterThan(files.length);
  }
});

describe('who may import whom', () => {
  test('shared: shared', () => {
    expect(foreign(shared, from('shared'))).toEqual([]);
    expect(packages(shared, from('valibot'))).toEqual([]);
  });

  test('polar, storage, state, privacy: shared, ports, their own folder', () => {
    for (const folder of ['polar', 'storage', 'state', 'privacy']) {
      const allowed = from('shared', ports, timing, `electron/${folder}`);
      expect(foreign(inside(folder), allowed)).toEqual([]);
    }
  });

  test('services: shared, ports, state, polar, storage, privacy', () => {
    const places = ['services', 'state', 'polar', 'storage', 'privacy'];
    const allowed = from('shared', ports, timing, ...places.map((place) => `electron/${place}`));
    expect(foreign(inside('services'), allowed)).toEqual([]);
  });

  test('cli: shared, ports, compose-command, services, storage, its own folder', () => {
    const places = ['cli', 'services', 'storage', 'compose-command.ts'];
    const allowed = from('shared', ports, ...places.map((place) => `electron/${place}`));
    expect(inside('cli').length).toBeGreaterThan(10);
    expect(foreign(inside('cli'), allowed)).toEqual([]);
  });

  test('compose: nothing of the command line', () => {
    const compose = electron.filter(({ name }) => name.startsWith('electron/compose'));
    expect(compose.length).toBeGreaterThan(3);
    expect(foreign(compose, (imported) => !from('electron/cli')(imported))).toEqual([]);
  });

  test('the core: nothing of the platform', () => {
    const core = electron.filter(
      ({ name }) => !name.startsWith('electron/platform/') && name !== 'electron/main.ts',
    );
    expect(foreign(core, (imported) => !imported.startsWith('electron/platform/'))).toEqual([]);
  });

  test('timing: ports', () => {
    const file = electron.filter(({ name }) => name === timing);
    expect(file).toHaveLength(1);
    expect(foreign(file, from(ports))).toEqual([]);
  });

  test('ports: shared', () => {
    const file = electron.filter(({ name }) => name === ports);
    expect(file).toHaveLength(1);
    expect(foreign(file, from('shared'))).toEqual([]);
  });

  test('the renderer: shared and itself', () => {
    expect(foreign(renderer, from('shared', 'renderer'))).toEqual([]);
  });

  test('features know nothing of each other', () => {
    const found = renderer.flatMap((file) => {
      const feature = /^renderer\/features\/[^/]+/.exec(file.name)?.[0];
      if (feature === undefined) return [];
      return foreign(
        [file],
        (imported) => !imported.startsWith('renderer/features/') || from(feature)(imported),
      );
    });
    expect(found).toEqual([]);
  });

  test('ui knows nothing of features', () => {
    const ui = renderer.filter(({ name }) => name.startsWith('renderer/ui/'));
    expect(foreign(ui, (imported) => !imported.startsWith('renderer/features/'))).toEqual([]);
  });

  test('the app: nothing of its tests and scripts', () => {
    expect(foreign(product, (imported) => !/^(?:tests|scripts)\//.test(imported))).toEqual([]);
  });
});

/** Whether a package is Electron or brings it along. */
function isElectron(imported: string): boolean {
  return /^electron(?:-store|\/|$)/.test(imported);
}

test('Electron is imported by the platform, main and preload alone', () => {
  const others = electron.filter(
    ({ name }) =>
      !name.startsWith('electron/platform/') &&
      name !== 'electron/main.ts' &&
      name !== 'electron/preload.ts',
  );
  expect(packages([...shared, ...renderer, ...others], (name) => !isElectron(name))).toEqual([]);
  expect(electron.filter(({ imports }) => imports.includes('electron'))).not.toEqual([]);
});

test('the renderer has no Node, and one file alone touches the bridge', () => {
  const node = /^(?:node:|fs$|path$|crypto$|child_process$)/;
  expect(packages([...renderer, ...shared], (name) => !node.test(name))).toEqual([]);
  const touching = renderer.filter(({ text }) =>
    /window\.seatkeeper|globalThis\.seatkeeper/.test(text),
  );
  expect(touching.map(({ name }) => name)).toEqual(['renderer/bridge.ts']);
});

test('no default exports', () => {
  const code = all.filter(({ name }) => !name.endsWith('.config.ts'));
  const found = code.filter(({ text }) => /^export default\b/m.test(text));
  expect(found.map(({ name }) => name)).toEqual([]);
});

test('no barrels: nothing is handed on under another file’s name', () => {
  const found = product.filter(
    ({ name, text }) =>
      /\/index\.tsx?$/.test(name) || /^export\s+(?:type\s+)?(?:\*|\{[^}]*\})\s*from\b/m.test(text),
  );
  expect(found.map(({ name }) => name)).toEqual([]);
});

test('no enums, and no names that say nothing', () => {
  const enums = all.filter(({ text }) => /^\s*(?:export\s+)?(?:const\s+)?enum\s/m.test(text));
  expect(enums.map(({ name }) => name)).toEqual([]);
  const vague = all.filter(({ name }) =>
    /(?:^|[/-])(?:utils?|helpers?|common|manager|misc)[.-]/.test(name),
  );
  expect(vague.map(({ name }) => name)).toEqual([]);
});

test('files are small: half of them at most 80 lines, hardly any past 250, none past 350', () => {
  // The words of a language are a list, as long as it is.
  const code = product.filter(({ name }) => !name.startsWith('shared/text/'));
  const sizes = code.map(({ lines }) => lines).sort((a, b) => a - b);
  expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(80);
  const long = code.filter(({ lines }) => lines > 250);
  expect(long.length / code.length, long.map(({ name }) => name).join(', ')).toBeLessThan(0.02);
  expect(long.filter(({ lines }) => lines > 350).map(({ name }) => name)).toEqual([]);
});
