import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

let place: string;

beforeEach(() => {
  place = mkdtempSync(path.join(tmpdir(), 'scratch-place-'));
  vi.stubEnv('TMPDIR', place);
  // On other systems there is one place only, and a test must not delete in the real one.
  vi.spyOn(process, 'platform', 'get').mockReturnValue('darwin');
  vi.resetModules();
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(place, { recursive: true, force: true });
});

const load = async () => await import('../../../../electron/platform/files/scratch-folder.ts');

/** The id of a process that has ended. */
function deadId(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

test('scratchFolder makes one private folder, which removeScratchFolder deletes', async () => {
  const { scratchFolder, removeScratchFolder } = await load();
  const folder = scratchFolder();
  expect(scratchFolder()).toBe(folder);
  expect(statSync(folder ?? '').mode & 0o777).toBe(0o700);
  removeScratchFolder();
  expect(readdirSync(place)).toEqual([]);
});

test('scratchFolder deletes only the folders of killed processes', async () => {
  const left = path.join(place, `seatkeeper-${deadId()}-a1B2c3`, 'Cache');
  const living = path.join(place, `seatkeeper-${process.ppid}-a1B2c3`);
  const foreign = path.join(place, `seatkeeper-home-a1B2c3`);
  for (const folder of [left, living, foreign]) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { scratchFolder } = await load();
  scratchFolder();
  expect(existsSync(path.dirname(left))).toBe(false);
  expect([existsSync(living), existsSync(foreign)]).toEqual([true, true]);
});

test('scratchFolder leaves folders alone that other accounts may have made', async () => {
  const named = (random: string): string => path.join(place, `seatkeeper-${deadId()}-${random}`);
  const [open, link, target] = [named('open00'), named('link00'), path.join(place, 'elsewhere')];
  mkdirSync(open);
  // With any umask.
  chmodSync(open, 0o770);
  mkdirSync(path.join(target, 'kept'), { recursive: true, mode: 0o700 });
  symlinkSync(target, link);
  const planted = [open, link];
  if (process.getuid?.() === 0) {
    const foreign = named('other0');
    mkdirSync(foreign, { mode: 0o700 });
    chownSync(foreign, 65_534, 65_534);
    planted.push(foreign);
  }
  const { scratchFolder } = await load();
  expect(scratchFolder()).not.toBeNull();
  expect(planted.filter((name) => !existsSync(name))).toEqual([]);
  expect(readdirSync(target)).toEqual(['kept']);
});

test('scratchFolder returns null where no folder can be made', async () => {
  rmSync(place, { recursive: true });
  const { scratchFolder, removeScratchFolder } = await load();
  expect(scratchFolder()).toBeNull();
  expect(removeScratchFolder).not.toThrow();
});
