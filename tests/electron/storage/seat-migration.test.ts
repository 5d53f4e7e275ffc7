import * as fs from 'node:fs';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Log } from '../../../electron/ports.ts';
import { createLock } from '../../../electron/storage/lock.ts';
import { openSeatRecords } from '../../../electron/storage/records.ts';
import { createSeatLayout, type SeatLayout } from '../../../electron/storage/seat-layout.ts';
import { hooks, runUntilKilled } from '../../support/faulty-fs.ts';
import { createFileSeatFolders, createFileStores } from '../../support/file-stores.ts';
import { fileError } from '../../support/memory-stores.ts';
import { oldRecords, oldRecordsNamed, type OldRecords } from '../../support/old-records.ts';
import { realClock } from '../../support/test-ports.ts';
import { testFolders } from '../../support/test-folders.ts';

vi.mock('node:fs', async (importOriginal) => {
  const { faultyFs } = await import('../../support/faulty-fs.ts');
  return faultyFs(await importOriginal());
});

// The migration over real files, killed before each call of the file system.

const log: Log = { info: () => undefined, problem: () => undefined };
const marker = { version: 2, layout: 'seats' };

let folder: string;
const inFolder = (...names: string[]): string => path.join(folder, ...names);

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(testFolders, 'seatkeeper-migration-'));
});
afterEach(() => {
  hooks.before = null;
  fs.rmSync(folder, { recursive: true, force: true });
});

/** Composes the storage of a new process. */
function layoutOf(): SeatLayout {
  const stores = createFileStores(folder);
  const folders = createFileSeatFolders(folder);
  const lock = createLock(folder, realClock, () => {
    stores.removeLeftovers();
    folders.removeLeftovers();
  });
  return createSeatLayout({ folders, stores, lock, clock: realClock, log });
}

/** Writes the old data folder anew. */
function putOld({ files }: OldRecords): void {
  fs.rmSync(folder, { recursive: true });
  fs.mkdirSync(folder, { mode: 0o700 });
  fs.writeFileSync(inFolder('settings.json'), '{}');
  for (const [name, bytes] of Object.entries(files))
    fs.writeFileSync(inFolder(`${name}.json`), bytes);
}

/** What a version with one seat finds. It changes nothing. */
function olderReader(): unknown {
  return openSeatRecords({ stores: createFileStores(folder), clock: realClock }).device.read();
}

const newerFile = {
  type: 'unreadable',
  failure: { code: 'file-newer', file: 'device.json' },
  isDamaged: false,
};

/** Runs `prepare` in a process that is killed before a call. Returns whether it lived to the end. */
function prepareUntilKilled(at: number): boolean {
  const isWhole = runUntilKilled(at, () => layoutOf().prepare());
  const lock = inFolder('seat.lock');
  // The process that held the lock is gone.
  if (fs.existsSync(lock)) fs.writeFileSync(lock, '2000000000 of-a-killed-process');
  return isWhole;
}

function expectMigrated({ files }: OldRecords): void {
  const ids = fs.readdirSync(inFolder('seats'));
  expect(ids).toEqual([expect.stringMatching(/^[0-9a-f]{8}$/)]);
  const seat = inFolder('seats', ids[0] ?? '');
  const names = Object.keys(files).map((name) => `${name}.json`);
  expect(fs.readdirSync(seat).toSorted()).toEqual(names.toSorted());
  for (const [name, bytes] of Object.entries(files)) {
    const file = path.join(seat, `${name}.json`);
    expect(fs.readFileSync(file).equals(bytes)).toBe(true);
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  }
  for (const made of [inFolder('seats'), seat]) expect(fs.statSync(made).mode & 0o777).toBe(0o700);
  expect(JSON.parse(fs.readFileSync(inFolder('device.json'), 'utf8'))).toEqual(marker);
  // The next process that needs the lock removes that of a killed one.
  const left = fs.readdirSync(folder).filter((name) => !name.startsWith('seat.lock'));
  expect(left.toSorted()).toEqual(['device.json', 'seats', 'settings.json']);
}

const namesOf = ({ files }: OldRecords): string => Object.keys(files).join();

/** Whether the file system sees a difference to the folders before this one. `seat-layout.test.ts` tries all of them in memory. */
function isNewToDisk(records: OldRecords, index: number): boolean {
  const isDamaged = Object.values(records.files).some((bytes) => !bytes.toString().endsWith('}'));
  const isFirst = oldRecords.findIndex((other) => namesOf(other) === namesOf(records)) === index;
  return isFirst || isDamaged;
}

describe.each(oldRecords.filter(isNewToDisk))('a data folder with $name', (records) => {
  test('is migrated byte for byte, killed before any call', () => {
    putOld(records);
    const before = olderReader();
    let at = 0;
    for (let isWhole = false; !isWhole; at += 1) {
      putOld(records);
      isWhole = prepareUntilKilled(at);
      expect([before, newerFile]).toContainEqual(olderReader());
      expect(layoutOf().prepare()).toEqual({ type: 'seats' });
      expectMigrated(records);
      // The older reader finds the marker, which it leaves alone.
      expect(olderReader()).toEqual(newerFile);
    }
    expect(at).toBeGreaterThan(30);
  });
});

const whole = [oldRecordsNamed('everything at once')];

