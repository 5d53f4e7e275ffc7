import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { seededIds } from '../support/polar/seed-small.ts';
import { activationOf } from '../support/seat-of.ts';
import { answerOf } from './answer.ts';
import { useStandIn } from './use-stand-in.ts';

const at = useStandIn();

describe('import', () => {
  test('imports an activation from standard input or a file', async () => {
    const input = JSON.stringify(activationOf(at.polar));
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
    const input = JSON.stringify({
      ...activationOf(at.polar),
      activationId: seededIds.foreign.activationId,
    });
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

    const right = JSON.stringify(activationOf(at.polar));
    const imported = await at.computer.command(['import', '--json'], { input: right });
    expect(answerOf(imported)).toMatchObject({ exitCode: 0, state: 'active' });
    expect(answerOf(await at.computer.command(['release', '--json']))).toMatchObject({
      exitCode: 0,
      state: 'released',
    });
    expect(at.liveSeats()).toBe(live - 1);
  });

  test('exits with 2 and names the wrong field without its value', async () => {
    const input = JSON.stringify({ ...activationOf(at.polar), activationId: 'SECRET-LOOKING' });
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
    const input = JSON.stringify(activationOf(at.polar));
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
    const input = JSON.stringify({ ...activationOf(at.polar), server: 'sandbox' });
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
    const input = JSON.stringify({ ...activationOf(at.polar), key });
    const dry = await at.computer.command(['import', '--dry-run', '--json'], { input });
    expect(answerOf(dry)).toMatchObject({ exitCode: 0, state: 'active', dryRun: true });
    expect(await at.computer.stored('device')).toMatchObject({ key: at.polar.key });
    const plainResult = await at.computer.command(['import'], { input });
    expect(plainResult).toMatchObject({ code: 0, stdout: '' });
    expect(plainResult.stderr).toContain('Stored the new license key of Studio workstation.');
    expect(answerOf(await at.computer.command(['release', '--json']))).toMatchObject({
      exitCode: 0,
      state: 'released',
    });
  });

  test('exits with 1 if another seat is on record', async () => {
    await at.holdSeat();
    const input = JSON.stringify({
      ...activationOf(at.polar),
      activationId: at.polar.otherActivationId,
    });
    expect(answerOf(await at.computer.command(['import', '--json'], { input }))).toMatchObject({
      exitCode: 1,
      code: 'SEAT-PRESENT',
    });
  });
});
