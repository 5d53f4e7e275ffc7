import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { releasedActivationIds } from '../support/admin-harness.ts';
import { answerOf } from './answer.ts';
import { testCommand } from './packages.ts';
import { bareEnvironment, run, type RunResult } from './run.ts';
import { useStandIn } from './use-stand-in.ts';

const at = useStandIn();

/** Writes the organization's token into a file for this account alone. */
async function tokenFile(mode = 0o600): Promise<string> {
  const file = path.join(at.computer.home, 'token.txt');
  await writeFile(file, `"${at.polar.token}"\r\n`);
  await chmod(file, mode);
  return file;
}

/** Returns the records and the answer of a command that writes JSON lines. */
function linesOf({ stdout, stderr, code, signal }: RunResult) {
  expect({ signal, stderr }).toEqual({ signal: null, stderr: '' });
  const lines = stdout.split('\n').slice(0, -1);
  const objects = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  const answer = objects.pop() ?? {};
  expect(answer['exitCode']).toBe(code);
  return { records: objects, answer };
}

/** Resolves once the condition is met. */
async function waitUntil(isMet: () => boolean): Promise<void> {
  while (!isMet()) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** Names of what the app and Chromium create in shared places. */
const appFolder = /^(?:seatkeeper-\d|\.org\.chromium\.)/;

/** Returns the content of a file, or the contents of all files below a folder and their names. */
async function everythingIn(folder: string): Promise<string> {
  if ((await stat(folder).catch(() => null))?.isFile() === true)
    return (await readFile(folder)).toString('latin1');
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const contents = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      const isFile = (await stat(file).catch(() => null))?.isFile() === true;
      return isFile ? `${name}\n${(await readFile(file)).toString('latin1')}` : name;
    }),
  );
  return contents.join('\n');
}

