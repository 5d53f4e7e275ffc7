import * as fs from 'node:fs';
import * as path from 'node:path';
import * as fc from 'fast-check';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Failure } from '../../../shared/failure.ts';
import { openAppRecords, openSeatRecords } from '../../../electron/storage/records.ts';
import {
  addFailure,
  storageFailure,
  storedFile,
  type FileDeps,
  type Migration,
} from '../../../electron/storage/stored-file.ts';
import { createFileStores } from '../../support/file-stores.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { createMemoryDisk, fileError } from '../../support/memory-stores.ts';
import { testFolders } from '../../support/test-folders.ts';

const Note = v.strictObject({ text: v.string(), stars: v.pipe(v.number(), v.integer()) });
const migrations: readonly Migration[] = [
  ({ words, ...rest }) => ({ ...rest, text: words }),
  (content) => ({ ...content, stars: 0 }),
];
const clock = createManualClock(Date.UTC(2026, 10, 23, 14, 2, 11));

let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(testFolders, 'seatkeeper-files-'));
});
afterEach(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

function open(steps: readonly Migration[] = []) {
  return storedFile({ stores: createFileStores(folder), clock }, 'note', Note, steps);
}
function put(text: string): void {
  fs.writeFileSync(path.join(folder, 'note.json'), text);
}
function onDisk(): string {
  return fs.readFileSync(path.join(folder, 'note.json'), 'utf8');
}

const note = { text: 'Hello', stars: 3 };
const aside = 'note.json.corrupt-2026-11-23T14-02-11-000Z';

describe('reading a file', () => {
  test('returns absent if there is none', () => {
    expect(open().read()).toEqual({ type: 'absent' });
  });

  test('returns the written value, without its version', () => {
    open().write(note);
    expect(open().read()).toEqual({ type: 'value', value: note });
    expect(JSON.parse(onDisk())).toEqual({ version: 1, ...note });
  });

  test.each([
    ['torn', '{"version":1,"text":"Hel'],
    ['empty', ''],
    ['binary', '\u0000\u0001'],
    ['a list', '[]'],
    ['a text', '"note"'],
    ['null', 'null'],
    ['without a version', '{"text":"Hello","stars":3}'],
    ['version nought', '{"version":0,"text":"Hello","stars":3}'],
    ['a version that is no number', '{"version":"1","text":"Hello","stars":3}'],
    ['of another shape', '{"version":1,"text":5,"stars":3}'],
    ['with a field too many', '{"version":1,"text":"Hello","stars":3,"more":true}'],
  ])('%s: kept aside whole, under a dated name', (_, text) => {
    put(text);
    const failure = { code: 'file-unreadable', file: 'note.json' };
    expect(open().read()).toEqual({ type: 'unreadable', failure, isDamaged: true });
    expect(fs.readFileSync(path.join(folder, aside), 'utf8')).toBe(text);
    expect(open().read()).toEqual({ type: 'absent' });
  });

  test('that is not set aside by a read: damaged for every reader, until it is set aside or written', () => {
    const torn = '{"version":1,"text":"Hel';
    put(torn);
    const deps = { stores: createFileStores(folder), clock, shouldKeepDamagedInPlace: true };
    const file = storedFile(deps, 'note', Note);
    for (const reader of [file, file, storedFile(deps, 'note', Note)]) {
      expect(reader.read()).toMatchObject({ type: 'unreadable', isDamaged: true });
    }
    expect(fs.readdirSync(folder)).toEqual(['note.json']);
    file.write(note);
    expect(file.read()).toEqual({ type: 'value', value: note });
    expect(fs.readFileSync(path.join(folder, aside), 'utf8')).toBe(torn);
    put(torn);
    file.setAside('corrupt');
    expect(file.read()).toEqual({ type: 'absent' });
  });

  // A missing file would count as no record, and its seat could be taken a second time.
  test.each(['copy-aside', 'write'] as const)('stays damaged when its %s fails', (failing) => {
    const disk = createMemoryDisk();
    const torn = '{"version":1,"text":"Hel';
    disk.putText('note', torn);
    const stores = disk.stores({
      before({ operation }) {
        if (operation === failing) throw fileError('ENOSPC');
      },
    });
    const file = storedFile({ stores, clock, shouldKeepDamagedInPlace: true }, 'note', Note);
    expect(() => file.write(note)).toThrow('ENOSPC');
    expect(disk.text('note')).toBe(torn);
    expect(file.read()).toMatchObject({ type: 'unreadable', isDamaged: true });
  });

  test('is never missing while it is written over', () => {
    const disk = createMemoryDisk();
    disk.putText('note', '{"version":1,"text":"Hel');
    const seen: unknown[] = [];
    const see = (): void => void seen.push(disk.text('note'));
    const stores = disk.stores({ before: see, after: see });
    storedFile({ stores, clock, shouldKeepDamagedInPlace: true }, 'note', Note).write(note);
    expect(seen.length).toBeGreaterThan(0);
    expect(seen).not.toContain(undefined);
  });

  test('damaged and immovable: it stays in place', () => {
    const disk = createMemoryDisk();
    disk.putText('note', '{"torn');
    const stores = disk.stores({
      before({ operation: does }) {
        if (does === 'set-aside') throw fileError('EACCES');
      },
    });
    const file = storedFile({ stores, clock }, 'note', Note);
    expect(file.read()).toMatchObject({ type: 'unreadable', isDamaged: false });
    expect(disk.text('note')).toBe('{"torn');
  });

  test.each([
    ['EACCES', 'file-inaccessible'],
    ['EROFS', 'folder-unwritable'],
    ['ELOOP', 'file-inaccessible'],
    ['ENOSPC', 'disk-full'],
    ['EIO', 'unexpected'],
  ])('a disk that says %s is no damage', (code, expected) => {
    const disk = createMemoryDisk();
    disk.put('note', note);
    const stores = disk.stores({
      before() {
        throw fileError(code);
      },
    });
    const file = storedFile({ stores, clock }, 'note', Note);
    const failure = { code: expected, file: 'note.json' };
    expect(file.read()).toEqual({ type: 'unreadable', failure, isDamaged: false });
    expect(() => file.write(note)).toThrow(code);
    expect(disk.names()).toEqual(['note']);
  });

  test('returns a valid value or a typed failure for any bytes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.string({ unit: 'binary' })), (text) => {
        const disk = createMemoryDisk();
        disk.putText('note', text);
        const stored = storedFile({ stores: disk.stores(), clock }, 'note', Note).read();
        if (stored.type === 'value') expect(v.is(Note, stored.value)).toBe(true);
        else expect(stored).toMatchObject({ type: 'unreadable', isDamaged: true });
      }),
      { numRuns: 500 },
    );
  });
});

