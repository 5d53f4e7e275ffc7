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

/** For each folder of services, and each file beside them, the other ones that it may import. Imports go one way, so there is no circle. */
const serviceImports: Readonly<Record<string, readonly string[]>> = {
  files: [],
  interaction: [],
  search: [],
  uninstall: [],
  'settings.ts': [],
  organization: [],
  seat: [],
  activation: ['organization', 'seat'],
  release: ['files', 'organization', 'seat'],
  transfer: ['files', 'seat'],
  activity: ['files', 'release', 'search', 'seat'],
  device: ['interaction', 'organization', 'seat', 'activation', 'release', 'activity'],
  licenses: ['files', 'interaction', 'search', 'organization', 'seat'],
  bulk: ['files', 'seat', 'licenses'],
  support: ['files', 'search', 'seat', 'licenses'],
  updates: ['device'],
  'admin-session.ts': ['interaction', 'organization', 'seat', 'licenses', 'bulk', 'support'],
  'admin.ts': [
    'interaction',
    'organization',
    'activity',
    'licenses',
    'bulk',
    'support',
    'admin-session.ts',
  ],
};

/** What each folder of the main process may import besides its own files and shared. */
const folderImports: Readonly<Record<string, readonly string[]>> = {
  polar: ['ports.ts', 'timing.ts'],
  storage: ['ports.ts', 'timing.ts'],
  privacy: ['ports.ts'],
  state: ['ports.ts'],
  services: ['ports.ts', 'timing.ts', 'polar', 'storage', 'privacy', 'services'],
  ipc: ['ports.ts', 'state', 'services', 'polar', 'storage'],
  cli: [
    'ports.ts',
    'timing.ts',
    'services',
    'storage',
    'compose-command.ts',
    'compose-seller-command.ts',
    'compose-bulk-command.ts',
    'compose-keychain.ts',
  ],
  compose: [
    'ports.ts',
    'timing.ts',
    'polar',
    'storage',
    'privacy',
    'state',
    'services',
    'ipc',
    'vendor.ts',
  ],
};

/** The folder or file of services that a file belongs to. */
const serviceOf = (name: string): string => name.split('/')[2] ?? '';