describe('the seller’s commands', () => {
  test('list, show, export and change licenses without a display, with the token from a file, the environment and standard input', async () => {
    const file = await tokenFile();
    const token = ['--token-file', file];
    const listed = linesOf(await at.computer.command(['licenses', 'list', '--json', ...token]));
    expect(listed.records).toHaveLength(8);
    expect(listed.answer).toMatchObject({ exitCode: 0, counts: { licenses: 8 } });

    const id = at.polar.licenseId;
    const env = { ...bareEnvironment(at.computer.home), SEATKEEPER_TOKEN: at.polar.token };
    const shown = await at.computer.command(['licenses', 'show', id, '--json'], { env });
    expect(answerOf(shown)).toMatchObject({ license: { id, seatsUsed: 2 } });

    const table = path.join(at.computer.home, 'seats.csv');
    const exported = await at.computer.command(
      ['licenses', 'export', '--devices', '--output', table, '--json', '--token-file', '-'],
      { input: `Bearer ${at.polar.token}` },
    );
    expect(answerOf(exported)).toMatchObject({ exitCode: 0, counts: { licenses: 8, seats: 11 } });
    expect((await readFile(table, 'utf8')).split('\r\n')).toHaveLength(15);

    for (const [verb, status] of [
      ['disable', 'disabled'],
      ['enable', 'granted'],
    ] as const) {
      const changed = await at.computer.command(['licenses', verb, id, '--json', ...token]);
      expect(answerOf(changed)).toMatchObject({ state: 'changed', license: { status } });
    }
    const rotated = await at.computer.command(['licenses', 'rotate', id, '--json', ...token]);
    expect(answerOf(rotated)).toMatchObject({ exitCode: 0, state: 'changed' });
    expect(at.polar.record.license(id)?.key).not.toBe(at.polar.key);
    const seats = linesOf(await at.computer.command(['seats', 'list', id, '--json', ...token]));
    expect(seats.records).toHaveLength(2);
  });

  test('work in cron: without HOME, with closed standard input', async () => {
    const file = await tokenFile();
    const result = await run(
      'sh',
      ['-c', '"$1" licenses list --json --token-file "$2" <&-', 'sh', testCommand, file],
      {
        env: { PATH: '/usr/bin:/bin', XDG_CONFIG_HOME: path.join(at.computer.home, '.config') },
      },
    );
    expect(linesOf(result).answer).toMatchObject({ exitCode: 0 });
  });

  test('refuse a token file that others can read, a token or a key as an argument, and send nothing', async () => {
    const exposed = await at.computer.command([
      'licenses',
      'list',
      '--json',
      '--token-file',
      await tokenFile(0o644),
    ]);
    expect(answerOf(exposed)).toMatchObject({ exitCode: 2, code: 'CLI-INPUT' });
    for (const secret of [at.polar.token, at.polar.key]) {
      for (const args of [
        ['licenses', 'show', secret],
        ['licenses', 'list', '--search', secret],
        ['licenses', 'list', secret],
        ['licenses', 'list', '--token-file', secret],
        ['seats', 'release', '--license', secret, '--label', 'x'],
      ]) {
        const result = await at.computer.command([...args, '--json']);
        if (!(secret === at.polar.key && args[2] === '--token-file'))
          expect(result.code, args.slice(0, 3).join(' ')).toBe(2);
        expect(result.stdout + result.stderr).not.toContain(secret);
      }
    }
    expect(at.polar.log.count()).toBe(0);
  });

  test('end with what was done so far when they are interrupted', async () => {
    at.polar.record.generate(2_000);
    at.polar.faults.add({ type: 'slow', ms: 400 }, { times: Number.POSITIVE_INFINITY });
    const file = await tokenFile();
    const result = await at.computer.command(['licenses', 'list', '--json', '--token-file', file], {
      meanwhile: (signal) =>
        void waitUntil(() => at.polar.log.count() > 3).then(() => signal('SIGINT')),
    });
    const { answer, records } = linesOf(result);
    expect(answer).toMatchObject({ exitCode: 130, code: 'CLI-INTERRUPTED' });
    expect((answer['counts'] as { licenses: number }).licenses).toBe(records.length);
  });

  test('a release that was killed continues with the same command, and leaves no secret anywhere', async () => {
    at.polar.record.generate(60);
    const token = ['--token-file', await tokenFile()];
    const table = path.join(at.computer.home, 'seats.csv');
    await at.computer.command(['licenses', 'export', '--devices', '--output', table, ...token]);
    const args = ['seats', 'release', '--plan', table, '--json', ...token];
    at.polar.faults.add(
      { type: 'slow', ms: 60 },
      { on: 'deactivate', times: Number.POSITIVE_INFINITY },
    );

    const child = spawn(testCommand, args, {
      env: bareEnvironment(at.computer.home),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const exited = once(child, 'exit');
    const outputs = Promise.all([text(child.stdout), text(child.stderr)]);
    await waitUntil(
      () => at.polar.log.count({ operation: 'deactivate' }) >= 12 || child.exitCode !== null,
    );
    const commandLine = await readFile(`/proc/${child.pid}/cmdline`, 'latin1');
    child.kill('SIGKILL');
    await exited;
    const before = releasedActivationIds(at.polar).length;

    const dry = linesOf(
      await at.computer.command(['seats', 'release', '--resume', '--dry-run', '--json', ...token]),
    );
    expect(dry.records.some(({ result }) => result === 'planned')).toBe(true);
    const resumed = linesOf(await at.computer.command(args));
    expect(resumed.answer).toMatchObject({ state: 'released', counts: { open: 0, failed: 0 } });
    const ids = releasedActivationIds(at.polar);
    expect(before).toBeGreaterThan(0);
    expect(ids.length).toBeGreaterThan(before);
    expect(new Set(ids).size).toBe(ids.length);

    // The app's own folders there; other tests have theirs.
    const scratch = await Promise.all(
      [tmpdir(), '/dev/shm'].map(async (parent) => {
        const own = (await readdir(parent)).filter((name) => appFolder.test(name));
        return await Promise.all(own.map((name) => everythingIn(path.join(parent, name))));
      }),
    );
    const everything = [
      commandLine,
      ...(await outputs),
      await everythingIn(at.computer.dataFolder),
      ...scratch.flat(),
    ].join('\n');
    expect(everything).toContain('activity.jsonl');
    expect(everything).not.toContain(at.polar.token);
    expect(everything).not.toContain(at.polar.key);
    expect(everything).not.toMatch(/LUMEN-TEST-[\da-f-]{36}/i);
  });
});
