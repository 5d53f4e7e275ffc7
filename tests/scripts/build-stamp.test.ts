import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sourceStamp } from '../../scripts/setup/build.ts';

let root = '';

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'seatkeeper-stamp-'));
  mkdirSync(path.join(root, 'shared', 'deep'), { recursive: true });
  writeFileSync(path.join(root, 'shared', 'deep', 'a.ts'), 'one');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const stamp = (): string => sourceStamp(root, ['shared', 'vite.config.ts']);

test('the stamp stays the same without changes, and changes with each source', () => {
  expect(stamp()).toBe(stamp());
});

test.each([
  ['an edit', () => writeFileSync(path.join(root, 'shared', 'deep', 'a.ts'), 'longer')],
  ['a new file', () => writeFileSync(path.join(root, 'shared', 'b.ts'), '')],
  ['a file gone', () => rmSync(path.join(root, 'shared', 'deep', 'a.ts'))],
  ['a configuration that appears', () => writeFileSync(path.join(root, 'vite.config.ts'), '')],
])('%s leads to another build', (_, change) => {
  const before = stamp();
  change();
  expect(stamp()).not.toBe(before);
});
