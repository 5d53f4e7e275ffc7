import * as fs from 'node:fs';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { composeCommand } from '../../../electron/compose-command.ts';
import { isAtRest } from '../../../electron/services/device/wait-until-at-rest.ts';
import type { SeatRelease } from '../../../shared/seat-release.ts';
import type { Http } from '../../../electron/ports.ts';
import { terminal } from '../../../shared/text/terminal.ts';
import { startPolar, type Polar } from '../../support/polar/start-polar.ts';
import { runCoreCommand } from '../../support/run-core-command.ts';
import { seatOf, waitingRelease } from '../../support/seat-of.ts';
import { createFastClock, createTestPorts, type TestPorts } from '../../support/test-ports.ts';
import { recordFile } from '../../support/record-files.ts';
import { holdLock } from '../../support/seats-on-disk.ts';

let polar: Polar;
let ports: TestPorts;

beforeEach(async () => {
  polar = await startPolar();
  ports = createTestPorts({ polar });
  ports.writeRecord('device', seatOf(polar));
});
afterEach(async () => {
  ports.close();
  await polar.close();
});

const isLive = (): boolean =>
  polar.record.liveActivations(polar.licenseId).some(({ id }) => id === polar.activationId);

test('"release" answers after it has released the seat', async () => {
  const answer = await runCoreCommand(ports, ['release']);
  expect(answer).toMatchObject({ exitCode: 0, state: 'released', facts: { how: 'confirmed' } });
  expect(isLive()).toBe(false);
  expect(ports.content('device')).toBeNull();
});

test('"release" checks the outcome before it answers when Polar’s answer was lost', async () => {
  polar.faults.add({ type: 'answer-lost' }, { on: 'deactivate' });
  const answer = await runCoreCommand(ports, ['release']);
  expect(answer).toMatchObject({ exitCode: 0, state: 'released', facts: { how: 'found-free' } });
  expect(isLive()).toBe(false);
});

test('"status" releases nothing', async () => {
  const answer = await runCoreCommand(ports, ['status']);
  expect(answer).toMatchObject({ exitCode: 0, state: 'active' });
  expect(isLive()).toBe(true);
  expect(polar.log.count()).toBe(0);
});

test('"release --dry-run" says what it would do and does nothing', async () => {
  const before = ports.content('device');
  const answer = await runCoreCommand(ports, ['release', '--dry-run']);
  expect(answer).toMatchObject({
    exitCode: 0,
    state: 'active',
    code: null,
    message: terminal.cli.wouldRelease(seatOf(polar).label, terminal.cli.serverNames.loopback),
    facts: { wouldAsk: 'loopback', seat: { label: seatOf(polar).label } },
  });
  expect(polar.log.count()).toBe(0);
  expect(ports.content('device')).toEqual(before);
  expect(ports.content('release')).toBeNull();
});

test('"release --dry-run" of a seat whose release waits says that it would send it', async () => {
  const waiting = waitingRelease(polar, { why: 'network-unreachable', attempts: 1, nextAt: 0 });
  ports.writeRecord('release', waiting);
  expect(await runCoreCommand(ports, ['release', '--dry-run'])).toMatchObject({
    exitCode: 0,
    state: 'waiting',
    facts: { wouldAsk: 'loopback' },
  });
  expect(polar.log.count()).toBe(0);
});

test('without a seat "release --dry-run" would do nothing, and says so', async () => {
  await runCoreCommand(ports, ['release']);
  const released = await runCoreCommand(ports, ['release', '--dry-run']);
  expect(released).toMatchObject({ exitCode: 0, state: 'released' });
  expect(released.facts).not.toHaveProperty('wouldAsk');
  ports.writeRecord('device', seatOf(polar));
  fs.writeFileSync(recordFile(ports.dataFolder, 'device'), '{"version":1,"torn');
  expect(await runCoreCommand(ports, ['release', '--dry-run'])).toMatchObject({
    exitCode: 1,
    state: 'failed',
  });
  expect(await runCoreCommand(ports, ['release'])).toMatchObject({ exitCode: 1, state: 'failed' });
});

test('"release" records whether an uninstall asked for it, and only an uninstall writes its message', async () => {
  const messageFile = path.join(ports.dataFolder, 'uninstall.txt');
  await runCoreCommand(ports, ['release', '--reason', 'uninstall', '--dry-run']);
  expect(fs.existsSync(messageFile)).toBe(false);
  const byHand = await runCoreCommand(ports, ['release']);
  expect(byHand.facts).toMatchObject({ receipt: { askedBy: 'command-line' } });
  expect(fs.existsSync(messageFile)).toBe(false);
  ports.writeRecord('device', { ...seatOf(polar), activationId: polar.otherActivationId });
  const byUninstall = await runCoreCommand(ports, ['release', '--reason', 'uninstall']);
  expect(byUninstall.facts).toMatchObject({ receipt: { askedBy: 'uninstall' } });
  expect(fs.readFileSync(messageFile, 'utf8')).toMatch(/Released:/);
});

