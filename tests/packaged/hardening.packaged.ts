import { chown, cp, mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { headlessSwitches } from '../../shared/chromium-switches.ts';
import { holdsOnlyTheApp } from '../../electron/platform/system/app-image.ts';
import { asarNames } from '../support/asar-names.ts';
import { recordFile } from '../support/record-files.ts';
import { answerOf } from './answer.ts';
import { Computer } from './computer.ts';
import { packages, releaseCommand, testCommand } from './packages.ts';
import { bareEnvironment, run } from './run.ts';

const executable = `${releaseCommand}-bin`;
/**
 * The states of a fuse in the executable: the digits 0 and 1.
 * https://www.electronjs.org/docs/latest/tutorial/fuses
 */
const off = 48;
const on = 49;

describe('the released artifact', () => {
  test('has its fuses set', async () => {
    const wire = await getCurrentFuseWire(executable);
    expect(wire).toMatchObject({
      [FuseV1Options.RunAsNode]: off,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
      [FuseV1Options.EnableNodeCliInspectArguments]: off,
      [FuseV1Options.OnlyLoadAppFromAsar]: on,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: on,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: off,
    });
  });

  test('carries no default app and no modules', async () => {
    const resources = path.join(packages.release, 'resources');
    expect(await readdir(resources)).toEqual(['app.asar', 'contents.json', 'licenses.txt']);
    const names = asarNames(path.join(resources, 'app.asar'));
    expect(names).toContain('dist/main/main.cjs');
    expect(names.filter((name) => !/^(?:dist\/.*|package\.json)$/.test(name))).toEqual([]);
  });

  test('distinguishes its own folder from one with other files', async () => {
    expect(holdsOnlyTheApp(packages.release)).toBe(true);
    expect(holdsOnlyTheApp(path.dirname(packages.release))).toBe(false);
  });

  test('carries the script that releases the seats of all accounts, under its own name', async () => {
    const script = path.join(packages.release, 'release-seats');
    expect((await stat(script)).mode & 0o777).toBe(0o755);
    expect(await readFile(script, 'utf8')).toContain(`\nname=${packages.executable}\n`);
    const usage = 'Usage: release-seats [--reason WORD] --all | ACCOUNT...\n';
    expect(await run(script, [])).toMatchObject({ code: 2, stdout: '', stderr: usage });
  });

  test('does not run as Node', async () => {
    // Without the launcher, which would remove the variable.
    const args = ['--no-sandbox', ...headlessSwitches, '--', '--version'];
    const result = await run(executable, args, {
      env: { ELECTRON_RUN_AS_NODE: '1', HOME: '/dev/null/none', PATH: '/usr/bin:/bin' },
    });
    expect(result.code).toBe(0);
    expect(result.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('writes files for its person alone, with any umask', async () => {
    const computer = await Computer.create();
    try {
      const script = 'umask 0; exec "$0" import --json';
      // The test build, whose server is not running: an import calls Polar.
      const result = await run('sh', ['-c', script, testCommand], {
        env: bareEnvironment(computer.home),
        input: JSON.stringify({
          key: 'SEATKEEPER-TEST-00000001-0CE0-4000-8000-000000000001',
          organizationId: '00000001-0c00-4000-8000-000000000001',
          activationId: '00000001-0ac0-4000-8000-000000000001',
          label: 'Studio workstation',
        }),
      });
      expect(answerOf(result)['exitCode']).toBe(0);
      const names = await readdir(computer.dataFolder, { recursive: true });
      const record = path.relative(computer.dataFolder, recordFile(computer.dataFolder, 'device'));
      const folders = ['seats', path.dirname(record), 'logs'];
      const files = ['device.json', record, 'activity.jsonl'];
      expect(names).toEqual(expect.arrayContaining([...folders, ...files]));
      expect(record).toMatch(/^seats\//);
      for (const name of ['.', ...names]) {
        const { mode } = await stat(path.join(computer.dataFolder, name));
        expect({ name, others: mode & 0o077 }).toEqual({ name, others: 0 });
      }
    } finally {
      await computer.close();
    }
  });
});

describe('the command as root', () => {
  let folder: string;
  let copied: string;
  const isRoot = process.getuid?.() === 0;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-others-'));
    copied = path.join(folder, 'app');
    await cp(packages.release, copied, { recursive: true });
    if (isRoot) await chown(copied, 65_534, 65_534);
  });

  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  test('runs nothing from a folder that another account can write', async () => {
    const command = path.join(copied, packages.executable);
    const result = await run(command, ['status', '--json']);
    if (isRoot) {
      expect(answerOf(result)).toMatchObject({ exitCode: 1, code: 'CLI-ROOT' });
      const plainResult = await run(command, ['status']);
      expect(plainResult).toMatchObject({ code: 1, stdout: '' });
      expect(plainResult.stderr).toContain('root');
    } else {
      expect(answerOf(result)['exitCode']).toBe(3);
    }
  });

  test('can be started by a link', async () => {
    const result = await run('sh', [
      '-c',
      'ln -s "$1" "$2/link" && exec "$2/link" status --json',
      'sh',
      releaseCommand,
      folder,
    ]);
    expect(answerOf(result)['exitCode']).toBe(3);
  });
});
