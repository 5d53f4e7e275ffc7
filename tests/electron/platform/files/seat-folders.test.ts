import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFileSeatFolders } from '../../../support/file-stores.ts';
import { createSocket, oddFiles } from '../../../support/odd-files.ts';

const isRoot = process.getuid?.() === 0;
const [id, otherId] = ['aaaaaaaa', 'bbbbbbbb'] as const;

let folder: string;
const inFolder = (...names: string[]): string => path.join(folder, ...names);
const modeOf = (file: string): number => fs.statSync(file).mode & 0o777;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'seatkeeper-folders-'));
});
afterEach(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

function makeSeat(name: string, files: Readonly<Record<string, string>> = {}): void {
  fs.mkdirSync(inFolder('seats', name), { recursive: true, mode: 0o700 });
  for (const [file, text] of Object.entries(files)) {
    fs.writeFileSync(inFolder('seats', name, file), text);
  }
}

describe('the folder of seats', () => {
  test('lists no seat while it is absent, also in an absent data folder', () => {
    const none = { ids: [], isStaged: false, odd: [] };
    expect(createFileSeatFolders(folder).list()).toEqual(none);
    expect(createFileSeatFolders(inFolder('none', 'none')).list()).toEqual(none);
  });

  test('names entries that are not seats, and leaves them', async () => {
    makeSeat(otherId);
    makeSeat(id);
    makeSeat('.moving');
    for (const misnamed of ['AAAAAAAA', 'aaaaaaa', 'aaaaaaaaa', 'device', '.git'])
      makeSeat(misnamed);
    fs.writeFileSync(inFolder('seats', '11111111'), '');
    fs.symlinkSync(inFolder('seats', id), inFolder('seats', '22222222'));
    fs.symlinkSync('/mnt/none', inFolder('seats', '33333333'));
    const server = await createSocket(inFolder('seats', '44444444'));
    makeSeat('55555555');
    if (isRoot) fs.chownSync(inFolder('seats', '55555555'), 65_534, 65_534);
    const names = fs.readdirSync(inFolder('seats'));
    const folders = createFileSeatFolders(folder);
    expect(folders.list()).toEqual({
      ids: isRoot ? [id, otherId] : ['55555555', id, otherId],
      isStaged: true,
      odd: [
        { name: '.git', type: 'misnamed' },
        { name: '11111111', type: 'file' },
        { name: '22222222', type: 'link' },
        { name: '33333333', type: 'link' },
        { name: '44444444', type: 'special' },
        ...(isRoot ? [{ name: '55555555', type: 'foreign' }] : []),
        { name: 'AAAAAAAA', type: 'misnamed' },
        { name: 'aaaaaaa', type: 'misnamed' },
        { name: 'aaaaaaaaa', type: 'misnamed' },
        { name: 'device', type: 'misnamed' },
      ],
    });
    folders.removeLeftovers();
    expect(fs.readdirSync(inFolder('seats'))).toEqual(names);
    server.close();
  });

  test.each([
    ...oddFiles.filter(({ name }) => name !== 'a folder'),
    { name: 'a file', put: (file: string) => fs.writeFileSync(file, '') },
  ])('cannot be $name', ({ put }) => {
    put(inFolder('seats'));
    const folders = createFileSeatFolders(folder);
    const unusable = expect.objectContaining({ code: 'EUNUSABLE' });
    const { open, migration } = folders;
    expect(folders.list).toThrow(unusable);
    for (const call of [
      () => open(id).open('device').read(),
      () => open(id).open('device').write({}),
      () => open(id).open('device').erase(),
      () => open(id).open('device').setAside('x'),
      () => open(id).removeLeftovers(),
      () => folders.remove(id),
      () => migration.stage([]),
      () => migration.publish(id),
      () => migration.discard(),
    ])
      expect(call).toThrow(unusable);
  });

  test('is closed to other accounts, with the folders in it', () => {
    makeSeat(id);
    fs.chmodSync(inFolder('seats'), 0o755);
    fs.chmodSync(inFolder('seats', id), 0o777);
    createFileSeatFolders(folder).list();
    expect([modeOf(inFolder('seats')), modeOf(inFolder('seats', id))]).toEqual([0o700, 0o700]);
  });
});

describe('the stores of a seat', () => {
  test('create its folder for this account alone with the first write', () => {
    const folders = createFileSeatFolders(inFolder('data'));
    const store = folders.open(id).open('device');
    expect(store.read()).toBeUndefined();
    store.erase();
    expect(fs.existsSync(inFolder('data'))).toBe(false);
    store.write({ version: 1 });
    for (const made of [['data'], ['data', 'seats'], ['data', 'seats', id]]) {
      expect(modeOf(inFolder(...made))).toBe(0o700);
    }
    expect(modeOf(inFolder('data', 'seats', id, 'device.json'))).toBe(0o600);
    expect(store.read()).toEqual({ version: 1 });
    expect(folders.list().ids).toEqual([id]);
    expect(folders.open(otherId).open('device').read()).toBeUndefined();
  });

  test('do not follow a link to a folder', () => {
    fs.mkdirSync(inFolder('elsewhere'));
    fs.writeFileSync(inFolder('elsewhere', 'device.json'), '{"version":1}');
    fs.mkdirSync(inFolder('seats'));
    fs.symlinkSync(inFolder('elsewhere'), inFolder('seats', id));
    const folders = createFileSeatFolders(folder);
    const store = folders.open(id).open('device');
    const unusable = expect.objectContaining({ code: 'EUNUSABLE' });
    expect(() => store.read()).toThrow(unusable);
    expect(() => {
      store.write({});
    }).toThrow(unusable);
    expect(() => {
      store.erase();
    }).toThrow(unusable);
    expect(() => store.setAside('x')).toThrow(unusable);
    expect(() => folders.remove(id)).toThrow(unusable);
    expect(fs.readFileSync(inFolder('elsewhere', 'device.json'), 'utf8')).toBe('{"version":1}');
    expect(fs.readdirSync(inFolder('elsewhere'))).toEqual(['device.json']);
  });
});

describe('removing a seat', () => {
  test('deletes its folder if that is empty', () => {
    makeSeat(id);
    makeSeat(otherId);
    expect(createFileSeatFolders(folder).remove(id)).toBe(true);
    expect(fs.readdirSync(inFolder('seats'))).toEqual([otherId]);
    expect(createFileSeatFolders(folder).remove(id)).toBe(true);
  });

  test.each(['receipt.json', 'device.json.corrupt-2026', 'device.json.copied-2026', 'note.txt'])(
    'leaves a folder that holds %s',
    (name) => {
      makeSeat(id, { [name]: 'text' });
      expect(createFileSeatFolders(folder).remove(id)).toBe(false);
      expect(fs.readFileSync(inFolder('seats', id, name), 'utf8')).toBe('text');
    },
  );

  test('deletes what a killed write has left', () => {
    makeSeat(id, { 'device.json.tmp-1789000000a1b2c3': '{"key"' });
    expect(createFileSeatFolders(folder).remove(id)).toBe(true);
  });
});

test('the leftovers of killed writes are removed from every seat, and nothing else', () => {
  const leftover = 'device.json.tmp-1789000000a1b2c3';
  const others = [
    'device.json',
    'device.json.corrupt-2026',
    'device.json.tmp-x',
    'a.tmp-1789000000a1b2c3',
  ];
  const files = Object.fromEntries([leftover, ...others].map((name) => [name, '']));
  makeSeat(id, files);
  makeSeat(otherId, files);
  makeSeat('misnamed', files);
  const folders = createFileSeatFolders(folder);
  folders.open(id).removeLeftovers();
  expect(fs.readdirSync(inFolder('seats', id)).toSorted()).toEqual(others.toSorted());
  folders.removeLeftovers();
  expect(fs.readdirSync(inFolder('seats', otherId)).toSorted()).toEqual(others.toSorted());
  expect(fs.readdirSync(inFolder('seats', 'misnamed'))).toHaveLength(5);
});

describe('the migration', () => {
  test('copies no file of another kind or account, and no file that is too long', () => {
    for (const { name, put } of oddFiles) {
      put(inFolder('device.json'));
      const { migration } = createFileSeatFolders(folder);
      expect(() => {
        migration.stage(['device']);
      }, name).toThrow();
      migration.discard();
      fs.rmSync(inFolder('device.json'), { recursive: true });
    }
    expect(fs.readdirSync(inFolder('seats'))).toEqual([]);
  });

  test('never publishes over a seat', () => {
    makeSeat('.moving', { 'device.json': 'new' });
    makeSeat(id);
    const { migration } = createFileSeatFolders(folder);
    expect(() => {
      migration.publish(id);
    }).toThrow(`${id} exists`);
    migration.publish(otherId);
    expect(fs.readdirSync(inFolder('seats'))).toEqual([id, otherId]);
  });

  test('sets copies aside without replacing one', () => {
    const { migration } = createFileSeatFolders(folder);
    for (const text of ['first', 'second', 'third']) {
      fs.writeFileSync(inFolder('device.json'), text);
      migration.copyAside('device', 'copied-2026');
    }
    const copies = [
      'device.json.copied-2026',
      'device.json.copied-2026-2',
      'device.json.copied-2026-3',
    ];
    expect(copies.map((name) => fs.readFileSync(inFolder(name), 'utf8'))).toEqual([
      'first',
      'second',
      'third',
    ]);
    expect(modeOf(inFolder('device.json.copied-2026'))).toBe(0o600);
  });
});
