import { readdirSync, statSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { answerOf } from './answer.ts';
import { testCommand } from './packages.ts';
import { bareEnvironment, run } from './run.ts';
import { useStandIn } from './use-stand-in.ts';

const at = useStandIn();
/** Runs what follows as the account `nobody`, the same number on every Linux in use. Needs root. */
const asNobody = ['--reuid=65534', '--regid=65534', '--clear-groups'];

/** What the app left of its own in the places for temporary files, as that account. */
function leftBehind(): string[] {
  return ['/dev/shm', tmpdir()]
    .flatMap((place) => readdirSync(place).map((name) => path.join(place, name)))
    .filter((name) => path.basename(name).startsWith('seatkeeper-'))
    .filter(
      (name) =>
        statSync(name, { throwIfNoEntry: false })?.uid === 65_534 && name !== at.computer.home,
    );
}

describe('the packaged command', () => {
  test('under a read-only home it says so and keeps the seat', async () => {
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
      const ran = await run('unshare', [...sh, testCommand, ...args], {
        env: bareEnvironment(at.computer.home),
      });
      expect(answerOf(ran)['exitCode']).toBe(exitCode);
    }
    expect(at.releases()).toBe(0);
  });

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
      const ran = await run('setpriv', [...asNobody, testCommand, ...args], { env });
      expect(answerOf(ran)['exitCode']).toBe(exitCode);
      expect(leftBehind()).toEqual([]);
    }
  });

  test('as an ordinary account it releases', async () => {
    await at.holdSeat();
    at.computer.give(65_534);
    const ran = await run('setpriv', [...asNobody, testCommand, 'release', '--json'], {
      env: bareEnvironment(at.computer.home),
    });
    expect(answerOf(ran)).toMatchObject({ exitCode: 0, state: 'released' });
    expect(leftBehind()).toEqual([]);
  });
});
