import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { DeviceRecord } from '../../electron/storage/records.ts';
import { liveSeats, seatFolder, severalSeats, writeSeats } from '../support/several-seats.ts';
import { answerOf } from './answer.ts';
import { useStandIn } from './use-stand-in.ts';

const at = useStandIn();
const ids = [0, 1, 2].map(seatFolder);
let seats: readonly DeviceRecord[];

/** Holds three seats: of the first the server cannot be reached, the release of the second is rejected, and the third works. */
beforeEach(async () => {
  const [first, second, third] = severalSeats(at.polar, 3);
  if (first === undefined || second === undefined || third === undefined)
    throw new Error('There are three.');
  // The test build knows the stand-in alone, and has no address for other servers.
  const offline: DeviceRecord = { ...first, server: 'production', label: 'Bay 1' };
  seats = [offline, { ...second, label: 'Bay 2' }, { ...third, label: 'Bay 3' }];
  await writeSeats(at.computer.dataFolder, seats);
  const times = Number.POSITIVE_INFINITY;
  at.polar.faults.add({ type: 'fields-refused' }, { key: second.key, on: 'deactivate', times });
});

const endOf = (index: number): string => `****-${seats[index]?.key.slice(-6)}`;

/** What the command says about each of the three. */
const outcomes = [
  { id: ids[0], label: 'Bay 1', exitCode: 5, state: 'waiting', code: 'NET-UNREACHABLE' },
  { id: ids[1], label: 'Bay 2', exitCode: 1, state: 'failed', code: 'POLAR-422' },
  { id: ids[2], label: 'Bay 3', exitCode: 0, state: 'released', how: 'confirmed' },
];

/** Expects that a text has a line with the outcome for each of the three. */
function expectLines(text: string): void {
  const lines = text.split('\n').map((line) => line.trim());
  const about = (index: number): string[] =>
    lines.filter((line) => line.startsWith(`${endOf(index)}: `));
  expect(about(0)).toEqual([expect.stringContaining('Not sent yet: the seat of Bay 1')]);
  expect(about(1)).toHaveLength(1);
  expect(text).toContain('POLAR-422');
  expect(about(2)).toEqual([expect.stringContaining('Released: the seat of Bay 3 is free.')]);
}

describe('with three seats, of which one is offline and one rejected', () => {
  test('an uninstall releases the one that it can, and reports each in the JSON and in uninstall.txt', async () => {
    const result = await at.computer.command(['release', '--reason', 'uninstall', '--json']);
    expect(answerOf(result)).toMatchObject({
      exitCode: 1,
      state: 'failed',
      code: 'POLAR-422',
      seats: outcomes,
    });
    expect(result.milliseconds).toBeLessThan(10_200);
    expect(liveSeats(at.polar, seats)).toEqual([true, true, false]);
    expectLines(await readFile(path.join(at.computer.dataFolder, 'uninstall.txt'), 'utf8'));

    // The outcomes are stored: a release that waits, one that failed, and a receipt.
    expect(answerOf(await at.computer.command(['status', '--json']))).toMatchObject({
      exitCode: 5,
      seats: [
        { id: ids[0], state: 'waiting', release: { is: 'waiting' } },
        { id: ids[1], state: 'active', release: { is: 'failed' } },
        { id: ids[2], state: 'released', exitCode: 3 },
      ],
    });
  });

  test('"release --all" reports each to people', async () => {
    const result = await at.computer.command(['release', '--all']);
    expect(result).toMatchObject({ code: 1, stdout: '' });
    expectLines(result.stderr);
  });

  test('"release" lists the seats and releases none, and --seat releases the one that it names', async () => {
    const listed = answerOf(await at.computer.command(['release', '--json']));
    expect(listed).toMatchObject({ exitCode: 2, code: 'CLI-SEAT' });
    expect(listed['seats']).toMatchObject(ids.map((id) => ({ id, state: 'active' })));
    expect(at.releases()).toBe(0);
    const named = await at.computer.command(['release', '--seat', endOf(2).slice(-6), '--json']);
    expect(answerOf(named)).toMatchObject({ exitCode: 0, seats: [{ id: ids[2] }] });
    expect(liveSeats(at.polar, seats)).toEqual([true, true, false]);
  });
});

test('a list of activations is taken over, and each entry has its own result', async () => {
  const [, second, third] = seats;
  const known = { ...second, server: undefined };
  const foreign = { ...third, activationId: second?.activationId, server: undefined };
  const input = JSON.stringify([known, foreign, 17]);
  const there = `--user-data-dir=${path.join(at.computer.home, 'other data')}`;
  const answer = answerOf(await at.computer.command(['import', there, '--json'], { input }));
  expect(answer).toMatchObject({
    exitCode: 1,
    entries: [
      { entry: 1, exitCode: 0, state: 'active' },
      { entry: 2, exitCode: 1, code: 'SEAT-UNKNOWN' },
      { entry: 3, exitCode: 2, code: 'CLI-INPUT' },
    ],
  });
});
