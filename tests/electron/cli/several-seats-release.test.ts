import * as fs from 'node:fs';
import * as path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Http } from '../../../electron/ports.ts';
import { displayKeyOf } from '../../../shared/license.ts';
import { terminal } from '../../../shared/text/terminal.ts';
import { useSeveralLicenses } from '../../support/use-several-licenses.ts';
import { seatContent, writeSeat, writeSeatText } from '../../support/write-seats.ts';

// "release" on a computer that holds seats of several licenses.

const first = 'aaaaaaa1';
const second = 'aaaaaaa2';
const third = 'aaaaaaa3';

const computer = useSeveralLicenses();
const { run, seat, endOf, isLive, released, releaseAnswers, expectNoRequest } = computer;

const offline: Http['send'] = async () => ({ type: 'not-sent', why: 'network-unreachable' });
const refusing: Http['send'] = async () => ({
  type: 'answer',
  status: 403,
  header: () => null,
  text: JSON.stringify({ error: 'NotPermitted', detail: 'Not permitted' }),
});

const uninstallText = (): string =>
  fs.readFileSync(path.join(computer.ports.dataFolder, 'uninstall.txt'), 'utf8');

describe('with two seats', () => {
  beforeEach(() => {
    writeSeat(computer.ports, first, seat(0));
    writeSeat(computer.ports, second, seat(1));
  });

  test.each([[[]], [['--dry-run']], [['--other-computer']], [['--reason', 'retire']]])(
    '"release" without a choice lists them and does nothing (%j)',
    async (flags) => {
      const { facts, message, ...answer } = await run('release', ...flags);
      expect(answer).toEqual({ exitCode: 2, state: 'usage', code: 'CLI-SEAT' });
      expect(facts['seats']).toMatchObject([
        { id: first, state: 'active' },
        { id: second, state: 'active' },
      ]);
      for (const shown of [endOf(0), endOf(1), 'Bay 1', 'Bay 2', first, second])
        expect(message).toContain(shown);
      expect(message).toMatch(/--seat.*--all/);
      expectNoRequest();
      expect(seatContent(computer.ports, first)).not.toBeNull();
    },
  );

  test.each([
    ['the end of its key', () => endOf(1)],
    ['the end in small letters', () => endOf(1).toLowerCase()],
    ['the masked key', () => `****-${endOf(1)}`],
    ['its id', () => second],
    ['its id in capitals', () => second.toUpperCase()],
  ])('"release --seat" takes %s', async (_, name) => {
    expect(await run('release', '--seat', name())).toMatchObject({
      exitCode: 0,
      state: 'released',
      facts: { how: 'confirmed', seats: [{ id: second, state: 'released', exitCode: 0 }] },
    });
    expect([isLive(0), isLive(1)]).toEqual([true, false]);
    expect(released).toEqual([seat(1).activationId]);
    // Again: its receipt says that it is free, and the other seat is left alone.
    expect(await run('release', '--seat', name())).toMatchObject({ exitCode: 0 });
    expect(released).toHaveLength(1);
  });

  test('"release" without a choice is about the only seat that is left', async () => {
    await run('release', '--seat', second);
    expect(await run('release')).toMatchObject({ exitCode: 0, state: 'released' });
    expect([isLive(0), isLive(1)]).toEqual([false, false]);
  });

  test('"release --seat" of no seat here does nothing, lists the seats and does not repeat the text', async () => {
    const answer = await run('release', '--seat', 'ffffffff');
    expect(answer).toMatchObject({ exitCode: 2, code: 'CLI-SEAT' });
    expect(answer.message).toContain(endOf(0));
    expect(answer.message).not.toContain('ffffffff');
    expectNoRequest();
  });

  test('"release --seat" with the end of two keys does nothing, and their ids distinguish them', async () => {
    writeSeat(computer.ports, second, { ...seat(1), key: `OTHER-${seat(0).key}` });
    const answer = await run('release', '--seat', endOf(0));
    expect(answer).toMatchObject({
      exitCode: 2,
      code: 'CLI-SEAT',
      message: expect.stringContaining(terminal.cli.severalMatches),
      facts: { seats: [{ id: first }, { id: second }] },
    });
    expectNoRequest();
    expect(await run('release', '--seat', first)).toMatchObject({ exitCode: 0 });
    expect([isLive(0), isLive(1)]).toEqual([false, true]);
  });

  test('"release --all" releases both, and may be run again', async () => {
    for (const _ of [1, 2]) {
      const { exitCode, state, message, facts } = await run('release', '--all');
      expect({ exitCode, state }).toEqual({ exitCode: 0, state: 'released' });
      expect(facts['seats']).toMatchObject([
        { id: first, state: 'released', exitCode: 0, receipt: { askedBy: 'command-line' } },
        { id: second, state: 'released', exitCode: 0 },
      ]);
      expect(message).toContain(`${endOf(0)}: ${terminal.cli.released('Bay 1')}`);
      expect(message).toContain(`${endOf(1)}: ${terminal.cli.released('Bay 2')}`);
    }
    expect(released).toHaveLength(2);
    expect([isLive(0), isLive(1)]).toEqual([false, false]);
  });

  test('"release --all --dry-run" says so of each and does nothing', async () => {
    const where = terminal.cli.serverNames.loopback;
    const { exitCode, message, facts } = await run('release', '--all', '--dry-run');
    expect(exitCode).toBe(0);
    expect(message).toContain(terminal.cli.wouldRelease('Bay 1', where));
    expect(message).toContain(terminal.cli.wouldRelease('Bay 2', where));
    expect(facts['seats']).toMatchObject([{ wouldAsk: 'loopback' }, { wouldAsk: 'loopback' }]);
    expectNoRequest();
    expect(fs.existsSync(path.join(computer.ports.dataFolder, 'uninstall.txt'))).toBe(false);
  });

  test('an uninstall releases both, and its message has a line for each', async () => {
    expect(await run('release', '--reason', 'uninstall')).toMatchObject({ exitCode: 0 });
    expect([isLive(0), isLive(1)]).toEqual([false, false]);
    const text = uninstallText();
    expect(text).toContain(`****-${endOf(0)}: Released: the seat of Bay 1`);
    expect(text).toContain(`****-${endOf(1)}: Released: the seat of Bay 2`);
  });

  test('an uninstall that names a seat releases that one', async () => {
    await run('release', '--reason', 'uninstall', '--seat', first);
    expect([isLive(0), isLive(1)]).toEqual([false, true]);
  });

  test('a release is reported although an activation is pending, behind which the window hides receipts', async () => {
    const { server, organizationId } = seat(2);
    const intent = { server, organizationId, key: seat(2).key, label: 'Bay 3', nonce: 'nonce' };
    writeSeat(computer.ports, third, { ...intent, askedBy: 'person', askedAt: 3 }, 'activation');
    expect(await run('release', '--seat', first)).toMatchObject({ exitCode: 0, state: 'released' });
    const { exitCode, facts } = await run('release', '--all');
    expect(exitCode).toBe(6);
    expect(facts['seats']).toMatchObject([
      { id: second, state: 'released' },
      {
        id: third,
        displayKey: displayKeyOf(seat(2).key),
        state: 'unknown',
        exitCode: 6,
        code: 'SEAT-UNFINISHED',
      },
    ]);
  });
});

