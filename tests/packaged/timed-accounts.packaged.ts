import { chownSync, readdirSync, statSync } from 'node:fs';
import { chmod, mkdir, readdir, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { recordFile } from '../support/record-files.ts';
import { answerOf } from './answer.ts';
import { testCommand } from './packages.ts';
import { bareEnvironment, run } from './run.ts';
import { useStandIn } from './use-stand-in.ts';

const at = useStandIn();
/**
 * Arguments of setpriv that run a command as the account `nobody`, whose number is the same on
 * every Linux in use. Needs root.
 */
const asOtherAccount = ['--reuid=65534', '--regid=65534', '--clear-groups'];

/** Lists the app's files in the folders for temporary files, owned by that account. */
function leftBehind(): string[] {
  return ['/dev/shm', tmpdir()]
    .flatMap((place) => readdirSync(place).map((name) => path.join(place, name)))
    .filter((name) => path.basename(name).startsWith('seatkeeper-'))
    .filter(
      (name) =>
        statSync(name, { throwIfNoEntry: false })?.uid === 65_534 && name !== at.computer.home,
    );
}

/** Runs the command as that account, with the home of the test's computer. */
async function asOrdinary(args: readonly string[], input = '') {
  const env = bareEnvironment(at.computer.home);
  return answerOf(
    await run('setpriv', [...asOtherAccount, testCommand, ...args, '--json'], { env, input }),
  );
}

const activate = (): string[] => ['activate', '--organization', at.polar.organizationId];

describe('a data folder that other accounts can access', () => {
  test('is closed to others if this account owns it', async () => {
    await at.holdSeat();
    at.computer.give(65_534);
    await chmod(at.computer.dataFolder, 0o777);
    const folder = at.computer.dataFolder;
    await chmod(path.join(folder, 'device.json'), 0o666);
    expect(await asOrdinary(['status'])).toMatchObject({ exitCode: 0, state: 'active' });
    const file = recordFile(folder, 'device');
    const modes = [folder, path.join(folder, 'seats'), path.dirname(file), file].map(
      (each) => statSync(each).mode & 0o777,
    );
    expect(modes).toEqual([0o700, 0o700, 0o700, 0o600]);
    // A seat's folder that was opened since is closed again.
    await chmod(file, 0o666);
    for (const each of [path.join(folder, 'seats'), path.dirname(file)]) await chmod(each, 0o777);
    expect(await asOrdinary(['status'])).toMatchObject({ exitCode: 0, state: 'active' });
    expect(statSync(path.dirname(file)).mode & 0o777).toBe(0o700);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  test('is not used if root owns it, as after a sudo: no "not activated", and no second seat', async () => {
    await at.holdSeat();
    at.computer.give(65_534);
    for (const mode of [0o700, 0o755, 0o777]) {
      chownSync(at.computer.dataFolder, 0, 0);
      await chmod(at.computer.dataFolder, mode);
      const before = await readdir(at.computer.dataFolder);
      for (const args of [
        ['status'],
        ['release'],
        ['release', '--reason', 'uninstall'],
        activate(),
      ]) {
        const answer = await asOrdinary(args, at.polar.key);
        expect(answer).toMatchObject({ exitCode: 1, state: 'failed', code: 'DISK-FOREIGN' });
      }
      expect(await readdir(at.computer.dataFolder)).toEqual(before);
      expect(leftBehind()).toEqual([]);
    }
    expect(at.polar.log.count()).toBe(0);
  });

  test('is not used by root if an ordinary account owns it', async () => {
    await at.holdSeat();
    at.computer.give(65_534);
    const before = await readdir(at.computer.dataFolder);
    for (const args of [['status'], ['release'], activate()]) {
      const result = await at.computer.command([...args, '--json'], { input: at.polar.key });
      expect(answerOf(result)).toMatchObject({ exitCode: 1, code: 'DISK-FOREIGN' });
    }
    expect(await readdir(at.computer.dataFolder)).toEqual(before);
    expect(at.polar.log.count()).toBe(0);
  });

  test('is not used below a folder in which any account may replace it', async () => {
    await at.holdSeat();
    at.computer.give(65_534);
    await chmod(path.dirname(at.computer.dataFolder), 0o777);
    expect(await asOrdinary(['release'])).toMatchObject({ exitCode: 1, code: 'DISK-EXPOSED' });
    expect(at.releases()).toBe(0);
  });

  test('is not called "not activated" if it is a link to a missing disk', async () => {
    await mkdir(path.dirname(at.computer.dataFolder), { recursive: true });
    await symlink('/mnt/none', at.computer.dataFolder);
    chownSync(at.computer.home, 65_534, 65_534);
    chownSync(path.dirname(at.computer.dataFolder), 65_534, 65_534);
    for (const args of [['status'], ['release'], activate()]) {
      const answer = await asOrdinary(args, at.polar.key);
      expect(answer).toMatchObject({ exitCode: 1, code: 'FILE-INACCESSIBLE' });
    }
    expect(at.polar.log.count()).toBe(0);
  });

  describe.each([
    ['of a version that knew one seat', false],
    ['in the folder of its seat', true],
  ])('with the record %s', (_, isMoved) => {
    test.each([
      ['of root', 0o600, 0],
      ['of root that all may read', 0o644, 0],
      ['that its own account may not read', 0o000, 65_534],
    ])('%s: it cannot be opened, and nothing is taken', async (__, mode, owner) => {
      await at.holdSeat();
      at.computer.give(65_534);
      if (isMoved) await asOrdinary(['status']);
      const file = recordFile(at.computer.dataFolder, 'device');
      expect(file.includes('/seats/')).toBe(isMoved);
      chownSync(file, owner, owner);
      await chmod(file, mode);
      for (const args of [['status'], ['release'], activate()]) {
        const answer = await asOrdinary(args, at.polar.key);
        expect(answer).toMatchObject({ exitCode: 1, code: 'FILE-INACCESSIBLE' });
      }
      expect(at.polar.log.count()).toBe(0);
    });
  });

  test.each([
    ['the folder of a seat', (file: string) => path.dirname(file)],
    ['the folder of all seats', (file: string) => path.dirname(path.dirname(file))],
  ])('with %s that is root’s, as after a sudo: no seat is taken for absent', async (_, of) => {
    await at.holdSeat();
    at.computer.give(65_534);
    await asOrdinary(['status']);
    const folder = of(recordFile(at.computer.dataFolder, 'device'));
    for (const mode of [0o700, 0o755]) {
      chownSync(folder, 0, 0);
      await chmod(folder, mode);
      for (const args of [['status'], ['release', '--reason', 'uninstall'], activate()]) {
        const answer = await asOrdinary(args, at.polar.key);
        expect({ args, answer }).toMatchObject({ answer: { exitCode: 1, state: 'failed' } });
      }
    }
    expect(at.polar.log.count()).toBe(0);
  });
});

describe('the packaged command', () => {
  test('says that the home is read-only, and keeps the seat', async () => {
    await at.holdSeat();
    await chmod(path.join(at.computer.dataFolder, 'device.json'), 0o644);
    const bound = [
      `mount --bind ${at.computer.home} ${at.computer.home}`,
      `mount -o remount,ro,bind ${at.computer.home}`,
      `exec "$0" "$@"`,
    ].join(' && ');
    const sh = ['--mount', '--propagation', 'private', 'sh', '-c', bound];
    for (const [args, exitCode] of [
      [['release', '--json'], 1],
      [['status', '--json'], 0],
      [['doctor', '--json'], 1],
    ] as const) {
      const result = await run('unshare', [...sh, testCommand, ...args], {
        env: bareEnvironment(at.computer.home),
      });
      expect(answerOf(result)['exitCode']).toBe(exitCode);
    }
    expect(at.releases()).toBe(0);
  });

  // As in a container whose host started at another time: https://github.com/lxc/lxcfs
  test.each([-864_000, 864_000])(
    'keeps its timeout if the boot time is %i s off',
    async (seconds) => {
      const stat = path.join(at.computer.home, 'stat');
      const boot = `$1 == "btime" { $2 += ${seconds} } { print }`;
      const bound = `awk '${boot}' /proc/stat > ${stat} && mount --bind ${stat} /proc/stat && exec "$0" "$@"`;
      const sh = ['--mount', '--propagation', 'private', 'sh', '-c', bound];
      await at.holdSeat();
      at.polar.faults.add({ type: 'hang' }, { times: Number.POSITIVE_INFINITY });
      const release = [testCommand, 'release', '--json', '--timeout', '2'];
      const result = await run('unshare', [...sh, ...release], {
        env: bareEnvironment(at.computer.home),
      });
      expect(answerOf(result)).toMatchObject({ exitCode: 6, state: 'unknown' });
      expect(at.releases()).toBe(1);
      expect(result.milliseconds).toBeGreaterThan(1_000);
      expect(result.milliseconds).toBeLessThan(2_500);
    },
  );

  test.each([
    ['as an account without a home', { HOME: '/dev/null/none' }],
    ['without HOME at all', {}],
  ])('%s it ends with the right code', async (_, home: { HOME?: string }) => {
    for (const [args, exitCode] of [
      [['status', '--json'], 3],
      [['release', '--json'], 3],
      [['release', '--reason', 'uninstall', '--json'], 3],
    ] as const) {
      const env = { PATH: '/usr/bin:/bin', ...home };
      const result = await run('setpriv', [...asOtherAccount, testCommand, ...args], { env });
      expect(answerOf(result)['exitCode']).toBe(exitCode);
      expect(leftBehind()).toEqual([]);
    }
  });

  test('releases as an ordinary account', async () => {
    await at.holdSeat();
    at.computer.give(65_534);
    const result = await run('setpriv', [...asOtherAccount, testCommand, 'release', '--json'], {
      env: bareEnvironment(at.computer.home),
    });
    expect(answerOf(result)).toMatchObject({ exitCode: 0, state: 'released' });
    expect(leftBehind()).toEqual([]);
  });
});
