import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { createLock } from '../../../electron/storage/lock.ts';
import { realClock } from '../../support/test-ports.ts';
import { testFolders } from '../../support/test-folders.ts';

const script = fileURLToPath(new URL('../../support/lock-process.ts', import.meta.url));
const folders: string[] = [];

function newFolder(): string {
  const folder = fs.mkdtempSync(path.join(testFolders, 'seatkeeper-lock-'));
  folders.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
});

function start(...args: string[]): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Starts a process that holds the lock. */
async function startHolder(folder: string): Promise<ChildProcess> {
  const child = start('hang', folder);
  if (child.stdout === null) throw new Error('No output');
  await once(child.stdout, 'data');
  return child;
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

describe('the lock', { concurrent: true, timeout: 120_000 }, () => {
  test('never admits two processes at once, in 400 rounds', async () => {
    const folder = newFolder();
    fs.writeFileSync(path.join(folder, 'counter'), '0');
    const children = [start('count', folder, '200'), start('count', folder, '200')];
    // Listens from the start: a process that has exited emits no second event.
    const exits = await Promise.all(children.map(async (child) => await once(child, 'exit')));
    expect(exits.map(([code]) => code as unknown)).toEqual([0, 0]);
    expect(fs.readFileSync(path.join(folder, 'counter'), 'utf8')).toBe('400');
    expect(fs.readdirSync(folder)).toEqual(['counter']);
  });

  test('is free at once after its holder was killed', async () => {
    const folder = newFolder();
    const child = await startHolder(folder);
    const lock = createLock(folder, realClock);
    expect(await lock.hold(200, async () => true)).toBeNull();
    child.kill('SIGKILL');
    await once(child, 'exit');
    const time = await milliseconds(async () => {
      expect(await lock.hold(5_000, async () => true)).toBe(true);
    });
    expect(time).toBeLessThan(2_000);
  });

  test('stays with a living holder when the clock jumps', async () => {
    const folder = newFolder();
    const child = await startHolder(folder);
    const file = path.join(folder, 'seat.lock');
    const lock = createLock(folder, realClock);
    for (const year of [1971, 2099]) {
      const then = new Date(Date.UTC(year, 0));
      fs.utimesSync(file, then, then);
      expect(await lock.hold(1_000, async () => true)).toBeNull();
    }
    child.kill('SIGKILL');
    await once(child, 'exit');
  });

  test('a holder that works for long keeps it by its heartbeat', async () => {
    const folder = newFolder();
    const child = await startHolder(folder);
    expect(await createLock(folder, realClock).hold(14_000, async () => true)).toBeNull();
    child.kill('SIGKILL');
    await once(child, 'exit');
  });

  test('a lock that is being written belongs to its writer, and is free once that process has died', async () => {
    const folder = newFolder();
    fs.writeFileSync(path.join(folder, 'seat.lock'), '');
    const lock = createLock(folder, realClock);
    expect(await lock.hold(1_000, async () => true)).toBeNull();
    expect(await lock.hold(20_000, async () => true)).toBe(true);
  });

  test('a process id that the system has reused does not hold it forever', async () => {
    const folder = newFolder();
    fs.writeFileSync(path.join(folder, 'seat.lock'), `${process.ppid} of-a-process-long-gone`);
    const lock = createLock(folder, realClock);
    const time = await milliseconds(async () => {
      expect(await lock.hold(20_000, async () => true)).toBe(true);
    });
    expect(time).toBeGreaterThan(9_000);
  });

  test('a lock that another process has taken over since is not released', async () => {
    const folder = newFolder();
    const file = path.join(folder, 'seat.lock');
    const mark = `${process.ppid} of-the-process-that-took-it-over`;
    const lock = createLock(folder, realClock);
    await lock.hold(1_000, async () => {
      fs.writeFileSync(file, mark);
    });
    expect(fs.readFileSync(file, 'utf8')).toBe(mark);
  });

  test('within one process callers get it in order', async () => {
    const lock = createLock(newFolder(), realClock);
    const order: string[] = [];
    await Promise.all(
      ['first', 'second', 'third'].map(async (name) => {
        await lock.hold(5_000, async () => {
          order.push(`${name} in`);
          await new Promise((resolve) => setTimeout(resolve, 5));
          order.push(`${name} out`);
        });
      }),
    );
    expect(order).toEqual([
      'first in',
      'first out',
      'second in',
      'second out',
      'third in',
      'third out',
    ]);
  });

  test('is free after work that fails, and rejects with its error', async () => {
    const folder = newFolder();
    const lock = createLock(folder, realClock);
    const work = lock.hold(1_000, async () => await Promise.reject(new Error('of the work')));
    await expect(work).rejects.toThrow('of the work');
    expect(fs.readdirSync(folder)).toEqual([]);
    expect(await lock.hold(1_000, async () => 'next')).toBe('next');
  });

  test('rejects if the folder cannot be created', async () => {
    const file = path.join(newFolder(), 'a-file');
    fs.writeFileSync(file, '');
    const lock = createLock(path.join(file, 'folder'), realClock);
    await expect(lock.hold(1_000, async () => true)).rejects.toThrow(/ENOTDIR|EEXIST/);
  });

  test('runs the clean-up once, under the lock, and ignores its error', async () => {
    const folder = newFolder();
    let cleanUps = 0;
    const lock = createLock(folder, realClock, () => {
      cleanUps += 1;
      expect(fs.existsSync(path.join(folder, 'seat.lock'))).toBe(true);
      throw new Error('of the clean-up');
    });
    expect(await lock.hold(1_000, async () => 1)).toBe(1);
    expect(await lock.hold(1_000, async () => 2)).toBe(2);
    expect(cleanUps).toBe(1);
  });
});
