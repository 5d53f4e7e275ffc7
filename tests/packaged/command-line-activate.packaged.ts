import { writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { answerOf } from './answer.ts';
import { Computer } from './computer.ts';
import { bareEnvironment } from './run.ts';
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
