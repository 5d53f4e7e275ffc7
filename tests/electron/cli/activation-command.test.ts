import * as fs from 'node:fs';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { activation } from '../../../electron/cli/commands/activation.ts';
import type { CommandAnswer } from '../../../electron/cli/answer.ts';
import type { CommandContext } from '../../../electron/cli/command-context.ts';
import { isPiped } from '../../../electron/cli/output.ts';
import type { CommandCore } from '../../../electron/compose-command.ts';
import type { DeviceRecord } from '../../../electron/storage/records.ts';
import { lumenLabs } from '../../support/polar/organizations.ts';
import { commandOf } from '../../support/command-of.ts';
import { composeCommand } from '../../../electron/compose-command.ts';
import { startPolar, type Polar } from '../../support/polar/start-polar.ts';
import { runCoreCommand } from '../../support/run-core-command.ts';
import { createTestPorts, type TestPorts } from '../../support/test-ports.ts';
import { waitingRelease } from '../../support/seat-of.ts';
import { seatsOf, writeSeat, writeSeatText } from '../../support/write-seats.ts';

const first = 'aaaaaaa1';
const second = 'aaaaaaa2';
const third = 'aaaaaaa3';
const otherOrganization = '33333333-0c33-4333-8333-333333333333';

let polar: Polar;
let ports: TestPorts;
let seats: readonly DeviceRecord[];

beforeEach(async () => {
  polar = await startPolar();
  ports = createTestPorts({ polar });
  seats = seatsOf(polar);
});
afterEach(async () => {
  expect(polar.log.count()).toBe(0);
  ports.close();
  await polar.close();
});

const seat = (index: number): DeviceRecord => {
  const found = seats[index];
  if (found === undefined) throw new Error(`There is no seat ${index}`);
  return found;
};
const withKey = ['activation', '--json', '--with-key', '--organization', lumenLabs.id];
const ask = async (...flags: readonly string[]) =>
  await runCoreCommand(ports, ['activation', ...flags]);

/** Runs the command in an app whose vendor file has these entries. `names`: of the seats' products, in the order of the seats. */
function askBranded(vendor: object, flags: readonly string[], names: readonly string[] = []) {
  const core = composeCommand(ports, 5_000);
  const state = core.state.get();
  const seatStates = state.seats.map((each, index) => {
    const name = names[index];
    return name === undefined ? each : { ...each, name: { type: 'product', name } as const };
  });
  const branded: CommandCore = {
    ...core,
    state: {
      ...core.state,
      get: () => ({ ...state, seats: seatStates, vendor: { ...state.vendor, ...vendor } }),
    },
  };
  const command = commandOf(['activation', ...flags]);
  const context = { core: branded, ports, command, isOutputPiped: () => true };
  try {
    return activation(context as unknown as CommandContext);
  } finally {
    core.seats.stop();
  }
}

/** Expects that no key is in an answer. */
function expectNoKey(answer: CommandAnswer): void {
  for (const { key } of seats) expect(JSON.stringify(answer)).not.toContain(key);
}

