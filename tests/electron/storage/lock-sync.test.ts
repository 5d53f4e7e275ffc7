import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLock, LockLost } from '../../../electron/storage/lock.ts';
import { realClock } from '../../support/test-ports.ts';

const script = fileURLToPath(new URL('../../support/lock-process.ts', import.meta.url));
/** No process has this id: it is above the greatest that Linux gives. */
const deadOwner = '2000000000 of-a-process-that-has-ended';

let folder: string;
let file: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'seatkeeper-lock-'));
  file = path.join(folder, 'seat.lock');
});
afterEach(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

test('synchronous work runs under the lock, which is free afterwards, also after an error', async () => {
  const lock = createLock(folder, realClock);
  expect(lock.tryHoldSync(() => fs.readFileSync(file, 'utf8'))).toMatch(`${process.pid} `);
  expect(fs.readdirSync(folder)).toEqual([]);
  const fails = (): null =>
    lock.tryHoldSync(() => {
      throw new Error('of the work');
    });
  expect(fails).toThrow('of the work');
  expect(fs.readdirSync(folder)).toEqual([]);
  expect(await lock.hold(1_000, async () => 'next')).toBe('next');
});

test('synchronous work gives up at once while another process holds the lock, and goes on once that was killed', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', script, 'hang', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  const lock = createLock(folder, realClock);
  const start = performance.now();
  expect(lock.tryHoldSync(() => 'work')).toBeNull();
  expect(performance.now() - start).toBeLessThan(500);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(lock.tryHoldSync(() => 'work')).toBe('work');
});

test('synchronous work gives up while this process holds the lock', async () => {
  const lock = createLock(folder, realClock);
  expect(await lock.hold(1_000, async () => lock.tryHoldSync(() => 'work'))).toBeNull();
});

test('synchronous work takes the lock of a process that has ended', () => {
  fs.writeFileSync(file, deadOwner);
  expect(createLock(folder, realClock).tryHoldSync(() => 'work')).toBe('work');
});

test('synchronous work leaves a lock that is being written', () => {
  fs.writeFileSync(file, '');
  expect(createLock(folder, realClock).tryHoldSync(() => 'work')).toBeNull();
  expect(fs.readFileSync(file, 'utf8')).toBe('');
});

test('renewing shows that the holder is alive, and fails once another process has the lock', () => {
  const lock = createLock(folder, realClock);
  lock.tryHoldSync((renew) => {
    fs.utimesSync(file, 1, 1);
    renew();
    expect(fs.statSync(file).mtimeMs).toBeGreaterThan(Date.now() - 60_000);
    fs.writeFileSync(file, deadOwner);
    expect(renew).toThrow(LockLost);
    fs.rmSync(file);
    expect(renew).toThrow(LockLost);
    fs.writeFileSync(file, deadOwner);
  });
  // Another process's lock is not released.
  expect(fs.readFileSync(file, 'utf8')).toBe(deadOwner);
});

test('synchronous work runs the clean-up once, and before it', () => {
  const order: string[] = [];
  const lock = createLock(folder, realClock, () => order.push('clean-up'));
  lock.tryHoldSync(() => order.push('first'));
  lock.tryHoldSync(() => order.push('second'));
  expect(order).toEqual(['clean-up', 'first', 'second']);
});

test('an unusable folder is an error', () => {
  fs.writeFileSync(path.join(folder, 'file'), '');
  const lock = createLock(path.join(folder, 'file'), realClock);
  expect(() => lock.tryHoldSync(() => 'work')).toThrow('no folder');
});
