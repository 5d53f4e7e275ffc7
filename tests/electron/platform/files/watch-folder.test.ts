import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { watchFolder } from '../../../../electron/platform/files/watch-folder.ts';

const [id, otherId] = ['aaaaaaaa', 'bbbbbbbb'] as const;

let folder: string;
let calls: number;
let unwatch: () => void = () => undefined;
const inFolder = (...names: string[]): string => path.join(folder, ...names);
const pause = async (): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, 350));
};

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'seatkeeper-watch-'));
  calls = 0;
});
afterEach(() => {
  unwatch();
  fs.rmSync(folder, { recursive: true, force: true });
});

function watch(): void {
  unwatch = watchFolder(folder, () => {
    calls += 1;
  });
}

/** Writes a record as a store does: under a temporary name first. */
function write(...names: string[]): void {
  const file = inFolder(...names);
  fs.writeFileSync(`${file}.tmp`, '{}');
  fs.renameSync(`${file}.tmp`, file);
}

/** Expects that `work` causes a call. */
async function expectCall(work: () => void): Promise<void> {
  await pause();
  calls = 0;
  work();
  await expect.poll(() => calls, { timeout: 5_000 }).toBeGreaterThan(0);
}

/** Expects that `work` causes no call. */
async function expectNoCall(work: () => void): Promise<void> {
  await pause();
  calls = 0;
  work();
  await pause();
  expect(calls).toBe(0);
}

/** The number of folders that this process watches. Linux only. */
function watchCount(): number {
  return fs
    .readdirSync('/proc/self/fdinfo')
    .map((fd) => {
      try {
        return fs.readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8');
      } catch {
        return '';
      }
    })
    .flatMap((text) => text.match(/^inotify wd:/gm) ?? []).length;
}

test('one change of a record in the data folder is one call', async () => {
  watch();
  await pause();
  write('device.json');
  write('receipt.json');
  await pause();
  expect(calls).toBe(1);
});

test('files that are no records cause no call, nor do other folders', async () => {
  fs.mkdirSync(inFolder('Cache'));
  watch();
  await expectNoCall(() => {
    fs.writeFileSync(inFolder('seat.lock'), '');
    fs.writeFileSync(inFolder('activity.jsonl'), '');
    write('Cache', 'index.json');
    fs.mkdirSync(inFolder('blobs'));
    write('blobs', 'index.json');
  });
});

test('a change of a record of a seat that is there causes a call', async () => {
  for (const name of [id, otherId]) fs.mkdirSync(inFolder('seats', name), { recursive: true });
  watch();
  await expectCall(() => write('seats', id, 'device.json'));
  await expectCall(() => write('seats', otherId, 'receipt.json'));
  await expectCall(() => fs.rmSync(inFolder('seats', id, 'device.json')));
});

test('the first seat causes a call, and so do its later changes and other seats', async () => {
  watch();
  await expectCall(() => {
    fs.mkdirSync(inFolder('seats'));
    fs.mkdirSync(inFolder('seats', id));
    write('seats', id, 'activation.json');
  });
  await expectCall(() => write('seats', id, 'device.json'));
  await expectCall(() => fs.mkdirSync(inFolder('seats', otherId)));
  await expectCall(() => write('seats', otherId, 'activation.json'));
});

test('a seat that a migration moves there causes calls', async () => {
  fs.mkdirSync(inFolder('seats', '.moving'), { recursive: true });
  write('seats', '.moving', 'device.json');
  watch();
  await expectCall(() => fs.renameSync(inFolder('seats', '.moving'), inFolder('seats', id)));
  await expectCall(() => write('seats', id, 'device.json'));
});

test('a seat that is gone causes a call, and is watched again when it comes back', async () => {
  fs.mkdirSync(inFolder('seats', id), { recursive: true });
  watch();
  await expectCall(() => fs.rmdirSync(inFolder('seats', id)));
  await expectCall(() => fs.mkdirSync(inFolder('seats', id)));
  await expectCall(() => write('seats', id, 'device.json'));
  // Gone and back within one event.
  await expectCall(() => {
    fs.rmSync(inFolder('seats', id), { recursive: true });
    fs.mkdirSync(inFolder('seats', id));
  });
  await expectCall(() => write('seats', id, 'device.json'));
  await expectCall(() => {
    fs.rmSync(inFolder('seats'), { recursive: true });
    fs.mkdirSync(inFolder('seats', id), { recursive: true });
  });
  await expectCall(() => write('seats', id, 'device.json'));
});

test('links and folders of other names are not watched', async () => {
  fs.mkdirSync(inFolder('elsewhere'));
  fs.mkdirSync(inFolder('seats', 'misnamed'), { recursive: true });
  fs.symlinkSync(inFolder('elsewhere'), inFolder('seats', id));
  watch();
  await expectNoCall(() => {
    write('elsewhere', 'device.json');
    write('seats', 'misnamed', 'device.json');
  });
  unwatch();
  fs.rmSync(inFolder('seats'), { recursive: true });
  fs.mkdirSync(inFolder('elsewhere', id));
  fs.symlinkSync(inFolder('elsewhere'), inFolder('seats'));
  watch();
  await expectNoCall(() => write('elsewhere', id, 'device.json'));
});

test('a folder that cannot be watched is not an error', () => {
  expect(() => {
    watchFolder(inFolder('none'), () => undefined)();
  }).not.toThrow();
});

test('ending it ends all calls', async () => {
  fs.mkdirSync(inFolder('seats', id), { recursive: true });
  watch();
  await pause();
  write('device.json');
  unwatch();
  await expectNoCall(() => {
    write('device.json');
    write('seats', id, 'device.json');
    fs.mkdirSync(inFolder('seats', otherId));
  });
});

if (process.platform === 'linux') {
  test('folders that come and go leave no watcher', async () => {
    const before = watchCount();
    fs.mkdirSync(inFolder('seats', id), { recursive: true });
    watch();
    expect(watchCount()).toBe(before + 3);
    for (let round = 0; round < 5; round += 1) {
      for (let seat = 0; seat < 10; seat += 1) fs.mkdirSync(inFolder('seats', `0000000${seat}`));
      await expect.poll(watchCount).toBe(before + 13);
      for (let seat = 0; seat < 10; seat += 1) fs.rmdirSync(inFolder('seats', `0000000${seat}`));
      await expect.poll(watchCount).toBe(before + 3);
    }
    // The system itself ends the watch of a deleted folder, and not that of a moved one.
    fs.renameSync(inFolder('seats', id), inFolder('moved'));
    await expect.poll(watchCount).toBe(before + 2);
    await expectNoCall(() => write('moved', 'device.json'));
    unwatch();
    await expect.poll(watchCount).toBe(before);
  });
}