describe('without a flag', () => {
  test('it ends with 3 on a computer without a seat', async () => {
    expect(await ask()).toMatchObject({ exitCode: 3, state: 'not-activated' });
  });

  test('it gives the ids of the only seat, at the top and in the list, and no key', async () => {
    const licenseId = '00000001-0111-4000-8000-000000000001';
    const benefitId = '00000001-0be0-4000-8000-000000000001';
    writeSeat(ports, first, { ...seat(0), licenseId, benefitId });
    const answer = await ask();
    const { organizationId, activationId } = seat(0);
    const watch = path.join(ports.dataFolder, 'seats', first);
    const ids = { organizationId, activationId, licenseId, benefitId, watch };
    expect(answer).toMatchObject({ exitCode: 0, state: 'active', code: null });
    expect(answer.facts['activation']).toEqual(ids);
    expect(answer.facts['seats']).toMatchObject([{ id: first, activation: ids }]);
    expect(answer.message.split('\n').slice(1)).toEqual([
      `Organization ID: ${organizationId}`,
      `Activation ID: ${activationId}`,
    ]);
    expectNoKey(answer);
    expect(fs.existsSync(watch)).toBe(true);
  });

  test('it gives the ids of each seat that may be used, and of no other', async () => {
    writeSeat(ports, first, seat(0));
    writeSeat(ports, second, { ...seat(1), machine: 'c0ffee00c0ffee00c0ffee00c0ffee00' });
    writeSeatText(ports, third, 'device', '{"torn');
    const answer = await ask();
    expect(answer.exitCode).toBe(1);
    const listed = answer.facts['seats'] as readonly Record<string, unknown>[];
    expect(listed.map((each) => [each['id'], each['exitCode'], 'activation' in each])).toEqual([
      [first, 0, true],
      [second, 1, false],
      [third, 1, false],
    ]);
    expectNoKey(answer);
  });

  test('it ends with 5 and gives no ids of a seat whose release waits', async () => {
    writeSeat(ports, first, { ...seat(0), key: polar.key, activationId: polar.activationId });
    const nextAt = Date.now() + 60_000;
    const wait = { why: 'network-unreachable', attempts: 1, nextAt } as const;
    writeSeat(ports, first, waitingRelease(polar, wait), 'release');
    const answer = await ask();
    expect(answer).toMatchObject({ exitCode: 5, state: 'waiting' });
    expect(answer.facts).not.toHaveProperty('activation');
  });
});

describe('with several seats', () => {
  beforeEach(() => {
    writeSeat(ports, first, seat(0));
    writeSeat(ports, second, seat(1));
  });

  test('--seat gives one, by its id or the end of its key', async () => {
    for (const wanted of [second, seat(1).key.slice(-6).toLowerCase()]) {
      const { facts, exitCode } = await ask('--seat', wanted);
      expect(exitCode).toBe(0);
      expect(facts).toMatchObject({ activation: { activationId: seat(1).activationId } });
      expect(facts['seats']).toHaveLength(1);
    }
    expect(await ask('--seat', 'FFFFFF')).toMatchObject({ exitCode: 3, state: 'not-activated' });
  });

  test('--organization gives those of one seller', async () => {
    writeSeat(ports, third, { ...seat(2), organizationId: otherOrganization });
    const { facts } = await ask('--organization', otherOrganization);
    expect(facts['seats']).toMatchObject([{ id: third }]);
    expect((await ask('--organization', lumenLabs.id)).facts['seats']).toHaveLength(2);
  });

  test('a file that cannot be read is not "no seat", and hides no seat that fits', async () => {
    writeSeatText(ports, third, 'device', '{"torn');
    const wanted = ['--organization', otherOrganization];
    expect(await ask(...wanted)).toMatchObject({ exitCode: 1, code: 'FILE-UNREADABLE' });
    expect(await ask('--organization', lumenLabs.id)).toMatchObject({ exitCode: 0 });
    expect(await ask('--seat', third)).toMatchObject({ exitCode: 1, code: 'FILE-UNREADABLE' });
  });
});

/** Products of a vendor file by their names. */
const products = (...names: readonly string[]) =>
  names.map((name) => ({ name, organizationId: null, benefitId: null, keyPrefix: null }));