describe('a file of another version', () => {
  test('is migrated step by step if it is older, and written in the current version', () => {
    put('{"version":1,"words":"Old"}');
    const file = open(migrations);
    expect(file.read()).toEqual({ type: 'value', value: { text: 'Old', stars: 0 } });
    put('{"version":2,"text":"Newer"}');
    expect(file.read()).toEqual({ type: 'value', value: { text: 'Newer', stars: 0 } });
    file.write(note);
    expect(JSON.parse(onDisk())).toEqual({ version: 3, ...note });
  });

  test('is left alone if it is newer, and never written over', () => {
    const newer = '{"version":4,"text":"From the future","planets":8}';
    put(newer);
    const file = open(migrations);
    const failure = { code: 'file-newer', file: 'note.json' };
    expect(file.read()).toEqual({ type: 'unreadable', failure, isDamaged: false });
    expect(() => file.write(note)).toThrow('newer');
    expect(onDisk()).toBe(newer);
    expect(fs.readdirSync(folder)).toEqual(['note.json']);
  });

  test('is named by the failure of a refused write', () => {
    put('{"version":4}');
    try {
      open(migrations).write(note);
      expect.unreachable();
    } catch (error) {
      expect(storageFailure(error, { fileName: 'other.json' })).toEqual({
        code: 'file-newer',
        file: 'note.json',
      });
    }
  });
});

describe('writing a file', () => {
  // A block of the disk has 4,096 bytes, and on a nearly full disk the store's writer loses the rest.
  test('refuses more than 4,000 bytes, and keeps the old content', () => {
    const file = open();
    file.write(note);
    const before = onDisk();
    const room = 4_000 - Buffer.byteLength('{"version":1,"text":"","stars":3}');
    expect(() => file.write({ text: 'x'.repeat(room + 1), stars: 3 })).toThrow('bytes');
    // Each letter takes two bytes.
    expect(() => file.write({ text: 'ä'.repeat(room / 2 + 1), stars: 3 })).toThrow('bytes');
    expect(onDisk()).toBe(before);
    file.write({ text: 'x'.repeat(room), stars: 3 });
    expect(Buffer.byteLength(onDisk())).toBe(4_000);
  });

  test('refuses a value that could not be read again', () => {
    const file = open();
    file.write(note);
    expect(() => file.write({ text: 'Half', stars: 0.5 })).toThrow('readable');
    expect(() => file.write({ text: 'None', stars: Number.NaN })).toThrow('readable');
    expect(file.read()).toEqual({ type: 'value', value: note });
  });
});

test('a file that stays unreadable is reported once, however often it is read', () => {
  const failures: Failure[] = [];
  const onUnreadable = (failure: Failure): void => addFailure(failures, failure);
  const deps = { stores: createFileStores(folder), clock, onUnreadable };
  const [file, other] = [storedFile(deps, 'note', Note), storedFile(deps, 'other', Note)];
  for (const name of ['note', 'other'])
    fs.writeFileSync(path.join(folder, `${name}.json`), JSON.stringify({ version: 9 }));
  for (let reading = 0; reading < 50; reading += 1) {
    expect(file.read().type).toBe('unreadable');
    expect(other.read().type).toBe('unreadable');
  }
  expect(failures).toEqual([
    { code: 'file-newer', file: 'note.json' },
    { code: 'file-newer', file: 'other.json' },
  ]);
});

test('no file name contains a secret', () => {
  const opened: string[] = [];
  const deps: FileDeps = {
    clock,
    stores: {
      open(name) {
        opened.push(name);
        return createFileStores(folder).open(name);
      },
      removeLeftovers: () => undefined,
    },
  };
  openSeatRecords(deps);
  openAppRecords(deps);
  expect(opened).toEqual(
    expect.arrayContaining(['device', 'release', 'activation', 'receipt', 'token', 'settings']),
  );
  for (const name of opened) expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
});
