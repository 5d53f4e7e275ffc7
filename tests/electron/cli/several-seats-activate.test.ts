import * as fs from 'node:fs';
import * as path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { terminal } from '../../../shared/text/terminal.ts';
import { useSeveralLicenses } from '../../support/use-several-licenses.ts';
import { seatContent, writeSeat, writeSeatText } from '../../support/write-seats.ts';

// "activate" and "import" on a computer that holds seats of several licenses.

const first = 'aaaaaaa1';
const second = 'aaaaaaa2';
const third = 'aaaaaaa3';

const computer = useSeveralLicenses();
const { run, activate, seat, expectNoRequest } = computer;

describe('"activate"', () => {
  test('adds a seat, and takes none for a license of which there is one', async () => {
    writeSeat(computer.ports, first, seat(0));
    const added = await activate(seat(2).key);
    expect(added).toMatchObject({
      exitCode: 0,
      state: 'active',
      facts: { seat: { label: 'New' } },
    });
    const { facts } = await run('status');
    expect(facts['seats']).toMatchObject([{ id: first }, { id: added.facts['id'], label: 'New' }]);
    const count = computer.polar.log.count();
    expect(await activate(seat(0).key.toLowerCase())).toMatchObject({
      exitCode: 0,
      facts: { id: first, seat: { label: 'Bay 1' } },
    });
    expect(computer.polar.log.count()).toBe(count);
  });

  test('asks for a flag where a file that cannot be read may hold the key', async () => {
    writeSeat(computer.ports, first, seat(0));
    writeSeatText(computer.ports, second, 'device', '{"version":1,"torn');
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
    expectNoRequest();
    expect(await activate(seat(2).key, '--ignore-unreadable')).toMatchObject({ exitCode: 0 });
    expect(
      fs.readFileSync(path.join(computer.ports.dataFolder, 'seats', second, 'device.json'), 'utf8'),
    ).toBe('{"version":1,"torn');
  });

  test('takes no seat of a license whose key a damaged file shows, whatever the flags', async () => {
    writeSeatText(computer.ports, second, 'device', `{"version":1,"key":"${seat(2).key}","torn`);
    for (const flags of [[], ['--ignore-unreadable']]) {
      const refused = await activate(seat(2).key, ...flags);
      expect(refused).toMatchObject({ exitCode: 1, code: 'FILE-UNREADABLE' });
      expect(refused.message).not.toContain('--ignore-unreadable');
    }
    expectNoRequest();
    expect(await activate(seat(0).key)).toMatchObject({ exitCode: 0 });
  });

  test('takes a seat beside another computer’s records, and of their licenses only if the caller says so', async () => {
    const machine = computer.ports.machine.fingerprint(computer.polar.organizationId) ?? '';
    writeSeat(computer.ports, first, { ...seat(0), machine });
    writeSeat(computer.ports, second, { ...seat(1), machine });
    computer.ports.computer = 'laptop';
    expect(await activate(seat(2).key)).toMatchObject({
      exitCode: 0,
      facts: { seat: { label: 'New' } },
    });
    expect(await activate(seat(0).key)).toMatchObject({ exitCode: 1, code: 'SEAT-OTHER-COMPUTER' });
    expect(await activate(seat(0).key, '--other-computer')).toMatchObject({ exitCode: 0 });
    expect(seatContent(computer.ports, second)).toMatchObject({
      activationId: seat(1).activationId,
    });
  });
});

describe('"import --same-computer"', () => {
  beforeEach(() => {
    const machine = computer.ports.machine.fingerprint(computer.polar.organizationId) ?? '';
    writeSeat(computer.ports, first, { ...seat(0), machine });
    writeSeat(computer.ports, second, { ...seat(1), machine });
    computer.ports.computer = 'laptop';
    writeSeat(computer.ports, third, {
      ...seat(2),
      machine: computer.ports.machine.fingerprint(computer.polar.organizationId) ?? '',
    });
  });

  test('marks all records of another computer, and no other', async () => {
    const before = seatContent(computer.ports, third);
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
    expect(seatContent(computer.ports, third)).toEqual(before);
    expectNoRequest();
  });

  test('a failure of one does not stop the others', async () => {
    // It cannot be written: a folder is in the place of its temporary file.
    fs.mkdirSync(path.join(computer.ports.dataFolder, 'seats', first, 'device.json.tmp'));
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