describe('in an app for one seller', () => {
  test('it gives nothing of another seller, with or without the key', () => {
    writeSeat(ports, first, { ...seat(0), organizationId: otherOrganization });
    const vendor = { organizationId: lumenLabs.id };
    for (const flags of [[], ['--seat', first], ['--json', '--with-key']]) {
      const answer = askBranded(vendor, flags);
      expect(answer).toMatchObject({ exitCode: 3, state: 'not-activated' });
      expect(answer.facts['seats']).toEqual([]);
    }
    writeSeat(ports, second, seat(1));
    const answer = askBranded(vendor, ['--json', '--with-key']);
    expect(answer.facts).toMatchObject({ activation: { key: seat(1).key } });
  });

  test('--product with a name that the vendor file does not have is called wrongly', () => {
    writeSeat(ports, first, seat(0));
    const vendor = { products: products('Lumen Studio') };
    const answer = askBranded(vendor, ['--product', 'Lumen Video']);
    expect(answer).toMatchObject({ exitCode: 2, code: 'CLI-INPUT' });
    expect(answer.facts).toEqual({});
  });

  test('--product gives the seat of a product, in any case of its name', () => {
    writeSeat(ports, first, seat(0));
    writeSeat(ports, second, seat(1));
    const names = ['Lumen Studio', 'Lumen Video', 'Lumen Audio'];
    const vendor = { organizationId: lumenLabs.id, products: products(...names) };
    const { facts, exitCode } = askBranded(vendor, ['--product', 'LUMEN video'], names);
    expect(exitCode).toBe(0);
    expect(facts).toMatchObject({ activation: { activationId: seat(1).activationId } });
    expect(facts['seats']).toMatchObject([{ id: second, product: 'Lumen Video' }]);
    const none = askBranded(vendor, ['--product', 'Lumen Audio'], names);
    expect(none).toMatchObject({ exitCode: 3, state: 'not-activated' });
  });
});

describe('with --with-key', () => {
  test('it gives the key of the only seat to a pipe', async () => {
    writeSeat(ports, first, seat(0));
    const { exitCode, facts, message } = await runCoreCommand(ports, withKey);
    expect(exitCode).toBe(0);
    expect(facts['activation']).toMatchObject({ key: seat(0).key });
    expect(message).not.toContain(seat(0).key);
  });

  test('it gives no key where no program reads standard output', async () => {
    writeSeat(ports, first, seat(0));
    const answer = await runCoreCommand(ports, withKey, null, undefined, { isOutputPiped: false });
    expect(answer).toMatchObject({ exitCode: 2, state: 'usage', code: 'CLI-OUTPUT' });
    expectNoKey(answer);
  });

  test('it gives no key of several seats, and lists them', async () => {
    writeSeat(ports, first, seat(0));
    writeSeat(ports, second, seat(1));
    const answer = await runCoreCommand(ports, withKey);
    expect(answer).toMatchObject({ exitCode: 2, code: 'CLI-SEAT' });
    expect(answer.facts['seats']).toMatchObject([{ id: first }, { id: second }]);
    expectNoKey(answer);
    const one = await runCoreCommand(ports, [...withKey, '--seat', second]);
    expect(one.facts).toMatchObject({ activation: { key: seat(1).key } });
  });

  test('it needs the organization in an app for any seller', async () => {
    writeSeat(ports, first, seat(0));
    const answer = await ask('--json', '--with-key');
    expect(answer).toMatchObject({ exitCode: 2, code: 'CLI-INPUT' });
    expectNoKey(answer);
  });

  test('it gives no key of a seat that may not be used', async () => {
    writeSeat(ports, first, { ...seat(0), machine: 'c0ffee00c0ffee00c0ffee00c0ffee00' });
    const answer = await runCoreCommand(ports, withKey);
    expect(answer).toMatchObject({ exitCode: 1, code: 'SEAT-OTHER-COMPUTER' });
    expectNoKey(answer);
  });

  test.each([
    [['activation', '--with-key'], '--with-key needs --json'],
    [['activation', '--with-key', '--json', '--output', 'a.json'], 'contradict'],
  ])('is called wrongly as %j', (args) => {
    expect(() => commandOf(args)).toThrow('usage-error');
  });
});

test('isPiped is true for a pipe and a socket alone', async () => {
  const file = path.join(ports.dataFolder, 'answer.json');
  const opened = fs.openSync(file, 'w');
  const device = fs.openSync('/dev/null', 'w');
  expect([isPiped(opened), isPiped(device)]).toEqual([false, false]);
  fs.closeSync(opened);
  fs.closeSync(device);
  expect(isPiped(opened)).toBe(false);
});
