import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startPolar, type Polar } from '../support/polar/start-polar.ts';
import { answerOf } from './answer.ts';
import { Computer, seatOf } from './computer.ts';
import { packages, releaseCommand } from './packages.ts';
import { bareEnvironment, run } from './run.ts';

let polar: Polar;
let computer: Computer;

beforeEach(async () => {
  polar = await startPolar({ port: packages.port });
  computer = await Computer.create();
});

afterEach(async () => {
  await polar.close().catch(() => undefined);
  await computer.close();
});

const liveSeats = (): number => polar.record.liveActivations(polar.licenseId).length;
const releases = (): number => polar.log.count({ operation: 'deactivate' });
const holdSeat = async (): Promise<void> => await computer.keep('device', seatOf(polar));

describe('help', () => {
  test('goes to stdout, names every command and ends with 0', async () => {
    const help = await computer.command(['--help']);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    for (const word of ['release', 'status', 'activate', 'import', 'doctor', 'Exit codes', '130']) {
      expect(help.stdout).toContain(word);
    }
    expect(Math.max(...help.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(90);
  });

  test.each(['release', 'status', 'activate', 'import', 'doctor'])(
    '%s has its own',
    async (name) => {
      const help = await computer.command([name, '--help']);
      expect(help).toMatchObject({ code: 0, stderr: '' });
      expect(help.stdout).toContain(`seatkeeper ${name}`);
      expect((await computer.command(['help', name])).stdout).toBe(help.stdout);
    },
  );

  test('--version prints the version alone', async () => {
    const manifest = path.resolve(import.meta.dirname, '../../package.json');
    const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
    expect(await computer.command(['--version'])).toMatchObject({
      code: 0,
      stdout: `${version}\n`,
      stderr: '',
    });
  });
});

describe('exit codes of release', () => {
  test('0: the seat is released, and released again is still released', async () => {
    await holdSeat();
    const before = liveSeats();
    const first = answerOf(await computer.command(['release', '--json']));
    expect(first).toMatchObject({ exitCode: 0, state: 'released', how: 'confirmed' });
    expect(liveSeats()).toBe(before - 1);
    expect(await computer.stored('device')).toBeNull();
    const again = answerOf(await computer.command(['release', '--json']));
    expect(again).toMatchObject({ exitCode: 0, state: 'released' });
    expect(releases()).toBe(1);
  });

  test('0: a lost answer is looked into and found released', async () => {
    await holdSeat();
    polar.faults.add({ kind: 'answer-lost' }, { on: 'deactivate', times: 2 });
    expect(answerOf(await computer.command(['release', '--json']))).toMatchObject({
      exitCode: 0,
      how: 'found-free',
    });
  });

  test('1: an answer that is not Polar’s keeps the seat', async () => {
    await holdSeat();
    polar.faults.add({ kind: 'captive-portal' }, { times: Number.POSITIVE_INFINITY });
    expect(answerOf(await computer.command(['release', '--json']))).toMatchObject({
      exitCode: 1,
      state: 'failed',
      code: 'NET-NOT-POLAR',
    });
    expect(await computer.stored('device')).not.toBeNull();
  });

  test('3: no seat', async () => {
    expect(answerOf(await computer.command(['release', '--json']))).toMatchObject({
      exitCode: 3,
      state: 'not-activated',
    });
  });

  test.each([
    [401, { error: 'invalid_token', error_description: 'The access token is invalid' }],
    [403, { error: 'NotPermitted', detail: 'Not permitted' }],
  ])('4: Polar refuses with %i, and the seat is kept', async (status, body) => {
    await holdSeat();
    await polar.close();
    const refusing = createHttpServer((_, response) => {
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    }).listen(packages.port, '127.0.0.1');
    try {
      const answer = answerOf(await computer.command(['release', '--json']));
      expect(answer).toMatchObject({ exitCode: 4, state: 'failed' });
      expect(await computer.stored('device')).not.toBeNull();
    } finally {
      refusing.close();
    }
  });

  test('5: nothing can be sent; three attempts, then it waits, and the seat is kept', async () => {
    await holdSeat();
    await polar.close();
    const ran = await computer.command(['release', '--json']);
    expect(answerOf(ran)).toMatchObject({ exitCode: 5, state: 'waiting', code: 'NET-UNREACHABLE' });
    expect(ran.milliseconds).toBeGreaterThan(3_000);
    expect(await computer.stored('device')).not.toBeNull();
    const status = answerOf(await computer.command(['status', '--json']));
    expect(status).toMatchObject({ exitCode: 5, release: { is: 'waiting', attempts: 3 } });
  });

  test('5: a network that comes back is used, and attempts are a second apart at least', async () => {
    await holdSeat();
    polar.faults.add({ kind: 'rate-limited', retryAfter: 60 }, { on: 'deactivate' });
    const limited = answerOf(await computer.command(['release', '--json']));
    expect(limited).toMatchObject({ exitCode: 5, code: 'POLAR-429' });
    expect(releases()).toBe(1);
    expect(Number(limited['retryAt'])).toBeGreaterThan(Date.now() + 30_000);
  });

  test('6: sent, and no way to learn what came of it', async () => {
    await holdSeat();
    polar.faults.add({ kind: 'hang' }, { times: Number.POSITIVE_INFINITY });
    const ran = await computer.command(['release', '--json', '--timeout', '4']);
    expect(answerOf(ran)).toMatchObject({ exitCode: 6, state: 'unknown' });
    expect(ran.milliseconds).toBeLessThan(4_500);
    const status = answerOf(await computer.command(['status', '--json']));
    expect(status).toMatchObject({ exitCode: 6, state: 'unknown' });
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s ends with %i, and what was begun is on disk', async (name, exitCode) => {
    await holdSeat();
    polar.faults.add({ kind: 'hang' }, { times: Number.POSITIVE_INFINITY });
    const ran = await computer.command(['release', '--json'], {
      meanwhile: (signal) => {
        const timer = setInterval(() => {
          if (releases() === 0) return;
          clearInterval(timer);
          signal(name);
        }, 20);
      },
    });
    expect(answerOf(ran)).toMatchObject({ exitCode, code: 'CLI-INTERRUPTED', state: 'unknown' });
    expect(await computer.stored('release')).toMatchObject({ sent: true });
  });
});

describe('flags', () => {
  test('--dry-run sends nothing', async () => {
    await holdSeat();
    const answer = answerOf(await computer.command(['release', '--dry-run', '--json']));
    expect(answer).toMatchObject({ exitCode: 0, state: 'active', dryRun: true });
    expect(polar.log.count({})).toBe(0);
  });

  test('--output writes the same object into a file, with words on stderr', async () => {
    await holdSeat();
    const file = path.join(computer.home, 'answer.json');
    const ran = await computer.command(['release', '--output', file, '--reason', 'retire']);
    expect(ran).toMatchObject({ code: 0, stdout: '' });
    expect(ran.stderr).toBe('Released: the seat of Studio workstation is free.\n');
    const answer = JSON.parse(await readFile(file, 'utf8')) as object;
    expect(answer).toMatchObject({ exitCode: 0, state: 'released', reason: 'retire' });
  });

  test('a file that cannot be written is found out before anything is done', async () => {
    await holdSeat();
    const ran = await computer.command(['release', '--json', '--output', '/proc/none/answer']);
    expect(answerOf(ran)).toMatchObject({ exitCode: 2 });
    expect(releases()).toBe(0);
  });

  test('--quiet says nothing', async () => {
    await holdSeat();
    expect(await computer.command(['status', '--quiet'])).toMatchObject({
      code: 0,
      stdout: '',
      stderr: '',
    });
  });

  test('--reason uninstall leaves a note that a person finds', async () => {
    await holdSeat();
    answerOf(await computer.command(['release', '--reason', 'uninstall', '--json']));
    const note = await readFile(path.join(computer.dataFolder, 'uninstall.txt'), 'utf8');
    expect(note).toContain('Released: the seat of Studio workstation is free.');
    expect(await computer.stored('receipt')).toMatchObject({ receipt: { askedBy: 'uninstall' } });
  });

  test.each([
    ['an unknown command', ['relaese'], 'Did you mean'],
    ['an unknown flag', ['release', '--force'], '--force'],
    ['a flag of another command', ['status', '--reason', 'x'], '--reason'],
    ['a value that is none', ['release', '--timeout', 'soon'], '--timeout'],
    ['a timeout of nothing', ['release', '--timeout', '0'], '--timeout'],
    ['a missing value', ['release', '--timeout'], '--timeout'],
    ['a flag with a needless value', ['release', '--dry-run=yes'], '--dry-run'],
    ['no command', ['--quiet'], 'command'],
    [
      'the data folder in a form that Chromium does not read',
      ['status', '--user-data-dir', '/x'],
      'DIR',
    ],
  ])('2: %s', async (_, args, hint) => {
    const words = await computer.command(args);
    expect(words).toMatchObject({ code: 2, stdout: '' });
    expect(words.stderr).toContain(hint);
    const answer = answerOf(await computer.command([...args, '--json']));
    expect(answer).toMatchObject({ exitCode: 2, state: 'usage' });
  });

  test('a license key among the arguments is refused and not repeated', async () => {
    for (const args of [['activate', polar.key], [polar.key]]) {
      const ran = await computer.command(args);
      expect(ran.code).toBe(2);
      expect(ran.stderr + ran.stdout).not.toContain(polar.key);
    }
  });
});

const organization = (): string[] => ['--organization', polar.organizationId, '--json'];

describe('activate', () => {
  test('takes a seat with a key from a file, and the same key again takes no other', async () => {
    const before = liveSeats();
    const file = path.join(computer.home, 'key.txt');
    await writeFile(file, `${polar.key}\n`);
    const args = ['activate', '--key-file', file, '--label', 'Edit bay 3', ...organization()];
    expect(answerOf(await computer.command(args))).toMatchObject({
      exitCode: 0,
      state: 'active',
      seat: { label: 'Edit bay 3' },
    });
    expect(answerOf(await computer.command(args))).toMatchObject({ exitCode: 0, state: 'active' });
    expect(liveSeats()).toBe(before + 1);
  });

  test('reads the key from standard input or the environment, and takes the host’s name', async () => {
    const piped = await computer.command(['activate', '--dry-run', ...organization()], {
      input: polar.key,
    });
    expect(answerOf(piped)).toMatchObject({ exitCode: 0, dryRun: true });
    expect(liveSeats()).toBe(2);
    const env = { ...bareEnvironment(computer.home), SEATKEEPER_KEY: polar.key };
    const named = await computer.command(['activate', '--no-input', ...organization()], { env });
    expect(answerOf(named)).toMatchObject({
      exitCode: 0,
      seat: { label: hostname().split('.')[0] },
    });
  });

  test('1 when no seat is left, 2 without a key or a seller', async () => {
    await computer.command(['activate', ...organization()], { input: polar.key });
    const other = await Computer.create();
    try {
      const full = await other.command(['activate', ...organization()], { input: polar.key });
      expect(answerOf(full)).toMatchObject({ exitCode: 1, code: 'SEAT-LIMIT' });
    } finally {
      await other.close();
    }
    const second = await Computer.create();
    try {
      const keyless = await second.command(['activate', ...organization()]);
      expect(answerOf(keyless)).toMatchObject({ exitCode: 2, code: 'CLI-INPUT' });
      const sellerless = await second.command(['activate', '--json'], { input: polar.key });
      expect(answerOf(sellerless)).toMatchObject({ exitCode: 2, code: 'CLI-INPUT' });
    } finally {
      await second.close();
    }
  });

  test('6 when the answer is lost: a seat may be taken, and a second is not', async () => {
    polar.faults.add({ kind: 'answer-lost' }, { on: 'activate', times: 5 });
    const lost = await computer.command(['activate', ...organization()], { input: polar.key });
    expect(answerOf(lost)).toMatchObject({ exitCode: 6, code: 'SEAT-UNFINISHED' });
    const taken = liveSeats();
    const again = await computer.command(['activate', ...organization()], { input: polar.key });
    expect(answerOf(again)).toMatchObject({ exitCode: 6, code: 'SEAT-UNFINISHED' });
    expect(liveSeats()).toBe(taken);
  });
});

function activation(): object {
  const { key, organizationId, activationId, label } = seatOf(polar);
  return { key, organizationId, activationId, label };
}

describe('import and status', () => {
  test('takes over an activation from standard input or a file', async () => {
    const input = JSON.stringify(activation());
    const piped = answerOf(await computer.command(['import', '--json'], { input }));
    expect(piped).toMatchObject({ exitCode: 0, state: 'active' });
    const file = path.join(computer.home, 'activation.json');
    await writeFile(file, input);
    expect(answerOf(await computer.command(['import', file, '--json']))).toMatchObject({
      exitCode: 0,
    });
    expect(polar.log.count({})).toBe(0);
    expect(answerOf(await computer.command(['release', '--json']))).toMatchObject({ exitCode: 0 });
    expect(answerOf(await computer.command(['status', '--json']))).toMatchObject({
      exitCode: 3,
      state: 'released',
    });
  });

  test('2: says which field is wrong, and not what was in it', async () => {
    const input = JSON.stringify({ ...activation(), activationId: 'SECRET-LOOKING' });
    const wrong = await computer.command(['import', '--json'], { input });
    expect(answerOf(wrong)).toMatchObject({ exitCode: 2, code: 'CLI-INPUT' });
    expect(wrong.stdout).toContain('activationId');
    expect(wrong.stdout).not.toContain('SECRET-LOOKING');
    for (const nonsense of ['', 'no json', '[]', 'null', '{"key":1}', 'x'.repeat(100_000)]) {
      const ran = await computer.command(['import', '--json'], { input: nonsense });
      expect(answerOf(ran)).toMatchObject({ exitCode: 2, code: 'CLI-INPUT' });
    }
  });

  test('1: another seat is on record', async () => {
    await holdSeat();
    const input = JSON.stringify({ ...activation(), activationId: polar.otherActivationId });
    expect(answerOf(await computer.command(['import', '--json'], { input }))).toMatchObject({
      exitCode: 1,
      code: 'SEAT-PRESENT',
    });
  });

  test('an input that never ends is given up at the timeout', async () => {
    const ran = await computer.command(['import', '--json', '--timeout', '2'], { input: null });
    expect(answerOf(ran)).toMatchObject({ exitCode: 1, code: 'CLI-TIMEOUT' });
    expect(ran.milliseconds).toBeLessThan(2_500);
  });

  test('status tells a damaged record', async () => {
    await holdSeat();
    await writeFile(path.join(computer.dataFolder, 'device.json'), '{"version":1,"ke');
    expect(answerOf(await computer.command(['status', '--json']))).toMatchObject({
      exitCode: 1,
      code: 'FILE-UNREADABLE',
    });
  });
});

describe('doctor', () => {
  test('0: tells what a release needs, and nothing secret', async () => {
    await holdSeat();
    const ran = await computer.command(['doctor', '--json']);
    expect(answerOf(ran)).toMatchObject({
      exitCode: 0,
      state: 'checked',
      packaged: true,
      folder: { data: '~/.config/seatkeeper', writable: true },
      server: { name: 'loopback', reached: true },
      clock: { ok: true },
      problems: [],
    });
    for (const secret of [polar.key, polar.activationId, polar.organizationId, computer.home]) {
      expect(ran.stdout).not.toContain(secret);
    }
    const words = await computer.command(['doctor']);
    expect(words).toMatchObject({ code: 0, stdout: '' });
    expect(words.stderr.trimEnd().split('\n')).toHaveLength(9);
  });

  test('1: names a server that cannot be reached', async () => {
    await polar.close();
    expect(answerOf(await computer.command(['doctor', '--json']))).toMatchObject({
      exitCode: 1,
      problems: ['NET-UNREACHABLE'],
    });
  });
});

/** Exit codes of what `releaseBesideWindow` ran. */
const answers: unknown[] = [];

/** Releases once the window has looked after its seat, which it does when it is shown. */
async function releaseBesideWindow(): Promise<void> {
  answers.length = 0;
  await expect.poll(() => polar.log.count({ operation: 'validate' }), { timeout: 20_000 }).toBe(1);
  answers.push(answerOf(await computer.command(['release', '--json']))['exitCode']);
}

describe('in hard places', () => {
  test('under a read-only home it says so and keeps the seat', async () => {
    await holdSeat();
    await chmod(path.join(computer.dataFolder, 'device.json'), 0o644);
    const bound = [
      `mount --bind ${computer.home} ${computer.home}`,
      `mount -o remount,ro,bind ${computer.home}`,
      `exec "$0" "$@"`,
    ].join(' && ');
    const sh = ['--mount', '--propagation', 'private', 'sh', '-c', bound];
    const command = path.join(packages.test, packages.executable);
    for (const [args, exitCode] of [
      [['release', '--json'], 1],
      [['status', '--json'], 0],
      [['doctor', '--json'], 1],
    ] as const) {
      const ran = await run('unshare', [...sh, command, ...args], {
        env: bareEnvironment(computer.home),
      });
      expect(answerOf(ran)['exitCode']).toBe(exitCode);
    }
    expect(releases()).toBe(0);
  });

  test.each([
    ['as an account without a home', { HOME: '/proc/none' }],
    ['without HOME at all', {}],
  ])('%s it ends with the right code', async (_, home: { HOME?: string }) => {
    const drop = ['--reuid=65534', '--regid=65534', '--clear-groups'];
    const launcher = path.join(packages.test, packages.executable);
    for (const [args, exitCode] of [
      [['status', '--json'], 3],
      [['release', '--json'], 3],
      [['release', '--reason', 'uninstall', '--json'], 3],
    ] as const) {
      const env = { PATH: '/usr/bin:/bin', ...home };
      const ran = await run('setpriv', [...drop, launcher, ...args], { env });
      expect(answerOf(ran)['exitCode']).toBe(exitCode);
    }
  });

  test('as an ordinary account it releases', async () => {
    await holdSeat();
    computer.give(65_534);
    const drop = ['--reuid=65534', '--regid=65534', '--clear-groups'];
    const launcher = path.join(packages.test, packages.executable);
    const ran = await run('setpriv', [...drop, launcher, 'release', '--json'], {
      env: bareEnvironment(computer.home),
    });
    expect(answerOf(ran)).toMatchObject({ exitCode: 0, state: 'released' });
  });

  test('with a hung network the whole of an uninstall’s release ends within 10 s', async () => {
    await holdSeat();
    polar.faults.add({ kind: 'hang' }, { times: Number.POSITIVE_INFINITY });
    const ran = await computer.command(['release', '--reason', 'uninstall', '--json']);
    expect(answerOf(ran)).toMatchObject({ exitCode: 6, state: 'unknown' });
    expect(ran.milliseconds).toBeLessThan(10_200);
    expect(await computer.stored('device')).not.toBeNull();
  });

  test('a keychain that hangs is not asked', async () => {
    await holdSeat();
    await computer.keep('token', {
      server: 'loopback',
      backend: 'gnome_libsecret',
      sealed: 'bm90IGEgcmVhbCB0b2tlbg==',
    });
    const folder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-bus-'));
    const socket = path.join(folder, 'bus');
    // Takes every connection and never says a word.
    const bus = createServer(() => undefined).listen(socket);
    try {
      const ran = await computer.command(
        ['--password-store=gnome-libsecret', 'release', '--json'],
        {
          env: {
            ...bareEnvironment(computer.home),
            DBUS_SESSION_BUS_ADDRESS: `unix:path=${socket}`,
            XDG_CURRENT_DESKTOP: 'GNOME',
          },
        },
      );
      expect(answerOf(ran)).toMatchObject({ exitCode: 0, state: 'released' });
      expect(ran.milliseconds).toBeLessThan(10_000);
    } finally {
      bus.close();
      await rm(folder, { recursive: true, force: true });
    }
  });

  test('a reader that leaves early does not keep it', async () => {
    await holdSeat();
    const script = `"$0" release --json | true; echo "\${PIPESTATUS[0]}"`;
    const ran = await run('bash', ['-c', script, path.join(packages.test, packages.executable)], {
      env: bareEnvironment(computer.home),
    });
    expect(ran.stdout).toBe('0\n');
  });

  test('with the window open it releases, and the window does not do it again', async () => {
    await holdSeat();
    const before = liveSeats();
    const display = process.env['DISPLAY'] ?? '';
    await computer.command([], {
      env: { ...bareEnvironment(computer.home), DISPLAY: display },
      meanwhile: (signal) => {
        void releaseBesideWindow().finally(() => {
          signal('SIGTERM');
        });
      },
    });
    expect(answers).toEqual([0]);
    expect(liveSeats()).toBe(before - 1);
    expect(releases()).toBe(1);
  });

  test('two at once release one seat once', async () => {
    await holdSeat();
    const before = liveSeats();
    const both = await Promise.all([
      computer.command(['release', '--json']),
      computer.command(['release', '--json']),
    ]);
    for (const ran of both) expect([0, 3]).toContain(answerOf(ran)['exitCode']);
    expect(liveSeats()).toBe(before - 1);
  });
});

describe('the artifact that people get', () => {
  test('cannot be pointed at another server, by environment or by a record', async () => {
    await holdSeat();
    const env = { ...bareEnvironment(computer.home), SEATKEEPER_SERVER: polar.baseUrl };
    const ran = await run(releaseCommand, ['release', '--json', '--timeout', '8'], { env });
    expect(answerOf(ran)).toMatchObject({ exitCode: 5 });
    expect(polar.log.count({})).toBe(0);
    const asar = path.join(packages.release, 'resources/app.asar');
    const code = await readFile(asar, 'latin1');
    expect(code).not.toContain('SEATKEEPER_SERVER');
    expect(code).not.toContain('http://127.0.0.1');
  });

  test('while the one for tests has its server built in, and heeds no environment either', async () => {
    await holdSeat();
    const env = { ...bareEnvironment(computer.home), SEATKEEPER_SERVER: 'http://127.0.0.1:9' };
    expect(answerOf(await computer.command(['release', '--json'], { env }))).toMatchObject({
      exitCode: 0,
    });
    const code = await readFile(path.join(packages.test, 'resources/app.asar'), 'latin1');
    expect(code).toContain(`http://127.0.0.1:${packages.port}`);
  });
});