test('a seat is migrated, killed twice in a row', { timeout: 60_000 }, () => {
  const records = oldRecordsNamed('a seat and the activation that took it');
  putOld(records);
  const before = olderReader();
  let isFinished = false;
  for (let first = 0; !isFinished; first += 1) {
    // Every third call for the second kill, others after each first one. `seat-layout.test.ts` tries all pairs of operations.
    for (let second = first % 3; ; second += 3) {
      putOld(records);
      isFinished = prepareUntilKilled(first);
      const isWhole = prepareUntilKilled(second);
      expect([before, newerFile]).toContainEqual(olderReader());
      expect(layoutOf().prepare()).toEqual({ type: 'seats' });
      expectMigrated(records);
      if (isWhole) break;
    }
  }
});

test.each(whole)('$name is never absent to an older version, at any call', (records) => {
  putOld(records);
  const before = olderReader();
  let calls = 0;
  hooks.before = () => {
    const hook = hooks.before;
    hooks.before = null;
    expect([before, newerFile]).toContainEqual(olderReader());
    calls += 1;
    hooks.before = hook;
  };
  layoutOf().prepare();
  expect(calls).toBeGreaterThan(30);
});

/** A file's name below the data folder, without what is random in it. */
const nameOf = (file: unknown): string =>
  path
    .relative(folder, String(file))
    .replaceAll(/[\da-f]{8}(?=$|\/)/g, 'ID')
    .replace(/\.tmp-\w+/, '.tmp');

test.each(whole)(
  '$name is durable before the marker, and the marker before anything is erased',
  (records) => {
    putOld(records);
    const calls: string[] = [];
    hooks.before = ({ name, args }) => {
      if (name === 'fsyncSync')
        calls.push(`sync ${nameOf(fs.readlinkSync(`/proc/self/fd/${String(args[0])}`))}`);
      if (name === 'renameSync') calls.push(`rename ${nameOf(args[0])} ${nameOf(args[1])}`);
      if (name === 'rmSync') calls.push(`erase ${nameOf(args[0])}`);
      if (name === 'mkdirSync') calls.push(`make ${nameOf(args[0])}`);
    };
    layoutOf().prepare();
    hooks.before = null;
    const copies = Object.keys(records.files).map((name) => `sync seats/.moving/${name}.json`);
    const others = ['release', 'activation', 'receipt', 'move'];
    const marking = ['sync device.json.tmp', 'rename device.json.tmp device.json', 'sync '];
    expect(calls.filter((call) => !call.includes('seat.lock') && call !== 'make ')).toEqual([
      'make seats',
      'sync ',
      'make seats/.moving',
      ...copies,
      'sync seats/.moving',
      'sync seats',
      ...marking,
      'rename seats/.moving seats/ID',
      'sync seats',
      ...others.flatMap((name) => [`erase ${name}.json`, 'sync ']),
      ...marking,
    ]);
  },
);

const codes = ['ENOSPC', 'EIO', 'EROFS', 'EACCES'];
const failures = codes.flatMap((code) => [
  { what: `${code} from any call on`, code, isOnce: false },
  { what: `${code} at any call alone`, code, isOnce: true },
]);

describe.each(failures)('$what', ({ code, isOnce }) => {
  test.each(whole)(
    'leaves $name in its place or moves it, and the next start moves it',
    (records) => {
      putOld(records);
      const before = olderReader();
      let count = 0;
      const modes = new Set<string>();
      for (let at = 0; count >= at; at += 1) {
        putOld(records);
        count = 0;
        hooks.before = () => {
          count += 1;
          if (isOnce ? count === at + 1 : count > at) throw fileError(code);
        };
        const layout = layoutOf();
        const mode = layout.prepare();
        hooks.before = null;
        modes.add(mode.type);
        const inPlace = openSeatRecords({
          stores: layout.open('0'),
          clock: realClock,
        }).device.read();
        if (mode.type === 'old-place' && olderReader() !== newerFile) {
          const failure = { type: 'unreadable', failure: mode.failure, isDamaged: false };
          expect([before, failure]).toContainEqual(inPlace);
        } else expect(layout.list().ids).toHaveLength(1);
        expect([before, newerFile]).toContainEqual(olderReader());
        fs.rmSync(inFolder('seat.lock'), { force: true });
        expect(layoutOf().prepare()).toEqual({ type: 'seats' });
        expectMigrated(records);
      }
      expect([...modes].toSorted()).toEqual(['old-place', 'seats']);
    },
  );
});

const fullAt =
  (part: string): ((records: (typeof whole)[number]) => void) =>
  (records) => {
    putOld(records);
    hooks.before = ({ name, args }) => {
      if (name === 'writeFileSync' && String(args[1]).includes(part)) throw fileError('ENOSPC');
    };
    const layout = layoutOf();
    expect(layout.prepare()).toEqual({
      type: 'old-place',
      failure: { code: 'disk-full', file: 'seats' },
    });
    expect(fs.readdirSync(inFolder('seats'))).toEqual([]);
  };

test.each(whole)(
  'a disk that is full at a copy names its failure, and leaves no copy of $name',
  fullAt('"receipt"'),
);
test.each(whole)(
  'a disk that is full at the marker names its failure, and leaves no copy of $name',
  fullAt('"layout"'),
);
