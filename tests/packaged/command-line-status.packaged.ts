import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { answerOf } from './answer.ts';
import { useStandIn } from './use-stand-in.ts';

const at = useStandIn();

test('status reports a damaged record', async () => {
  await at.holdSeat();
  await writeFile(path.join(at.computer.dataFolder, 'device.json'), '{"version":1,"ke');
  expect(answerOf(await at.computer.command(['status', '--json']))).toMatchObject({
    exitCode: 1,
    code: 'FILE-UNREADABLE',
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
