import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { oddFiles } from '../support/odd-files.ts';
import { answerOf } from './answer.ts';
import { packages, releaseCommand } from './packages.ts';
import { bareEnvironment, run } from './run.ts';
import { useStandIn } from './use-stand-in.ts';

const at = useStandIn();

/** Answers of the commands that `releaseBesideWindow` ran. */
const answers: unknown[] = [];

/** Releases once the window has checked its seat, which it does when it is shown. */
async function releaseBesideWindow(): Promise<void> {
  answers.length = 0;
  await expect
    .poll(() => at.polar.log.count({ operation: 'validate' }), { timeout: 20_000 })
    .toBe(1);
  answers.push(answerOf(await at.computer.command(['release', '--json']))['exitCode']);
}

describe('the command under unusual conditions', () => {
  test('ends the release of an uninstall within 10 s on a hung network', async () => {
    await at.holdSeat();
    at.polar.faults.add({ type: 'hang' }, { times: Number.POSITIVE_INFINITY });
    const result = await at.computer.command(['release', '--reason', 'uninstall', '--json']);
    expect(answerOf(result)).toMatchObject({ exitCode: 6, state: 'unknown' });
    expect(result.milliseconds).toBeLessThan(10_200);
    expect(await at.computer.stored('device')).not.toBeNull();
  });

  test.each(oddFiles)(
    'fails in time with a name for $name as the record, and takes no seat',
    async ({ put }) => {
      await at.holdSeat();
      const file = path.join(at.computer.dataFolder, 'device.json');
      await rm(file);
      put(file);
      const activate = ['activate', '--organization', at.polar.organizationId];
      for (const args of [['status'], ['release', '--reason', 'uninstall'], activate]) {
        const result = await at.computer.command([...args, '--json'], { input: at.polar.key });
        expect(answerOf(result)).toMatchObject({ exitCode: 1, code: 'FILE-INACCESSIBLE' });
        expect(result.milliseconds).toBeLessThan(10_000);
      }
      expect(at.polar.log.count()).toBe(0);
    },
  );

  test.each([
    ['seat.lock', 0],
    ['release.json', 0],
    // An unreadable activation may have taken a second seat, so the command does not end with
    // success.
    ['activation.json', 1],
  ])('a pipe as %s: named in time, after %i requests for a release', async (name, sent) => {
    await at.holdSeat();
    await run('mkfifo', [path.join(at.computer.dataFolder, name)]);
    const result = await at.computer.command(['release', '--json']);
    expect(answerOf(result)).toMatchObject({ exitCode: 1, code: 'FILE-INACCESSIBLE' });
    expect(at.releases()).toBe(sent);
    expect(result.milliseconds).toBeLessThan(10_000);
  });

  test('does not wait for pipes in place of the files that a release can do without', async () => {
    await at.holdSeat();
    await mkdir(path.join(at.computer.dataFolder, 'logs'));
    const names = ['public.pace', 'activity.jsonl', 'settings.json', 'token.json', 'uninstall.txt'];
    for (const name of [...names, 'logs/seatkeeper.log']) {
      await run('mkfifo', [path.join(at.computer.dataFolder, name)]);
    }
    const result = await at.computer.command(['release', '--reason', 'uninstall', '--json']);
    expect(answerOf(result)).toMatchObject({ exitCode: 0, state: 'released' });
    expect(result.milliseconds).toBeLessThan(10_000);
  });

  test('does not ask a keychain that hangs', async () => {
    await at.holdSeat();
    await at.computer.writeRecord('token', {
      server: 'loopback',
      backend: 'gnome_libsecret',
      sealed: 'bm90IGEgcmVhbCB0b2tlbg==',
    });
    const folder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-bus-'));
    const socket = path.join(folder, 'bus');
    // Accepts every connection and never answers.
    const bus = createServer(() => undefined).listen(socket);
    try {
      const result = await at.computer.command(
        ['--password-store=gnome-libsecret', 'release', '--json'],
        {
          env: {
            ...bareEnvironment(at.computer.home),
            DBUS_SESSION_BUS_ADDRESS: `unix:path=${socket}`,
            XDG_CURRENT_DESKTOP: 'GNOME',
          },
        },
      );
      expect(answerOf(result)).toMatchObject({ exitCode: 0, state: 'released' });
      expect(result.milliseconds).toBeLessThan(10_000);
    } finally {
      bus.close();
      await rm(folder, { recursive: true, force: true });
    }
  });

  test('releases with the window open, and the window does not release again', async () => {
    await at.holdSeat();
    const before = at.liveSeats();
    const display = process.env['DISPLAY'] ?? '';
    await at.computer.command([], {
      env: { ...bareEnvironment(at.computer.home), DISPLAY: display },
      meanwhile: (signal) => {
        void releaseBesideWindow().finally(() => {
          signal('SIGTERM');
        });
      },
    });
    expect(answers).toEqual([0]);
    expect(at.liveSeats()).toBe(before - 1);
    expect(at.releases()).toBe(1);
  });

  test('releases one seat once when two run at once', async () => {
    await at.holdSeat();
    const before = at.liveSeats();
    const both = await Promise.all([
      at.computer.command(['release', '--json']),
      at.computer.command(['release', '--json']),
    ]);
    for (const result of both) expect([0, 3]).toContain(answerOf(result)['exitCode']);
    expect(at.liveSeats()).toBe(before - 1);
  });
});

describe('the released artifact', () => {
  test('ignores another server in the environment or in a record', async () => {
    await at.holdSeat();
    const env = { ...bareEnvironment(at.computer.home), SEATKEEPER_SERVER: at.polar.baseUrl };
    const result = await run(releaseCommand, ['release', '--json', '--timeout', '8'], { env });
    expect(answerOf(result)).toMatchObject({ exitCode: 5 });
    expect(at.polar.log.count({})).toBe(0);
    const asar = path.join(packages.release, 'resources/app.asar');
    const code = await readFile(asar, 'latin1');
    expect(code).not.toContain('SEATKEEPER_SERVER');
    expect(code).not.toContain('http://127.0.0.1');
  });

  test('ignores the environment also in the test build, which has its server built in', async () => {
    await at.holdSeat();
    const env = { ...bareEnvironment(at.computer.home), SEATKEEPER_SERVER: 'http://127.0.0.1:9' };
    expect(answerOf(await at.computer.command(['release', '--json'], { env }))).toMatchObject({
      exitCode: 0,
    });
    const code = await readFile(path.join(packages.test, 'resources/app.asar'), 'latin1');
    expect(code).toContain(`http://127.0.0.1:${packages.port}`);
  });
});
