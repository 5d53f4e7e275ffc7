import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pageCode } from '../support/page-code.ts';

/** Runs the code of docs/uninstall.md that needs no package, as the page shows it. */
const page = 'docs/uninstall.md';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'seatkeeper-page-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Writes a program into the folder that records its name and arguments, and prints a text. */
function putProgram(name: string, prints = ''): string {
  const file = path.join(folder, name);
  writeFileSync(
    file,
    `#!/bin/sh\necho "${name} $*" >> '${folder}/calls'\nprintf '%s' '${prints}'\n`,
  );
  chmodSync(file, 0o755);
  return file;
}

const calls = (): string[] => readFileSync(path.join(folder, 'calls'), 'utf8').trim().split('\n');

describe('the page’s code for Squirrel.Windows', () => {
  const code = pageCode(page, '--squirrel-uninstall');

  function start(flag: string): number | null {
    const program = [
      "const { spawnSync } = require('node:child_process');",
      `const seatkeeper = ${JSON.stringify(putProgram('seatkeeper'))};`,
      'process.argv.splice(1, 1);',
      code,
      'process.exit(42);',
    ].join('\n');
    const file = path.join(folder, 'app.cjs');
    writeFileSync(file, program);
    return spawnSync(process.execPath, [file, flag]).status;
  }

  test('releases on an uninstall and ends', () => {
    expect(start('--squirrel-uninstall')).toBe(0);
    expect(calls()).toEqual([
      'seatkeeper release --reason uninstall --timeout 8 --quiet --no-input',
    ]);
  });

  test.each(['--squirrel-updated', '--squirrel-obsolete'])(
    'leaves the seat alone with %s',
    (flag) => {
      expect(start(flag)).toBe(42);
      expect(calls).toThrow('ENOENT');
    },
  );
});

test('the page’s code for WiX is well-formed, and runs before the files are removed', () => {
  const problems: string[] = [];
  const errorHandler = (_: string, message: string): unknown => problems.push(message);
  const code = pageCode(page, '<CustomAction');
  const read = new DOMParser({ errorHandler }).parseFromString(
    `<Package>${code}</Package>`,
    'text/xml',
  );
  expect(problems).toEqual([]);
  const action = read.getElementsByTagName('CustomAction')[0];
  const scheduled = read.getElementsByTagName('Custom')[0];
  expect(scheduled?.getAttribute('Action')).toBe(action?.getAttribute('Id'));
  expect(scheduled?.getAttribute('Before')).toBe('RemoveFiles');
  expect(action?.getAttribute('Return')).toBe('ignore');
});

test('the page’s code for macOS runs the command as the person', async () => {
  putProgram('stat', 'ada');
  putProgram('id', '501');
  putProgram('launchctl');
  // A new session has no terminal, like that of device management.
  const child = spawn('sh', ['-c', pageCode(page, 'launchctl')], {
    env: { PATH: `${folder}:/usr/bin:/bin` },
    detached: true,
    stdio: 'ignore',
  });
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(calls().at(-1)).toBe(
    'launchctl asuser 501 sudo -u ada /Applications/Seatkeeper.app/Contents/MacOS/Seatkeeper release --all --json',
  );
});
