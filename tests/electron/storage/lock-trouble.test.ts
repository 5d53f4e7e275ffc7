import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLock } from '../../../electron/storage/lock.ts';
import { fileError } from '../../support/memory-stores.ts';
import { realClock } from '../../support/test-ports.ts';

// Races of the lock that no test can time: each is injected between two calls to the file system.

let folder: string;
let file: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'seatkeeper-lock-'));
  file = path.join(folder, 'seat.lock');
});
afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
  fs.rmSync(folder, { recursive: true, force: true });
});

test('a full disk leaves no lock without a holder behind', async () => {
  vi.spyOn(fs, 'writeSync').mockImplementationOnce(() => {
    throw fileError('ENOSPC');
  });
  syncBuiltinESMExports();
  const lock = createLock(folder, realClock);
  await expect(lock.hold(100, async () => true)).rejects.toThrow('ENOSPC');
  expect(fs.readdirSync(folder)).toEqual([]);
  expect(await lock.hold(100, async () => true)).toBe(true);
});

test('a lock that was taken while an abandoned one was being removed is restored', async () => {
  // No process has this id.
  fs.writeFileSync(file, '4194305 of-a-killed-process');
  const fresh = `${process.ppid} of-the-process-that-was-faster`;
  const { renameSync } = fs;
  vi.spyOn(fs, 'renameSync').mockImplementationOnce((from, to) => {
    fs.rmSync(file);
    fs.writeFileSync(file, fresh);
    renameSync(from, to);
  });
  syncBuiltinESMExports();
  expect(await createLock(folder, realClock).hold(300, async () => true)).toBeNull();
  expect(fs.readFileSync(file, 'utf8')).toBe(fresh);
  expect(fs.readdirSync(folder)).toEqual(['seat.lock']);
});

test('a lock that its holder released just before its removal is free', async () => {
  fs.writeFileSync(file, '4194305 of-a-killed-process');
  vi.spyOn(fs, 'renameSync').mockImplementationOnce(() => {
    fs.rmSync(file);
    throw fileError('ENOENT');
  });
  syncBuiltinESMExports();
  expect(await createLock(folder, realClock).hold(300, async () => true)).toBe(true);
  expect(fs.readdirSync(folder)).toEqual([]);
});

test('work that a folder in the lock’s place blocks fails at once', async () => {
  fs.mkdirSync(file);
  await expect(createLock(folder, realClock).hold(60_000, async () => true)).rejects.toThrow();
});
