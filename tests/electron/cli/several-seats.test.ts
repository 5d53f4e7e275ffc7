import * as fs from 'node:fs';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Http } from '../../../electron/ports.ts';
import type { DeviceRecord } from '../../../electron/storage/records.ts';
import { displayKeyOf } from '../../../shared/license.ts';
import { terminal } from '../../../shared/text/terminal.ts';
import { nodeHttp } from '../../support/node-http.ts';
import { startPolar, type Polar } from '../../support/polar/start-polar.ts';
import { runCoreCommand } from '../../support/run-core-command.ts';
import { clockSpeed } from '../../support/running-core.ts';
import { createFastClock, createTestPorts, type TestPorts } from '../../support/test-ports.ts';
import { seatContent, seatsOf, writeSeat, writeSeatText } from '../../support/write-seats.ts';

// A computer that holds seats of several licenses.

const first = 'aaaaaaa1';
const second = 'aaaaaaa2';
const third = 'aaaaaaa3';

let polar: Polar;
let ports: TestPorts;
let seats: readonly DeviceRecord[];

/** The activations to which a release was sent, in order. */
let sent: string[];
/** Answers of the network to the release of an activation, in place of Polar's. */
let answers: Map<string, Http['send']>;

const http: Http = {
  async send(request) {
    if (!request.url.endsWith('/deactivate')) return await nodeHttp.send(request);
    const { activation_id: id } = JSON.parse(request.body ?? '{}') as { activation_id: string };
    sent.push(id);
    return await (answers.get(id) ?? nodeHttp.send)(request);
  },
};

const offline: Http['send'] = async () => ({ type: 'not-sent', why: 'network-unreachable' });
const refusing: Http['send'] = async () => ({
  type: 'answer',
  status: 403,
  header: () => null,
  text: JSON.stringify({ error: 'NotPermitted', detail: 'Not permitted' }),
});

beforeEach(async () => {
  polar = await startPolar();
  ports = createTestPorts({ polar, http, clock: createFastClock(clockSpeed) });
  seats = seatsOf(polar);
  sent = [];
  answers = new Map();
});
afterEach(async () => {
  ports.close();
  await polar.close();
});

const run = async (...args: readonly string[]) => await runCoreCommand(ports, args);
/** Activates with the key of this seat's license. */
const activate = async (key: string, ...flags: string[]) =>
  await runCoreCommand(
    ports,
    ['activate', '--organization', polar.organizationId, '--label', 'New', ...flags],
    key,
  );
const seat = (index: number): DeviceRecord => {
  const found = seats[index];
  if (found === undefined) throw new Error(`There is no seat ${index}`);
  return found;
};
const endOf = (index: number): string => displayKeyOf(seat(index).key).slice(-6);
const isLive = (index: number): boolean => {
  const { activationId } = seat(index);
  return polar.record.activation(activationId)?.deletedAt === null;
};
const uninstallText = (): string =>
  fs.readFileSync(path.join(ports.dataFolder, 'uninstall.txt'), 'utf8');
const nothing = (): void => {
  expect(polar.log.count()).toBe(0);
  expect(sent).toEqual([]);
};