test('"release --seat" and "--all" on a computer without a seat end with 3', async () => {
  for (const flags of [['--seat', 'ABC123'], ['--all']]) {
    const answer = await run('release', ...flags);
    expect(answer).toMatchObject({ exitCode: 3, state: 'not-activated' });
    expect(answer.facts).toEqual({ seats: [] });
  }
});

test('each seat has its own outcome, and the command ends with the worst', async () => {
  writeSeat(computer.ports, 'aaaaaaa1', seat(0));
  writeSeat(computer.ports, 'aaaaaaa2', seat(1));
  writeSeat(computer.ports, 'aaaaaaa3', seat(2));
  releaseAnswers.set(seat(0).activationId, offline);
  releaseAnswers.set(seat(1).activationId, refusing);
  const elsewhere = computer.ports.machine.fingerprint(computer.polar.organizationId) ?? '';
  writeSeat(computer.ports, 'aaaaaaa4', {
    ...seat(3),
    takenAt: 4,
    machine: elsewhere.replaceAll(/[0-9a-f]/g, 'e'),
  });
  writeSeatText(computer.ports, 'aaaaaaa5', 'device', '{"version":1,"torn');
  const { exitCode, state, code, message, facts } = await run('release', '--reason', 'uninstall');
  expect({ exitCode, state, code }).toEqual({
    exitCode: 1,
    state: 'failed',
    code: 'FILE-UNREADABLE',
  });
  expect(facts['seats']).toMatchObject([
    { id: 'aaaaaaa1', exitCode: 5, state: 'waiting', code: 'NET-UNREACHABLE' },
    { id: 'aaaaaaa2', exitCode: 4, state: 'failed', code: 'POLAR-403' },
    { id: 'aaaaaaa3', exitCode: 0, state: 'released' },
    { id: 'aaaaaaa4', exitCode: 1, state: 'failed', code: 'SEAT-OTHER-COMPUTER' },
    { id: 'aaaaaaa5', exitCode: 1, state: 'failed', code: 'FILE-UNREADABLE' },
  ]);
  for (const name of [0, 1, 2, 3]
    .map((index) => `****-${endOf(index)}: `)
    .concat('Seat aaaaaaa5: ')) {
    expect(message).toContain(name);
    expect(uninstallText()).toContain(name);
  }
  expect(released).not.toContain(seat(3).activationId);
  expect(seatContent(computer.ports, 'aaaaaaa1', 'release')).toMatchObject({
    state: { is: 'waiting' },
  });

  releaseAnswers.clear();
  const again = await run('release', '--all', '--other-computer');
  expect(again.facts['seats']).toMatchObject(
    ['released', 'released', 'released', 'released', 'failed'].map((each) => ({ state: each })),
  );
});
