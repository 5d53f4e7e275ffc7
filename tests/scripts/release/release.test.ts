import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../../../scripts/release.ts';
import { collectPackages, writeChecksums } from '../../../scripts/release/packages.ts';
import { verifySignatures } from '../../../scripts/release/signatures.ts';
import { placeholderProblem, releaseNotes, tagProblem } from '../../../scripts/release/tag.ts';

const changelog = `# Changelog

## [Unreleased]

### Added

- Not yet.

## [1.2.0] - 2026-11-29

### Fixed

- A lost seat.

## [1.1.0] - 2026-10-01

- Older.
`;

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-release-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function write(...names: readonly string[]): Promise<void> {
  for (const name of names) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, `content of ${name}`);
  }
}

/** The SHA-256 of what {@link write} writes. */
const hash = (name: string): string =>
  createHash('sha256').update(`content of ${name}`).digest('hex');

/** Records the commands, and answers them with these exit codes. */
function recorder(...codes: readonly number[]) {
  const commands: string[] = [];
  const run = async (program: string, args: readonly string[]): Promise<number> => {
    commands.push([program, path.basename(args.at(-1) ?? '')].join(' '));
    return codes[commands.length - 1] ?? 0;
  };
  return { commands, run };
}

describe('a tag', () => {
  test('is released if package.json and the changelog have its version', () => {
    expect(tagProblem('v1.2.0', '1.2.0', changelog)).toBeNull();
    expect(releaseNotes('v1.2.0', changelog)).toBe('### Fixed\n\n- A lost seat.\n');
  });

  test.each([
    ['v1.2.1', '1.2.0', 'package.json has the version 1.2.0'],
    ['1.2.0', '1.2.0', 'package.json has the version 1.2.0'],
    ['v1.3.0', '1.3.0', 'says nothing of [1.3.0]'],
    ['vUnreleased', 'Unreleased', 'says nothing of [Unreleased]'],
  ])('%s is refused', (tag, version, problem) => {
    expect(tagProblem(tag, version, changelog)).toContain(problem);
  });

  test('is refused while a package would have an address that cannot exist', () => {
    const files = { 'package.json': '"https://seatkeeper.example"', 'electron-builder.yml': 'x' };
    expect(placeholderProblem(files)).toContain('in package.json; see');
    expect(placeholderProblem({ 'package.json': '"https://seats.test"' })).toBeNull();
  });

  test('without an entry has no notes', () => {
    expect(() => releaseNotes('v9.9.9', changelog)).toThrow('nothing of v9.9.9');
  });
});

describe('collecting', () => {
  test('takes the packages and the bill of materials, and no other file', async () => {
    await write('from/app.deb', 'from/app.AppImage', 'from/app-1.2.0.cdx.json');
    await write('from/latest-linux.yml', 'from/latest.yml.bak');
    await write('from/builder-debug.yml', 'from/linux-unpacked/app', 'from/app.AppImage.blockmap');
    const to = path.join(folder, 'to');
    const names = await collectPackages(path.join(folder, 'from'), to, 'linux-x64');
    expect(names).toEqual([
      'app.AppImage',
      'app.deb',
      'latest-linux.yml',
      'app-1.2.0-linux-x64.cdx.json',
    ]);
    expect((await readdir(to)).toSorted()).toEqual([...names].toSorted());
  });

  test.each([
    [['from/app-1.2.0.cdx.json'], 'no package'],
    [['from/app.deb'], '0 bills'],
    [['from/app.deb', 'from/a.cdx.json', 'from/b.cdx.json'], '2 bills'],
  ])('refuses a folder with %j', async (names, problem) => {
    await write(...names);
    const from = path.join(folder, 'from');
    await expect(collectPackages(from, path.join(folder, 'to'), 'x')).rejects.toThrow(problem);
  });
});

describe('SHA256SUMS', () => {
  test('lists each file, and not itself when it is written again', async () => {
    await write('b.deb', 'a.zip');
    await writeChecksums(folder);
    await writeChecksums(folder);
    const sums = await readFile(path.join(folder, 'SHA256SUMS'), 'utf8');
    expect(sums).toBe(`${hash('a.zip')}  a.zip\n${hash('b.deb')}  b.deb\n`);
  });

  test('is refused for an empty folder', async () => {
    await expect(writeChecksums(folder)).rejects.toThrow('is empty');
  });
});

describe('verifying signatures', () => {
  test('asks macOS about the signature, Gatekeeper and the notary’s ticket', async () => {
    await write('mac-arm64/App.app/Contents/Info.plist', 'App.dmg');
    const { commands, run } = recorder();
    await verifySignatures(folder, 'darwin', run);
    expect(commands).toEqual(['codesign App.app', 'spctl App.app', 'xcrun App.app']);
  });

  test('asks Windows about the installer and the app', async () => {
    await write('App Setup.exe', 'win-unpacked/App.exe', 'win-unpacked/resources/elevate.exe');
    const { commands, run } = recorder();
    await verifySignatures(folder, 'win32', run);
    expect(commands).toEqual(['pwsh App Setup.exe', 'pwsh App.exe']);
  });

  test.each([0, 1, 2])('fails at the first wrong answer, here number %i', async (at) => {
    await write('mac/App.app/Contents/Info.plist');
    const { commands, run } = recorder(...[0, 0, 0].with(at, 3));
    await expect(verifySignatures(folder, 'darwin', run)).rejects.toThrow('do not release');
    expect(commands).toHaveLength(at + 1);
  });

  test('fails where nothing is signed', async () => {
    await write('App.dmg');
    const { run } = recorder();
    await expect(verifySignatures(folder, 'darwin', run)).rejects.toThrow('nothing that is signed');
  });

  test('has nothing to ask on Linux', async () => {
    const { commands, run } = recorder();
    await verifySignatures(folder, 'linux', run);
    expect(commands).toEqual([]);
  });
});

describe('npm run release', () => {
  test('runs a step by its name', async () => {
    await write('app.deb');
    expect(await main(['sums', folder])).toBe(0);
    expect(await readdir(folder)).toContain('SHA256SUMS');
  });

  test('refuses a missing argument and an unknown step', async () => {
    await expect(main(['sums'])).rejects.toThrow('FOLDER is missing');
    await expect(main(['check', 'v0.0.0'])).rejects.toThrow('The tag is v0.0.0');
    expect(await main(['publish'])).toBe(2);
  });
});
