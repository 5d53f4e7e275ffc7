import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pageCode } from '../support/page-code.ts';
import { run, type RunResult } from './run.ts';

const project = path.resolve(import.meta.dirname, '../..');
let folder: string;
let env: Record<string, string>;
let calls: string;
let installed: string;

async function compile(
  script: string,
  out: string,
  defines: Record<string, string>,
): Promise<void> {
  const result = await run(
    'makensis',
    [
      '-V2',
      '-XTarget amd64-unicode',
      `-DOUT=${out}`,
      ...Object.entries(defines).map(([name, value]) => `-D${name}=${value}`),
      path.join(import.meta.dirname, 'nsis', script),
    ],
    { env },
  );
  expect({
    code: result.code,
    output: result.code === 0 ? '' : result.stdout + result.stderr,
  }).toEqual({
    code: 0,
    output: '',
  });
}

async function wine(args: readonly string[]): Promise<RunResult> {
  return await run('wine', args, { env, maxWait: 120_000 });
}

/** Whether the app is installed. The uninstaller's own file stays: it runs in place. */
function isThere(): boolean {
  return existsSync(path.join(installed, 'Seatkeeper.exe'));
}

/** Installs the test's product silently, with an app of this behavior. */
async function install(behavior: string): Promise<void> {
  expect((await wine([path.join(folder, `${behavior}-setup.exe`), '/S'])).code).toBe(0);
  expect(isThere()).toBe(true);
}

/**
 * Runs its uninstaller to the end: `_?=` prevents it from continuing as a copy of itself, as
 * electron-builder's installer does.
 */
async function uninstall(...args: readonly string[]): Promise<RunResult> {
  const where = `_?=C:\\${path.relative(path.join(folder, 'prefix/drive_c'), installed).replaceAll('/', '\\')}`;
  return await wine([path.join(installed, 'Uninstall.exe'), '/S', ...args, where]);
}

async function readCalls(): Promise<string[]> {
  const text = await readFile(calls, 'utf8').catch(() => '');
  return text.split('\n').filter((line) => line !== '');
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-nsis-'));
  const prefix = path.join(folder, 'prefix');
  await mkdir(prefix);
  env = {
    PATH: '/usr/bin:/bin',
    HOME: folder,
    WINEPREFIX: prefix,
    WINEDEBUG: '-all',
    // Neither .NET nor a browser is needed, and Wine would offer to download them.
    WINEDLLOVERRIDES: 'mscoree=;mshtml=',
  };
  await run('wineboot', ['--init'], { env, maxWait: 120_000 });
  const home = path.join(prefix, 'drive_c/users', userInfo().username, 'AppData');
  calls = path.join(home, 'Roaming/calls.txt');
  installed = path.join(home, 'Local/Programs/seatkeeper');
  for (const behavior of ['works', 'fails', 'hangs']) {
    const app = path.join(folder, `${behavior}.exe`);
    await compile('stub-app.nsi', app, { BEHAVIOR: behavior });
    await compile('installer.nsi', path.join(folder, `${behavior}-setup.exe`), {
      APP: app,
      MACROS: path.join(project, 'build/installer.nsh'),
    });
  }
  const proposed = path.join(folder, 'proposed.nsh');
  await writeFile(proposed, pageCode('docs/uninstall.md', 'Section un.ReleaseSeat'));
  await compile('installer.nsi', path.join(folder, 'proposed-setup.exe'), {
    APP: path.join(folder, 'works.exe'),
    MACROS: path.join(project, 'build/installer.nsh'),
    PROPOSED: proposed,
  });
}, 300_000);

afterAll(async () => {
  await run('wineserver', ['--kill'], { env });
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 500 });
});

beforeEach(async () => {
  await rm(calls, { force: true });
});

describe('the Windows uninstaller', () => {
  test('releases the seat once, with the right arguments, before it removes the files', async () => {
    await install('works');
    expect((await uninstall()).code).toBe(0);
    const [call, ...more] = await readCalls();
    expect(more).toEqual([]);
    expect(call).toMatch(
      /Seatkeeper\.exe" release --reason uninstall --timeout 8 --quiet --no-input$/,
    );
    expect(isThere()).toBe(false);
  });

  test.each([
    ['as any newer version runs it', ['--updated']],
    ['as one whose installer was given --delete-app-data', ['/KEEP_APP_DATA', '--delete-app-data']],
  ])('releases nothing when it is run %s', async (_, flags) => {
    await install('works');
    expect((await uninstall(...flags)).code).toBe(0);
    expect(await readCalls()).toEqual([]);
  });

  test('with the lines of docs/uninstall.md releases once before it removes the files, and not on an update', async () => {
    await install('proposed');
    expect((await uninstall('--updated')).code).toBe(0);
    expect(await readCalls()).toEqual([]);
    await install('proposed');
    expect((await uninstall()).code).toBe(0);
    expect(await readCalls()).toEqual([
      expect.stringMatching(
        /Seatkeeper\.exe" release --reason uninstall --timeout 8 --quiet --no-input$/,
      ),
    ]);
    expect(isThere()).toBe(false);
  });

  test('continues if the release fails', async () => {
    await install('fails');
    expect((await uninstall()).code).toBe(0);
    expect(await readCalls()).toHaveLength(1);
    expect(isThere()).toBe(false);
  });

  test('continues after eight and a half seconds if the release hangs, and ends the app', async () => {
    await install('hangs');
    const result = await uninstall();
    expect(result.code).toBe(0);
    // Wine itself takes a second or two on either side.
    const duration = Date.now() - (await stat(calls)).mtimeMs;
    expect(duration).toBeGreaterThan(8_000);
    expect(duration).toBeLessThan(13_000);
    expect(isThere()).toBe(false);
  });

  test('continues if the app is gone already', async () => {
    await install('works');
    await rm(path.join(installed, 'Seatkeeper.exe'));
    const result = await uninstall();
    expect(result.code).toBe(0);
    expect(existsSync(path.join(installed, 'Seatkeeper.exe'))).toBe(false);
    expect(await readCalls()).toEqual([]);
  });

  test('of electron-builder runs the macro before it removes files', async () => {
    const template = path.join(
      project,
      'node_modules/app-builder-lib/templates/nsis/uninstaller.nsh',
    );
    const text = await readFile(template, 'utf8');
    const macro = text.indexOf('!insertmacro customUnInstall');
    expect(macro).toBeGreaterThan(0);
    expect(text.indexOf('RMDir /r $INSTDIR')).toBeGreaterThan(macro);
  });

  test('of electron-builder receives the flag of every update', async () => {
    const templates = path.join(project, 'node_modules/app-builder-lib/templates/nsis');
    const text = await readFile(path.join(templates, 'include/installUtil.nsh'), 'utf8');
    const starts = text.split('\n').filter((line) => line.includes('ExecWait'));
    expect(starts).toHaveLength(2);
    for (const start of starts) expect(start).toContain(' /KEEP_APP_DATA ');
  });
});
