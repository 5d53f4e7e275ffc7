import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exclusive } from '../../scripts/setup/exclusive.mjs';

let folder = '';
let lock = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'seatkeeper-exclusive-'));
  lock = path.join(folder, 'deep', 'lock');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('work under one lock never overlaps', async () => {
  let running = 0;
  let most = 0;
  const work = async (): Promise<void> => {
    running += 1;
    most = Math.max(most, running);
    await sleep(20);
    running -= 1;
  };
  await Promise.all([exclusive(lock, work), exclusive(lock, work), exclusive(lock, work)]);
  expect(most).toBe(1);
  expect(existsSync(lock)).toBe(false);
});

test('the lock is released when the work fails', async () => {
  await expect(exclusive(lock, () => Promise.reject(new Error('broken')))).rejects.toThrow(
    'broken',
  );
  expect(await exclusive(lock, () => 'again')).toBe('again');
});

test('the lock of an owner that has ended is taken over', async () => {
  await exclusive(lock, () => undefined);
  // On every system process ids end far below this.
  writeFileSync(lock, '2147483646');
  expect(await exclusive(lock, () => 'mine')).toBe('mine');
});

test('a lock that is too old is taken over, since process ids are reused', async () => {
  await exclusive(lock, () => undefined);
  writeFileSync(lock, String(process.pid));
  const anHourAgo = new Date(Date.now() - 3_600_000);
  utimesSync(lock, anHourAgo, anHourAgo);
  expect(await exclusive(lock, () => 'mine')).toBe('mine');
});

test('a lock whose owner has not written its id yet is respected for a moment', async () => {
  await exclusive(lock, () => undefined);
  writeFileSync(lock, '');
  let waits = 0;
  const work = exclusive(
    lock,
    () => 'mine',
    () => (waits += 1),
  );
  await sleep(50);
  expect(waits).toBe(1);
  const tenSecondsAgo = new Date(Date.now() - 10_000);
  utimesSync(lock, tenSecondsAgo, tenSecondsAgo);
  expect(await work).toBe('mine');
});
