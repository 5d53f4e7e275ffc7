import * as fs from 'node:fs';
import * as path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { removeLeftovers } from '../../../../electron/platform/files/leftovers.ts';
import { testFolders } from '../../../support/test-folders.ts';

const movedLock = 'seat.lock.0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d';

let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(testFolders, 'seatkeeper-leftovers-'));
});
afterEach(() => {
  vi.useRealTimers();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** Creates these files, removes leftovers `later` milliseconds after that, and returns the files that are left. */
function leftOf(names: readonly string[], later: number): string[] {
  for (const name of names) fs.writeFileSync(path.join(folder, name), '');
  vi.useFakeTimers({ now: Date.now() + later, toFake: ['Date'] });
  removeLeftovers(folder);
  return fs.readdirSync(folder);
}

test('a lock that a killed process had moved aside is deleted', () => {
  expect(leftOf([movedLock, 'seat.lock', 'device.json'], 3_600_000)).toEqual([
    'device.json',
    'seat.lock',
  ]);
});

test('a lock that a process has just moved aside stays, since it may put it back', () => {
  expect(leftOf([movedLock], 1_000)).toEqual([movedLock]);
});

test('the content of a write that was killed is deleted', () => {
  const names = ['device.json', 'device.json.tmp-1764518400a1b2c3'];
  expect(leftOf(names, 0)).toEqual(['device.json']);
});
