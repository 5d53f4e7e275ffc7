import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ExposedFileError, processInput } from '../../../electron/cli/input.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'seatkeeper-token-'));
  file = path.join(folder, 'token.txt');
  fs.writeFileSync(file, 'polar_oat_TEST_not_a_real_token\n');
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

describe('the file of a token', () => {
  test.each([0o600, 0o400])('is read with the mode %o', async (mode) => {
    fs.chmodSync(file, mode);
    expect(await processInput.secretFile(file)).toBe('polar_oat_TEST_not_a_real_token\n');
  });

  test.each([0o644, 0o640, 0o620, 0o602, 0o604])('is refused with the mode %o', async (mode) => {
    fs.chmodSync(file, mode);
    await expect(processInput.secretFile(file)).rejects.toThrow(ExposedFileError);
  });

  test('may be a named pipe, but not a folder', async () => {
    const pipe = path.join(folder, 'pipe');
    execFileSync('mkfifo', ['-m', '600', pipe]);
    const [text] = await Promise.all([
      processInput.secretFile(pipe),
      fs.promises.writeFile(pipe, 'from a pipe'),
    ]);
    expect(text).toBe('from a pipe');
    await expect(processInput.secretFile(folder)).rejects.toThrow(
      /Neither a file nor a pipe|EISDIR/,
    );
  });

  test('has 64 KiB at most', async () => {
    fs.writeFileSync(file, 'x'.repeat(64 * 1024 + 1), { mode: 0o600 });
    fs.chmodSync(file, 0o600);
    await expect(processInput.secretFile(file)).rejects.toThrow(RangeError);
  });
});
