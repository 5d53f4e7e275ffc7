import { spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Log } from '../../../electron/ports.ts';
import { createLock } from '../../../electron/storage/lock.ts';
import { openSeatRecords } from '../../../electron/storage/records.ts';
import { createSeatLayout, type SeatLayout } from '../../../electron/storage/seat-layout.ts';
import { createFileSeatFolders, createFileStores } from '../../support/file-stores.ts';
import { holdLock } from '../../support/seats-on-disk.ts';
import { oddFiles } from '../../support/odd-files.ts';
import { oldRecordsNamed } from '../../support/old-records.ts';
import { realClock } from '../../support/test-ports.ts';
import { testFolders } from '../../support/test-folders.ts';

// Data folders that cannot be migrated: read-only, with files that cannot be read, or used by another process.

const log: Log = { info: () => undefined, problem: () => undefined };
const isRoot = process.getuid?.() === 0;
const whole = oldRecordsNamed('everything at once').files;

let folder: string;
const inFolder = (...names: string[]): string => path.join(folder, ...names);

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(testFolders, 'seatkeeper-layout-'));
  for (const [name, bytes] of Object.entries(whole)) {
    fs.writeFileSync(inFolder(`${name}.json`), bytes, { mode: 0o600 });
  }
});
afterEach(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

function layoutOf(): SeatLayout {
  const folders = createFileSeatFolders(folder);
  const stores = createFileStores(folder);
  const lock = createLock(folder, realClock);
  return createSeatLayout({ folders, stores, lock, clock: realClock, log });
}

/** The entries of the data folder and what they are, to see that nothing has changed. */
function snapshot(): string[] {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.toSorted().map((name) => {
    const stat = fs.lstatSync(inFolder(name));
    return `${name} ${stat.ino} ${stat.size} ${stat.mtimeMs}`;
  });
}

describe.each(['device', 'release', 'activation', 'receipt', 'move'])('as %s.json', (name) => {
  test.each(oddFiles)('$name keeps all records in their place, untouched', ({ put }) => {
    fs.rmSync(inFolder(`${name}.json`));
    put(inFolder(`${name}.json`));
    const before = snapshot();
    const layout = layoutOf();
    const failure = { code: 'file-inaccessible', file: `${name}.json` };
    expect(layout.prepare()).toEqual({ type: 'old-place', failure });
    expect(layout.list()).toEqual({ ids: ['0'], odd: [] });
    const { device } = openSeatRecords({ stores: layout.open('0'), clock: realClock });
    expect(device.read()).toMatchObject(
      name === 'device' ? { type: 'unreadable', failure } : { type: 'value' },
    );
    expect(snapshot()).toEqual(before);
  });
});

const oddFolders = oddFiles.filter(({ name }) => name !== 'a folder');

test.each([...oddFolders, { name: 'a file', put: (file: string) => fs.writeFileSync(file, '{}') }])(
  '$name as the folder of seats keeps all records in their place, untouched',
  ({ put }) => {
    put(inFolder('seats'));
    const before = snapshot();
    const layout = layoutOf();
    const failure = { code: 'file-inaccessible', file: 'seats' };
    expect(layout.prepare()).toEqual({ type: 'old-place', failure });
    expect(layout.list().ids).toEqual(['0']);
    expect(snapshot()).toEqual(before);
    // With the marker in place, the seats are unknown, which is not the same as none.
    fs.writeFileSync(inFolder('device.json'), '{"version":2,"layout":"seats"}');
    expect(layout.prepare()).toEqual({ type: 'old-place', failure });
    const { device } = openSeatRecords({ stores: layout.open('0'), clock: realClock });
    expect(device.read()).toEqual({ type: 'unreadable', failure, isDamaged: false });
    expect(() => {
      layout.ensureMarker();
      layout.open('aaaaaaaa').open('device').write({ version: 1 });
    }).toThrow();
  },
);

test('records that another process has moved meanwhile are one seat, and not two', () => {
  const layout = layoutOf();
  const release = holdLock(folder);
  expect(layout.prepare()).toEqual({ type: 'old-place', failure: { code: 'busy-elsewhere' } });
  release();
  const other = layoutOf();
  expect(other.prepare()).toEqual({ type: 'seats' });
  const moved = other.list();
  expect(moved.ids).toEqual([expect.stringMatching(/^[0-9a-f]{8}$/)]);
  expect(layout.list()).toEqual(moved);
  expect(layout.mode()).toEqual({ type: 'seats' });
});

test('a link as the staging folder is not followed, and keeps all records in their place', () => {
  const target = fs.mkdtempSync(path.join(os.tmpdir(), 'seatkeeper-target-'));
  fs.writeFileSync(path.join(target, 'a-file'), '');
  fs.mkdirSync(inFolder('seats'), { mode: 0o700 });
  fs.symlinkSync(target, inFolder('seats', '.moving'));
  const before = snapshot();
  const layout = layoutOf();
  expect(layout.prepare()).toEqual({
    type: 'old-place',
    failure: { code: 'file-inaccessible', file: 'seats' },
  });
  expect(layout.list().odd).toEqual([{ name: '.moving', type: 'link' }]);
  expect(fs.readdirSync(target)).toEqual(['a-file']);
  expect(snapshot()).toEqual(before);
  fs.rmSync(target, { recursive: true });
});

// Only root can give a file to another account.
if (isRoot) {
  test('a record of another account keeps all records in their place, untouched', () => {
    fs.chownSync(inFolder('release.json'), 65_534, 65_534);
    const before = snapshot();
    const failure = { code: 'file-inaccessible', file: 'release.json' };
    expect(layoutOf().prepare()).toEqual({ type: 'old-place', failure });
    expect(snapshot()).toEqual(before);
  });
}

/** Runs the migration in a process of an account that modes apply to. */
function migrateAsOrdinaryUser(): { readonly modes: string; readonly status: number | null } {
  const source = `
    import { createLock } from '${path.resolve('electron/storage/lock.ts')}';
    import { createSeatLayout } from '${path.resolve('electron/storage/seat-layout.ts')}';
    import { createFileSeatFolders, createFileStores } from '${path.resolve('tests/support/file-stores.ts')}';
    import { realClock } from '${path.resolve('tests/support/test-ports.ts')}';
    const folder = process.argv[1];
    if (process.getuid() === 0) { process.setgid(65534); process.setuid(65534); }
    const layout = createSeatLayout({
      folders: createFileSeatFolders(folder), stores: createFileStores(folder),
      lock: createLock(folder, realClock), clock: realClock,
      log: { info() {}, problem() {} },
    });
    process.stdout.write(JSON.stringify(layout.prepare()));
  `;
  const { stdout, status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', source, folder],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  return { modes: stdout, status };
}

/** Gives everything to the account that `migrateAsOrdinaryUser` uses. */
function giveAway(): void {
  if (!isRoot) return;
  for (const name of ['.', ...fs.readdirSync(folder)]) fs.chownSync(inFolder(name), 65_534, 65_534);
}

test('a folder that cannot be written keeps all records in their place, untouched', () => {
  giveAway();
  fs.chmodSync(folder, 0o500);
  const before = snapshot();
  const failure = { code: 'folder-unwritable', file: 'seats' };
  expect(JSON.parse(migrateAsOrdinaryUser().modes)).toEqual({ type: 'old-place', failure });
  expect(snapshot()).toEqual(before);
  fs.chmodSync(folder, 0o700);
  expect(JSON.parse(migrateAsOrdinaryUser().modes)).toEqual({ type: 'seats' });
});

test('a record without the right to read it keeps all records in their place, untouched', () => {
  giveAway();
  fs.chmodSync(inFolder('receipt.json'), 0);
  const before = snapshot();
  const failure = { code: 'file-inaccessible', file: 'receipt.json' };
  expect(JSON.parse(migrateAsOrdinaryUser().modes)).toEqual({ type: 'old-place', failure });
  expect(snapshot()).toEqual(before);
});

test(
  'several processes that migrate at once find the same seat, once',
  { timeout: 60_000 },
  async () => {
    const script = fileURLToPath(new URL('../../support/migrating-process.ts', import.meta.url));
    const startAt = String(Date.now() + 4_000);
    const outputs = Array.from({ length: 4 }, async () => {
      const child = spawn(process.execPath, ['--import', 'tsx', script, folder, startAt], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let text = '';
      for await (const chunk of child.stdout) text += String(chunk);
      return JSON.parse(text) as { readonly modes: string[]; readonly ids: string[] };
    });
    const results = await Promise.all(outputs);
    const [id = '', ...others] = fs.readdirSync(inFolder('seats'));
    expect(others).toEqual([]);
    for (const { modes, ids } of results) {
      expect(ids).toEqual([id]);
      expect(['seats', 'busy-elsewhere']).toEqual(expect.arrayContaining(modes));
    }
    for (const [name, bytes] of Object.entries(whole)) {
      expect(fs.readFileSync(inFolder('seats', id, `${name}.json`)).equals(bytes)).toBe(true);
    }
  },
);
