import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  readChosenFile,
  writeChosenFile,
} from '../../../../electron/platform/files/chosen-file.ts';
import { oddFiles } from '../../../support/odd-files.ts';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'seatkeeper-chosen-'));
});
afterEach(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

const inFolder = (name: string): string => path.join(folder, name);

describe.each(oddFiles)('$name', ({ put }) => {
  test('is not read', async () => {
    put(inFolder('chosen'));
    await expect(readChosenFile(inFolder('chosen'), 1_000)).rejects.toThrow();
  });
});

describe.each(oddFiles.filter(({ name }) => name !== 'a huge file'))('$name', ({ put }) => {
  test('is not replaced, and nothing is left beside it', async () => {
    put(inFolder('chosen'));
    const before = fs.readdirSync(folder);
    const { ino } = fs.lstatSync(inFolder('chosen'));
    await expect(writeChosenFile(inFolder('chosen'), 'text')).rejects.toMatchObject({
      code: 'EUNUSABLE',
    });
    expect(fs.readdirSync(folder)).toEqual(before);
    expect(fs.lstatSync(inFolder('chosen')).ino).toBe(ino);
    if (before.includes('chosen.target'))
      expect(fs.readFileSync(inFolder('chosen.target'), 'utf8')).toBe('{}');
  });
});

test('a file is read up to its greatest length', async () => {
  fs.writeFileSync(inFolder('chosen'), 'x'.repeat(100));
  expect(Buffer.from(await readChosenFile(inFolder('chosen'), 100)).toString()).toBe(
    'x'.repeat(100),
  );
  await expect(readChosenFile(inFolder('chosen'), 99)).rejects.toMatchObject({ code: 'EUNUSABLE' });
  fs.writeFileSync(inFolder('chosen'), '');
  expect(await readChosenFile(inFolder('chosen'), 99)).toHaveLength(0);
});

test('a file that others could read is replaced by one for this account alone', async () => {
  fs.writeFileSync(inFolder('chosen'), 'before', { mode: 0o644 });
  fs.chmodSync(inFolder('chosen'), 0o644);
  await writeChosenFile(inFolder('chosen'), 'after');
  expect(fs.readFileSync(inFolder('chosen'), 'utf8')).toBe('after');
  expect(fs.statSync(inFolder('chosen')).mode & 0o777).toBe(0o600);
  expect(fs.readdirSync(folder)).toEqual(['chosen']);
});

test('a file with a name of the greatest length is written', async () => {
  const name = inFolder('n'.repeat(255));
  await writeChosenFile(name, 'text');
  expect(fs.readFileSync(name, 'utf8')).toBe('text');
});

test('a folder that is not there is the file system’s error', async () => {
  await expect(writeChosenFile(inFolder('no/such/folder'), 'text')).rejects.toMatchObject({
    code: 'ENOENT',
  });
});
