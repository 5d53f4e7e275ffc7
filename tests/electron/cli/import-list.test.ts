import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Http } from '../../../electron/ports.ts';
import type { DeviceRecord } from '../../../electron/storage/records.ts';
import { commandOf } from '../../support/command-of.ts';
import { createEagerClock } from '../../support/eager-clock.ts';
import { startPolar, type Polar } from '../../support/polar/start-polar.ts';
import { runCommandInProcess } from '../../support/run-command-in-process.ts';
import { runCoreCommand } from '../../support/run-core-command.ts';
import { clockSpeed } from '../../support/running-core.ts';
import { createFastClock, createTestPorts, type TestPorts } from '../../support/test-ports.ts';
import { seatsOf, writeSeatText } from '../../support/write-seats.ts';

let polar: Polar;
let ports: TestPorts;
let seats: readonly DeviceRecord[];

beforeEach(async () => {
  polar = await startPolar();
  ports = createTestPorts({ polar, clock: createFastClock(clockSpeed) });
  seats = seatsOf(polar);
});
afterEach(async () => {
  ports.close();
  await polar.close();
});

const activation = (index: number) => {
  const { key = '', organizationId = '', activationId = '', label = '' } = seats[index] ?? {};
  return { key, organizationId, activationId, label };
};
/** The activation as Polar answered to `activate`. */
function asPolarAnswers(index: number) {
  const { key, organizationId, activationId, label } = activation(index);
  const license = { id: 'license', organization_id: organizationId, key };
  return { id: activationId, license_key_id: 'license', label, license_key: license };
}
const importList = async (list: unknown, ...flags: string[]) =>
  await runCoreCommand(ports, ['import', ...flags], JSON.stringify(list));
const statusOf = async () => (await runCoreCommand(ports, ['status'])).facts['seats'];

test('a list in mixed forms is taken over, and again it sends nothing', async () => {
  const list = [activation(0), asPolarAnswers(1)];
  const { exitCode, state, facts } = await importList(list);
  expect({ exitCode, state }).toEqual({ exitCode: 0, state: 'active' });
  expect(facts['entries']).toMatchObject([
    { entry: 1, exitCode: 0, state: 'active', seat: { label: 'Bay 1' } },
    { entry: 2, exitCode: 0, state: 'active', seat: { label: 'Bay 2' } },
  ]);
  const ids = (facts['entries'] as { id: string }[]).map(({ id }) => ({ id }));
  expect(await statusOf()).toMatchObject(ids);
  const count = polar.log.count();
  expect(await importList(list)).toMatchObject({ exitCode: 0, state: 'active' });
  expect(polar.log.count()).toBe(count);
});

test('an entry that is wrong is named, sends nothing and stops no other', async () => {
  const { exitCode, state, code, message, facts } = await importList([
    { ...activation(0), activationId: 17 },
    activation(1),
    null,
    { ...activation(2), key: 'TEST-KEY-THAT-NOBODY-HAS' },
  ]);
  expect({ exitCode, state, code }).toEqual({ exitCode: 1, state: 'failed', code: 'CLI-INPUT' });
  expect(facts['entries']).toMatchObject([
    { entry: 1, exitCode: 2, state: 'usage', code: 'CLI-INPUT' },
    { entry: 2, exitCode: 0, state: 'active' },
    { entry: 3, exitCode: 2, state: 'usage' },
    { entry: 4, exitCode: 1, state: 'failed', code: 'KEY-UNKNOWN' },
  ]);
  expect(message).toContain('Entry 1: In the JSON, "activationId"');
  expect(await statusOf()).toMatchObject([{ label: 'Bay 2' }]);
});

test.each([[[]], [[17]], [[null, { key: '' }]]])(
  'a list in which nothing is right ends with 2: %j',
  async (list) => {
    expect(await importList(list)).toMatchObject({
      exitCode: 2,
      state: 'usage',
      code: 'CLI-INPUT',
    });
    expect(polar.log.count()).toBe(0);
  },
);

test('two activations of one license: the second is refused, and names the seat', async () => {
  const other = polar.seller.addSeat(polar.licenseId, 'Other');
  const { facts } = await importList([
    activation(0),
    { ...activation(0), activationId: other.id },
    activation(0),
  ]);
  const entries = facts['entries'] as { id?: string }[];
  expect(entries).toMatchObject([
    { exitCode: 0 },
    { exitCode: 1, code: 'SEAT-PRESENT', blockedBy: entries[0]?.id },
    { exitCode: 0, id: entries[0]?.id },
  ]);
});

test('a dry run reports what it would do with each, and saves nothing', async () => {
  const { exitCode, facts } = await importList([activation(0), {}], '--dry-run');
  expect(exitCode).toBe(1);
  expect(facts['entries']).toMatchObject([{ exitCode: 0, wouldAsk: 'loopback' }, { exitCode: 2 }]);
  expect(polar.log.count()).toBe(0);
  expect(await statusOf()).toEqual([]);
});

test('a damaged file blocks no import of another license, since an import takes no seat', async () => {
  writeSeatText(ports, 'aaaaaaa9', 'device', '{"version":1,"torn');
  writeSeatText(ports, 'aaaaaaa8', 'device', '{"version":1,"torn');
  expect(await importList([activation(0)])).toMatchObject({ exitCode: 0, state: 'active' });
});

test('entries for which no time is left are not begun, and the next import goes on with them', async () => {
  const clock = createEagerClock();
  const start = clock.monotonicNow();
  const hanging: Http = {
    async send({ deadline }) {
      await new Promise<void>((resolve) => clock.schedule(deadline, resolve));
      return { type: 'no-answer' };
    },
  };
  const slow = createTestPorts({ http: hanging, clock });
  const list = Array.from({ length: 20 }, (_, index) => ({
    ...activation(0),
    key: `TEST-KEY-${index + 100}`,
    activationId: `00000${index + 100}-0ac0-4000-8000-000000000001`,
    server: 'production',
  }));
  try {
    const run = async () =>
      await runCommandInProcess(slow, commandOf(['import']), JSON.stringify(list));
    const { exitCode, code, facts } = await run();
    expect({ exitCode, code }).toEqual({ exitCode: 1, code: 'CLI-TIMEOUT' });
    const entries = facts['entries'] as { exitCode: number; code?: string }[];
    const begun = entries.filter((entry) => entry.exitCode === 0).length;
    expect(begun).toBeGreaterThan(3);
    expect(begun).toBeLessThan(list.length);
    expect(entries.at(-1)).toMatchObject({ exitCode: 1, state: 'failed', code: 'CLI-TIMEOUT' });
    expect(clock.monotonicNow() - start).toBeLessThanOrEqual(15_000);
  } finally {
    slow.close();
  }
});