test.each([[[]], [['--seat', 'ABC123']], [['--all']], [['--reason', 'uninstall']]])(
  '"release %j" without a seat ends with 3 and SEAT-NONE',
  async (flags) => {
    fs.rmSync(recordFile(ports.dataFolder, 'device'));
    const answer = await runCoreCommand(ports, ['release', ...flags]);
    expect(answer).toMatchObject({ exitCode: 3, state: 'not-activated', code: 'SEAT-NONE' });
    expect(answer.message).toContain('SEAT-NONE');
  },
);

test('"release" waits while another process moves the record of an older version', async () => {
  const letGo = holdLock(ports.dataFolder);
  const answer = runCoreCommand(ports, ['release', '--json']);
  // The command has read the folder, since it composes synchronously.
  letGo();
  composeCommand(ports, 5_000).seats.stop();
  expect(await answer).toMatchObject({
    exitCode: 0,
    state: 'released',
    facts: { seats: [{ id: expect.stringMatching(/^[0-9a-f]{8}$/), exitCode: 0 }] },
  });
  expect((await answer).facts['seats']).toHaveLength(1);
  expect(isLive()).toBe(false);
});

test('"status" does not wait long for another process that holds the lock', async () => {
  const letGo = holdLock(ports.dataFolder);
  const started = performance.now();
  expect(await runCoreCommand(ports, ['status'])).toMatchObject({ exitCode: 0, state: 'active' });
  expect(performance.now() - started).toBeLessThan(3_000);
  letGo();
});

test('an uninstall without a seat writes no message', async () => {
  fs.rmSync(recordFile(ports.dataFolder, 'device'));
  await runCoreCommand(ports, ['release', '--reason', 'uninstall']);
  expect(fs.existsSync(path.join(ports.dataFolder, 'uninstall.txt'))).toBe(false);
});

test('"release" without a network tries again, and says that it waits', async () => {
  let tries = 0;
  const http: Http = {
    async send() {
      tries += 1;
      return { type: 'not-sent', why: 'network-unreachable' };
    },
  };
  const fast = { ...ports, http, clock: createFastClock(50) };
  expect(await runCoreCommand(fast, ['release'])).toMatchObject({ exitCode: 5, state: 'waiting' });
  // The alarm of what waits may fall between two attempts of the command’s own.
  expect(tries).toBeGreaterThanOrEqual(3);
});

test('"release" of a seat that is found held is tried again, and one that another server answered is not', async () => {
  const fast = { ...ports, clock: createFastClock(50) };
  polar.faults.add({ type: 'captive-portal' }, { on: 'deactivate' });
  expect(await runCoreCommand(fast, ['release'])).toMatchObject({
    exitCode: 1,
    state: 'failed',
    code: 'NET-NOT-POLAR',
  });
  expect(polar.log.count({ operation: 'deactivate' })).toBe(1);
  polar.log.clear();
  polar.faults.add({ type: 'request-lost' }, { on: 'deactivate' });
  expect(await runCoreCommand(fast, ['release'])).toMatchObject({ exitCode: 0, state: 'released' });
  expect(polar.log.count({ operation: 'deactivate' })).toBe(2);
  expect(isLive()).toBe(false);
});

/** Activates with this key. */
const activate = async (key: string) =>
  await runCoreCommand(ports, ['activate', '--organization', polar.organizationId], key);

describe('"activate" on a computer that holds a seat', () => {
  test('succeeds for the key of that seat', async () => {
    for (const typed of [polar.key, ` ${polar.key}\n`])
      expect(await activate(typed)).toMatchObject({ exitCode: 0, state: 'active' });
    expect(polar.log.count()).toBe(0);
  });

  test('asks Polar about another key, and leaves that seat alone', async () => {
    const other = 'SEATKEEPER-TEST-99999999-0CE0-4000-8000-000000000009';
    expect(await activate(other)).toMatchObject({
      exitCode: 1,
      state: 'failed',
      code: 'KEY-UNKNOWN',
    });
    expect(polar.log.count({ operation: 'activate', committed: true })).toBe(0);
  });

  afterEach(() => {
    expect(polar.log.count({ operation: 'deactivate' })).toBe(0);
    expect(ports.content('device')).toMatchObject({ activationId: polar.activationId });
  });
});

const now = Date.UTC(2026, 5, 1, 12);
const attempts = 1;
test.each<[string, SeatRelease, boolean]>([
  ['is idle', { type: 'idle' }, true],
  ['counts down', { type: 'holding', until: now + 5_000 }, false],
  ['is sent', { type: 'releasing', attempts }, false],
  ['waits', { type: 'waiting', why: 'network-unreachable', attempts, nextAt: now }, true],
  ['is about to be checked', { type: 'unknown', why: 'gone', attempts, nextAt: now }, false],
  ['is to be checked later', { type: 'unknown', why: 'gone', attempts, nextAt: now + 1 }, true],
  ['has failed', { type: 'failed', failure: { code: 'still-held' } }, true],
  ['is released', { type: 'released', how: 'confirmed', at: now }, true],
])('isAtRest is known for a release that %s', (_, release, expected) => {
  expect(isAtRest(release, now)).toBe(expected);
});
