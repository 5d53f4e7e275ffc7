import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { answerOf } from './answer.ts';
import { run } from './run.ts';
import { useStandIn } from './use-stand-in.ts';

const at = useStandIn();

describe('help', () => {
  test('prints to stdout, names every command and exits with 0', async () => {
    const help = await at.computer.command(['--help']);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    for (const word of ['release', 'status', 'activate', 'import', 'doctor', 'Exit codes', '130']) {
      expect(help.stdout).toContain(word);
    }
    expect(Math.max(...help.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(90);
  });

  test.each(['release', 'status', 'activate', 'import', 'doctor'])(
    'prints a help of its own for %s',
    async (name) => {
      const help = await at.computer.command([name, '--help']);
      expect(help).toMatchObject({ code: 0, stderr: '' });
      expect(help.stdout).toContain(`seatkeeper ${name}`);
      expect((await at.computer.command(['help', name])).stdout).toBe(help.stdout);
    },
  );

  test('--version prints the version alone', async () => {
    const manifest = path.resolve(import.meta.dirname, '../../package.json');
    const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
    expect(await at.computer.command(['--version'])).toMatchObject({
      code: 0,
      stdout: `${version}\n`,
      stderr: '',
    });
  });
});

describe('flags', () => {
  test('--dry-run sends nothing', async () => {
    await at.holdSeat();
    const answer = answerOf(await at.computer.command(['release', '--dry-run', '--json']));
    expect(answer).toMatchObject({ exitCode: 0, state: 'active', dryRun: true });
    expect(at.polar.log.count({})).toBe(0);
  });

  test('work before the command as well as after it', async () => {
    const key = path.join(at.computer.home, 'key.txt');
    await writeFile(key, at.polar.key);
    const input = ['--key-file', key, '--organization', at.polar.organizationId];
    const other = path.join(at.computer.home, 'other');
    for (const args of [
      ['--dry-run', ...input, '--server', 'sandbox', '--json', 'activate'],
      ['activate', '--dry-run', ...input, '--server=sandbox', '--json'],
    ]) {
      const answer = answerOf(await at.computer.command(args));
      expect(answer).toMatchObject({ exitCode: 0, dryRun: true, wouldAsk: 'sandbox' });
      expect(answer['message']).toContain('sandbox');
    }
    expect(at.polar.log.count({})).toBe(0);
    for (const args of [
      ['--user-data-dir', other, '--json', 'doctor'],
      ['doctor', `--user-data-dir=${other}`, '--json'],
    ]) {
      const answer = answerOf(await at.computer.command(args));
      expect(answer).toMatchObject({
        folder: { data: expect.stringContaining('other') as string },
      });
    }
    const slow = await at.computer.command(['--timeout', '1', '--quiet', 'status']);
    expect(slow).toMatchObject({ code: 3, stdout: '', stderr: '' });
  });

  test('--output writes the same object into a file, with text on stderr', async () => {
    await at.holdSeat();
    const file = path.join(at.computer.home, 'answer.json');
    const result = await at.computer.command(['release', '--output', file, '--reason', 'retire']);
    expect(result).toMatchObject({ code: 0, stdout: '' });
    expect(result.stderr).toBe('Released: the seat of Studio workstation is free.\n');
    const answer = JSON.parse(await readFile(file, 'utf8')) as object;
    expect(answer).toMatchObject({ exitCode: 0, state: 'released', reason: 'retire' });
  });

  test('an unwritable output file is reported before anything is done', async () => {
    await at.holdSeat();
    const pipe = path.join(at.computer.home, 'pipe');
    // The pipe has no reader: a write would wait for ever.
    await run('mkfifo', [pipe]);
    for (const output of ['/dev/null/none/answer', pipe, at.computer.home]) {
      const result = await at.computer.command(['release', '--json', '--output', output]);
      expect(answerOf(result)).toMatchObject({ exitCode: 2 });
    }
    expect(at.releases()).toBe(0);
  });

  test('an output file that becomes unwritable after the release makes the exit code 1', async () => {
    await at.holdSeat();
    const folder = path.join(at.computer.home, 'answers');
    await mkdir(folder);
    at.polar.faults.add({ type: 'late-answer', ms: 1_000 }, { on: 'deactivate' });
    const gone = expect
      .poll(at.releases, { timeout: 20_000 })
      .toBe(1)
      .then(async () => await rm(folder, { recursive: true }));
    const args = ['release', '--json', '--output', path.join(folder, 'answer.json')];
    const answer = answerOf(await at.computer.command(args));
    await gone;
    expect(answer).toMatchObject({ exitCode: 1, state: 'released', code: 'CLI-OUTPUT' });
  });

  test('--quiet prints no text', async () => {
    await at.holdSeat();
    expect(await at.computer.command(['status', '--quiet'])).toMatchObject({
      code: 0,
      stdout: '',
      stderr: '',
    });
  });

  test('--reason uninstall leaves a note that a person finds', async () => {
    await at.holdSeat();
    answerOf(await at.computer.command(['release', '--reason', 'uninstall', '--json']));
    const note = await readFile(path.join(at.computer.dataFolder, 'uninstall.txt'), 'utf8');
    expect(note).toContain('Released: the seat of Studio workstation is free.');
    expect(await at.computer.stored('receipt')).toMatchObject({
      receipt: { askedBy: 'uninstall' },
    });
  });

  test.each([
    ['an unknown command', ['relaese'], 'Did you mean'],
    ['a mistyped flag', ['release', '--jsno'], 'Did you mean --json?'],
    ['a mistyped flag before the command', ['--lable', 'x', 'activate'], 'Did you mean --label?'],
    ['a flag twice', ['--timeout', '5', 'release', '--timeout', '6'], '--timeout'],
    ['a flag of another command', ['status', '--reason', 'x'], '--reason'],
    ['a value that is none', ['release', '--timeout', 'soon'], '--timeout'],
    ['a timeout of nothing', ['release', '--timeout', '0'], '--timeout'],
    ['a missing value', ['release', '--timeout'], '--timeout'],
    ['a flag with a needless value', ['release', '--dry-run=yes'], '--dry-run'],
    ['no command', ['--quiet'], 'command'],
    ['a data folder without a name', ['status', '--user-data-dir='], '--user-data-dir'],
  ])('2: %s', async (_, args, hint) => {
    const plainResult = await at.computer.command(args);
    expect(plainResult).toMatchObject({ code: 2, stdout: '' });
    expect(plainResult.stderr).toContain(hint);
    const answer = answerOf(await at.computer.command([...args, '--json']));
    expect(answer).toMatchObject({ exitCode: 2, state: 'usage' });
  });

  test('a license key among the arguments is refused and not repeated', async () => {
    for (const args of [['activate', at.polar.key], [at.polar.key]]) {
      const result = await at.computer.command(args);
      expect(result.code).toBe(2);
      expect(result.stderr + result.stdout).not.toContain(at.polar.key);
    }
  });
});
