import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { terminal } from '../../shared/text/terminal.ts';
import { testCommand } from './packages.ts';
import { bareEnvironment, run, type RunResult } from './run.ts';
import { useStandIn } from './use-stand-in.ts';

const at = useStandIn();
const lost = terminal.cli.standardOutputLost;

/**
 * Runs a line of bash in which "$0" is the command; `${PIPESTATUS[0]}` is the exit code of a part
 * of a pipe.
 */
async function bash(line: string): Promise<RunResult> {
  return await run('bash', ['-c', line, testCommand], { env: bareEnvironment(at.computer.home) });
}

/**
 * Expects that the seat was released once and that this is on record, whatever happened to the
 * output.
 */
async function expectReleased(before: number): Promise<void> {
  expect(at.releases()).toBe(1);
  expect(at.liveSeats()).toBe(before - 1);
  expect(await at.computer.stored('device')).toBeNull();
  expect(await at.computer.stored('receipt')).not.toBeNull();
}

describe('standard output that cannot be written', () => {
  test.each([
    ['of a full disk', '"$0" release --json >/dev/full; echo "code $?" >&2'],
    ['that is closed', '"$0" release --json >&-; echo "code $?" >&2'],
    ['whose reader has left', '"$0" release --json | exec true; echo "code ${PIPESTATUS[0]}" >&2'],
  ])('%s: 1, said on standard error, and the release is what it is', async (_, line) => {
    await at.holdSeat();
    const before = at.liveSeats();
    const { stdout, stderr } = await bash(line);
    expect(stdout).toBe('');
    expect(stderr).toContain('Released');
    expect(stderr).toContain(lost);
    expect(stderr).toMatch(/code 1\n$/);
    await expectReleased(before);
    const again = await at.computer.command(['release', '--json']);
    expect(again.code).toBe(0);
  });

  test('keeps another exit code', async () => {
    const { stderr } = await bash('"$0" release --json >/dev/full; echo "code $?" >&2');
    expect(stderr).toContain(lost);
    expect(stderr).toMatch(/code 3\n$/);
  });

  test('leaves a file of --output that agrees with the exit code', async () => {
    await at.holdSeat();
    const file = path.join(at.computer.home, 'answer.json');
    const { stderr } = await bash(
      `"$0" release --json --output '${file}' >/dev/full; echo "code $?" >&2`,
    );
    expect(stderr).toMatch(/code 1\n$/);
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
      exitCode: 1,
      state: 'released',
      code: 'CLI-OUTPUT',
    });
  });

  test.each(['--version', '--help'])('makes %s a failure', async (flag) => {
    const { stderr } = await bash(`"$0" ${flag} >/dev/full; echo "code $?" >&2`);
    expect(stderr).toBe(`${lost}\ncode 1\n`);
  });
});

// Installers and services often have no standard error; without --json the exit code is the answer.
describe('standard error that cannot be written', () => {
  test.each([
    ['of a full disk', '"$0" release 2>/dev/full; echo "code $?"'],
    ['that is closed', '"$0" release 2>&-; echo "code $?"'],
    [
      'whose reader has left',
      '{ "$0" release 2>&1 >&3 | exec true; echo "code ${PIPESTATUS[0]}"; } 3>&1',
    ],
  ])('%s changes nothing', async (_, line) => {
    await at.holdSeat();
    const before = at.liveSeats();
    const { stdout } = await bash(line);
    expect(stdout).toBe('code 0\n');
    await expectReleased(before);
  });

  test('leaves the exit code as the answer if standard output is lost too', async () => {
    await at.holdSeat();
    const before = at.liveSeats();
    const { stdout } = await bash(
      '{ "$0" release --json >/dev/full 2>/dev/full; echo "code $?" >&3; } 3>&1',
    );
    expect(stdout).toBe('code 1\n');
    await expectReleased(before);
  });
});