describe('who may import whom', () => {
  test('shared: shared', () => {
    expect(foreign(shared, from('shared'))).toEqual([]);
    expect(packages(shared, from('valibot'))).toEqual([]);
  });

  test.each(Object.entries(folderImports))('%s: %s', (folder, places) => {
    const allowed = from('shared', ...[folder, ...places].map((place) => `electron/${place}`));
    expect(inside(folder)).not.toEqual([]);
    expect(foreign(inside(folder), allowed)).toEqual([]);
  });

  test.each(Object.entries(serviceImports))('services/%s: %s', (service, others) => {
    const files = inside('services').filter(({ name }) => serviceOf(name) === service);
    expect(files).not.toEqual([]);
    const places = [service, ...others].map((place) => `electron/services/${place}`);
    const allowed = (imported: string): boolean =>
      !imported.startsWith('electron/services/') || from(...places)(imported);
    expect(foreign(files, allowed)).toEqual([]);
  });

  test('services: no folder without a row, and no circle', () => {
    const services = [...new Set(inside('services').map(({ name }) => serviceOf(name)))];
    expect(services.toSorted()).toEqual(Object.keys(serviceImports).toSorted());
    const order = Object.keys(serviceImports);
    for (const [service, others] of Object.entries(serviceImports)) {
      for (const other of others) expect(order.indexOf(other)).toBeLessThan(order.indexOf(service));
    }
  });

  test('electron: no folder without a row', () => {
    const folders = electron.flatMap(({ name }) => name.split('/').slice(1, -1).slice(0, 1));
    const known = [...Object.keys(folderImports), 'platform'];
    expect([...new Set(folders)].toSorted()).toEqual(known.toSorted());
  });

  test('the documentation: a row for each of these', () => {
    const page = fs.readFileSync(path.join(root, 'docs/architecture.md'), 'utf8');
    for (const folder of [...Object.keys(folderImports), 'platform']) {
      expect(page).toMatch(new RegExp(`^\\| .*\`(?:electron/)?${folder}/\`.* \\|`, 'm'));
    }
    for (const service of Object.keys(serviceImports)) {
      const name = service.endsWith('.ts') ? service : `${service}/`;
      expect(page).toMatch(new RegExp(`^\\| .*\`${name}\`.* \\|`, 'm'));
    }
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

/** The files that a file imports, directly or through others, also with `import()` later. */
function loadedBy(first: string): ReadonlySet<string> {
  const filesByName = new Map(product.map((file) => [file.name, file]));
  const found = new Set<string>();
  function visit(name: string): void {
    const file = filesByName.get(name);
    if (file === undefined || found.has(name)) return;
    found.add(name);
    for (const imported of file.imports) visit(imported);
  }
  visit(first);
  return found;
}

// A `BrowserWindow` under the platform `headless`, with which Linux runs commands, blocks and crashes.
describe('commands', () => {
  const commandFiles = [...loadedBy('electron/platform/run-command-line.ts')];

  test('load their code', () => {
    expect(commandFiles).toContain('electron/compose-command.ts');
    expect([...loadedBy('electron/platform/run-window.ts')]).toContain(
      'electron/platform/window/window.ts',
    );
  });

  test('load no code of the window', () => {
    const windowCode =
      /^electron\/(?:platform\/window\/|platform\/run-window|compose\.ts|ipc\/)|^renderer\//;
    expect(commandFiles.filter((name) => windowCode.test(name))).toEqual([]);
  });

  // Their session's files are in a scratch folder, and with them on Windows the key that would unseal the token.
  test('open no sealed token, apart from one file that is loaded for --keychain alone', () => {
    const opening = electron.filter(({ text }) => /(?<!function )\bcreateCredentials\(/.test(text));
    expect(opening.map(({ name }) => name)).toEqual([
      'electron/compose-keychain.ts',
      'electron/compose/reporting-services.ts',
    ]);
    expect(commandFiles).not.toContain('electron/compose/reporting-services.ts');
    const keychainUsers = electron.filter(({ imports }) =>
      imports.includes('electron/compose-keychain.ts'),
    );
    expect(keychainUsers.map(({ name }) => name)).toEqual(['electron/cli/seller/token-access.ts']);
    const [access] = keychainUsers;
    expect(access?.text).toContain('if (command.seller.keychain) return await keychainAccess(');
    expect(access?.text).toContain("await import('../../compose-keychain.ts')");
    const start = electron.find(({ name }) => name === 'electron/platform/run-command-line.ts');
    expect(start?.text).toContain("if (!opensKeychain) useScratchFolder('sessionData')");
  });

  test.each(['release', 'status', 'activate', 'import-activation', 'doctor'])(
    'load none of the code for sellers to %s',
    (name) => {
      const loaded = loadedBy(`electron/cli/commands/${name}.ts`);
      const sellers =
        /^electron\/(?:services\/(?:licenses|bulk|support|admin)|cli\/seller\/|compose-(?:seller|bulk|keychain))/;
      expect(loaded.size).toBeGreaterThan(10);
      expect([...loaded].filter((file) => sellers.test(file))).toEqual([]);
    },
  );

  test('create no window', () => {
    const creating = electron.filter(({ text }) => /new BrowserWindow\b/.test(text));
    expect(creating).not.toEqual([]);
    const names = creating.map(({ name }) => name);
    expect(names.filter((name) => commandFiles.includes(name))).toEqual([]);
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
  const touching = renderer.filter(({ text }) => /window\.bridge|globalThis\.bridge/.test(text));
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

test('no circle of imports, types included', () => {
  const importsByName = new Map(product.map(({ name, imports }) => [name, imports]));
  const done = new Set<string>();
  const circles: string[] = [];
  function visit(name: string, importers: readonly string[]): void {
    if (importers.includes(name))
      circles.push([...importers.slice(importers.indexOf(name)), name].join(' → '));
    if (done.has(name) || importers.includes(name)) return;
    for (const imported of importsByName.get(name) ?? []) visit(imported, [...importers, name]);
    done.add(name);
  }
  for (const name of importsByName.keys()) visit(name, []);
  expect(circles).toEqual([]);
});
