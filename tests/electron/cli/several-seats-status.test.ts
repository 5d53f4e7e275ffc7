import * as fs from 'node:fs';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { displayKeyOf } from '../../../shared/license.ts';
import { useSeveralLicenses } from '../../support/use-several-licenses.ts';
import { writeSeat, writeSeatText } from '../../support/write-seats.ts';

// "status" on a computer that holds seats of several licenses, and a seat's folder that no command may open.

const first = 'aaaaaaa1';
const second = 'aaaaaaa2';

const computer = useSeveralLicenses();
const { run, activate, seat, endOf, isLive, expectNoRequest } = computer;

describe('with two seats', () => {
  beforeEach(() => {
    writeSeat(computer.ports, first, seat(0));
    writeSeat(computer.ports, second, seat(1));
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
    expect(lines[1]).toMatch(new RegExp(`^\\*{4}-${endOf(1)}: Active on this computer: Bay 2,`));
    expectNoRequest();
  });
});

test('"status" ends with the worst code, and its fields are about that seat', async () => {
  writeSeat(computer.ports, first, seat(0));
  writeSeatText(computer.ports, second, 'device', '{"version":1,"torn');
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
    writeSeat(computer.ports, first, seat(0));
    writeSeat(computer.ports, second, seat(1));
    elsewhere = `${computer.ports.dataFolder}-elsewhere`;
    link = path.join(computer.ports.dataFolder, 'seats', second);
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
    expect(computer.polar.log.count({ operation: 'activate' })).toBe(0);
  });
});
