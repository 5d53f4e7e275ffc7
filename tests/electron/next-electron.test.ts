import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const resolve = createRequire(import.meta.url).resolve;
const tsc = path.join(path.dirname(resolve('typescript/package.json')), 'bin/tsc');

/** The calls that Electron 46 removes. https://www.electronjs.org/docs/latest/breaking-changes */
const removedCalls = ['isEncryptionAvailable', 'encryptString', 'decryptString'];

let folder = '';
let types = '';

/** Returns the compiler's errors for the main process and this file, with Electron's types in `types`. */
function errorsWith(file: string): readonly string[] {
  const config = path.join(folder, 'tsconfig.json');
  writeFileSync(
    config,
    JSON.stringify({
      extends: path.join(root, 'electron/tsconfig.json'),
      compilerOptions: {
        incremental: false,
        tsBuildInfoFile: null,
        paths: { electron: [types] },
        typeRoots: [path.join(root, 'node_modules/@types')],
      },
      files: [file],
      include: [path.join(root, 'electron/**/*.ts')],
    }),
  );
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', config], { encoding: 'utf8' });
  return stdout.split('\n').filter((line) => line.includes('error TS'));
}

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'seatkeeper-types-'));
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  const current = readFileSync(path.join(root, 'node_modules/electron/electron.d.ts'), 'utf8');
  const next = current.replace(/interface SafeStorage [\s\S]*?\n  }\n/, (body) =>
    removedCalls.reduce(
      (rest, name) => rest.replace(new RegExp(`^    ${name}\\(.*\\n`, 'm'), ''),
      body,
    ),
  );
  expect(next.length).toBeLessThan(current.length - 100);
  types = path.join(folder, 'electron.d.ts');
  writeFileSync(types, next);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the main process compiles against the types of Electron 46, and a use of what it removes does not', () => {
  const file = path.join(folder, 'uses-removed.ts');
  const uses = removedCalls.map((name) => `safeStorage.${name};`);
  writeFileSync(file, ["import { safeStorage } from 'electron';", ...uses].join('\n'));
  const errors = errorsWith(file);
  expect(
    errors.map((error) => /^.*(uses-removed\.ts).*(Property '\w+')/.exec(error)?.slice(1)),
  ).toEqual(removedCalls.map((name) => ['uses-removed.ts', `Property '${name}'`]));
}, 60_000);
