import { writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { answerOf } from './answer.ts';
import { seededIds } from '../support/polar/seed-small.ts';
import { seatOf } from '../support/seat-of.ts';
import { Computer } from './computer.ts';
import { bareEnvironment, run } from './run.ts';
import { useStandIn } from './use-stand-in.ts';

const at = useStandIn();

const organization = (): string[] => ['--organization', at.polar.organizationId, '--json'];

describe('activate', () => {
  test('takes a seat with a key from a file, and the same key again takes no other', async () => {
    const before = at.liveSeats();
    const file = path.join(at.computer.home, 'key.txt');
    await writeFile(file, `${at.polar.key}\n`);
    const args = ['activate', '--key-file', file, '--label', 'Edit bay 3', ...organization()];
    expect(answerOf(await at.computer.command(args))).toMatchObject({
      exitCode: 0,
      state: 'active',
      seat: { label: 'Edit bay 3' },
    });
    expect(answerOf(await at.computer.command(args))).toMatchObject({
      exitCode: 0,
      state: 'active',
    });
    expect(at.liveSeats()).toBe(before + 1);
  });

  test('reads the key from standard input or the environment, and uses the host’s name', async () => {
    const piped = await at.computer.command(['activate', '--dry-run', ...organization()], {
      input: at.polar.key,
    });
    expect(answerOf(piped)).toMatchObject({ exitCode: 0, dryRun: true });
    expect(at.liveSeats()).toBe(2);
    const env = { ...bareEnvironment(at.computer.home), SEATKEEPER_KEY: at.polar.key };
    const named = await at.computer.command(['activate', '--no-input', ...organization()], { env });
    expect(answerOf(named)).toMatchObject({
      exitCode: 0,
      seat: { label: hostname().split('.')[0] },
    });
  });

  test('exits with 1 when no seat is left, and with 2 without a key or a seller', async () => {
    await at.computer.command(['activate', ...organization()], { input: at.polar.key });
    const other = await Computer.create();
    try {
      const full = await other.command(['activate', ...organization()], { input: at.polar.key });
      expect(answerOf(full)).toMatchObject({ exitCode: 1, code: 'SEAT-LIMIT' });
    } finally {
      await other.close();
    }
    const second = await Computer.create();
    try {
      const keyless = await second.command(['activate', ...organization()]);
      expect(answerOf(keyless)).toMatchObject({ exitCode: 2, code: 'CLI-INPUT' });
      const sellerless = await second.command(['activate', '--json'], { input: at.polar.key });
      expect(answerOf(sellerless)).toMatchObject({ exitCode: 2, code: 'CLI-INPUT' });
    } finally {
      await second.close();
    }
  });

  test('exits with 6 when the answer is lost: a seat may be taken, and no second one is', async () => {
    at.polar.faults.add({ type: 'answer-lost' }, { on: 'activate', times: 5 });
    const lost = await at.computer.command(['activate', ...organization()], {
      input: at.polar.key,
    });
    expect(answerOf(lost)).toMatchObject({ exitCode: 6, code: 'SEAT-UNFINISHED' });
    const takenSeats = at.liveSeats();
    const again = await at.computer.command(['activate', ...organization()], {
      input: at.polar.key,
    });
    expect(answerOf(again)).toMatchObject({ exitCode: 6, code: 'SEAT-UNFINISHED' });
    expect(at.liveSeats()).toBe(takenSeats);
  });
});

function activation(): object {
  const { key, organizationId, activationId, label } = seatOf(at.polar);
  return { key, organizationId, activationId, label };
}

/**
 * Encodings in which Windows programs write text: PowerShell's `>`, its `-Encoding UTF8`, and old
 * editors.
 */
const encodings: Readonly<Record<string, (text: string) => Buffer>> = {
  'UTF-16 LE': (text) => Buffer.from(`\ufeff${text}\r\n`, 'utf16le'),
  'UTF-16 BE': (text) => Buffer.from(`\ufeff${text}\r\n`, 'utf16le').swap16(),
  'UTF-8 with a mark': (text) => Buffer.from(`\ufeff${text}\r\n`),
  'Windows-1252': (text) => Buffer.from(`${text}\r\n`, 'latin1'),
};

describe.each(Object.entries(encodings))('files in %s', (_, encode) => {
  test('work as the key file of activate and the activation of import', async () => {
    const key = 'BÜRO PRO-1C285B2D-6CE6-4BC7-B8BE-ADB6A7E304DA';
    at.polar.seller.update(at.polar.licenseId, { key });
    const keyFile = path.join(at.computer.home, 'key.txt');
    await writeFile(keyFile, encode(key));
    const before = at.liveSeats();
    const fromFile = await at.computer.command([
      'activate',
      '--key-file',
      keyFile,
      ...organization(),
    ]);
    expect(answerOf(fromFile)).toMatchObject({ exitCode: 0, state: 'active' });
    const piped = await at.computer.command(['activate', ...organization()], {
      input: encode(`License key: ${key}`),
    });
    expect(answerOf(piped)).toMatchObject({ exitCode: 0, state: 'active' });
    expect(at.liveSeats()).toBe(before + 1);

    const json = JSON.stringify({ ...activation(), key, label: 'Büro-PC' });
    const file = path.join(at.computer.home, 'activation.json');
    await writeFile(file, encode(json));
    for (const input of [{ file }, { bytes: encode(json) }]) {
      const other = await Computer.create();
      try {
        const imported = await ('file' in input
          ? other.command(['import', input.file, '--json'])
          : other.command(['import', '--json'], { input: input.bytes }));
        expect(answerOf(imported)).toMatchObject({ exitCode: 0, seat: { label: 'Büro-PC' } });
      } finally {
        await other.close();
      }
    }
  });
});

describe('import and status', () => {
  test('imports an activation from standard input or a file', async () => {
    const input = JSON.stringify(activation());
    const piped = answerOf(await at.computer.command(['import', '--json'], { input }));
    expect(piped).toMatchObject({ exitCode: 0, state: 'active' });
    const file = path.join(at.computer.home, 'activation.json');
    await writeFile(file, input);
    expect(answerOf(await at.computer.command(['import', file, '--json']))).toMatchObject({
      exitCode: 0,
    });
    expect(at.polar.log.count({})).toBe(1);
    expect(at.polar.log.count({ operation: 'validate' })).toBe(1);
    expect(answerOf(await at.computer.command(['release', '--json']))).toMatchObject({
      exitCode: 0,
    });
    expect(answerOf(await at.computer.command(['status', '--json']))).toMatchObject({
      exitCode: 3,
      state: 'released',
    });
  });

  test('exits with 1 for an activation id that Polar does not know; saved offline, it is never "released"', async () => {
    const input = JSON.stringify({ ...activation(), activationId: seededIds.foreign.activationId });
    const refused = answerOf(await at.computer.command(['import', '--json'], { input }));
    expect(refused).toMatchObject({ exitCode: 1, code: 'SEAT-UNKNOWN' });
    expect(await at.computer.stored('device')).toBeNull();

    at.polar.faults.add({ type: 'reset' }, { on: 'validate' });
    const kept = answerOf(await at.computer.command(['import', '--json'], { input }));
    expect(kept).toMatchObject({ exitCode: 0, seat: { neverConfirmed: true } });
    const live = at.liveSeats();
    const unknown = { ok: false, exitCode: 1, state: 'failed', code: 'SEAT-UNCONFIRMED' };
    const released = answerOf(await at.computer.command(['release', '--json']));
    expect(released).toMatchObject(unknown);
    expect(released).not.toHaveProperty('receipt');
    expect(answerOf(await at.computer.command(['status', '--json']))).toMatchObject(unknown);
    expect(at.liveSeats()).toBe(live);

    const right = JSON.stringify(activation());
    const imported = await at.computer.command(['import', '--json'], { input: right });
    expect(answerOf(imported)).toMatchObject({ exitCode: 0, state: 'active' });
    expect(answerOf(await at.computer.command(['release', '--json']))).toMatchObject({
      exitCode: 0,
      state: 'released',
    });
    expect(at.liveSeats()).toBe(live - 1);
  });

  test('exits with 2 and names the wrong field without its value', async () => {
    const input = JSON.stringify({ ...activation(), activationId: 'SECRET-LOOKING' });
    const wrong = await at.computer.command(['import', '--json'], { input });
    expect(answerOf(wrong)).toMatchObject({ exitCode: 2, code: 'CLI-INPUT' });
    expect(wrong.stdout).toContain('activationId');
    expect(wrong.stdout).not.toContain('SECRET-LOOKING');
    for (const nonsense of ['', 'no json', '[]', 'null', '{"key":1}', 'x'.repeat(100_000)]) {
      const result = await at.computer.command(['import', '--json'], { input: nonsense });
      expect(answerOf(result)).toMatchObject({ exitCode: 2, code: 'CLI-INPUT' });
    }
  });

  test('saves nothing on a dry run, reads nothing with --no-input, and takes a dash as standard input', async () => {
    const input = JSON.stringify(activation());
    const dry = await at.computer.command(['import', '-', '--dry-run', '--json'], { input });
    expect(answerOf(dry)).toMatchObject({ exitCode: 0, state: 'not-activated', dryRun: true });
    const silent = await at.computer.command(['import', '--no-input', '--json'], { input });
    expect(answerOf(silent)).toMatchObject({ exitCode: 2, code: 'CLI-INPUT' });
    expect(await at.computer.stored('device')).toBeNull();
    const read = await at.computer.command(['import', '-', '--json'], { input });
    expect(answerOf(read)).toMatchObject({ exitCode: 0, state: 'active' });
  });

  test('imports a seat of Polar’s sandbox into another data folder', async () => {
    const folder = path.join(at.computer.home, 'other data');
    const input = JSON.stringify({ ...activation(), server: 'sandbox' });
    const there = `--user-data-dir=${folder}`;
    const sandbox = { exitCode: 0, state: 'active', seat: { server: 'sandbox' } };
    const imported = await at.computer.command(['import', there, '--json'], { input });
    expect(answerOf(imported)).toMatchObject(sandbox);
    // Before the command word the flag stands among Chromium's own switches.
    const status = await at.computer.command([there, 'status', '--json']);
    expect(answerOf(status)).toMatchObject(sandbox);
    expect(answerOf(await at.computer.command(['status', '--json']))['exitCode']).toBe(3);
    expect(await at.computer.stored('device')).toBeNull();
  });

  test('accepts the new key of a seat on record after a rotation, and releases it', async () => {
    await at.holdSeat();
    const key = at.polar.seller.rotate(at.polar.licenseId);
    expect(answerOf(await at.computer.command(['release', '--json']))).toMatchObject({
      exitCode: 1,
      code: 'KEY-CHANGED',
    });
    expect(answerOf(await at.computer.command(['status', '--json']))).toMatchObject({
      exitCode: 0,
      state: 'active',
      release: { is: 'failed', failure: { code: 'key-changed' } },
    });
    const input = JSON.stringify({ ...activation(), key });
    const dry = await at.computer.command(['import', '--dry-run', '--json'], { input });
    expect(answerOf(dry)).toMatchObject({ exitCode: 0, state: 'active', dryRun: true });
    expect(await at.computer.stored('device')).toMatchObject({ key: at.polar.key });
    const plainResult = await at.computer.command(['import'], { input });
    expect(plainResult).toMatchObject({ code: 0, stdout: '' });
    expect(plainResult.stderr).toContain('Took over the new license key of Studio workstation.');
    expect(answerOf(await at.computer.command(['release', '--json']))).toMatchObject({
      exitCode: 0,
      state: 'released',
    });
  });

  test('exits with 1 if another seat is on record', async () => {
    await at.holdSeat();
    const input = JSON.stringify({ ...activation(), activationId: at.polar.otherActivationId });
    expect(answerOf(await at.computer.command(['import', '--json'], { input }))).toMatchObject({
      exitCode: 1,
      code: 'SEAT-PRESENT',
    });
  });

  test('gives up an input that never ends at the timeout', async () => {
    const result = await at.computer.command(['import', '--json', '--timeout', '2'], {
      input: null,
    });
    expect(answerOf(result)).toMatchObject({ exitCode: 1, code: 'CLI-TIMEOUT' });
    expect(result.milliseconds).toBeLessThan(2_500);
  });

  test('reads a named pipe when a process writes into it, and gives up when none does', async () => {
    const pipe = path.join(at.computer.home, 'pipe');
    await run('mkfifo', [pipe]);
    const args = ['activate', '--key-file', pipe, '--timeout', '2', ...organization()];
    const silent = await at.computer.command(args);
    expect(answerOf(silent)).toMatchObject({ exitCode: 1, code: 'CLI-TIMEOUT' });
    expect(silent.milliseconds).toBeLessThan(2_500);
    const [written] = await Promise.all([
      at.computer.command(args),
      writeFile(pipe, `${at.polar.key}\n`),
    ]);
    expect(answerOf(written)).toMatchObject({ exitCode: 0, state: 'active' });
  });

  test('status reports a damaged record', async () => {
    await at.holdSeat();
    await writeFile(path.join(at.computer.dataFolder, 'device.json'), '{"version":1,"ke');
    expect(answerOf(await at.computer.command(['status', '--json']))).toMatchObject({
      exitCode: 1,
      code: 'FILE-UNREADABLE',
    });
  });
});

describe('doctor', () => {
  test('exits with 0 and lists what a release needs, and no secret', async () => {
    await at.holdSeat();
    const result = await at.computer.command(['doctor', '--json']);
    expect(answerOf(result)).toMatchObject({
      exitCode: 0,
      state: 'checked',
      packaged: true,
      folder: { data: '~/.config/seatkeeper', writable: true },
      server: { name: 'loopback', reached: true },
      clock: { ok: true },
      problems: [],
    });
    for (const secret of [
      at.polar.key,
      at.polar.activationId,
      at.polar.organizationId,
      at.computer.home,
    ]) {
      expect(result.stdout).not.toContain(secret);
    }
    const plainResult = await at.computer.command(['doctor']);
    expect(plainResult).toMatchObject({ code: 0, stdout: '' });
    expect(plainResult.stderr.trimEnd().split('\n')).toHaveLength(9);
  });

  test('exits with 1 and names a server that cannot be reached', async () => {
    await at.polar.close();
    expect(answerOf(await at.computer.command(['doctor', '--json']))).toMatchObject({
      exitCode: 1,
      problems: ['NET-UNREACHABLE'],
    });
  });
});