describe('with two seats', () => {
  beforeEach(() => {
    writeSeat(ports, first, seat(0));
    writeSeat(ports, second, seat(1));
  });

  test('"status" lists both, in the order in which they were taken', async () => {
    const { exitCode, state, message, facts } = await run('status');
    expect({ exitCode, state }).toEqual({ exitCode: 0, state: 'active' });
    expect(facts['seats']).toMatchObject([
      {
        id: first,
        displayKey: displayKeyOf(seat(0).key),
        label: 'Bay 1',
        exitCode: 0,
        state: 'active',
        release: { is: 'idle' },
        standing: 'unchecked',
      },
      { id: second, label: 'Bay 2', exitCode: 0, state: 'active' },
    ]);
    const lines = message.split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(new RegExp(`^\\*{4}-${endOf(1)}: Active on this device: Bay 2,`));
    nothing();
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
      nothing();
      expect(seatContent(ports, first)).not.toBeNull();
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
    expect(sent).toEqual([seat(1).activationId]);
    // Again: its receipt says that it is free, and the other seat is left alone.
    expect(await run('release', '--seat', name())).toMatchObject({ exitCode: 0 });
    expect(sent).toHaveLength(1);
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
    nothing();
  });

  test('"release --seat" with the end of two keys does nothing, and their ids distinguish them', async () => {
    writeSeat(ports, second, { ...seat(1), key: `OTHER-${seat(0).key}` });
    const answer = await run('release', '--seat', endOf(0));
    expect(answer).toMatchObject({
      exitCode: 2,
      code: 'CLI-SEAT',
      message: expect.stringContaining(terminal.cli.severalMatches),
      facts: { seats: [{ id: first }, { id: second }] },
    });
    nothing();
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
    expect(sent).toHaveLength(2);
    expect([isLive(0), isLive(1)]).toEqual([false, false]);
  });

  test('"release --all --dry-run" says so of each and does nothing', async () => {
    const where = terminal.cli.serverNames.loopback;
    const { exitCode, message, facts } = await run('release', '--all', '--dry-run');
    expect(exitCode).toBe(0);
    expect(message).toContain(terminal.cli.wouldRelease('Bay 1', where));
    expect(message).toContain(terminal.cli.wouldRelease('Bay 2', where));
    expect(facts['seats']).toMatchObject([{ wouldAsk: 'loopback' }, { wouldAsk: 'loopback' }]);
    nothing();
    expect(fs.existsSync(path.join(ports.dataFolder, 'uninstall.txt'))).toBe(false);
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
    writeSeat(ports, third, { ...intent, askedBy: 'person', askedAt: 3 }, 'activation');
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
  writeSeat(ports, 'aaaaaaa1', seat(0));
  writeSeat(ports, 'aaaaaaa2', seat(1));
  writeSeat(ports, 'aaaaaaa3', seat(2));
  answers.set(seat(0).activationId, offline);
  answers.set(seat(1).activationId, refusing);
  const elsewhere = ports.machine.fingerprint(polar.organizationId) ?? '';
  writeSeat(ports, 'aaaaaaa4', {
    ...seat(3),
    takenAt: 4,
    machine: elsewhere.replaceAll(/[0-9a-f]/g, 'e'),
  });
  writeSeatText(ports, 'aaaaaaa5', 'device', '{"version":1,"torn');
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
  expect(sent).not.toContain(seat(3).activationId);
  expect(seatContent(ports, 'aaaaaaa1', 'release')).toMatchObject({ state: { is: 'waiting' } });

  answers.clear();
  const again = await run('release', '--all', '--other-computer');
  expect(again.facts['seats']).toMatchObject(
    ['released', 'released', 'released', 'released', 'failed'].map((each) => ({ state: each })),
  );
});

test('"status" ends with the worst code, and its fields are about that seat', async () => {
  writeSeat(ports, first, seat(0));
  writeSeatText(ports, second, 'device', '{"version":1,"torn');
  expect(await run('status')).toMatchObject({
    exitCode: 1,
    state: 'failed',
    code: 'FILE-UNREADABLE',
    facts: {
      seats: [
        { id: first, exitCode: 0, state: 'active' },
        { id: second, exitCode: 1, code: 'FILE-UNREADABLE' },
      ],
    },
  });
});

describe('a link in the place of a seat’s folder', () => {
  let elsewhere: string;
  let link: string;

  beforeEach(() => {
    writeSeat(ports, first, seat(0));
    writeSeat(ports, second, seat(1));
    elsewhere = `${ports.dataFolder}-elsewhere`;
    link = path.join(ports.dataFolder, 'seats', second);
    fs.renameSync(link, elsewhere);
    fs.symlinkSync(elsewhere, link);
  });
  afterEach(() => {
    fs.rmSync(elsewhere, { recursive: true });
  });

  test('is never taken for "no seat", is not followed, and hides no other seat', async () => {
    const unopened = { id: second, exitCode: 1, code: 'FILE-INACCESSIBLE' };
    const before = fs.readFileSync(path.join(elsewhere, 'device.json'), 'utf8');
    const status = await run('status');
    expect(status).toMatchObject({ exitCode: 1, facts: { seats: [{ id: first }, unopened] } });
    const refused = await activate(seat(2).key);
    expect(refused).toMatchObject({
      code: 'FILE-INACCESSIBLE',
      facts: { blockedBy: second },
    });
    expect(await activate(seat(2).key, '--ignore-unreadable')).toMatchObject({ exitCode: 0 });
    const released = await run('release', '--reason', 'uninstall');
    expect(released).toMatchObject({ exitCode: 1, code: 'FILE-INACCESSIBLE' });
    expect(released.facts['seats']).toContainEqual(expect.objectContaining(unopened));
    expect([isLive(0), isLive(1)]).toEqual([false, true]);
    expect(fs.readlinkSync(link)).toBe(elsewhere);
    expect(fs.readdirSync(elsewhere)).toEqual(['device.json']);
    expect(fs.readFileSync(path.join(elsewhere, 'device.json'), 'utf8')).toBe(before);
  });

  test('keeps a computer without another seat from taking one of any license', async () => {
    await run('release', '--seat', first);
    expect(await run('release')).toMatchObject({ exitCode: 1, code: 'FILE-INACCESSIBLE' });
    expect(await activate(seat(1).key)).toMatchObject({ code: 'FILE-INACCESSIBLE' });
    expect(polar.log.count({ operation: 'activate' })).toBe(0);
  });
});

describe('"import --same-computer"', () => {
  beforeEach(() => {
    const machine = ports.machine.fingerprint(polar.organizationId) ?? '';
    writeSeat(ports, first, { ...seat(0), machine });
    writeSeat(ports, second, { ...seat(1), machine });
    ports.computer = 'laptop';
    writeSeat(ports, third, {
      ...seat(2),
      machine: ports.machine.fingerprint(polar.organizationId) ?? '',
    });
  });

  test('marks all records of another computer, and no other', async () => {
    const before = seatContent(ports, third);
    const dry = await run('import', '--same-computer', '--dry-run');
    expect(dry.message).toContain(terminal.cli.wouldAdopt('Bay 1'));
    expect(dry.message).toContain(terminal.cli.wouldAdopt('Bay 2'));
    expect((await run('status')).exitCode).toBe(1);
    expect(await run('import', '--same-computer')).toMatchObject({
      exitCode: 0,
      state: 'active',
      facts: {
        seats: [
          { id: first, state: 'active' },
          { id: second, state: 'active' },
        ],
      },
    });
    expect((await run('status')).exitCode).toBe(0);
    expect(seatContent(ports, third)).toEqual(before);
    nothing();
  });

  test('one that fails keeps no other from it', async () => {
    // It cannot be written: a folder is in the place of its temporary file.
    fs.mkdirSync(path.join(ports.dataFolder, 'seats', first, 'device.json.tmp'));
    expect(await run('import', '--same-computer')).toMatchObject({
      exitCode: 1,
      facts: {
        seats: [
          { id: first, exitCode: 1 },
          { id: second, exitCode: 0, state: 'active' },
        ],
      },
    });
  });
});

describe('"activate"', () => {
  test('adds a seat, and takes none for a license of which there is one', async () => {
    writeSeat(ports, first, seat(0));
    const added = await activate(seat(2).key);
    expect(added).toMatchObject({
      exitCode: 0,
      state: 'active',
      facts: { seat: { label: 'New' } },
    });
    const { facts } = await run('status');
    expect(facts['seats']).toMatchObject([{ id: first }, { id: added.facts['id'], label: 'New' }]);
    const count = polar.log.count();
    expect(await activate(seat(0).key.toLowerCase())).toMatchObject({
      exitCode: 0,
      facts: { id: first, seat: { label: 'Bay 1' } },
    });
    expect(polar.log.count()).toBe(count);
  });

  test('asks for a flag where a file that cannot be read may hold the key', async () => {
    writeSeat(ports, first, seat(0));
    writeSeatText(ports, second, 'device', '{"version":1,"torn');
    const dry = await activate(seat(2).key, '--dry-run');
    expect(dry).toMatchObject({ exitCode: 0, facts: { wouldAsk: 'loopback' } });
    expect(dry.message).toMatch(new RegExp(`${second}.*--ignore-unreadable`));
    const refused = await activate(seat(2).key);
    expect(refused).toMatchObject({
      exitCode: 1,
      code: 'FILE-UNREADABLE',
      facts: { blockedBy: second },
    });
    expect(refused.message).toMatch(new RegExp(`${second}.*--ignore-unreadable`));
    nothing();
    expect(await activate(seat(2).key, '--ignore-unreadable')).toMatchObject({ exitCode: 0 });
    expect(
      fs.readFileSync(path.join(ports.dataFolder, 'seats', second, 'device.json'), 'utf8'),
    ).toBe('{"version":1,"torn');
  });

  test('takes no seat of a license whose key a damaged file shows, whatever the flags', async () => {
    writeSeatText(ports, second, 'device', `{"version":1,"key":"${seat(2).key}","torn`);
    for (const flags of [[], ['--ignore-unreadable']]) {
      const refused = await activate(seat(2).key, ...flags);
      expect(refused).toMatchObject({ exitCode: 1, code: 'FILE-UNREADABLE' });
      expect(refused.message).not.toContain('--ignore-unreadable');
    }
    nothing();
    expect(await activate(seat(0).key)).toMatchObject({ exitCode: 0 });
  });

  test('takes a seat beside another computer’s records, and of their licenses only if the caller says so', async () => {
    const machine = ports.machine.fingerprint(polar.organizationId) ?? '';
    writeSeat(ports, first, { ...seat(0), machine });
    writeSeat(ports, second, { ...seat(1), machine });
    ports.computer = 'laptop';
    expect(await activate(seat(2).key)).toMatchObject({
      exitCode: 0,
      facts: { seat: { label: 'New' } },
    });
    expect(await activate(seat(0).key)).toMatchObject({ exitCode: 1, code: 'SEAT-OTHER-COMPUTER' });
    expect(await activate(seat(0).key, '--other-computer')).toMatchObject({ exitCode: 0 });
    expect(seatContent(ports, second)).toMatchObject({ activationId: seat(1).activationId });
  });
});
