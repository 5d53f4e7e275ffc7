import { readFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { seatOf } from '../support/seat-of.ts';
import { answerOf } from './answer.ts';
import { packages } from './packages.ts';
import { useStandIn } from './use-stand-in.ts';

const at = useStandIn();

describe('release', () => {
  test('exits with 0 when the seat is released, and again when it is released a second time', async () => {
    await at.holdSeat();
    const before = at.liveSeats();
    const first = answerOf(await at.computer.command(['release', '--json']));
    expect(first).toMatchObject({ exitCode: 0, state: 'released', how: 'confirmed' });
    expect(at.liveSeats()).toBe(before - 1);
    expect(await at.computer.stored('device')).toBeNull();
    const again = answerOf(await at.computer.command(['release', '--json']));
    expect(again).toMatchObject({ exitCode: 0, state: 'released' });
    expect(at.releases()).toBe(1);
  });

  test('exits with 0 when a check finds the seat released after a lost answer', async () => {
    await at.holdSeat();
    at.polar.faults.add({ type: 'answer-lost' }, { on: 'deactivate', times: 2 });
    expect(answerOf(await at.computer.command(['release', '--json']))).toMatchObject({
      exitCode: 0,
      how: 'found-free',
    });
  });

  test('exits with 1 and keeps the seat when the answer is not Polar’s', async () => {
    await at.holdSeat();
    at.polar.faults.add({ type: 'captive-portal' }, { times: Number.POSITIVE_INFINITY });
    expect(answerOf(await at.computer.command(['release', '--json']))).toMatchObject({
      exitCode: 1,
      state: 'failed',
      code: 'NET-NOT-POLAR',
    });
    expect(await at.computer.stored('device')).not.toBeNull();
  });

  test('exits with 1 for the record of another computer, unless the caller confirms it', async () => {
    const machine = 'c0ffee00c0ffee00c0ffee00c0ffee00';
    await at.computer.writeRecord('device', { ...seatOf(at.polar), machine });
    const uninstall = ['release', '--reason', 'uninstall', '--json'];
    expect(answerOf(await at.computer.command(uninstall))).toMatchObject({
      exitCode: 1,
      state: 'failed',
      code: 'SEAT-OTHER-COMPUTER',
      seat: { label: 'Studio workstation', otherComputer: true },
    });
    expect(at.polar.log.count()).toBe(0);
    const note = await readFile(path.join(at.computer.dataFolder, 'uninstall.txt'), 'utf8');
    expect(note).toContain('SEAT-OTHER-COMPUTER');
    const result = await at.computer.command(['release', '--other-computer', '--json']);
    expect(answerOf(result)).toMatchObject({ exitCode: 0, state: 'released' });
  });

  test('exits with 3 when there is no seat', async () => {
    expect(answerOf(await at.computer.command(['release', '--json']))).toMatchObject({
      exitCode: 3,
      state: 'not-activated',
    });
  });

  test.each([
    [401, { error: 'invalid_token', error_description: 'The access token is invalid' }],
    [403, { error: 'NotPermitted', detail: 'Not permitted' }],
  ])('4: Polar refuses with %i, and the seat is kept', async (status, body) => {
    await at.holdSeat();
    await at.polar.close();
    const refusing = createHttpServer((_, response) => {
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    }).listen(packages.port, '127.0.0.1');
    try {
      const answer = answerOf(await at.computer.command(['release', '--json']));
      expect(answer).toMatchObject({ exitCode: 4, state: 'failed' });
      expect(await at.computer.stored('device')).not.toBeNull();
    } finally {
      refusing.close();
    }
  });

  test('exits with 5 when nothing can be sent: it tries three times, then waits and keeps the seat', async () => {
    await at.holdSeat();
    await at.polar.close();
    const result = await at.computer.command(['release', '--json']);
    expect(answerOf(result)).toMatchObject({
      exitCode: 5,
      state: 'waiting',
      code: 'NET-UNREACHABLE',
    });
    expect(result.milliseconds).toBeGreaterThan(3_000);
    expect(await at.computer.stored('device')).not.toBeNull();
    const status = answerOf(await at.computer.command(['status', '--json']));
    expect(status).toMatchObject({ exitCode: 5, release: { is: 'waiting', attempts: 3 } });
  });

  test('exits with 5 on a broken network, uses one that comes back, and waits a second between attempts', async () => {
    await at.holdSeat();
    at.polar.faults.add({ type: 'rate-limited', retryAfter: 60 }, { on: 'deactivate' });
    const limited = answerOf(await at.computer.command(['release', '--json']));
    expect(limited).toMatchObject({ exitCode: 5, code: 'POLAR-429' });
    expect(at.releases()).toBe(1);
    expect(Number(limited['retryAt'])).toBeGreaterThan(Date.now() + 30_000);
  });

  test('exits with 6 when the outcome of a sent request is unknown', async () => {
    await at.holdSeat();
    at.polar.faults.add({ type: 'hang' }, { times: Number.POSITIVE_INFINITY });
    const result = await at.computer.command(['release', '--json', '--timeout', '4']);
    expect(answerOf(result)).toMatchObject({ exitCode: 6, state: 'unknown' });
    expect(result.milliseconds).toBeLessThan(4_500);
    const status = answerOf(await at.computer.command(['status', '--json']));
    expect(status).toMatchObject({ exitCode: 6, state: 'unknown' });
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s ends with %i, and what was begun is on disk', async (name, exitCode) => {
    await at.holdSeat();
    at.polar.faults.add({ type: 'hang' }, { times: Number.POSITIVE_INFINITY });
    const result = await at.computer.command(['release', '--reason', 'uninstall', '--json'], {
      meanwhile: (signal) => {
        const timer = setInterval(() => {
          if (at.releases() === 0) return;
          clearInterval(timer);
          signal(name);
        }, 20);
      },
    });
    expect(answerOf(result)).toMatchObject({ exitCode, code: 'CLI-INTERRUPTED', state: 'unknown' });
    expect(await at.computer.stored('release')).toMatchObject({ sent: true });
    const note = await readFile(path.join(at.computer.dataFolder, 'uninstall.txt'), 'utf8');
    expect(note).toContain('Interrupted.');
  });
});
